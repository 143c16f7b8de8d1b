#!/usr/bin/env python3
"""Prints which pages of its file each document of `seoryu facts` is, and where
on them its number and its day of issue stand.
"""
import sys
import xml.etree.ElementTree as tree

facts = tree.parse(sys.argv[1]).getroot().find('facts')
for file in facts.findall('file'):
    where = ['%s %s쪽 (%s)' % (fact.get('name'), fact.get('page'),
                              fact.get('box')) for fact in file.findall('fact')
             if fact.get('name') in ('number', 'issued')]
    print(file.get('path'), file.get('part') or '-', file.get('pages'),
          *where)
