#!/usr/bin/python3
"""Writes the bundles of the intake cases about documents of office programs.

HWP 5, HWPX and pictures are made byte by byte (office.py, pictures.py); DOCX,
XLSX and their old kin by LibreOffice where it is installed (what it made is
kept otherwise). Names and numbers are fictitious.
"""
import os
import struct
import subprocess
import sys
import tempfile

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


def hwp_body():
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
    odd += record(MEMO_LIST, 1) + listed(['메모'])(1)
    bundle('hwp-body', {
        '국세.hwp': hwp([certificate()], preview='납세증명서'),
        '두구역.hwp': hwp([section('표지'), certificate()], preview='표지'),
        '동의서.hwp': hwp([consent()]),
        '압축안함.hwp': hwp([certificate()], flags=0),
        '갖가지.hwp': hwp([odd], flags=1 | 1 << 14),
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


CASES = [pictures, hwp_body, hwp_states, hwpx_variants, hwpx_states]

if __name__ == '__main__':
    for make in CASES:
        if len(sys.argv) < 2 or make.__name__ in sys.argv[1:]:
            make()
