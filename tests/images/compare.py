#!/usr/bin/env python3
"""Prints pages of the samples and compares them with pictures beside this file.

Prints a line "ok NAME" or "not ok NAME: why" per picture; tests/run counts
them. With BLESS=1 in the environment the pictures are made anew: look at them.

usage: python3 tests/images/compare.py BUILD-FOLDER

pages.txt says which: name, paper, sample, page. What counts is where things
stand, not how edges are smoothed: both pictures are blurred a little, and a
page is wrong if more than a few pixels then differ by more than smoothing
explains. A rule that is thin and dark or wide and pale is the same.
"""
import os
import shlex
import subprocess
import sys
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
DPI = 60
LEVEL = 40      # of 255: by how much smoothing may change a blurred pixel
WRONG = 20      # pixels that may differ by more
BYTES = 40 * 1024
SHADES = bytes((v + 8) // 17 * 17 for v in range(256))


class Picture:
    """Grey, 8 bits."""

    def __init__(self, width, height, rows):
        self.width, self.height, self.rows = width, height, rows


def read_pgm(data):
    """In sixteen shades, which keeps the pictures small."""
    magic, width, height, most = data.split(None, 4)[:4]
    if magic != b"P5" or most != b"255":
        raise ValueError("not a grey PGM of 8 bits")
    width, height = int(width), int(height)
    pixels = data[len(data) - width * height:].translate(SHADES)
    return Picture(width, height,
                   [pixels[i * width:(i + 1) * width] for i in range(height)])


def paeth(left, up, corner):
    guess = left + up - corner
    dl, du, dc = abs(guess - left), abs(guess - up), abs(guess - corner)
    return left if dl <= du and dl <= dc else up if du <= dc else corner


def unfilter(kind, line, before):
    """A row of a PNG of one byte per pixel, as the PNG specification has it."""
    out = bytearray(line)
    for i in range(len(out)):
        left = out[i - 1] if i > 0 else 0
        corner = before[i - 1] if i > 0 else 0
        out[i] = (out[i] + (0, left, before[i], (left + before[i]) // 2,
                            paeth(left, before[i], corner))[kind]) & 255
    return bytes(out)


def read_png(data):
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("not a PNG")
    at, body, head = 8, b"", b""
    while at < len(data):
        size = int.from_bytes(data[at:at + 4], "big")
        kind, part = data[at + 4:at + 8], data[at + 8:at + 8 + size]
        head = part if kind == b"IHDR" else head
        body += part if kind == b"IDAT" else b""
        at += size + 12
    width, height = (int.from_bytes(head[i:i + 4], "big") for i in (0, 4))
    if head[8:13] != b"\x08\x00\x00\x00\x00":
        raise ValueError("not a grey PNG of 8 bits")
    raw, rows = zlib.decompress(body), []
    before = bytes(width)
    for y in range(height):
        line = raw[y * (width + 1):(y + 1) * (width + 1)]
        before = unfilter(line[0], line[1:], before)
        rows.append(before)
    return Picture(width, height, rows)


def write_png(picture):
    """Every row as the difference to the one above: small for forms."""
    raw, before = b"", bytes(picture.width)
    for row in picture.rows:
        raw += b"\x02" + bytes((a - b) & 255 for a, b in zip(row, before))
        before = row

    def chunk(kind, part):
        return (len(part).to_bytes(4, "big") + kind + part +
                zlib.crc32(kind + part).to_bytes(4, "big"))
    head = (picture.width.to_bytes(4, "big") + picture.height.to_bytes(4, "big")
            + b"\x08\x00\x00\x00\x00")
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) +
            chunk(b"IDAT", zlib.compress(raw, 9)) + chunk(b"IEND", b""))


def blurred(picture):
    """Rows of the mean of each pixel and its eight neighbours."""
    white, rows = [3 * 255] * picture.width, []
    for row in picture.rows:
        wide = b"\xff" + row + b"\xff"
        rows.append([sum(t) for t in zip(wide, wide[1:], wide[2:])])
    return [[sum(t) // 9 for t in zip(*three)] for three in
            zip([white] + rows[:-1], rows, rows[1:] + [white])]


def wrong_pixels(a, b):
    """How many, and the first row that has one."""
    count, first = 0, None
    if a.rows == b.rows:
        return count, first
    for y, (one, other) in enumerate(zip(blurred(a), blurred(b))):
        wrong = sum(abs(p - q) > LEVEL for p, q in zip(one, other))
        count += wrong
        first = y if wrong and first is None else first
    return count, first


def judge(want, have):
    """None, or what is wrong."""
    if (want.width, want.height) != (have.width, have.height):
        return "%dx%d pixels, expected %dx%d" % (
            have.width, have.height, want.width, want.height)
    count, first = wrong_pixels(want, have)
    if count <= WRONG:
        return None
    return "%d pixels differ, the first %.0f mm from the top" % (
        count, first * 25.4 / DPI)


def lines_of_text(picture):
    """(first, after the last, dark pixels) of bands no higher than a line."""
    dark = [sum(p < 160 for p in row) for row in picture.rows]
    bands, top = [], None
    for y, n in enumerate(dark + [0]):
        if n > 0 and top is None:
            top = y
        elif n == 0 and top is not None:
            if 4 <= y - top <= 12:
                bands.append((top, y, sum(dark[top:y])))
            top = None
    return bands


def moved_line(picture, by):
    """The fullest line of text moved down."""
    top, end, _ = max(lines_of_text(picture), key=lambda band: band[2])
    blank, rows = [b"\xff" * picture.width] * by, picture.rows
    return Picture(picture.width, picture.height,
                   rows[:top] + blank + rows[top:end] + rows[end + by:])


def missing_rule(picture):
    rows, blank = picture.rows, b"\xff" * picture.width
    at = max(range(len(rows)), key=lambda y: sum(p < 200 for p in rows[y]))
    return Picture(picture.width, picture.height,
                   rows[:at - 1] + [blank] * 3 + rows[at + 2:])


def softer(picture):
    """Each pixel with an eighth of those beside it."""
    return Picture(picture.width, picture.height, [
        bytes((left + 6 * p + right) // 8 for left, p, right in
              zip(b"\xff" + row[:-1], row, row[1:] + b"\xff"))
        for row in picture.rows])


def judge_judge(picture):
    """A judge that finds nothing, or too much, is worse than none."""
    for name, changed, right in (
            ("a line of text 0.8 mm lower", moved_line(picture, 2), False),
            ("a rule that is missing", missing_rule(picture), False),
            ("softer edges", softer(picture), True)):
        said = judge(picture, changed)
        print("ok images: " + name if (said is None) == right else
              "not ok images: %s: %s" % (name, said))


def pages():
    with open(os.path.join(HERE, "pages.txt"), encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.split()


def render(program, paper, sample, page, work):
    pdf = os.path.join(work, "%s-%s.pdf" % (paper, sample))
    data = os.path.join(HERE, "..", "..", "templates", paper, sample + ".xml")
    if not os.path.exists(pdf):
        subprocess.run(program + ["print", paper, data, "-o", pdf], check=True)
    done = subprocess.run(["pdftoppm", "-gray", "-r", str(DPI), "-f", page,
                           "-l", page, pdf], check=True, capture_output=True)
    return read_pgm(done.stdout)


def try_page(name, have, build):
    path = os.path.join(HERE, name + ".png")
    if os.environ.get("BLESS"):
        with open(path, "wb") as out:
            out.write(write_png(have))
        print("# blessed " + path)
    if os.path.getsize(path) > BYTES:
        return "the picture has more than %d bytes" % BYTES
    with open(path, "rb") as file:
        said = judge(read_png(file.read()), have)
    if said is None:
        return None
    os.makedirs(os.path.join(build, "images"), exist_ok=True)
    seen = os.path.join(build, "images", name + ".png")
    with open(seen, "wb") as out:
        out.write(write_png(have))
    return "%s; see %s beside %s" % (said, seen, path)


def main():
    build = os.path.abspath(sys.argv[1])
    program = shlex.split(os.environ.get("SEORYU", build + "/seoryu"))
    have = None
    with tempfile.TemporaryDirectory() as work:
        for name, paper, sample, page in pages():
            try:
                have = render(program, paper, sample, page, work)
                said = try_page(name, have, build)
            except (OSError, ValueError, subprocess.CalledProcessError) as e:
                said = str(e)
            print("ok images: " + name if said is None else
                  "not ok images: %s: %s" % (name, said))
    if have is not None:
        judge_judge(have)


main()
