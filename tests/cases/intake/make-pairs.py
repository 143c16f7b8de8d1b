#!/usr/bin/python3
"""Writes look-alikes/bundle.zip and false-friends/bundle.zip: papers that
people mix up, and papers that only look like one of them, each by two of
WeasyPrint, Chromium, LibreOffice (PDF, DOCX), cairo and a HWPX written byte
by byte. All of it is fictitious.

Needs weasyprint chromium libreoffice-writer-nogui python3-cairo fonts-nanum.
"""
import html
import io
import math
import os
import subprocess
import sys
import tempfile
import zipfile

import cairo

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
from office import hp, htable, hwpx  # noqa: E402

WHO = [('상호(법인명)', '주식회사 한빛정밀'), ('사업자등록번호', '999-81-20419'),
       ('성명(대표자)', '김하늘')]
DAY = '2026년 2월 3일'
TAX, CITY = '가람세무서장', '가람시장'
MINISTER = '중소벤처기업부장관'
HEALTH, PENSION, WORK = ('국민건강보험공단 이사장', '국민연금공단 이사장',
                         '근로복지공단 이사장')
PROVEN = '위와 같이 증명합니다.'


def paper(title, issuer='', rows=(), text=PROVEN, head='', foot=''):
    """Lines ('head' 'title' 'row' 'text' 'sign') from top to bottom."""
    out = [('head', head)] if head else []
    out += [('title', line) for line in title.split('\n') if line]
    out += [('row', row) for row in WHO + list(rows)]
    out += [('text', line) for line in text.split('\n') if line]
    out += [('sign', DAY)] + ([('sign', issuer)] if issuer else [])
    return out + ([('text', foot)] if foot else [])


def plain(*lines):
    """Text without rows or signature; the first line may be a title."""
    return [('title' if line.startswith('# ') else 'text',
             line.removeprefix('# ')) for line in lines]


LAW = '「국세징수법」 제108조에 따라 발급일 현재 다른 체납액이 없음을 증명합니다.'
LOCAL = '「지방세징수법」 제5조에 따라 발급일 현재 다른 체납액이 없음을 증명합니다.'

# Each pair and triple of documents.md and F6; the name says what it is.
PAIRS = {
    '사업자등록증': paper('사 업 자 등 록 증', TAX, [
        ('개업연월일', '2012년 5월 9일'), ('발급사유', '정정')], ''),
    '사업자등록증명': paper('사업자등록증명', TAX, [
        ('사업자등록일', '2012년 5월 9일'), ('개업일', '2012년 5월 9일')]),
    '국세 납세증명서': paper('납 세 증 명 서', TAX, text=LAW,
                      head='■ 국세징수법 시행규칙[별지 제94호서식]'),
    '지방세 납세증명서': paper('지방세 납세증명서', CITY, text=LOCAL,
                       head='■ 지방세징수법 시행규칙[별지 제1호서식]'),
    '납세사실증명': paper('납세사실증명', TAX, [('세목', '부가가치세')]),
    '지방세 세목별 과세증명서': paper('지방세 세목별 과세증명서', CITY),
    '사실증명 체납내역': paper('사 실 증 명(체납내역)', TAX),
    '4대보험 완납증명서': paper('4대 사회보험료 완납증명서', HEALTH),
    '4대보험 가입자 명부': paper(
        '4대 사회보험 사업장 가입자 명부', '4대사회보험정보연계센터장',
        [('사업장관리번호', '99981204190')], ''),
    '4대보험 가입내역 확인서': paper('4대보험 가입내역 확인서', HEALTH),
    '국민연금 가입자 명부': paper('사업장 가입자 명부', PENSION, text=''),
    '건강보험 가입자 명부': paper('사업장 가입자 명부', HEALTH, text=''),
    '표준재무제표증명': paper('표 준 재 무 제 표 증 명', TAX, [
        ('사업연도', '2024-01-01 ~ 2024-12-31')],
        '붙임의 표준재무제표는 신고한 것과 같음을 증명합니다.'),
    '결산서': paper('결 산 서', '세무사 하도경', [
        ('자산총계', '1,200,000,000')], ''),
    '부가세 과세표준증명': paper('부가가치세 과세표준증명', TAX, [
        ('매출과세표준', '900,000,000')]),
    '소득금액증명': paper('소 득 금 액 증 명', TAX, [('귀속연도', '2024')]),
    '중소기업 확인서': paper('중소기업 확인서 [중기업]', MINISTER,
                      text='「중소기업기본법」 제2조에 따른 중소기업임을 확인합니다.'),
    '공공구매용 확인서': paper(
        '중ㆍ소기업ㆍ소상공인 확인서', MINISTER,
        text='「판로지원법」에 따른 중소기업임을 확인합니다.\n공공구매종합정보망'),
    '중견기업 확인서': paper('중견기업 확인서', '한국중견기업연합회장'),
    '정보활용 동의서': paper(
        '중소기업 지원사업 통합관리시스템\n정보 활용을 위한\n동의서', text='□ 동의'),
    '개인정보 동의서': paper('개인정보 수집·이용 동의서', text='□ 동의'),
    '행정정보 동의서': paper('행정정보 공동이용 사전동의서', text='□ 동의'),
}

# What is not, or not surely, what it seems.
FRIENDS = {
    # To ask for a certificate is not to have it.
    '발급신청서': paper('납세증명서 발급신청서', '', text='가람세무서장 귀하'),
    '접수증': paper('사업자등록증명 발급 접수증', TAX, text='접수번호 2026-0203'),
    '신청내역': paper('민원신청 내역', '', [
        ('민원명', '사업자등록증명 발급'), ('처리상태', '처리완료')], ''),
    '전자우편': plain('보낸사람: 홈택스', '제목: [홈택스] 납세증명서 발급 안내',
                  '납세증명서 발급이 완료되었습니다.', '국세청 가람세무서장'),
    # To name it is not to be it.
    '점검표': plain('# 제출서류 점검표', '1. 국세 납세증명서', '2. 지방세 납세증명서',
                '3. 사업자등록증명', '4. 표준재무제표증명'),
    '한 가지만 적은 점검표': plain('# 제출서류 점검표', '□ 사업자등록증명',
                         '위와 같이 증명합니다', '2026년 2월 3일', '가람세무서장'),
    '한 가지만 적은 목차': plain('# 제출서류', '2. 국세 납세증명서', '국세징수법',
                        '가람세무서장'),
    '사업계획서': plain('# 사업계획서', '과제명 데이터 상품가공', '사업비 62,500,000원',
                   '첨부', '국세 납세증명서', '사업자등록증명'),
    '안내 책자': [x for _ in range(3) for x in plain(
        '# 납세증명서', '납세증명서는 국세징수법에 따라 발급합니다.') + [('page', '')]],
    # Titles that stand oddly.
    '두 줄 제목': paper('지 방 세\n납 세 증 명 서', CITY, text=LOCAL),
    '세로 제목': paper('지방세\n납세\n증명서', CITY, text=LOCAL),
    '그림 제목': paper('', TAX, [('유예종류', '해당없음'),
                          ('연장·유예 명세', '해당없음')], LAW),
    '제목만': plain('# 사업자등록증명'),
    '서명 없음': paper('사업자등록증명', '', [('사업자등록일', '2012년 5월 9일')]),
    '두 제목': paper('사업자등록증명\n사업자등록증', TAX, [
        ('사업자등록일', '2012년 5월 9일'), ('개업연월일', '2012년 5월 9일'),
        ('발급사유', '신규')]),
    '가로지른 제목': paper('납세사실증명', TAX) + [('across', '사업자등록증명')],
    '열람용': paper('납 세 증 명 서', TAX, text=LAW) + [('across', '열람용')],
    # Names that lie.
    '이름만 국세 납세증명서': paper('지방세 납세증명서', CITY, text=LOCAL),
    '이름만 표준재무제표증명': paper('결 산 서', '세무사 하도경'),
    '이름만 사업자등록증명': plain('회의록', '다음 회의는 3월 5일입니다.'),
    # A scan: nothing but its name speaks.
    '스캔 지방세 납세증명서': [('scan', '')],
}

STYLE = '''@page { size: A4; margin: 20mm } body { font: 11pt NanumGothic }
h1 { font-size: 20pt; text-align: center } p.sign { text-align: center }
.head { font-size: 8pt } td { padding: 1mm 6mm 1mm 0 }
.across { position: fixed; top: 110mm; left: 20mm; font-size: 60pt;
color: #ccc; transform: rotate(-40deg) }'''


def markup(lines):
    tags = {'title': 'h1', 'head': 'p class=head', 'text': 'p',
            'sign': 'p class=sign', 'across': 'div class=across'}
    out, rows = [], []
    for kind, what in lines + [('end', '')]:
        if rows and kind != 'row':
            out.append('<table>%s</table>' % ''.join(rows))
            rows = []
        if kind == 'row':
            rows.append('<tr><td>%s</td><td>%s</td></tr>' %
                        tuple(html.escape(x) for x in what))
        elif kind == 'page':
            out.append('<div style="page-break-after: always"></div>')
        elif kind in tags:
            out.append('<%s>%s</%s>' % (tags[kind], html.escape(what),
                                        tags[kind].split()[0]))
    return ('<!DOCTYPE html><html lang=ko><meta charset=utf-8><title></title>'
            '<style>%s</style><body>%s</body></html>' % (STYLE, ''.join(out)))


def by_cairo(lines, folder):
    out = io.BytesIO()
    surface = cairo.PDFSurface(out, 595, 842)
    surface.set_metadata(cairo.PDFMetadata.CREATE_DATE, '2026-02-03T10:00:00')
    c = cairo.Context(surface)
    c.select_font_face('NanumGothic')
    y = 70
    for kind, what in lines:
        c.set_font_size({'title': 20, 'head': 8}.get(kind, 11))
        if kind == 'page':
            c.show_page()
            y = 70
        elif kind == 'scan':
            c.rectangle(60, 60, 200, 300)
            c.fill()
        elif kind == 'row':
            for x, words in zip((60, 200), what):
                c.move_to(x, y)
                c.show_text(words)
        elif kind == 'across':
            c.save()
            c.translate(90, 620)
            c.rotate(-math.pi / 4)
            c.set_font_size(80)
            c.set_source_rgb(.8, .8, .8)
            c.move_to(0, 0)
            c.show_text(what)
            c.restore()
        else:
            width = c.text_extents(what).width
            c.move_to((595 - width) / 2 if kind in ('title', 'sign') else 60,
                      y)
            c.show_text(what)
        y += 34 if kind == 'title' else 22
    surface.finish()
    return out.getvalue()


def by_hwpx(lines, folder):
    body, rows = '', []
    for kind, what in lines + [('end', '')]:
        if rows and kind != 'row':
            body += htable(rows)
            rows = []
        if kind == 'row':
            rows.append(list(what))
        elif kind not in ('end', 'page', 'across', 'scan'):
            body += hp(what)
    return hwpx([body])


def run(command, folder, result):
    source = os.path.join(folder, 'paper.html')
    target = os.path.join(folder, result)
    subprocess.run([x.format(source=source, target=target, folder=folder)
                    for x in command], check=True, stdin=subprocess.DEVNULL,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(target, 'rb') as f:
        return f.read()


def by(command, result):
    def make(lines, folder):
        with open(os.path.join(folder, 'paper.html'), 'w') as f:
            f.write(markup(lines))
        return run(command, folder, result)
    return make


OFFICE = ['soffice', '-env:UserInstallation=file://{folder}/office',
          '--headless', '--infilter=HTML (StarWriter)', '--convert-to']
PRODUCERS = {
    'weasyprint.pdf': by(['weasyprint', '-q', '{source}', '{target}'],
                         'out.pdf'),
    'hwpx.hwpx': by_hwpx,
    'chromium.pdf': by(
        ['chromium', '--headless', '--no-sandbox', '--disable-gpu',
         '--no-pdf-header-footer', '--user-data-dir={folder}/chromium',
         '--print-to-pdf={target}', 'file://{source}'], 'out.pdf'),
    'libreoffice.docx': by(OFFICE + ['docx:MS Word 2007 XML', '--outdir',
                                     '{folder}', '{source}'], 'paper.docx'),
    'cairo.pdf': by_cairo,
    'libreoffice.pdf': by(OFFICE + ['pdf:writer_pdf_Export', '--outdir',
                                    '{folder}', '{source}'], 'paper.pdf'),
}


PAGES = ['cairo.pdf', 'chromium.pdf', 'weasyprint.pdf', 'cairo.pdf',
         'chromium.pdf', 'libreoffice.pdf', 'cairo.pdf']
OTHERS = ['hwpx.hwpx', 'libreoffice.docx']


def write(case, papers, folder):
    path = os.path.join(HERE, case, 'bundle.zip')
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with zipfile.ZipFile(path, 'w') as z:
        for i, (label, lines) in enumerate(papers.items()):
            two = [PAGES[i % len(PAGES)], OTHERS[i % len(OTHERS)]]
            if any(kind in ('across', 'scan') for kind, _ in lines):
                two = ['cairo.pdf', 'chromium.pdf']
            for name in two:
                if name != 'cairo.pdf' and lines[0][0] == 'scan':
                    continue
                maker, extension = name.split('.')
                info = zipfile.ZipInfo('%s (%s).%s' % (
                    label, maker, extension), (2026, 2, 20, 10, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                z.writestr(info, PRODUCERS[name](lines, folder))


with tempfile.TemporaryDirectory() as work:
    write('look-alikes', PAIRS, work)
    write('false-friends', FRIENDS, work)
