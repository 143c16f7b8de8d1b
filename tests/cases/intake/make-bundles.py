#!/usr/bin/python3
"""Writes the bundles of the intake cases, each into the folder of its case.

Archives are written byte by byte (class Archive), because what is tested is
what other programs write: names in CP949 without a flag, decomposed names,
paths that lead out, links, lies about sizes. The same bytes come out each
time. Needs python3-cairo and fonts-nanum for the one PDF, qpdf to encrypt it.
"""
import binascii
import io
import os
import struct
import subprocess
import sys
import unicodedata
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
DAY = (2026 - 1980) << 9 | 2 << 5 | 20		# 2026-02-20, 10:00
TIME = 10 << 11

CERTIFICATE = """납 세 증 명 서
상호(법인명) 주식회사 한빛정밀
사업자등록번호 999-81-20419
발급일 2026년 02월 03일
구구구세무서장
"""


class Archive:
    """A ZIP whose every field may lie."""

    def __init__(self):
        self.body = b''
        self.central = b''
        self.count = 0

    def add(self, name, data, flags=0, mode=0, host=0, extra=b'',
            method=8, declared=None, crc=None):
        """NAME is bytes. METHOD None stores DATA as given (already packed)."""
        if method == 8:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            packed = packer.compress(data) + packer.flush()
        else:
            packed = data
        size = len(data) if declared is None else declared
        check = binascii.crc32(data) if crc is None else crc
        fields = struct.pack('<HHHHHIIIHH', 20, flags, method, TIME, DAY,
                             check, len(packed), size, len(name), len(extra))
        offset = len(self.body)
        self.body += b'PK\3\4' + fields + name + extra + packed
        self.central += (b'PK\1\2' + struct.pack('<BB', 20, host) + fields +
                         struct.pack('<HHHII', 0, 0, 0, mode << 16, offset) +
                         name + extra)
        self.count += 1
        return self

    def bytes(self):
        end = struct.pack('<HHHHIIH', 0, 0, self.count, self.count,
                          len(self.central), len(self.body), 0)
        return self.body + self.central + b'PK\5\6' + end


def utf8(name):
    return name.encode('utf-8')


def write(case, name, data):
    folder = os.path.join(HERE, case)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), 'wb') as out:
        out.write(data)


def pdf():
    """The certificate as a page of PDF."""
    import cairo
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, 595, 842)
    surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, '2026-02-03T10:00:00')
    context = cairo.Context(surface)
    context.select_font_face('NanumGothic')
    context.set_font_size(14)
    for i, line in enumerate(CERTIFICATE.splitlines()):
        context.move_to(72, 100 + 30 * i)
        context.show_text(line)
    surface.finish()
    return out.getvalue()


def picture_pdf():
    """A page with a picture of text and no text."""
    import cairo
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, 200, 200)
    surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, '2026-02-03T10:00:00')
    context = cairo.Context(surface)
    context.rectangle(20, 20, 160, 160)
    context.fill()
    surface.finish()
    return out.getvalue()




def encrypt_pdf(data):
    """qpdf reads files only; the key is made from the file's own id."""
    path = os.path.join(HERE, '.plain.pdf')
    with open(path, 'wb') as out:
        out.write(data)
    try:
        return subprocess.run(
            ['qpdf', '--static-id', '--static-aes-iv', '--allow-weak-crypto',
             '--encrypt', 'secret', 'secret', '128', '--use-aes=y', '--',
             path, '-'], stdout=subprocess.PIPE, check=True).stdout
    finally:
        os.remove(path)


def png():
    """One black dot."""
    def chunk(kind, data):
        return (struct.pack('>I', len(data)) + kind + data +
                struct.pack('>I', binascii.crc32(kind + data)))
    return (b'\x89PNG\r\n\x1a\n' +
            chunk(b'IHDR', struct.pack('>IIBBBBB', 1, 1, 8, 0, 0, 0, 0)) +
            chunk(b'IDAT', zlib.compress(b'\0\0')) + chunk(b'IEND', b''))


def main():
    text = utf8(CERTIFICATE)

    # Windows and 알집: CP949, no flag. 체크, 특화 are also valid UTF-8.
    zip_ = Archive()
    for name in ('국세 납세증명서.txt', '체크.txt', '특화/회화.txt', '똠방각하.txt'):
        zip_.add(name.encode('cp949'), text)
    write('cp949-names', 'bundle.zip', zip_.bytes())

    # 반디집: CP949 with the Unicode Path extra; and an extra that lies.
    zip_ = Archive()
    stored = '납세증명서.txt'.encode('cp949')
    path = utf8('지방세 납세증명서.txt')
    extra = b'\1' + struct.pack('<I', binascii.crc32(stored)) + path
    zip_.add(stored, text,
             extra=struct.pack('<HH', 0x7075, len(extra)) + extra)
    wrong = b'\1' + struct.pack('<I', 12345) + utf8('거짓.txt')
    zip_.add('참.txt'.encode('cp949'), text,
             extra=struct.pack('<HH', 0x7075, len(wrong)) + wrong)
    write('unicode-path-names', 'bundle.zip', zip_.bytes())

    # macOS: decomposed UTF-8 without flag, and its own litter.
    zip_ = Archive()
    for name in ('서류/', '서류/사업자등록증명.txt', '서류/.DS_Store',
                 '__MACOSX/서류/._사업자등록증명.txt'):
        data = b'' if name.endswith('/') else text
        zip_.add(utf8(unicodedata.normalize('NFD', name)), data, host=3,
                 mode=0o40755 if name.endswith('/') else 0o100644)
    write('nfd-names', 'bundle.zip', zip_.bytes())

    # Names that lead out of the bundle or lie about what they are.
    zip_ = Archive()
    zip_.add(utf8('정상.txt'), text, flags=1 << 11)
    zip_.add(b'../outside.txt', text)
    zip_.add(b'a/../../outside.txt', text)
    zip_.add(b'..\\..\\windows.txt', text)
    zip_.add(b'/etc/passwd', text)
    zip_.add(b'C:\\autoexec.bat', text)
    zip_.add(b'folder\\inside.txt', text)
    zip_.add(b'nul\0byte.txt', text)
    zip_.add(b'line\nbreak.txt', text)
    zip_.add(utf8('증명서\u202etxt.exe'), text, flags=1 << 11)
    zip_.add(b'x' * 256, text)
    zip_.add(b'd/' * 17 + b'deep.txt', text)
    zip_.add(b'\xff\xfe\x81', text)
    zip_.add(b'', text)
    write('unsafe-names', 'bundle.zip', zip_.bytes())

    # Links and devices.
    zip_ = Archive()
    zip_.add(b'link.txt', b'/etc/passwd', mode=0o120777, host=3)
    zip_.add(b'null', b'', mode=0o20666, host=3)
    zip_.add(b'real.txt', text, mode=0o100644, host=3)
    write('links', 'bundle.zip', zip_.bytes())

    # One name three times for Windows and macOS.
    zip_ = Archive()
    zip_.add(utf8('증명서 A.txt'), text, flags=1 << 11)
    zip_.add(utf8(unicodedata.normalize('NFD', '증명서 A.txt')), b'2', flags=1 << 11)
    zip_.add(utf8('증명서 a.TXT'), b'3', flags=1 << 11)
    zip_.add(utf8('./증명서 A.txt'), b'4', flags=1 << 11)
    write('duplicates', 'bundle.zip', zip_.bytes())

    # Encrypted entries: only the flag and twelve bytes more matter here.
    zip_ = Archive()
    zip_.add(b'open.txt', text)
    zip_.add(b'secret.txt', bytes(range(12)) + text, flags=1,
             method=0)
    write('encrypted-entry', 'bundle.zip', zip_.bytes())

    page = pdf()
    zip_ = Archive()
    zip_.add(b'open.pdf', page)
    zip_.add(b'secret.pdf', encrypt_pdf(page))
    zip_.add(b'cut.pdf', page[:len(page) // 3])
    zip_.add(b'no-unicode.pdf', page.replace(b'/ToUnicode', b'/ToUnicodX'))
    zip_.add(b'scan.pdf', picture_pdf())
    write('pdf-states', 'bundle.zip', zip_.bytes())

    # The archive breaks off.
    zip_ = Archive().add(b'a.txt', text).add(b'b.txt', text)
    write('damaged-zip', 'bundle.zip', zip_.bytes()[:-30])

    # One entry's bytes are not what its sum says; the other is fine.
    zip_ = Archive().add(b'bad.txt', text, crc=1).add(b'good.txt', text)
    zip_.add(b'method.txt', text, method=97)
    write('damaged-entry', 'bundle.zip', zip_.bytes())

    # Bombs: one that admits it, one that declares ten bytes.
    zip_ = Archive()
    zip_.add(b'honest-bomb.txt', b'0' * 3000000)
    zip_.add(b'lying-bomb.txt', b'0' * 3000000, declared=10)
    zip_.add(b'declared-100MiB.txt', text, declared=100 << 20)
    zip_.add(b'good.txt', text)
    write('bombs', 'bundle.zip', zip_.bytes())

    # The portal's download: a ZIP in the ZIP; and one more inside.
    inner = Archive()
    inner.add('납세증명서.txt'.encode('cp949'), text)
    inner.add(b'../out.txt', text)
    inner.add(b'third.zip', Archive().add(b'x.txt', text).bytes())
    zip_ = Archive()
    zip_.add(b'inner.zip', inner.bytes(), method=0)
    zip_.add(b'broken.zip', inner.bytes()[:-40], method=0)
    zip_.add(b'outer.txt', text)
    write('nested-zip', 'bundle.zip', zip_.bytes())

    # What is no text: pictures, old formats, other archives.
    zip_ = Archive()
    zip_.add(b'scan.png', png())
    zip_.add(b'photo.pdf', b'\xff\xd8\xff\xe0' + bytes(20))
    zip_.add(b'old.hwp', b'HWP Document File V3.00 \x1a\1\2\3\4\5' + bytes(64))
    zip_.add(b'sheet.xls', b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(504) +
             'Workbook'.encode('utf-16le').ljust(64, b'\0') +
             struct.pack('<HB', 18, 2) + bytes(61))
    zip_.add(b'rest.7z', b'7z\xbc\xaf\x27\x1c' + bytes(32))
    zip_.add(b'none.txt', b'', method=0)
    zip_.add(b'noise.bin', bytes(range(256)))
    zip_.add(b'protected.pdf', b'<## NASCA DRM FILE - VER1.00 ##>' + bytes(40))
    write('no-text', 'bundle.zip', zip_.bytes())

    write('not-a-bundle', 'certificate.txt', text)
    write('only-litter', 'bundle.zip',
          Archive().add(b'.DS_Store', b'x').add(b'Thumbs.db', b'x').bytes())
    write('empty-zip', 'bundle.zip', Archive().bytes())


if __name__ == '__main__':
    sys.exit(main())
