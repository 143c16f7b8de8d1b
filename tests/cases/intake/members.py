#!/usr/bin/env python3
"""Prints the files of `seoryu facts` with what was said of them.

The intake cases compare this and not the whole case, so that they change
only when bundles are read otherwise, not when documents are recognised
otherwise.
"""
import sys
import xml.etree.ElementTree as tree

facts = tree.parse(sys.argv[1]).getroot().find('facts')
for problem in facts.findall('problem'):
    print('!', problem.get('code'), problem.text)
for file in facts.findall('file'):
    print(file.get('state'), file.get('kind'), file.get('bytes'),
          file.get('path'))
    for problem in file.findall('problem'):
        # Those of reading, not of recognising.
        if problem.get('code') < 'I100' or \
                'I200' <= problem.get('code') < 'I260':
            print('   ', problem.get('code'), problem.get('level'),
                  problem.text)
