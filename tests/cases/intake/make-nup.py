#!/usr/bin/python3
"""Writes nup/bundle.zip: several pages printed on one, pages turned, words
that stand on every page, and what only looks like two pages. Drawn by cairo,
laid out by Chromium, put together by qpdf from pages of WeasyPrint and cairo.
All of it is fictitious.

Needs weasyprint chromium python3-cairo fonts-nanum qpdf.
"""
import html
import io
import math
import os
import subprocess
import tempfile
import zipfile

import cairo

HERE = os.path.dirname(os.path.abspath(__file__))
TAX, CITY, MINISTER = '가람세무서장', '가람시장', '중소벤처기업부장관'
COMPANIES = {
    'hanbit': [('상호(법인명)', '주식회사 한빛정밀'),
               ('사업자등록번호', '999-81-20419'), ('성명(대표자)', '김하늘')],
    'saesol': [('상호(법인명)', '새솔푸드텍 주식회사'),
               ('사업자등록번호', '999-86-11207'), ('성명(대표자)', '이바다')],
}


def paper(title, issuer, day, text, rows=(), who='hanbit', place=''):
    """(kind, words) from top to bottom."""
    out = [('title', title)]
    out += [('row', row) for row in list(rows) + COMPANIES[who]]
    out += [('text', line) for line in text.split('\n') if line]
    out += [('gap', '')] * 3
    out += [('sign', day), ('sign', issuer)]
    return out + ([('foot', place)] if place else [])


NATIONAL = paper('납 세 증 명 서', TAX, '2026년 2월 3일',
                 '「국세징수법」 제108조에 따라 발급일 현재 다른 체납액이 없음을 증명합니다.',
                 [('발급번호', '1234-567-8901-234')])
OTHER = paper('납 세 증 명 서', TAX, '2026년 1월 5일',
              '「국세징수법」 제108조에 따라 발급일 현재 다른 체납액이 없음을 증명합니다.',
              [('발급번호', '4321-765-1098-432')], 'saesol')
LOCAL = paper('지방세 납세증명서', CITY, '2026년 2월 4일',
              '「지방세징수법」 제5조에 따라 발급일 현재 다른 체납액이 없음을 증명합니다.',
              [('발급번호', '9572-3737-4206-7656'), ('처리기간', '즉시')])
BUSINESS = paper('사업자등록증명', TAX, '2026년 2월 5일', '위와 같이 증명합니다.',
                 [('개업일', '2012년 5월 9일'), ('사업자등록일', '2012년 5월 9일')])
SIZE = paper('중소기업 확인서 [중기업]', MINISTER, '2026-02-06',
             '「중소기업기본법」 제2조에 따른 중소기업임을 확인합니다.',
             [('발급번호', '0010-2026-642236')])
FIRST = [('title', '사업자등록증명'), ('row', ('발급번호', '2345-678-9012-345'))] + [
    ('row', x) for x in COMPANIES['hanbit']] + [
    ('row', ('사업자등록일', '2012년 5월 9일')), ('foot', '1 / 2')]
SECOND = [('text', '발급번호  2345-678-9012-345'), ('text', '공동사업자  해당없음'),
          ('small', '사업장 소재지는 다음과 같습니다.'),
          ('text', '가람시 새솔동 12 한빛빌딩 3층'), ('text', '업종  제조업'),
          ('small', '종목  정밀부품'),
          ('text', '위와 같이 증명합니다.'), ('sign', '2026년 2월 5일'),
          ('sign', TAX), ('foot', '2 / 2')]
SIZES = {'title': 20, 'small': 9, 'foot': 9}


def draw(c, lines, width=595):
    """One page, from the upper left corner."""
    c.select_font_face('NanumGothic')
    y = 80
    for kind, what in lines:
        c.set_font_size(SIZES.get(kind, 11))
        if kind == 'row':
            for x, words in zip((60, 200), what):
                c.move_to(x, y)
                c.show_text(words)
        else:
            x = c.text_extents(what).width
            c.move_to((width - x) / 2 if kind in ('title', 'sign', 'foot')
                      else 60, 800 if kind == 'foot' else y)
            c.show_text(what)
        y += {'title': 40, 'small': 17}.get(kind, 22)


def surface(pages, width=595, height=842):
    """A PDF of pages, each a function that draws one."""
    out = io.BytesIO()
    pdf = cairo.PDFSurface(out, width, height)
    pdf.set_metadata(cairo.PDFMetadata.CREATE_DATE, '2026-02-03T10:00:00')
    for page in pages:
        c = cairo.Context(pdf)
        page(c)
        pdf.show_page()
    pdf.finish()
    return out.getvalue()


def at(c, x, y, scale, lines):
    c.save()
    c.translate(x, y)
    c.scale(scale, scale)
    draw(c, lines)
    c.restore()


def two(left, right):
    def page(c):
        at(c, 0, 0, .7071, left)
        at(c, 421, 0, .7071, right)
    return page


def four(*papers):
    def page(c):
        for i, lines in enumerate(papers):
            at(c, i % 2 * 297.5, i // 2 * 421, .5, lines)
    return page


def sideways(page):
    """What lies across, on a page upright."""
    def turned(c):
        c.translate(0, 842)
        c.rotate(-math.pi / 2)
        page(c)
    return turned


def stamped(page):
    def drawn(c):
        page(c)
        c.select_font_face('NanumGothic')
        c.set_font_size(110)
        c.set_source_rgb(.8, .8, .8)
        for i, letter in enumerate('열람용'):
            c.move_to(180 + i * 170, 480 - i * 90)
            c.show_text(letter)
    return drawn


def statement(c):
    """A statement of two columns across: no two pages."""
    c.select_font_face('NanumGothic')
    c.set_font_size(20)
    words = '표 준 대 차 대 조 표'
    c.move_to(421 - c.text_extents(words).width / 2, 60)
    c.show_text(words)
    c.set_font_size(10)
    c.move_to(60, 90)
    c.show_text('주식회사 한빛정밀   999-81-20419   2024년 12월 31일 현재   (단위: 원)')
    for x in (60, 470):
        for dx, words in ((0, '계정과목'), (180, '코드'), (240, '금액')):
            c.move_to(x + dx, 120)
            c.show_text(words)
    left = [('Ⅰ. 유동자산', '001', '700,000,000'),
            ('Ⅱ. 비유동자산', '080', '500,000,000'),
            ('자산총계(Ⅰ+Ⅱ)', '228', '1,200,000,000')]
    right = [('부채총계', '333', '400,000,000'), ('Ⅲ. 자본금', '334', '300,000,000'),
             ('자본총계', '382', '800,000,000')]
    for i, (a, b) in enumerate(zip(left, right)):
        for x, row in ((60, a), (470, b)):
            for dx, words in zip((0, 180, 240), row):
                c.move_to(x + dx, 150 + i * 20)
                c.show_text(words)


def cover(c):
    draw(c, [('title', '표 준 재 무 제 표 증 명')] + [
        ('row', x) for x in COMPANIES['hanbit']] + [
        ('row', ('사업연도', '2024-01-01 ~ 2024-12-31')),
        ('text', '붙임의 표준재무제표는 신고한 것과 같음을 증명합니다.'),
        ('sign', '2026년 2월 3일'), ('sign', TAX)])


def running(lines, number, of, words):
    """A page with words that stand on every page."""
    def page(c):
        draw(c, lines)
        c.set_font_size(8)
        for y, text in ((40, words[0]), (800, words[1]),
                        (815, words[2] % (number, of))):
            c.move_to(60, y)
            c.show_text(text)
    return page


RUNNING = ('국세청 홈택스  사업자등록증명  출력일 2026-02-19',
           '본 증명서는 2026년 2월 19일 인터넷으로 발급되었으며 90일 이내에 확인할 수 있습니다.',
           '문서확인번호 1111-2222-3333-4444      %d / %d')
ROSTER = ('국민연금공단  사업장 가입자 명부  출력일시 2026-02-19 10:00',
          '3 국민연금공단 고객센터 1355 2026-02-19 -',
          '발급번호 20260204123456    %d / %d')


def roster(first, last):
    names = '한여름 두가을 세겨울 네봄 오나무 육바람 칠구름 팔노을 구이슬 십새벽'.split()
    out = [('row', ('연번  성명', '주민등록번호   자격취득일'))]
    for i in range(first, last + 1):
        out.append(('row', ('%d  %s' % (i, names[i - 1]),
                            '900%d10-*******   2020-03-%02d' % (i % 9 + 1, i))))
    return out


def roster_pages():
    head = [('title', '사업장 가입자 명부'), ('row', ('사업장명칭', '주식회사 한빛정밀')),
            ('row', ('사업자등록번호', '999-81-20419')),
            ('row', ('사업장관리번호', '99981204190'))]
    sign = [('gap', ''), ('sign', '2026년 2월 4일'), ('sign', '국민연금공단 이사장')]
    pages = [head + roster(1, 4), roster(5, 8), roster(9, 10) + sign]
    return [running(lines, i + 1, 3, ROSTER) for i, lines in enumerate(pages)]


CSS = '''@page { size: A4 landscape; margin: 0 } body { margin: 0; font: 8pt
NanumGothic } div { position: absolute; top: 12mm; width: 125mm }
div.a { left: 12mm } div.b { left: 160mm } h1 { font-size: 15pt;
text-align: center } p.sign, p.foot { text-align: center }
td { padding: 1mm 6mm 1mm 0 }'''


def markup(**sides):
    out = ''
    for side, lines in sides.items():
        out += '<div class=%s>' % side
        for kind, what in lines:
            tag = {'title': 'h1', 'row': 'table'}.get(kind, 'p class=' + kind)
            if kind == 'row':
                what = '<tr><td>%s<td>%s' % tuple(map(html.escape, what))
            else:
                what = html.escape(what)
            out += '<%s>%s</%s>' % (tag, what, tag.split()[0])
        out += '</div>'
    return ('<!DOCTYPE html><html lang=ko><meta charset=utf-8><title></title>'
            '<style>%s</style><body>%s</body></html>' % (CSS, out))


def run(command, **files):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            mode = 'w' if isinstance(data, str) else 'wb'
            with open(os.path.join(folder, name), mode) as f:
                f.write(data)
        subprocess.run([x.format(folder) for x in command], check=True,
                       cwd=folder, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        with open(os.path.join(folder, 'out.pdf'), 'rb') as f:
            return f.read()


def chromium(text):
    return run(['chromium', '--headless', '--no-sandbox', '--disable-gpu',
                '--no-pdf-header-footer', '--user-data-dir={}/chromium',
                '--print-to-pdf={}/out.pdf', 'file://{}/in.html'],
               **{'in.html': text})


def overlaid(text, over):
    under = run(['weasyprint', '-q', 'in', 'out.pdf'],
                **{'in': text})
    return run(['qpdf', '--deterministic-id', 'in', '--overlay', 'over', '--',
                'out.pdf'], **{'in': under, 'over': over})


def rotated(pdf, angle):
    return run(['qpdf', '--deterministic-id', '--rotate=%d' % angle, 'in',
                'out.pdf'], **{'in': pdf})


def landscape(*pages):
    return surface(pages, 842, 595)


def main():
    both = two(NATIONAL, LOCAL)
    one = surface([lambda c: draw(c, NATIONAL)])
    files = {
        '두 장 나란히 cairo.pdf': landscape(both),
        '두 장 나란히 chromium.pdf': chromium(markup(a=BUSINESS, b=SIZE)),
        '두 장 나란히 qpdf.pdf': overlaid(
            markup(a=LOCAL), landscape(lambda c: at(c, 421, 0, .7071, SIZE))),
        '두 회사 나란히.pdf': landscape(two(NATIONAL, OTHER)),
        '한 서류의 두 쪽.pdf': landscape(two(FIRST, SECOND)),
        '두 쪽씩 다섯 장.pdf': landscape(two(NATIONAL, FIRST), two(SECOND, LOCAL),
                                  lambda c: at(c, 0, 0, .7071, SIZE)),
        '네 장.pdf': surface([four(NATIONAL, LOCAL, BUSINESS, SIZE)]),
        '네 장 자리에 세 장.pdf': surface([four(NATIONAL, LOCAL, SIZE)]),
        '두 장 눕혀서.pdf': surface([sideways(both)]),
        '두 장 돌려서.pdf': rotated(surface([sideways(both)]), 90),
        '두 장에 열람용.pdf': landscape(stamped(both)),
        '두 단 재무상태표.pdf': landscape(
            lambda c: at(c, 0, 0, .7071, []) or cover(c), statement),
        '쪽마다 같은 글.pdf': surface([
            running(FIRST, 1, 3, RUNNING), running(SECOND[1:-1], 2, 3, RUNNING),
            running([('text', '이하 여백')], 3, 3, RUNNING)]),
        '쪽마다 같은 글 명부.pdf': surface(roster_pages()),
        '90도.pdf': rotated(one, 90), '180도.pdf': rotated(one, 180),
        '270도.pdf': rotated(one, 270),
    }
    path = os.path.join(HERE, 'nup/bundle.zip')
    with zipfile.ZipFile(path, 'w') as z:
        for name, data in files.items():
            info = zipfile.ZipInfo(name, (2026, 2, 20, 10, 0, 0))
            info.flag_bits |= 0x800
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, data)


main()
