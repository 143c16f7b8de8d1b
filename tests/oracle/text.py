"""Do other programs read from our PDFs what the expanded document says?

usage: text.py FOLDER [NAME...]   (PDFJS=path of pdf.mjs, or none)

Compared after folding: NFC, without blanks and line ends. Where a page says
more than its text (headers, footers, repeated headings), programs that know
nothing of artifacts are compared with all that is drawn.

  expanded   the document with its marks, by reading.py
  tags       the dump in the order of its tags against expanded
  drawn      the dump in the order drawn, artifacts too
  poppler    pdftotext -raw against drawn
  structure  pdfinfo -struct-text against tags
  mutool     mutool draw -F txt against drawn
  pdf.js     drawn and structure tree
  qpdf       --check
"""
import glob
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import reading
from dump import Dump

# Vector ticks have no letters: only their ActualText says what they are.
TICKS = str.maketrans("", "", reading.TICKED + reading.OPEN)


def output(*command):
    done = subprocess.run(command, capture_output=True, check=False)
    return done.stdout.decode("utf-8", "replace")


def structure(pdf):
    """Text of pdfinfo's tree; strings stand in quotes, one a line."""
    out, lines = [], output("pdfinfo", "-struct-text", pdf).split("\n")
    piece = None
    for line in lines:
        if piece is None and (m := re.match(r' +"(.*)$', line)):
            piece = m.group(1)
        elif piece is not None:
            piece += "\n" + line
        if piece is not None and piece.endswith('"'):
            out.append(piece[:-1])
            piece = None
    return "".join(out)


def read_pdfjs(pdfs):
    library = os.environ.get("PDFJS")
    if not library:
        return {}
    out = output("node", "tests/oracle/pdfjs.mjs", library, *pdfs)
    return {r["file"]: r["pages"] for r in
            (json.loads(line) for line in out.splitlines()
             if line.startswith("{"))}


class Paper:
    def __init__(self, folder, name, pdfjs):
        self.pdf = f"{folder}/{name}.pdf"
        self.faults = []
        with open(f"{folder}/{name}.dump", encoding="utf-8") as f:
            self.dump = Dump(f.read())
        root = ElementTree.parse(f"{folder}/{name}.expanded").getroot()
        self.expanded = reading.fold("".join(reading.words(root)))
        self.pdfjs = pdfjs
        # Only the layout knows which of its notes go with the text to the
        # addendum sheet and are read there: then the letters are compared.
        self.moves = any(e.find(".//note") is not None
                         for e in root.iter() if e.get("addendum"))

    def order(self, text):
        return "".join(sorted(text)) if self.moves else text

    def same(self, who, expected, actual):
        actual = reading.fold(actual)
        wrong = reading.compare(expected, actual)
        if wrong:
            self.faults.append(f"{who}: {wrong}")

    def check(self):
        self.faults += [f"dump: {f}" for f in self.dump.faults]
        self.same("tags", self.order(self.expanded),
                  self.order(reading.fold(self.dump.read())))
        drawn = reading.fold(self.dump.drawn())
        silent = reading.fold(self.dump.root.text()).translate(TICKS)
        self.same("poppler", drawn, output(
            "pdftotext", "-raw", "-enc", "UTF-8", self.pdf, "-"))
        if not os.environ.get("QUICK"):     # it takes its time
            self.same("structure", silent,
                      structure(self.pdf).translate(TICKS))
        self.same("mutool", drawn, output(
            "mutool", "draw", "-q", "-F", "txt", self.pdf))
        if self.pdfjs is not None:
            self.check_pdfjs(drawn)
        done = subprocess.run(["qpdf", "--check", self.pdf],
                              capture_output=True, check=False)
        if done.returncode != 0:
            self.faults.append(f"qpdf: {done.stderr.decode()[:200]}")
        return self.faults

    def check_pdfjs(self, drawn):
        self.same("pdf.js", drawn, "".join(p["drawn"] for p in self.pdfjs))
        # On each page in the order of its tags: notes after their paragraph,
        # though they are drawn at the foot.
        runs = list(self.dump.root.runs())
        for n, page in enumerate(self.pdfjs):
            self.same(f"pdf.js tree, page {n + 1}", reading.fold("".join(
                r.text for r in runs if r.page == n + 1)), page["tree"])


def main():
    folder = sys.argv[1]
    names = sys.argv[2:] or sorted(
        os.path.basename(p)[:-4] for p in glob.glob(f"{folder}/*.pdf"))
    pdfjs = read_pdfjs([f"{folder}/{n}.pdf" for n in names])
    bad = 0
    for name in names:
        pages = pdfjs.get(f"{folder}/{name}.pdf")
        if os.environ.get("PDFJS") and pages is None:
            print(f"{name}: pdf.js does not read it")
            bad += 1
        try:
            faults = Paper(folder, name, pages).check()
        except ValueError as wrong:
            faults = [wrong]
        for fault in faults:
            print(f"{name}: {fault}")
            bad += 1
    print(f"text: {len(names)} papers, {len(pdfjs)} of them read by pdf.js "
          f"too, {bad} differences")
    return 1 if bad or not names else 0


if __name__ == "__main__":
    sys.exit(main())
