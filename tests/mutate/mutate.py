#!/usr/bin/python3
"""Checks sample bundles with one file of each damaged, over and over.

    tests/mutate/mutate.py [COUNT [FIRST-SEED]]       B=build, JOBS=2

Every damage follows from its seed. A run must end in time, by itself and with
a status of ours; and where a document still passes, what was read of it must
be what was read of the sound one: a damaged certificate may lose its verdict,
never win another's. Seeds that break this are printed and can be run alone.
"""
import concurrent.futures
import io
import json
import os
import random
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time
import zipfile

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BUILD = os.path.abspath(os.environ.get('B', os.path.join(TOP, 'build')))
SECONDS = 30 if 'asan' not in BUILD else 120
ENVIRONMENT = dict(os.environ, SEORYU_DATA=TOP, SEORYU_LANG='ko',
                   SOURCE_DATE_EPOCH='1772178600')
STATUSES = {0, 1, 2, 3}         # 4 to 6: ours, the command's, the system's
DEATHS = {'I115', 'I116'}       # a process that read the bundle ended


# Damages. Each takes a random.Random and bytes, and gives other bytes.

def flip(dice, data):
    data = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20, 100))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    return bytes(data)


def cut(dice, data):
    return data[:dice.choice((dice.randrange(len(data)),
                              len(data) - dice.randrange(1, 64) % len(data)))]


def swap(dice, data):
    if len(data) < 8:
        return flip(dice, data)
    size = max(1, min(dice.choice((16, 512, 4096)), len(data) // 3))
    one = dice.randrange(len(data) - 2 * size + 1)
    two = dice.randrange(one + size, len(data) - size + 1)
    return (data[:one] + data[two:two + size] + data[one + size:two] +
            data[one:one + size] + data[two + size:])


def blank(dice, data):
    size = min(dice.choice((4, 64, 1024)), len(data))
    at = dice.randrange(len(data) - size + 1)
    return data[:at] + bytes([dice.choice((0, 0x20, 0xFF))]) * size + \
        data[at + size:]


def repeat(dice, data):
    size = min(dice.choice((8, 256, 8192)), len(data))
    at = dice.randrange(len(data) - size + 1)
    return data[:at] + data[at:at + size] * dice.randrange(2, 5) + \
        data[at + size:]


def lie(dice, data):
    """A number that says how long or where something is."""
    numbers = (0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF,
               dice.randrange(1 << 32), len(data), len(data) + 1)
    if data[:4] == b'%PDF':
        words = list(re.finditer(
            rb'(?<=/Length )\d+|(?<=/Count )\d+|(?<=/N )\d+|'
            rb'(?<=/First )\d+|(?<=/Size )\d+|(?<=startxref\n)\d+|\d{10}',
            data))
        if words:
            word = dice.choice(words)
            return data[:word.start()] + b'%d' % dice.choice(numbers) + \
                data[word.end():]
    places = [dice.randrange(max(1, len(data) - 4))]
    if data[:2] == b'PK':
        for magic, fields in ((b'PK\3\4', (6, 8, 14, 18, 22, 26, 28)),
                              (b'PK\1\2', (8, 10, 16, 20, 24, 28, 30, 42)),
                              (b'PK\5\6', (4, 8, 10, 12, 16, 20))):
            places = [at.start() + field
                      for at in re.finditer(re.escape(magic), data)
                      for field in fields] + places
    elif data[:4] == b'\xd0\xcf\x11\xe0':
        places = list(range(24, 76, 2)) + list(range(512, 1024, 4)) + places
    at = min(dice.choice(places), max(0, len(data) - 4))
    return data[:at] + struct.pack('<I', dice.choice(numbers)) + data[at + 4:]


def inside(dice, data):
    """Damages one part of a package, whose sums are right afterwards."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
        parts = [(info, package.read(info)) for info in package.infolist()]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError,
            UnicodeError, ValueError, EOFError):
        return flip(dice, data)
    full = [i for i, (_, part) in enumerate(parts) if part]
    if not full:
        return flip(dice, data)
    chosen = dice.choice(full)
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as again:
        for i, (info, part) in enumerate(parts):
            if i == chosen:
                part = dice.choice(PLAIN)(dice, part)
            name = zipfile.ZipInfo(info.filename, (2026, 2, 20, 10, 0, 0))
            again.writestr(name, part, info.compress_type
                           if info.compress_type in (0, 8) else 8)
    return out.getvalue()


PLAIN = [flip, cut, swap, blank, repeat, lie]
DAMAGES = PLAIN + [flip, lie, inside]


# What is damaged.

class Bundle:
    """The files of one bundle, by path; as a folder or as a ZIP."""

    def __init__(self, name, files, archive=None):
        self.name = name
        self.files = files
        self.archive = archive


def samples():
    """The bundles that pass."""
    folder = os.path.join(TOP, 'examples', 'saesol-solo')
    files = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), 'rb') as data:
            files[name] = data.read()
    yield Bundle('solo', files)
    path = os.path.join(TOP, 'examples', 'hanbit-consortium.zip')
    files = {}
    with zipfile.ZipFile(path) as package:
        for info in package.infolist():
            if info.is_dir():
                continue
            name = info.filename if info.flag_bits & 0x800 else \
                info.filename.encode('cp437').decode('cp949')
            files[os.path.basename(name)] = package.read(info)
    with open(path, 'rb') as data:
        yield Bundle('consortium', files, data.read())


def fixtures():
    """Files of the intake cases, and what stands in their bundles."""
    found = {}
    cases = os.path.join(TOP, 'tests', 'cases', 'intake')
    for folder, _, names in sorted(os.walk(cases)):
        for name in sorted(names):
            path = os.path.join(folder, name)
            label = os.path.relpath(path, cases)
            if name.endswith(('.py', '.sh')) or \
                    name in ('cmd', 'stdout', 'stderr', 'status', 'no-wrap'):
                continue
            with open(path, 'rb') as data:
                found[label] = data.read()
            try:
                with zipfile.ZipFile(path) as package:
                    for number, info in enumerate(package.infolist()):
                        if 0 < info.file_size < 1 << 20:
                            found['%s:%d' % (label, number)] = \
                                package.read(info)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError,
                    OSError, UnicodeError, ValueError, EOFError):
                pass
    return {name: data for name, data in found.items()
            if 0 < len(data) < 1 << 20}


# One run.

def check(path, out):
    """Status, seconds and report of one check; status None in a hang."""
    before = time.monotonic()
    try:
        done = subprocess.run(
            [os.path.join(BUILD, 'seoryu'), 'check', '-p',
             'data-product-2026', '-f', 'json', '-o', out, path],
            env=ENVIRONMENT, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=SECONDS,
            check=False)
    except subprocess.TimeoutExpired:
        return None, time.monotonic() - before, None, ''
    report = None
    if os.path.exists(out):
        with open(out, encoding='utf-8') as text:
            content = text.read()
        if content:
            report = json.loads(content)
            report = report[0] if isinstance(report, list) else report
    return (done.returncode, time.monotonic() - before, report,
            done.stderr.decode('utf-8', 'replace'))


def verdicts(report):
    """Item and id of each document: its verdict, files and facts."""
    return {(entry['item'], entry['id']):
            (entry['verdict'], entry['files'], entry['facts'])
            for entry in (report or {}).get('documents', [])}


def put(folder, bundle, name=None, data=None):
    for path, content in bundle.files.items():
        with open(os.path.join(folder, path), 'wb') as out:
            out.write(data if path == name else content)


def dies(report, message):
    codes = {finding['id'] for finding in (report or {}).get('findings', [])}
    return codes & DEATHS or any('[%s]' % code in message for code in DEATHS)


def wrong_passes(sound, damaged):
    """Documents that pass with other facts than the sound ones had.

    Plain text has no sums and no end: cut or changed, it is another text,
    which is judged for what it says. It is left out here.
    """
    found = []
    for document, (verdict, files, facts) in verdicts(damaged).items():
        before = sound.get(document)
        if all(name.endswith('.csv') for name in files):
            continue
        if verdict == 'pass' and (before is None or facts != before[2]):
            changed = sorted(key for key in set(facts) | set(
                before[2] if before else {}) if not before or
                facts.get(key) != before[2].get(key))
            found.append('%s passes with other %s' % (
                document[1], ', '.join(changed)))
    return found


class Result:
    def __init__(self, seed, label, damage):
        self.seed, self.label, self.damage = seed, label, damage
        self.faults, self.kept, self.lost, self.seconds = [], 0, 0, 0.0


def choose(seed, bundles, others):
    """What the seed damages: a bundle, a file in it, its bytes."""
    dice = random.Random(seed)
    damage = dice.choice(DAMAGES)
    if seed % 4 == 3:
        label = dice.choice(sorted(others))
        return dice, damage, None, label, others[label]
    bundle = bundles[seed % 2]
    if bundle.archive and dice.random() < 0.2:
        return dice, damage, bundle, None, bundle.archive
    name = dice.choice(sorted(bundle.files))
    return dice, damage, bundle, name, bundle.files[name]


def run(seed, bundles, others, sound):
    dice, damage, bundle, name, data = choose(seed, bundles, others)
    label = name if bundle is None else \
        '%s/%s' % (bundle.name, name or 'the ZIP')
    result = Result(seed, label, damage.__name__)
    mutant = damage(dice, data)
    folder = tempfile.mkdtemp(prefix='seoryu-mutate-')
    path = os.path.join(folder, 'bundle')
    try:
        if bundle is not None and name is not None:
            os.mkdir(path)
            put(path, bundle, name, mutant)
        elif data[:2] == b'PK':
            path += '.zip'
            with open(path, 'wb') as out:
                out.write(mutant)
        else:
            os.mkdir(path)
            with open(os.path.join(path, 'certificate'), 'wb') as out:
                out.write(mutant)
        status, result.seconds, report, message = check(
            path, os.path.join(folder, 'report'))
        judge(result, status, report, message,
              sound[bundle.name] if bundle else {},
              bundle is not None and name != 'application.xml')
    finally:
        shutil.rmtree(folder)
    return result


def judge(result, status, report, message, sound, is_document):
    if status is None:
        result.faults.append('hangs')
        return
    if status not in STATUSES or 'Sanitizer' in message or \
            'runtime error' in message:
        result.faults.append('status %d: %s' % (status, message[-300:]))
    if dies(report, message):
        result.faults.append('the process that reads it dies')
    if not is_document and sound:
        return          # of application.xml the applicant is the author
    result.faults += wrong_passes(sound, report)
    now = verdicts(report)
    for document, before in sound.items():
        if before[0] == 'pass':
            same = now.get(document, ('',))[0] == 'pass'
            result.kept += same
            result.lost += not same


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    bundles, others = list(samples()), fixtures()
    sound = {}
    for bundle in bundles:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'bundle')
            os.mkdir(path)
            put(path, bundle)
            status, _, report, message = check(
                path, os.path.join(folder, 'report'))
            if status not in (0, 1):
                sys.exit('%s does not pass: %s' % (bundle.name, message))
            sound[bundle.name] = verdicts(report)
    jobs = int(os.environ.get('JOBS', '2'))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(
            lambda seed: run(seed, bundles, others, sound),
            range(first, first + count)))
    report_all(results, len(others))


def report_all(results, others):
    for result in results:
        for fault in result.faults:
            print('seed %d, %s, %s: %s' % (
                result.seed, result.label, result.damage, fault))
    faulty = sum(1 for result in results if result.faults)
    slowest = max(results, key=lambda result: result.seconds)
    print('%d mutants (two bundles and %d other files): %d at fault; '
          '%d documents lost their pass, %d kept it; '
          'slowest %.1f s (seed %d)' % (
              len(results), others, faulty,
              sum(result.lost for result in results),
              sum(result.kept for result in results),
              slowest.seconds, slowest.seed))
    sys.exit(1 if faulty or not results else 0)


if __name__ == '__main__':
    main()
