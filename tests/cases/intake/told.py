#!/usr/bin/env python3
"""Prints what was made of the files of `seoryu facts`: state, document, the
problems of reading, and those facts whose names are given.
"""
import sys
import xml.etree.ElementTree as tree

facts = tree.parse(sys.argv[1]).getroot().find('facts')
for file in facts.findall('file'):
    print(file.get('state'), file.get('kind'), file.get('path'), '→',
          file.get('document') or '?')
    if file.get('width'):
        print('   ', ' '.join('%s=%s' % (name, file.get(name)) for name in
              ('width', 'height', 'dpi', 'turned', 'pages')
              if file.get(name)))
    for problem in file.findall('problem'):
        print('   ', problem.get('code'), problem.text)
    for fact in file.findall('fact'):
        if fact.get('name') in sys.argv[2:]:
            print('   ', fact.get('name'), fact.get('value'),
                  fact.get('cell') or '-')
