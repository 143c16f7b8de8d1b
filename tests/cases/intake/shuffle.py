#!/usr/bin/env python3
"""shuffle.py SEEDS FOLDER: packs the files of FOLDER in other orders and under
other names, as a folder and as a ZIP, and compares the facts of each file,
known by its SHA-256, with those of FOLDER itself. Ends with 1 if any differ.
"""
import os
import random
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree
import zipfile

SEORYU = os.environ['SEORYU'].split()


def facts_of(bundle):
    out = subprocess.run(SEORYU + ['facts', '--as-of', '2026-02-20', bundle],
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    root = tree.fromstring(out.stdout).find('facts')
    return {file.get('sha256'): (file.get('state'), [
        tuple(sorted(fact.attrib.items())) for fact in file.findall('fact')])
        for file in root.findall('file')}


def shuffled(folder, number, rnd):
    """Copies of FOLDER's files under names that say nothing."""
    names = sorted(name for name in os.listdir(folder)
                   if name != 'application.xml')
    rnd.shuffle(names)
    target = 'shuffled-%d' % number
    os.mkdir(target)
    if number % 2:
        with zipfile.ZipFile(target + '.zip', 'w') as z:
            for i, name in enumerate(names):
                z.write(os.path.join(folder, name), '%s/%03d%s' % (
                    'abc'[rnd.randrange(3)], i, os.path.splitext(name)[1]))
        return target + '.zip'
    for i, name in enumerate(names):
        shutil.copy(os.path.join(folder, name), os.path.join(
            target, '%03d%s' % (i, os.path.splitext(name)[1])))
    return target


def main():
    seeds, folder = int(sys.argv[1]), sys.argv[2]
    wanted = facts_of(folder)
    read = sum(1 for state, facts in wanted.values() if facts)
    for seed in range(seeds):
        got = facts_of(shuffled(folder, seed, random.Random(seed)))
        for sha256, found in got.items():
            if found != wanted[sha256]:
                print('seed', seed, sha256, 'differs:')
                print('  ', wanted[sha256])
                print('  ', found)
                return 1
        if len(got) < read:
            print('seed', seed, 'lost files')
            return 1
    print(seeds, 'orders of', len(wanted), 'files,', read,
          'with facts: the same facts')
    return 0


sys.exit(main())
