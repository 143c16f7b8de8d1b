#!/usr/bin/env python3
"""Prints what was made of files that are one document, and where its facts
stand.
"""
import sys
import xml.etree.ElementTree as tree

for file in tree.parse(sys.argv[1]).getroot().find('facts').findall('file'):
    print(file.get('path'), file.get('sheets') or '-', file.get('method'),
          file.get('document') or '-')
    for problem in file.findall('problem'):
        print('   ', problem.get('code'))
    for fact in file.findall('fact'):
        print('   ', fact.get('name'), fact.get('value'), fact.get('method'),
              fact.get('file') or file.get('id'), fact.get('page'))
