#!/usr/bin/python3
"""Writes pdf-drawn/bundle.zip: one certificate, drawn in the ways that make
text hard to read: bold drawn twice, on its side, marks across the page. Needs
python3-cairo, fonts-nanum and qpdf. The same bytes come out each time.
"""
import io
import math
import os
import subprocess
import tempfile
import zipfile

import cairo

HERE = os.path.dirname(os.path.abspath(__file__))
LINES = [
    (22, 250, 90, '납 세 증 명 서'), (10, 60, 150, '발급번호'),
    (10, 150, 150, '1234-567-890'), (10, 330, 150, '처리기간'),
    (10, 420, 150, '즉시'), (10, 60, 180, '상호(법인명)'),
    (10, 150, 180, '주식회사 한빛정밀'), (10, 330, 180, '사업자등록번호'),
    (10, 420, 180, '999-81-20419'), (10, 60, 200, '성명(대표자)'),
    (10, 150, 200, '김하늘'),
    (10, 60, 300, '「국세징수법」 제108조에 따라 발급일 현재 체납액이 없음을 증명합니다.'),
    (11, 250, 400, '2026년 2월 3일'), (14, 230, 440, '가람세무서장'),
]


def text(c, dx=0, dy=0):
    for size, x, y, words in LINES:
        c.set_font_size(size)
        c.move_to(x + dx, y + dy)
        c.show_text(words)


def across(c, words, x, y, angle, size):
    c.save()
    c.translate(x, y)
    c.rotate(angle)
    c.set_font_size(size)
    c.set_source_rgb(.8, .8, .8)
    c.move_to(0, 0)
    c.show_text(words)
    c.restore()


def bold(c):
    text(c)
    text(c, 0, 0.7)
    text(c, 0.7, 0)


def rising(c):
    text(c)
    across(c, '열람용', 120, 600, -math.pi / 4, 120)


def falling(c):
    text(c)
    across(c, '견본', 120, 500, math.pi / 4, 90)


def level(c):
    text(c)
    across(c, '열람용', 100, 230, 0, 100)


def many(c):
    text(c)
    for k in range(5):
        across(c, '열람용', 60 + k % 2 * 250, 250 + k * 130, -math.pi / 6, 48)


def up(c):
    c.translate(0, 842)
    c.rotate(-math.pi / 2)
    text(c)


def down(c):
    c.translate(842, 0)
    c.rotate(math.pi / 2)
    text(c)


def pdf(draw, width=595):
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, width, 842)
    surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, '2026-02-03T10:00:00')
    context = cairo.Context(surface)
    context.select_font_face('NanumGothic')
    draw(context)
    surface.finish()
    return out.getvalue()


def qpdf(data, *options):
    with tempfile.TemporaryDirectory() as folder:
        names = [os.path.join(folder, n) for n in ('in.pdf', 'out.pdf')]
        with open(names[0], 'wb') as f:
            f.write(data)
        with open(os.path.join(folder, '붙임.xml'), 'w') as f:
            f.write('<붙임/>')
        subprocess.run(['qpdf', '--deterministic-id', *options, '--',
                        *names], check=True, cwd=folder)
        with open(names[1], 'rb') as f:
            return f.read()


plain = pdf(text)
FILES = {
    'plain.pdf': plain, 'bold.pdf': pdf(bold), 'rising.pdf': pdf(rising),
    'falling.pdf': pdf(falling), 'level.pdf': pdf(level),
    'many.pdf': pdf(many), 'up.pdf': pdf(up, 842), 'down.pdf': pdf(down, 842),
    'turned.pdf': qpdf(plain, '--rotate=90'),
    'attached.pdf': qpdf(plain, '--object-streams=generate',
                         '--add-attachment', '붙임.xml',
                         '--creationdate=D:20260203100000',
                         '--moddate=D:20260203100000', '--'),
}
with zipfile.ZipFile(os.path.join(HERE, 'pdf-drawn', 'bundle.zip'), 'w') as z:
    for name, data in sorted(FILES.items()):
        info = zipfile.ZipInfo(name, (2026, 2, 20, 10, 0, 0))
        info.compress_type = zipfile.ZIP_DEFLATED
        z.writestr(info, data)
