#!/usr/bin/python3
"""Writes person/bundle.zip: the standard statement of a person in business
(개인: codes of two digits, no 자본총계 of a company), as cairo draws it and as
a table of a workbook saved as CSV. Needs python3-cairo and fonts-nanum. The
same bytes come out each time.
"""
import csv
import io
import os
import zipfile

import cairo

HERE = os.path.dirname(os.path.abspath(__file__))
COVER = [
    ('상호(법인명)', '도담공방', '사업자등록번호', '999-01-20417'),
    ('성명(대표자)', '이도담', '주민(법인)등록번호', '850214-2******'),
    ('업태', '제조업', '종목', '목재 가구'),
    ('과세기간', '2024년 귀속분', '신고구분', '정 기 신 고'),
]
BALANCE = [
    ('Ⅰ. 유동자산', '01', '48,210,500', 'Ⅰ. 유동부채', '63', '31,400,000'),
    ('1. 당좌자산', '02', '30,118,200', '1. 외상매입금', '64', '12,750,000'),
    ('2. 재고자산', '13', '18,092,300', 'Ⅱ. 비유동부채', '77', '60,000,000'),
    ('Ⅱ. 비유동자산', '22', '41,905,000', '부채총계(Ⅰ+Ⅱ)', '87', '91,400,000'),
    ('자산총계(Ⅰ+Ⅱ)', '62', '90,115,500', '자본총계', '90', '△1,284,500'),
]
INCOME = [
    ('Ⅰ. 매출액', '01', '132,640,000', 'Ⅴ. 영업손익', '62', '(3,120,000)'),
    ('Ⅱ. 매출원가', '06', '98,410,000', 'Ⅹ. 당기순손익', '99', '-4,006,500'),
]
TERM = '2024년 1월 1일부터 2024년 12월 31일까지          (단위: 원)'


def row(c, y, cells, columns):
    for cell, x in zip(cells, columns):
        c.move_to(x, y)
        c.show_text(cell)


def statement(c, title, rows):
    c.set_font_size(18)
    row(c, 80, [title], [210])
    c.set_font_size(9)
    row(c, 110, [TERM], [60])
    heads = ('계정과목', '코드', '금액') * 2
    columns = (60, 165, 200, 310, 415, 450)
    row(c, 140, heads, columns)
    for i, cells in enumerate(rows):
        row(c, 165 + 22 * i, cells, columns)
    c.show_page()


def pdf():
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, 595, 842)
    surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, '2026-02-03T10:00:00')
    c = cairo.Context(surface)
    c.select_font_face('NanumGothic')
    c.set_font_size(20)
    row(c, 90, ['표 준 재 무 제 표 증 명'], [180])
    c.set_font_size(10)
    row(c, 130, ['발급번호', '6377-320-4471-911', '■ 개인   □ 법인'],
        (60, 160, 380))
    for i, cells in enumerate(COVER):
        row(c, 170 + 30 * i, cells, (60, 160, 320, 430))
    row(c, 400, ['붙임의 표준재무제표는 신고한 내용과 같음을 증명합니다.'], [120])
    row(c, 440, ['2026년 2월 3일'], [250])
    c.set_font_size(14)
    row(c, 480, ['가람세무서장'], [240])
    c.show_page()
    statement(c, '표 준 재 무 상 태 표', BALANCE)
    statement(c, '표 준 손 익 계 산 서', INCOME)
    surface.finish()
    return out.getvalue()


def cells():
    """The same, as cells; amounts in thousands, as the head says."""
    def thousands(rows):
        for row_of in rows:
            yield [cell.rsplit(',', 1)[0] + (')' if cell[0] == '(' else '')
                   if ',' in cell else cell for cell in row_of]

    lines = [['표준재무제표증명'], ['발급번호', '6377-320-4471-912'],
             *COVER, ['발급일', '2026-02-03'], ['가람세무서장']]
    for title, rows in (('표준재무상태표', BALANCE), ('표준손익계산서', INCOME)):
        lines += [[title], ['2024. 12. 31. 현재', '(단위: 천원)'],
                  ['계정과목', '코드', '금액'] * 2, *thousands(rows)]
    out = io.StringIO()
    writer = csv.writer(out)
    for line in lines:
        writer.writerow(list(line) + [''] * (6 - len(line)))
    return out.getvalue().encode('cp949')


def main():
    with zipfile.ZipFile(os.path.join(HERE, 'person', 'bundle.zip'),
                         'w') as z:
        for name, data in (('1 cairo.pdf', pdf()), ('2 cells.csv', cells())):
            info = zipfile.ZipInfo(name, (2026, 2, 20, 10, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            z.writestr(info, data)


main()
