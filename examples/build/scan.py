#!/usr/bin/python3
"""A page as an office scanner returns it: grey, a little askew, speckled.
usage: scan.py PAGE.png OUT.png"""
import random
import sys

from PIL import Image, ImageFilter

page = Image.open(sys.argv[1]).convert("L")
page = page.rotate(-0.7, resample=Image.BICUBIC, fillcolor=250).filter(ImageFilter.GaussianBlur(0.4))
dice = random.Random(4).random
pixels = page.load()
for _ in range(page.width * page.height // 900):
    x, y = int(dice() * page.width), int(dice() * page.height)
    pixels[x, y] = int(dice() * 160)
page.point(lambda grey: min(255, grey // 17 * 17)).quantize(16).save(sys.argv[2], optimize=True, dpi=(110, 110))
