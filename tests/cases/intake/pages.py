#!/usr/bin/env python3
"""Puts the pages of the sample roster into files of their own: bundle/명부_1.pdf
and so on, the last LAST of them as pictures.
"""
import os
import subprocess
import sys
import zipfile

sample, pictures = sys.argv[1], int(sys.argv[2])
with zipfile.ZipFile(sample, metadata_encoding='cp949') as z:
    name, = (n for n in z.namelist() if '4대보험' in n)
    with open('whole.pdf', 'wb') as f:
        f.write(z.read(name))
os.mkdir('bundle')
for page in range(1, 4):
    path = 'bundle/명부_%d' % page
    subprocess.run(['qpdf', '--empty', '--pages', 'whole.pdf', str(page),
                    '--', path + '.pdf'], check=True)
    if page > 3 - pictures:
        subprocess.run(['pdftoppm', '-r', '200', '-gray', '-png',
                        '-singlefile', path + '.pdf', path], check=True)
        os.remove(path + '.pdf')
