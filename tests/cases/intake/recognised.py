#!/usr/bin/env python3
"""Prints what OCR made of the files of `seoryu facts`, of the values only
those that any version of tesseract reads alike.
"""
import sys
import xml.etree.ElementTree as tree

SURE = {'registration-number': '999-87-21157'}
facts = tree.parse(sys.argv[1]).getroot().find('facts')
for file in facts.findall('file'):
    print(file.get('state'), file.get('kind'), file.get('path'),
          file.get('part') or '', '→', file.get('document') or '?',
          'ocr=' + (file.get('ocr') or 'no'))
    print('   ', ' '.join(p.get('code') for p in file.findall('problem')))
    for fact in file.findall('fact'):
        if fact.get('method') != 'ocr' and file.get('ocr'):
            print('    not marked as guessed:', fact.get('name'))
        if '\ufffd' in fact.get('value') + fact.get('raw'):
            print('    made of what was not read:', fact.get('name'))
        if SURE.get(fact.get('name')) == fact.get('value'):
            print('   ', fact.get('name'), fact.get('value'))
