#!/usr/bin/python3
"""Writes ocr/bundle.zip: certificates of examples/ as office scanners and
telephones return them, drawn by pdftoppm, then turned, tilted and speckled.
Needs poppler-utils and python3-pil. The same bytes come out each time.
"""
import io
import os
import random
import subprocess
import zipfile

from PIL import Image, ImageFilter

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = os.path.join(HERE, '../../../examples/saesol-solo')


def page(name, dpi):
    png = subprocess.run(
        ['pdftoppm', '-gray', '-r', str(dpi), '-l', '1', '-png',
         os.path.join(SAMPLES, name)], check=True, capture_output=True).stdout
    return Image.open(io.BytesIO(png)).convert('L')


def speckled(image, seed, every):
    dice = random.Random(seed)
    pixels = image.load()
    for _ in range(image.width * image.height // every):
        pixels[dice.randrange(image.width), dice.randrange(image.height)] = \
            dice.choice((0, 90, 160, 255))
    return image.filter(ImageFilter.GaussianBlur(0.6))


def tilted(image, degrees):
    return image.rotate(degrees, resample=Image.BICUBIC, fillcolor=250)


def saved(image, form, **how):
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def jpeg(image):
    return saved(image, 'JPEG', quality=40, dpi=(200, 200))


def pdf(*images):
    """A PDF of JPEGs, as scanners write it."""
    objects, kids = [], []
    for image in images:
        data = jpeg(image)
        w, h = image.size
        n = 3 + len(objects)
        kids.append('%d 0 R' % n)
        content = b'q %d 0 0 %d 0 0 cm /I Do Q' % (w * 72 // 200, h * 72 // 200)
        objects += [
            b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R'
            b'/Resources<</XObject<</I %d 0 R>>>>>>'
            % (w * 72 // 200, h * 72 // 200, n + 1, n + 2),
            b'<</Length %d>>stream\n' % len(content) + content + b'\nendstream',
            b'<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace'
            b'/DeviceGray/BitsPerComponent 8/Filter/DCTDecode/Length %d>>'
            b'stream\n' % (w, h, len(data)) + data + b'\nendstream']
    objects = [b'<</Type/Catalog/Pages 2 0 R>>',
               b'<</Type/Pages/Count %d/Kids[%s]>>'
               % (len(kids), ' '.join(kids).encode())] + objects
    out, places = b'%PDF-1.4\n', []
    for n, body in enumerate(objects, 1):
        places.append(len(out))
        out += b'%d 0 obj\n' % n + body + b'\nendobj\n'
    table = len(out)
    out += b'xref\n0 %d\n0000000000 65535 f \n' % (len(objects) + 1)
    out += b''.join(b'%010d 00000 n \n' % place for place in places)
    return out + (b'trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n'
                  % (len(objects) + 1, table))


def main():
    national = page('02_국세완납증명서.pdf', 200)
    business = page('03_사업자등록증명.pdf', 200)
    local = page('02_지방세완납증명서.pdf', 200)
    noise = Image.new('L', (1200, 1600), 200)
    members = [
        ('국세.jpg', jpeg(speckled(tilted(national, 1.2), 1, 1500))),
        ('돌려 찍은 국세.jpg', jpeg(national.rotate(90, expand=True))),
        ('뒤집힌 국세.jpg', jpeg(national.rotate(180, expand=True))),
        ('스캔 묶음.pdf', pdf(speckled(tilted(business, 0.6), 10, 3000),
                           speckled(tilted(local, 0.6), 20, 3000))),
        ('벽 사진.png', saved(speckled(noise, 4, 900).quantize(8), 'PNG')),
    ]
    with zipfile.ZipFile(os.path.join(HERE, 'ocr/bundle.zip'), 'w') as out:
        for name, data in members:
            info = zipfile.ZipInfo(name, (2026, 2, 20, 10, 0, 0))
            info.flag_bits |= 0x800
            out.writestr(info, data)


main()
