#!/usr/bin/python3
"""Checks sample bundles with one file of each damaged, over and over.

    tests/mutate/mutate.py [COUNT [FIRST-SEED]]       B=build, JOBS=2

Every damage follows from its seed. A run must end in time, by itself and with
a status of ours; a document passes only if it passed before it was damaged,
and what was read of it must be what was read of the sound one; no bundle
passes that did not. A damaged certificate may lose its verdict, never win
another. Seeds that break this are printed and can be run alone.
"""
import concurrent.futures
import io
import json
import os
import random
import re
import struct
import subprocess
import sys
import tempfile
import threading
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


def folder_files(sample):
    folder = os.path.join(TOP, 'examples', sample)
    files = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), 'rb') as data:
            files[name] = data.read()
    return files


def samples():
    """The bundles of the examples: two that pass, one with flaws."""
    yield Bundle('solo', folder_files('saesol-solo'))
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
    yield Bundle('flawed', folder_files('moraenae-flawed'))


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


def whole(report):
    return (report or {}).get('verdict', '')


def put(folder, bundle, name=None, data=None):
    for path, content in bundle.files.items():
        with open(os.path.join(folder, path), 'wb') as out:
            out.write(data if path == name else content)


def dies(report, message):
    codes = {finding['id'] for finding in (report or {}).get('findings', [])}
    return codes & DEATHS or any('[%s]' % code in message for code in DEATHS)


def wrong_passes(sound, damaged, damage):
    """Documents that pass and did not, or pass with other facts.

    Plain text has no sums. Cut off it must not pass as a whole; changed, it is
    another text, which is judged for what it says.
    """
    found = []
    for document, (verdict, files, facts) in verdicts(damaged).items():
        before = verdicts(sound).get(document, ('', [], {}))
        if damage != 'cut' and files and \
                all(name.endswith(('.csv', '.txt')) for name in files):
            continue
        if verdict != 'pass':
            continue
        changed = sorted(key for key in set(facts) | set(before[2])
                         if facts.get(key) != before[2].get(key))
        if before[0] != 'pass':
            found.append('%s passes, and was %s' % (
                document[1], before[0] or 'not there'))
        elif changed:
            found.append('%s passes with other %s' % (
                document[1], ', '.join(changed)))
    if whole(damaged) == 'pass' and whole(sound) != 'pass':
        found.append('the bundle passes, and was %s' % whole(sound))
    return found


class Result:
    def __init__(self, seed, label, damage, kind):
        self.seed, self.label, self.damage = seed, label, damage
        self.kind = kind
        self.faults, self.kept, self.lost, self.seconds = [], 0, 0, 0.0


KINDS = ((b'%PDF', 'PDF'), (b'\xd0\xcf\x11\xe0', 'HWP, OLE'),
         (b'\x89PNG', 'picture'), (b'\xff\xd8', 'picture'),
         (b'GIF8', 'picture'), (b'RIFF', 'picture'), (b'BM', 'picture'),
         (b'II*\0', 'picture'), (b'MM\0*', 'picture'), (b'<', 'XML'),
         (b'\xef\xbb\xbf<', 'XML'))


def kind_of(data):
    """What the table at the end calls a file."""
    for magic, kind in KINDS:
        if data.startswith(magic):
            return kind
    if data[4:8] == b'ftyp':
        return 'picture'
    if data[:2] != b'PK':
        return 'text, other'
    for part, kind in ((b'word/', 'DOCX'), (b'xl/', 'XLSX'),
                       (b'Contents', 'HWPX'), (b'hwp+zip', 'HWPX')):
        if part in data:
            return kind
    return 'ZIP'


def by_kind(dice, files):
    """A name and its bytes; formats of which there are few come as often."""
    kind = dice.choice(sorted({kind_of(data) for data in files.values()}))
    name = dice.choice(sorted(name for name, data in files.items()
                              if kind_of(data) == kind))
    return name, files[name]


def packed(data):
    """A ZIP in a ZIP."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_STORED) as outer:
        outer.writestr(zipfile.ZipInfo('bundle.zip', (2026, 2, 20, 10, 0, 0)),
                       data)
    return out.getvalue()


class Mutant:
    """What a seed damages: a bundle, a file in it or the ZIP, its bytes."""

    def __init__(self, seed, bundles, others):
        dice = random.Random(seed)
        self.damage = dice.choice(DAMAGES)
        self.bundle = self.name = None
        if seed % 3 == 2:
            self.label, data = by_kind(dice, others)
            self.kind = kind_of(data)
        else:
            self.bundle = dice.choice(bundles)
            self.name, data = self.choose(dice)
            self.label = '%s/%s' % (self.bundle.name, self.name or 'the ZIP')
        self.sound = data
        self.bytes = self.damage(dice, data)

    def choose(self, dice):
        if self.bundle.archive and dice.random() < 0.3:
            if dice.random() < 0.5:
                self.kind = 'ZIP'
                return None, self.bundle.archive
            self.kind = 'ZIP in ZIP'
            return None, packed(self.bundle.archive)
        name, data = by_kind(dice, self.bundle.files)
        self.kind = kind_of(data)
        return name, data

    def is_document(self):
        """Of application.xml the applicant is the author."""
        return self.name != 'application.xml'

    def lay_out(self, folder, data):
        """Puts the bundle there with DATA in place; its path."""
        path = os.path.join(folder, 'bundle')
        if self.name is not None:
            os.mkdir(path)
            put(path, self.bundle, self.name, data)
        elif data[:2] == b'PK':
            path += '.zip'
            with open(path, 'wb') as out:
                out.write(data)
        else:
            os.mkdir(path)
            with open(os.path.join(path, 'certificate'), 'wb') as out:
                out.write(data)
        return path

    def check(self, data):
        with tempfile.TemporaryDirectory(prefix='seoryu-mutate-') as folder:
            return check(self.lay_out(folder, data),
                         os.path.join(folder, 'report'))


class Sound:
    """Reports of what is not damaged, each made once."""

    def __init__(self):
        self.reports = {}
        self.lock = threading.Lock()

    def of(self, mutant):
        key = mutant.bundle.name if mutant.bundle else mutant.label
        with self.lock:
            report = self.reports.get(key)
        if report is None:
            report = mutant.check(mutant.sound)[2] or {}
            with self.lock:
                self.reports[key] = report
        return report


def run(seed, bundles, others, sounds):
    mutant = Mutant(seed, bundles, others)
    result = Result(seed, mutant.label, mutant.damage.__name__, mutant.kind)
    status, result.seconds, report, message = mutant.check(mutant.bytes)
    judge(result, status, report, message)
    if status is not None and mutant.is_document():
        compare(result, sounds.of(mutant), report)
    return result


def judge(result, status, report, message):
    """By itself, in time, with a status of ours."""
    if status is None:
        result.faults.append('hangs')
        return
    if status not in STATUSES or 'Sanitizer' in message or \
            'runtime error' in message:
        result.faults.append('status %d: %s' % (status, message[-300:]))
    if dies(report, message):
        result.faults.append('the process that reads it dies')


def compare(result, sound, report):
    result.faults += wrong_passes(sound, report, result.damage)
    now = verdicts(report)
    for document, before in verdicts(sound).items():
        if before[0] == 'pass':
            same = now.get(document, ('',))[0] == 'pass'
            result.kept += same
            result.lost += not same


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    bundles, others, sounds = list(samples()), fixtures(), Sound()
    jobs = int(os.environ.get('JOBS', '2'))
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(
            lambda seed: run(seed, bundles, others, sounds),
            range(first, first + count)))
    report_all(results, bundles, others, sounds)


def table(results):
    """How many mutants of each format, and how many were at fault."""
    for kind in sorted({result.kind for result in results}):
        of_kind = [result for result in results if result.kind == kind]
        print('%5d of %s, %d at fault, slowest %.1f s' % (
            len(of_kind), kind,
            sum(1 for result in of_kind if result.faults),
            max(result.seconds for result in of_kind)))


def report_all(results, bundles, others, sounds):
    for result in results:
        for fault in result.faults:
            print('seed %d, %s, %s: %s' % (
                result.seed, result.label, result.damage, fault))
    faulty = sum(1 for result in results if result.faults)
    # Without documents that pass there is nothing to be lost.
    if not any(verdict[0] == 'pass' for report in sounds.reports.values()
               for verdict in verdicts(report).values()):
        print('no sound sample has a document that passes')
        faulty += 1
    table(results)
    slowest = max(results, key=lambda result: result.seconds)
    print('%d mutants (%d bundles and %d other files): %d at fault; '
          '%d documents lost their pass, %d kept it; '
          'slowest %.1f s (seed %d)' % (
              len(results), len(bundles), len(others), faulty,
              sum(result.lost for result in results),
              sum(result.kept for result in results),
              slowest.seconds, slowest.seed))
    sys.exit(1 if faulty or not results else 0)


if __name__ == '__main__':
    main()
