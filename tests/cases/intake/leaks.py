#!/usr/bin/env python3
"""leaks.py SEEDS: papers with made-up numbers of persons wherever one may
stand (beside every label, in titles, names of files, cells, the applicant's
own data), in every writing; then looks for them in all that seoryu prints of
them. Ends with 1 if a single one can be read.
"""
import os
import random
import re
import subprocess
import sys
import unicodedata

SEORYU = os.environ['SEORYU'].split()
LABELS = ['성명', '성명(대표자)', '대표자', '주민등록번호', '상호(법인명)', '주소',
          '발급번호', '사업장소재지', '용도', '사용목적', '과제명', '업태', '종목',
          '사업장관리번호', '유효기간', '담당자', '연락처', '비고']
PAPERS = [('납 세 증 명 서', '가람세무서장'), ('지방세 납세증명서', '가람시장'),
          ('사업자등록증명', '가람세무서장'), ('중소기업 확인서', '중소벤처기업부장관'),
          ('국민연금 사업장 가입자 명부', '국민연금공단 이사장'),
          ('컨소시엄 협약서', ''), ('사업계획서', ''),
          ('통합관리시스템 정보활용동의서', ''), ('안내문', '')]


def resident(rnd):
    """A number with the check digit that numbers had until 2020."""
    while True:
        digits = '%02d%02d%02d%d' % (rnd.randrange(100), rnd.randrange(1, 13),
                                     rnd.randrange(1, 29),
                                     rnd.choice((1, 2, 5, 6)))
        digits += '%05d' % rnd.randrange(100000)
        total = sum(int(d) * w for d, w in
                    zip(digits, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)))
        return digits + str((11 - total % 11) % 10)


def written(number, rnd):
    head, tail = number[:6], number[6:]
    return rnd.choice([
        head + '-' + tail, number, head + ' - ' + tail, head + '–' + tail,
        head + '−' + tail, head + ' ' + tail, head + '‐' + tail,
        ''.join(chr(ord(d) + 0xFEE0) for d in number),
        head + '－' + tail])


def paper(rnd, numbers):
    def one():
        numbers.append(resident(rnd))
        return written(numbers[-1], rnd)

    title, issuer = rnd.choice(PAPERS)
    if rnd.random() < .2:
        title += ' (' + one() + ')'
    lines = [title, '']
    for label in rnd.sample(LABELS, 8):
        value = rnd.choice([one(), '김하늘 ' + one(), '김하늘(' + one() + ')',
                            '주식회사 한빛정밀 ' + one(), one() + ' ' + one()])
        lines.append(label + rnd.choice([' : ', '   ', '\n', '\t']) + value)
    lines += ['1  김하늘  ' + one() + '  2012-06-01', '동의하십니까? ☑ 동의 □ 미동의',
              one(), '2026년 2월 3일', issuer]
    return '\n'.join(lines)


def bundle(folder, rnd):
    numbers = []
    os.makedirs(folder)
    for i in range(6):
        name = '%d' % i
        if rnd.random() < .5:
            numbers.append(resident(rnd))
            name += rnd.choice([' 김하늘 %s', '_%s', ' (%s)']) % (
                written(numbers[-1], rnd))
        text = paper(rnd, numbers)
        if i % 3 == 2:
            text = '\n'.join('"%s"' % line.replace('\t', '","')
                             for line in text.split('\n'))
        with open(os.path.join(folder, name + ('.csv' if i % 3 == 2 else
                                               '.txt')), 'w') as f:
            f.write(text)
    numbers.append(resident(rnd))
    with open(os.path.join(folder, 'application.xml'), 'w') as f:
        f.write('<application programme="data-product-2026" mode="solo" '
                'submitted="2026-02-20T10:00:00+09:00"><company><name>한빛 %s'
                '</name><representative>%s</representative></company>'
                '</application>' % (written(numbers[-1], rnd),
                                    written(numbers[-1], rnd)))
    return numbers


def digits_of(text):
    """TEXT as someone would look for numbers in it."""
    text = unicodedata.normalize('NFKC', text)
    return re.sub('[\\s\\-‐-―−·.]', '', text)


RUNS = [['facts'], ['facts', '--why'], ['check', '-f', 'text'],
        ['check', '-f', 'json'], ['check', '-f', 'xml'],
        ['check', '-f', 'html'], ['check', '-f', 'text', '-v']]


def main():
    printed = masked = 0
    for seed in range(int(sys.argv[1])):
        rnd = random.Random(seed)
        folder = 'papers-%d' % seed
        numbers = bundle(folder, rnd)
        for run in RUNS:
            out = subprocess.run(SEORYU + run + ['--as-of', '2026-02-20',
                                                 folder],
                                 stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT)
            text = out.stdout.decode('utf-8', 'replace')
            printed += len(text)
            masked += text.count('-*******')
            for number in numbers:
                if number in digits_of(text):
                    line = [l for l in text.split('\n')
                            if number in digits_of(l)][:1]
                    print('seed', seed, ' '.join(run), 'shows', number, line)
                    return 1
    print(sys.argv[1], 'bundles: no number in', len(RUNS), 'kinds of output')
    # What was never read would not be shown either.
    return 0 if printed > 100000 and masked > 100 else 1


sys.exit(main())
