"""Random papers of many parts, and what must be true of each.

usage: structure.py SEORYU [FIRST-SEED [HOW-MANY [FOLDER]]]

Sections on other paper, columns, footnotes, notes of tables, contents, page
numbers in the text, addendum sheets, long keep chains: every word has a number
of its own, so that it can be told where it went. True must be: each word is
drawn once, no text lies upon another or leaves the paper, a note's first word
stands on the page of its mark (in columns and tables not before it) and below
all text of that page, the contents and page-of say the page where the heading
is, no page ends with a heading, headings of a column do not stand at its foot.
Papers at fault are kept in FOLDER.
"""
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

from dump import Dump
from fonts import Fonts

HONEST = {"P016", "P017", "P018", "P019", "P125"}
NEAR = 0.06


class Maker:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.words = 0
        self.notes = {}         # mark: (first word, where)
        self.headings = []      # (word, id, level, after contents)
        self.refs = []          # (word before, id)
        self.where = "page"

    def word(self):
        self.words += 1
        return f"낱{self.words:05d}"

    def text(self, most):
        tails = ("", "", "말의", "글")
        return " ".join(self.word() + self.r.choice(tails) for _ in range(
            self.r.randrange(1, most + 1)))

    def note(self):
        first = self.word()
        number = len(self.notes) + 1
        self.notes[number] = (first, self.where)
        long = self.r.randrange(10) == 0
        return f"<note>{first} {self.text(250 if long else 25)}</note>"

    def rich(self, most, notes=True):
        out = []
        for _ in range(self.r.choice((1, 1, 2, 3))):
            out.append(self.text(most))
            kind = self.r.randrange(9)
            if kind == 0 and notes:
                out[-1] += self.note()
            elif kind == 1 and self.headings:
                word = self.word()
                name = self.r.choice(self.headings)[1]
                self.refs.append((word, name))
                out.append(f'{word}#<page-of ref="{name}"/>#')
            elif kind == 2:
                out.append("<b>" + self.text(4) + "</b>")
        return " ".join(out)

    def heading(self):
        level = self.r.choice((1, 2, 2, 3, 3))
        word = self.word()
        name = f"h{len(self.headings)}"
        self.headings.append((word, name, level))
        return f'<h{level} id="{name}">{word} {self.text(5)}</h{level}>'

    def paragraph(self, most=60):
        extra = self.r.choice(("", "", "", ' keep-next="yes"',
                               ' keep="together"', ' keep-previous="yes"'))
        return f"<p{extra}>{self.rich(most)}</p>"

    def items(self, depth=1):
        out = []
        for _ in range(self.r.randrange(1, 5)):
            text = self.rich(20)
            inner = self.items(depth + 1) \
                if depth < 8 and self.r.randrange(3) == 0 else ""
            out.append(f"<item>{text}{inner}</item>")
        keep = self.r.choice(("", "", ' keep="together"'))
        return f"<items{keep}>{''.join(out)}</items>"

    def table(self, addendum=True):
        r, was, self.where = self.r, self.where, "below"
        columns = r.randrange(2, 4) if addendum else 2
        rows = [f"<tr>{''.join(f'<th>{self.word()}</th>' for _ in range(columns))}</tr>"]
        for _ in range(r.choice((1, 3, 8, 25))):
            cells = []
            for _ in range(columns):
                limit = r.randrange(8) == 0 and addendum
                attributes = ' max-height="25mm" addendum="제목"' \
                    if limit else ""
                cells.append(f"<td{attributes}>"
                             f"{self.rich(60 if limit else 6, not limit)}</td>")
            rows.append(f"<tr>{''.join(cells)}</tr>")
        self.where = was
        widths = " ".join(["*"] * columns)
        return (f'<table columns="{widths}" header-rows="1">'
                f"{''.join(rows)}</table>")

    def flow(self, n, in_columns=0):
        out = []
        for _ in range(n):
            kind = self.r.randrange(12)
            if kind < 2:
                out.append(self.heading())
                out.append(self.paragraph())
            elif kind < 8:
                out.append(self.paragraph())
            elif kind < 10:
                out.append(self.items(6 if in_columns else 1))
            elif kind < 11 and in_columns < 3:
                out.append(self.table(not in_columns))
            elif kind == 11 and not in_columns:
                out.append(self.columns())
        return "".join(out)

    def columns(self):
        was, self.where = self.where, "below"
        count = self.r.choice((2, 2, 3))
        body = self.flow(self.r.randrange(1, 9), count) or self.paragraph()
        self.where = was
        return f'<columns count="{count}" gap="6mm">{body}</columns>'

    def paper(self):
        r = self.r
        out = ['<document title="구조" margins="25mm 20mm 20mm 20mm">',
               '<header first="only">첫 쪽</header><header>다른 쪽</header>'
               '<footer><page-number/>#<page-count/></footer>']
        self.contents = r.randrange(2) == 0
        if self.contents:
            out.append('<contents levels="3"/>' + r.choice(("", "<page/>")))
        for _ in range(r.randrange(1, 4)):
            out.append(self.flow(r.randrange(1, 14)))
            if r.randrange(3) == 0:
                paper = r.choice(("A4", "A4-landscape", "A3"))
                body = self.flow(r.randrange(1, 8)) or self.paragraph()
                out.append(f'<section paper="{paper}">{body}</section>')
        out.append(f"<p>{self.word()}</p></document>")
        return "\n".join(out)


class Judge:
    def __init__(self, maker, dump, fonts):
        self.m, self.dump, self.fonts = maker, dump, fonts
        self.faults = list(dump.faults)
        self.places, before = {}, ""
        for run in dump.runs:
            # A word may be cut by a line's end.
            text = re.search(r"(낱\d{0,4})?$", before)[0] + run.text
            before = text
            for word in re.findall(r"낱\d{5}", text):
                self.places.setdefault(word, []).append(run)

    def fault(self, text):
        self.faults.append(text)

    def judge(self):
        self.once()
        self.overlaps()
        self.notes()
        self.numbers()
        self.page_ends()
        return self.faults

    def body(self, word):
        """Where a word of a heading stands, not its copy in the contents,
        nor an artifact (a header row again)."""
        runs = [r for r in self.places.get(word, []) if not r.artifact]
        return runs[-1] if runs else None

    def once(self):
        copied = set()
        if self.m.contents:
            for node in self.dump.root.nodes():
                if node.tag == "TOCI":
                    copied |= set(re.findall(r"낱\d{5}", node.text()))
        for n in range(1, self.m.words + 1):
            word = f"낱{n:05d}"
            times = len([r for r in self.places.get(word, [])
                         if not r.artifact])
            want = 2 if word in copied else 1
            if times != want:
                self.fault(f"{word} is drawn {times} times, not {want}")

    def box(self, run):
        width = self.fonts.width(run) or 0
        blanks = len(run.text) - len(run.text.rstrip())
        width -= blanks * run.size + run.extra + 0.005 * len(run.text)
        return (run.x, run.y - run.size * 0.7, run.x + width, run.y)

    def overlaps(self):
        pages = {}
        for run in self.dump.runs:
            if run.text.strip():
                pages.setdefault(run.page, []).append((self.box(run), run))
        for page, boxes in pages.items():
            width, height = self.dump.pages[page - 1]
            boxes.sort(key=lambda b: b[0][1])
            for i, (a, run) in enumerate(boxes):
                if a[0] < 0 or a[2] > width or a[3] > height or a[1] < 0:
                    self.fault(f"page {page}: {run.text[:20]} leaves it")
                for b, other in boxes[i + 1:]:
                    if b[1] >= a[3] - NEAR:
                        break
                    if b[0] < a[2] - NEAR and a[0] < b[2] - NEAR:
                        self.fault(f"page {page}: {run.text[:20]!r} and "
                                   f"{other.text[:20]!r} overlap")

    def notes(self):
        marks = {}
        for node in self.dump.root.nodes():
            if node.tag != "Link":
                continue
            m = re.search(r'to "#note\.(\d+)"', node.rest)
            if m:
                run = next((r for r in node.runs()), None)
                marks[int(m.group(1))] = run
        lowest = {}
        inside = {id(r) for n in self.dump.root.nodes() if n.tag == "Note"
                  for r in n.runs()}
        for run in self.dump.runs:
            if not run.artifact and id(run) not in inside:
                lowest[run.page] = max(lowest.get(run.page, 0), run.y)
        for number, (word, where) in self.m.notes.items():
            run, mark = self.body(word), marks.get(number)
            if run is None or mark is None:
                self.fault(f"note {number} or its mark is not there")
            elif where == "page" and run.page != mark.page:
                self.fault(f"note {number} on page {run.page}, its mark on "
                           f"{mark.page}")
            elif where == "page" and run.y < lowest[run.page]:
                self.fault(f"note {number} above text of page {run.page}")
            elif (run.page, run.y) < (mark.page, 0):
                self.fault(f"note {number} before its mark")

    def numbers(self):
        pages = {}
        for word, name, _ in self.m.headings:
            run = self.body(word)
            pages[name] = run.page if run else None
        said = re.findall(r"(낱\d{5})\S*?#(\d+)#", "".join(
            r.text for r in self.dump.runs))
        said = dict(said)
        for word, name in self.m.refs:
            if int(said.get(word, -1)) != pages[name]:
                self.fault(f"{word}: {name} is said to be on page "
                           f"{said.get(word)}, is on {pages[name]}")
        lines = [n for n in self.dump.root.nodes() if n.tag == "TOCI"]
        if self.m.contents and len(lines) != len(self.m.headings):
            self.fault(f"{len(lines)} lines of contents, "
                       f"{len(self.m.headings)} headings")
        for node in lines:
            word = re.search(r"낱\d{5}", node.text()).group(0)
            runs = list(node.runs())
            name = next(h[1] for h in self.m.headings if h[0] == word)
            if int(runs[-1].text) != pages[name]:
                self.fault(f"contents: {word} on {runs[-1].text}, is on "
                           f"{pages[name]}")

    def page_ends(self):
        """What is drawn last on a page, notes apart, is no heading."""
        heads = {id(r) for n in self.dump.root.nodes()
                 if n.tag in ("H1", "H2", "H3") for r in n.runs()}
        notes = {id(r) for n in self.dump.root.nodes() if n.tag == "Note"
                 for r in n.runs()}
        last = {}
        for run in self.dump.runs:
            if not run.artifact and id(run) not in notes:
                last[run.page] = run
        for page, run in last.items():
            if id(run) in heads and page != len(self.dump.pages):
                self.fault(f"page {page} ends with {run.text[:20]!r}")


def try_seed(seoryu, folder, fonts, seed):
    """(printed, faults)"""
    maker = Maker(seed)
    with open(f"{folder}/template.xml", "w", encoding="utf-8") as f:
        f.write(maker.paper())
    with open(f"{folder}/data.xml", "w", encoding="utf-8") as f:
        f.write("<r/>")
    try:
        done = subprocess.run(
            [seoryu, "print", "-T", "dump", "template.xml", "data.xml"],
            cwd=folder, capture_output=True, timeout=20, check=False)
    except subprocess.TimeoutExpired:
        return True, ["no end"]
    if done.returncode != 0:
        text = done.stderr.decode("utf-8", "replace")
        codes = set(re.findall(r"\[([A-Z]\d+)\]", text))
        if done.returncode != 4 or not codes or codes - HONEST:
            return False, [f"exit {done.returncode}: {text.strip()[:300]}"]
        return False, []
    return True, Judge(maker, Dump(done.stdout.decode("utf-8")),
                       fonts).judge()


def main():
    seoryu = os.path.abspath(sys.argv[1])
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    many = int(sys.argv[3]) if len(sys.argv) > 3 else 60
    keep = sys.argv[4] if len(sys.argv) > 4 else None
    fonts, printed, bad = Fonts(), 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + many):
            fine, faults = try_seed(seoryu, folder, fonts, seed)
            printed += fine
            bad += bool(faults)
            for fault in faults[:6]:
                print(f"seed {seed}: {fault}")
            if faults and keep:
                shutil.copy(f"{folder}/template.xml",
                            f"{keep}/structure-{seed}.xml")
    print(f"papers of many parts: {many} made, {printed} printed, {bad} at "
          "fault")
    return 0 if bad == 0 and printed * 100 >= many * 70 else 1


if __name__ == "__main__":
    sys.exit(main())
