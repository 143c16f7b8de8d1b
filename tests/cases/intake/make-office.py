#!/usr/bin/python3
"""Writes the bundles of the intake cases about documents of office programs.

HWP 5, HWPX and pictures are made byte by byte (office.py, pictures.py); DOCX,
XLSX and their old kin by LibreOffice where it is installed (what it made is
kept otherwise). Names and numbers are fictitious.
"""
import io
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile

from office import *

HERE = os.path.dirname(os.path.abspath(__file__))

LINES = [
    '납 세 증 명 서',
    [['발급번호', '6377-316-8893-532'],
     ['상호(법인명)', '주식회사 한빛정밀'],
     ['사업자등록번호', '999-81-20419'],
     ['성명(대표자)', '김한빛']],
    '위와 같이 발급일 현재 다른 체납액이 없음을 증명합니다.',
    '발급일 2026년 02월 03일',
    '구구구세무서장',
]


def write(case, name, data):
    folder = os.path.join(HERE, case)
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, name), 'wb') as out:
        out.write(data)


def bundle(case, files):
    write(case, 'bundle.zip', package(files, stored=()))


# HWP 5.

def certificate(*more):
    return section(LINES[0], table(LINES[1]), *LINES[2:], *more)


def consent():
    tick = textbox(['V'], IN_LINE, 1200, 1200)
    empty = textbox([], IN_LINE, 1200, 1200)
    box = table([['√']], IN_LINE, 1000, 1000)
    return section(
        '중소기업 지원사업 통합관리시스템 정보 활용을 위한 동의서',
        table([['기업명', '주식회사 한빛정밀'],
               ['사업자등록번호', [field('999-81-20419')]]]),
        ['개인정보 수집·이용 ', tick, '동의 ', empty, '미동의'],
        [form('tbc+', Caption='동의', Value=1, TriState=0),
         form('tbc+', Caption='미동의', Value=0, TriState=0)],
        ['제3자 제공 ', overlay('□V'), '동의 ', overlay('□'), '미동의'],
        ['고유식별정보 ', box, '동의 □미동의'],
        [comment(['직원만 보는 글']), '2026년 2월 10일'])


def odd_section():
    nested = table([['겉', [['앞', table([['속1', '속2']])], '뒤']],
                    [('넓은 칸', 1, 2), None]])
    odd = section(
        [header(['머리말']), '탭\t뒤', inline(4), '끝', '\n둘째 줄'],
        ['각주 앞', footnote(['각주의 글']), '각주 뒤'],
        ['남은 ', Gone('지운 '), '글'],
        [textbox(['글상자의 글', '둘째'])],
        ['\uf53a글 𠮷\x1f고정 \x1e묶음\x18이음'], [nested],
        [form('tbe+', Text='입력한 값'),
         form('tbp+', Caption='단추')], '가' * 5000)
    return odd + record(MEMO_LIST, 1) + listed(['메모'])(1)


def hwp_body():
    bundle('hwp-body', {
        '국세.hwp': hwp([certificate()], preview='납세증명서'),
        '두구역.hwp': hwp([section('표지'), certificate()], preview='표지'),
        '동의서.hwp': hwp([consent()]),
        '압축안함.hwp': hwp([certificate()], flags=0),
        '갖가지.hwp': hwp([odd_section()], flags=1 | 1 << 14),
    })


def hwp_states():
    whole = certificate()
    deep = '바닥'
    for _ in range(40):
        deep = [[table([[deep]])]]
    bomb = packed(record(PARA_TEXT, 1, bytes(16 << 20)))
    preview = '납 세 증 명 서\r\n발급번호 6377-316-8893-532\r\n'
    made = hwp([whole], preview=preview)
    bundle('hwp-states', {
        '암호.hwp': hwp([bytes(range(256)) * 4], flags=1 | 2,
                      raw=True),
        '인증서암호.hwp': hwp([b'x' * 500], flags=1 | 1 << 8, raw=True),
        '배포용.hwp': hwp([], flags=1 | 4, preview=preview,
                       extra={'ViewText/Section0': bytes(range(256)) * 20}),
        'DRM.hwp': hwp([b'x' * 500], flags=1 | 16, raw=True),
        '압축손상.hwp': hwp([packed(whole)[:200] + b'\xff' * 50], raw=True,
                        preview=preview),
        '기록손상.hwp': hwp([whole[:-30]]),
        '미리보기만.hwp': hwp([b'\xff' * 60], raw=True, preview=preview),
        '본문없음.hwp': hwp([]),
        '빈문서.hwp': hwp([section('')]),
        '폭탄.hwp': hwp([bomb], raw=True),
        '깊은표.hwp': hwp([section('겉', deep[0])]),
        '머리없음.hwp': Ole({'FileHeader': b'HWP Docu'}).bytes(),
        '잘린파일.hwp': made[:len(made) // 2],
        '한글97.hwp': b'HWP Document File V3.00 \x1a\1\2\3\4\5' + bytes(200),
    })


# HWPX.

def hrect(text, size=1200):
    inside = '<hp:drawText><hp:subList>%s</hp:subList></hp:drawText>' % hp(
        text) if text else ''
    return ('<hp:rect><hp:sz width="%d" height="%d"/><hp:pos treatAsChar="1"/>'
            '%s</hp:rect>' % (size, size, inside))


def hconsent():
    line = '<hp:p><hp:run>%s</hp:run></hp:p>'
    t = '<hp:t>%s</hp:t>'
    button = '<hp:%s caption="%s" value="%s"/>'
    return (
        hp('중소기업 지원사업 통합관리시스템 정보 활용을 위한 동의서') +
        line % htable([['기업명', '주식회사 한빛정밀'],
                       ['사업자등록번호', '<hp:p><hp:run><hp:ctrl>'
                        '<hp:fieldBegin type="CLICK_HERE"><hp:parameters>'
                        '<hp:stringParam name="Direction">번호를 쓰십시오'
                        '</hp:stringParam></hp:parameters></hp:fieldBegin>'
                        '</hp:ctrl><hp:t>999-81-20419</hp:t><hp:ctrl>'
                        '<hp:fieldEnd/></hp:ctrl></hp:run></hp:p>']]) +
        line % (t % '수집·이용 ' + hrect('V') + t % '동의 ' + hrect('') +
                t % '미동의') +
        line % (button % ('checkBtn', '동의', 'CHECKED') +
                button % ('checkBtn', '미동의', 'UNCHECKED')) +
        line % (button % ('radioBtn', '동의', 'CHECKED') +
                button % ('radioBtn', '미동의', 'UNCHECKED')) +
        line % (t % '제3자 제공 ' + '<hp:compose composeText="□√"/>' +
                t % '동의 □미동의') +
        line % (t % '■ 동의 □ 미동의') + line % (t % '( V ) 동의 (  ) 미동의') +
        line % ('<hp:ctrl><hp:fieldBegin type="MEMO"><hp:subList>' +
                hp('메모의 글') + '</hp:subList></hp:fieldBegin></hp:ctrl>' +
                '<hp:comboBox selectedValue="서울"/>'
                '<hp:edit><hp:text>입력</hp:text></hp:edit>') +
        hp('2026년 2월 10일'))


def hcertificate(addresses=True):
    return (hp(LINES[0]) + htable(LINES[1], addresses) +
            ''.join(hp(x) for x in LINES[2:]))


def hwpx_variants():
    body = hcertificate()
    bare = hp(LINES[0]) + '<hp:tbl>' + ''.join(
        '<hp:tr>' + ''.join('<hp:tc>' + hp(x) + '</hp:tc>' for x in row) +
        '</hp:tr>' for row in LINES[1]) + '</hp:tbl>' + ''.join(
        hp(x) for x in LINES[2:])
    four = [hp(LINES[0]), htable(LINES[1]), hp(LINES[2]),
            ''.join(hp(x) for x in LINES[3:])]
    space = hsection(body)
    bundle('hwpx-variants', {
        '2011.hwpx': hwpx([body]),
        '2016.hwpx': hwpx([body], '2016'),
        '2024.hwpx': hwpx([body], '2024'),
        '역슬래시.hwpx': package({'Contents\\section0.xml': space,
                              'mimetype': 'application/hwp+zip'}, ()),
        '목록없음.hwpx': package({'mimetype': 'application/hwp+zip',
                              'Contents/section0.xml': space}),
        '주소없음.hwpx': hwpx([bare]),
        '네구역.hwpx': hwpx(four),
        '상대경로.hwpx': hwpx([body], more={
            'Contents/content.hpf': content_hpf(['section0.xml'])}),
        '빠진목록.hwpx': hwpx(four, more={
            'Contents/content.hpf': content_hpf(['Contents/section0.xml'])}),
        '바탕쪽.hwpx': hwpx([body], more={
            'Contents/masterpage0.xml': hsection(hp('열람용'))}),
        '동의서.hwpx': hwpx([hconsent()]),
        '지운글.hwpx': hwpx([body.replace('2026년 02월 03일',
            '<hp:deleteBegin/>2025년 01월 02일<hp:deleteEnd/>'
            '2026년 02월 03일')]),
    })


def hwpx_states():
    body = hcertificate()
    secret = ('<odf:manifest xmlns:odf="o"><odf:file-entry '
              'odf:full-path="Contents/section0.xml"><odf:encryption-data/>'
              '</odf:file-entry></odf:manifest>')
    bundle('hwpx-states', {
        '암호.hwpx': hwpx([body], more={
            'META-INF/manifest.xml': secret,
            'Contents/section0.xml': bytes(range(256)) * 4}),
        '손상.hwpx': hwpx([body], more={
            'Contents/section0.xml': '<hs:sec><hp:p>'}),
        '미리보기.hwpx': hwpx([body], more={
            'Contents/section0.xml': '<hs:sec><hp:p>',
            'Preview/PrvText.txt': LINES[0]}),
        '둘째손상.hwpx': hwpx([body, body], more={
            'Contents/section1.xml': '<x'}),
        '끝없는지움.hwpx': hwpx([body.replace('발급일 ',
                            '<hp:deleteBegin/>발급일 ')]),
        '빈문서.hwpx': hwpx([hp(' ')]),
        '그림만.hwpx': hwpx(['<hp:p><hp:run><hp:pic/></hp:run></hp:p>']),
        '큰구역.hwpx': hwpx([hp('가') * 700000]),
        '긴문단.hwpx': hwpx([hp('가' * 2000000) + hp('뒤')]),
        '깊은표.hwpx': hwpx(['<hp:tbl><hp:tr><hp:tc>' * 80 + hp('바닥') +
                          '</hp:tc></hp:tr></hp:tbl>' * 80]),
        '잘림.hwpx': hwpx([body])[:700],
    })


# DOCX, XLSX and their old kin, by LibreOffice.

HTML = '<html><head><meta charset="utf-8"></head><body><p align="center">' + \
    LINES[0] + '</p><table border="1">' + ''.join(
        '<tr><td>%s</td><td>%s</td></tr>' % tuple(row) for row in LINES[1]) + \
    '</table>' + ''.join('<p>%s</p>' % x for x in LINES[2:]) + '</body></html>'

SHEETS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"
 office:version="1.2"><office:automatic-styles>
<number:date-style style:name="N1"><number:year number:style="long"/>
<number:text>-</number:text><number:month number:style="long"/>
<number:text>-</number:text><number:day number:style="long"/>
</number:date-style>
<number:percentage-style style:name="N2"><number:number
 number:decimal-places="0" number:min-integer-digits="1"/>
<number:text>%</number:text></number:percentage-style>
<style:style style:name="day" style:family="table-cell"
 style:data-style-name="N1"/>
<style:style style:name="ratio" style:family="table-cell"
 style:data-style-name="N2"/>
<style:style style:name="hidden" style:family="table">
<style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet>
<table:table table:name="현황">
<table:table-row><table:table-cell table:number-columns-spanned="2"
 office:value-type="string"><text:p>중소기업 현황</text:p></table:table-cell>
<table:covered-table-cell/></table:table-row>
<table:table-row><table:table-cell office:value-type="string">
<text:p>사업자등록번호</text:p></table:table-cell><table:table-cell
 office:value-type="string"><text:p>999-81-20419</text:p></table:table-cell>
</table:table-row>
<table:table-row><table:table-cell office:value-type="string">
<text:p>설립일</text:p></table:table-cell><table:table-cell
 table:style-name="day" office:value-type="date"
 office:date-value="2019-03-04"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string">
<text:p>사업비</text:p></table:table-cell><table:table-cell
 office:value-type="float" office:value="62500000"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string">
<text:p>정부 비율</text:p></table:table-cell><table:table-cell
 table:style-name="ratio" office:value-type="percentage"
 office:value="0.8"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string">
<text:p>지원금</text:p></table:table-cell><table:table-cell
 table:formula="of:=[.B4]*[.B5]" office:value-type="float"
 office:value="50000000"/></table:table-row>
<table:table-row table:visibility="collapse"><table:table-cell
 office:value-type="string"><text:p>숨은 줄</text:p></table:table-cell>
</table:table-row></table:table>
<table:table table:name="코드" table:style-name="hidden"><table:table-row>
<table:table-cell office:value-type="string"><text:p>소기업</text:p>
</table:table-cell></table:table-row></table:table>
</office:spreadsheet></office:body></office:document>
"""


def office_files():
    """Skipped where LibreOffice is not there: what it made is kept."""
    if not shutil.which('soffice'):
        print('office_files: LibreOffice is not installed, nothing made')
        return
    files = {}
    with tempfile.TemporaryDirectory() as folder:
        def made(source, text, target, name, *options):
            path = os.path.join(folder, source)
            with open(path, 'w', encoding='utf-8') as out:
                out.write(text)
            run('soffice', '--headless', '-env:UserInstallation=file://' +
                folder + '/profile', *options, '--convert-to', target,
                '--outdir', folder, path)
            suffix = target.split(':')[0]
            with open(os.path.splitext(path)[0] + '.' + suffix, 'rb') as out:
                files[name + '.' + suffix] = out.read()
        web = '--infilter=HTML (StarWriter)'
        made('a.html', HTML, 'docx:MS Word 2007 XML', '증명', web)
        made('a.html', HTML, 'doc:MS Word 97', '증명', web)
        made('a.html', HTML, 'odt', '증명', web)
        made('a.html', HTML, 'rtf', '증명', web)
        made('b.fods', SHEETS, 'xlsx', '현황')
        made('b.fods', SHEETS, 'xls', '현황')
        made('b.fods', SHEETS, 'ods', '현황')
    files['암호.docx'] = Ole({'EncryptionInfo': bytes(200),
                            'EncryptedPackage': bytes(5000)}).bytes()
    files['증명-잘림.docx'] = files['증명.docx'][:2500]
    files['현황-잘림.xlsx'] = files['현황.xlsx'][:2500]
    bundle('office-files', files)


def repacked():
    """The same HWPX as other archivers pack it."""
    plain = hwpx([hcertificate()])
    files = {'파이썬.hwpx': plain}
    with tempfile.TemporaryDirectory() as folder:
        inside = os.path.join(folder, 'in')
        with zipfile.ZipFile(io.BytesIO(plain)) as z:
            z.extractall(inside)
            names = z.namelist()
        def packed_by(name, *command):
            path = os.path.join(folder, name)
            subprocess.run(command[:1] + tuple(
                path if c == 'OUT' else c for c in command[1:]), cwd=inside,
                check=True, stdout=subprocess.DEVNULL)
            with open(path, 'rb') as out:
                files[name] = out.read()
        packed_by('인포집.hwpx', 'zip', '-q', '-X', 'OUT', *names)
        packed_by('흐름.hwpx', 'sh', '-c',
                  'zip -q -X - ' + ' '.join(names) + ' > ' +
                  os.path.join(folder, '흐름.hwpx'))
        packed_by('세븐집.hwpx', '7z', 'a', '-tzip', 'OUT', *names)
        packed_by('자바.hwpx', 'jar', 'cfM', 'OUT', *names)
        packed_by('비에스디.hwpx', 'bsdtar', '--format', 'zip', '-cf', 'OUT',
                  *names)
    bundle('hwpx-producers', files)


# Text.

def text_files():
    rows = ('접수번호,기업명,사업자등록번호\r\n'
            '1,"한빛, ""정밀""",999-81-20419\r\n')
    tabs = rows.replace(',', '\t').replace('빛\t', '빛,')
    lines = '\r\n'.join([LINES[0]] + ['%s: %s' % tuple(r) for r in LINES[1]] +
                        LINES[2:]) + '\r\n'
    bundle('text-files', {
        '유티에프8.csv': rows.encode(),
        '표식.csv': '\ufeff'.encode() + rows.encode(),
        '완성형.csv': rows.encode('cp949'),
        '유니코드텍스트.csv': b'\xff\xfe' + tabs.encode('utf-16-le'),
        '큰끝.csv': b'\xfe\xff' + tabs.encode('utf-16-be'),
        '쌍반점.csv': rows.replace(',', ';').replace('빛;', '빛,').encode(),
        '힌트.csv': b'sep=;\r\n' + rows.replace(',', ';').encode(),
        '맥.csv': rows.replace('\r\n', '\r').encode('cp949'),
        '제목줄.csv': ('신청 현황\r\n\r\n' + rows + rows).encode(),
        '증명.txt': lines.encode(),
        '증명-완성형.txt': lines.encode('cp949'),
        '증명-유니코드.txt': b'\xff\xfe' + lines.encode('utf-16-le'),
        '증명-조합형.txt': lines.encode('johab'),
        '자료.xml': ('<?xml version="1.0" encoding="EUC-KR"?><a>' +
                  ''.join('<p>%s</p>' % x for x in lines.split('\r\n')) +
                  '</a>').encode('euc-kr'),
        '깨진.xml': '<a><b>닫지 않음</a>'.encode(),
        '개체.xml': b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '빈.txt': b' \r\n\r\n',
        '홀수.csv': b'\xff\xfe' + tabs.encode('utf-16-le')[:-1],
    })


# Pictures.

def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def exif(turn):
    """An APP1 segment that says how the camera was held."""
    tiff = (b'MM\0*' + struct.pack('>IHHHIHHI', 8, 1, 274, 3, 1, turn, 0, 0))
    data = b'Exif\0\0' + tiff
    return b'\xff\xe1' + struct.pack('>H', len(data) + 2) + data


def box(name, data):
    return struct.pack('>I', len(data) + 8) + name + data


def heic(width, height, turn, brand=b'heic'):
    """The head of a telephone's photograph: tiles, whole size, turn."""
    ipco = box(b'ispe', struct.pack('>III', 0, 512, 512)) + \
        box(b'ispe', struct.pack('>III', 0, width, height)) + \
        box(b'irot', bytes([turn]))
    meta = box(b'meta', bytes(4) + box(b'iprp', box(b'ipco', ipco)))
    return box(b'ftyp', brand + bytes(4) + b'mif1heic') + meta + \
        box(b'mdat', bytes(400))


def page(folder, resolution, device, name, more=()):
    """A page that Ghostscript draws."""
    program = '/Helvetica 40 selectfont 72 720 moveto (Certificate) show ' * 2
    path = os.path.join(folder, name)
    run('gs', '-q', '-dBATCH', '-dNOPAUSE', '-dSAFER', '-sPAPERSIZE=a4',
        '-r%d' % resolution, '-sDEVICE=' + device, '-sOutputFile=' + path,
        '-c', program + 'showpage ' + ' '.join(more), '-f')
    return open(path, 'rb').read()


def pictures():
    with tempfile.TemporaryDirectory() as folder:
        def converted(source, name, *options):
            path = os.path.join(folder, name)
            run('convert', os.path.join(folder, source), *options, path)
            return open(path, 'rb').read()
        png = page(folder, 200, 'pngmono', 'a.png')
        jpeg = page(folder, 100, 'jpeggray', 'a.jpg')
        tiff = page(folder, 200, 'tiffg4', 'a.tif',
                    ('/Helvetica 40 selectfont 72 720 moveto (2) show '
                     'showpage',))
        bundle('pictures', {
            '스캔.png': png,
            '스캔.jpg': jpeg,
            '두쪽.tif': tiff,
            '옆으로찍음.jpg': jpeg[:2] + exif(6) + jpeg[2:],
            '팩스.gif': converted('a.png', 'a.gif'),
            '그림판.bmp': converted('a.png', 'a.bmp', '-type', 'bilevel'),
            '웹.webp': converted('a.jpg', 'a.webp', '-quality', '10'),
            '큰끝.tif': converted('a.png', 'b.tif', '-endian', 'MSB',
                                '-compress', 'Group4'),
            '작은그림.png': converted('a.png', 'b.png', '-resize', '20%'),
            '사진.heic': converted('a.jpg', 'a.heic', '-quality', '5'),
            '사진.avif': converted('a.jpg', 'a.avif', '-quality', '5'),
            '전화기.heic': heic(4032, 3024, 3),
            '전화기.avif': heic(1024, 2048, 0, b'avif'),
            '끊김.png': png[:-20],
            '끊김.jpg': jpeg[:len(jpeg) // 2],
            '끊김.tif': tiff[:len(tiff) // 2],
            '끊김.heic': heic(4032, 3024, 0)[:-50],
            '손상.png': png[:16] + bytes(8) + png[24:],
        })


# Seeds of the fuzzers.

def corpora():
    def seed(target, name, data):
        folder = os.path.join(HERE, '..', '..', 'fuzz', 'corpus', target)
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, name), 'wb') as out:
            out.write(data)
    everything = odd_section()
    seed('hwp_body', 'certificate', b'\0' + certificate())
    seed('hwp_body', 'consent', b'\0' + consent())
    seed('hwp_body', 'everything', b'\1' + everything)
    seed('hwp_body', 'packed', b'\0' + packed(certificate()))
    seed('hwp', 'body.hwp', hwp([certificate()], preview='납세증명서'))
    seed('hwp', 'plain.hwp', hwp([consent()], flags=1 << 14))
    seed('hwp', 'distribution.hwp', hwp([], flags=4, preview='납세증명서'))
    seed('hwpx', 'consent.xml', hsection(hconsent()).encode())
    seed('picture', 'turned.tif', b'II*\0' + struct.pack(
        '<IHHHIIHHIIHHIIHHIII', 8, 4, 256, 3, 1, 1653, 257, 3, 1, 2339, 274,
        3, 1, 6, 273, 4, 1, 8, 0))
    seed('picture', 'camera.jpg', b'\xff\xd8' + exif(8) +
         b'\xff\xe0\0\x10JFIF\0\1\1\1\0\xc8\0\xc8\0\0'
         b'\xff\xc0\0\x0b\x08\x09\x23\x06\x75\1\1\x11\0'
         b'\xff\xda\0\x08\1\1\0\0\x3f\0\x12\x34\xff\xd9')
    seed('picture', 'telephone.heic', heic(4032, 3024, 1))
    seed('picture', 'fax.gif', b'GIF89a\x75\6\x23\x09\x80\0\0;;;;')
    seed('picture', 'web.webp', b'RIFF\x1a\0\0\0WEBPVP8X\x0a\0\0\0' +
         bytes(4) + b'\x74\6\0\x22\x09\0' + bytes(4))
    seed('picture', 'paint.bmp', b'BM' + struct.pack(
        '<IIIIiiHHIIii', 66, 0, 62, 40, 1653, -2339, 1, 1, 0, 4, 7874, 7874) +
         bytes(16))


CASES = [corpora, text_files, office_files, repacked, pictures, hwp_body, hwp_states, hwpx_variants, hwpx_states]

if __name__ == '__main__':
    for make in CASES:
        if len(sys.argv) < 2 or make.__name__ in sys.argv[1:]:
            make()
