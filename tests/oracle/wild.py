"""Random papers, and what must be true of each whatever is in it.

usage: wild.py SEORYU [--print] [FIRST-SEED [HOW-MANY [FOLDER]]]

Each seed makes a template with its data, always the same. It is printed
as dump and expanded document; then: every word of the expanded document is
drawn exactly once and in reading order, nothing reaches over the margins, no
text lies upon another, no line breaks 금칙, no page is empty or ends with a
heading, tables are whole grids, time is bounded. A paper that cannot be set
must say so with one of the messages for that and not be printed at all.
Papers at fault are kept in FOLDER. With --print nothing is judged: those that
can be set become FOLDER/wild-SEED.pdf.
"""
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape, quoteattr

import reading
from dump import Dump
from fonts import Fonts

SECONDS = 5
NEAR = 0.06             # points: two decimals in the dump, rounded thrice
# Too narrow or wide: columns, a word, an image, what stands in a line, a
# figure; too high: what cannot be cut.
HONEST = {"P016", "P017", "P019", "P022", "P106", "P190"}
# At least so many of a hundred must be set, or the test proves nothing.
MUST_PRINT = 70
MIXED = 0.2             # em: the mixed-spacing of the papers
WIDE = 120              # mm: about what a page has
PAPERS = {"A4": (595.276, 841.89), "A4-landscape": (841.89, 595.276),
          "A3": (841.89, 1190.551)}
NEVER_FIRST = set(")]」』】〉》,.!?:;%、。”’")
NEVER_LAST = set("([「『【〈《“‘")
SYLLABLES = "가각간갈감갑강개거건검게결경고공과관교구국권규금기김나남내년노다단당대데도동되라력로료류리마만말매명모목무문물미민박반발방배법변보본부분비사산상새생서석선설성세소속수시식신실심아안업여연영예오와요용우운원월위유의이인일입자작장재적전정제조주준중지직진차참창처천청체총추출충치크타탁통투특파판평표품필하학한함합해행험현협형호화확환회획후"
ODD = ["漢字", "中小企業", "뷁", "똠방", "쀍", "ABC", "iPhone", "R&D", "e-mail",
       "㈜", "①", "½", "→", "～", "·", "㎡", "₩", "ΑΩ", "ガラム"]


class Maker:
    """One random paper."""

    def __init__(self, seed):
        self.r = random.Random(seed)
        self.lists = 0
        self.budget = 400       # of words, so that time is bounded
        self.room = WIDE        # about so wide is where things go, mm

    def chance(self, percent):
        return self.r.randrange(100) < percent

    def word(self):
        r = self.r
        kind = r.randrange(100)
        if kind < 70:
            word = "".join(r.choice(SYLLABLES)
                           for _ in range(r.choice((1, 2, 2, 3, 3, 4, 5, 7))))
            if self.chance(8):
                word = r.choice(("({})", "「{}」", "‘{}’", "“{}”", "<{}>",
                                 "【{}】")).format(word)
            return word + r.choice(("", "", "", "", ",", ".", "?", "의", "을"))
        if kind < 78:
            # Figures are not cut: in cells those that mostly fit.
            most = 12 if self.room == WIDE else 3
            return f"{r.randrange(10 ** r.randrange(1, most)):,}" + \
                r.choice(("", "원", "%", "명"))
        if kind < 84:
            return "".join(r.choice("abcdefghijklmnop")
                           for _ in range(r.randrange(1, 14)))
        if kind < 92:
            return r.choice(ODD)
        if kind < 95:
            return "https://www.example.invalid/" + "".join(
                r.choice("abcdef/-_?=&0123456789")
                for _ in range(r.randrange(4, 60)))
        if kind < 97:
            return "".join(r.choice(SYLLABLES)
                           for _ in range(r.randrange(20, 120)))
        if self.room < 25:      # a year is a figure, too
            return r.choice(SYLLABLES)
        return f"2026. {r.randrange(1, 13)}. {r.randrange(1, 29)}.(월)"

    def words(self, most):
        n = self.r.randrange(1, most + 1)
        n = max(1, min(n, self.budget))
        self.budget -= n
        return [self.word() for _ in range(n)]

    def text(self, most=40):
        return escape(self.r.choice((" ", " ", " ", "  ", "\n    ")).join(
            self.words(most)))

    def inline(self, most=40):
        out = []
        for _ in range(self.r.choice((1, 1, 1, 2, 4))):
            piece = self.text(most)
            kind = self.r.randrange(12)
            if kind == 0:
                piece = f"<b>{piece}</b>"
            elif kind == 1:
                piece = f"<u>{piece}</u>"
            elif kind == 2:
                piece = (f'<span size="{self.r.randrange(70, 160)}%" '
                         f'color="#AA0000">{piece}</span>')
            elif kind == 3:
                piece += "<br/>" + self.text(8)
            elif kind == 4:
                piece = f'<check if="{self.r.randrange(2)} = 1"/> ' + piece
            elif kind == 5:
                piece = (f'<span letter-spacing="{self.r.randrange(5)}pt">'
                         f"{piece}</span>")
            elif kind == 6:
                piece += self.extra()
            out.append(piece)
        return self.r.choice((" ", " ", "")).join(out)

    def extra(self):
        """What stands in a line now and then."""
        word = escape(self.word())
        return self.r.choice((
            f"<sup>{word}</sup>", f"<sub>{word}</sub>", f"<s>{word}</s>",
            f'<a href="https://www.example.invalid/">{word}</a>',
            f"<note>{self.text(12)}</note>", f"<note>{self.text(60)}</note>",
            "<leader/>", '<img src="dot.png" alt="점" width="3mm"/>',
            f'<span border="0.4pt" padding="0.5mm">{word}</span>',
            f'<span mixed-spacing="20%">{word}가A나1</span>'))

    def properties(self):
        r, out = self.r, {}
        if self.chance(20):
            out["size"] = f"{r.randrange(6, 22 if self.room > 60 else 11)}pt"
        if self.chance(15):
            out["line-height"] = f"{r.randrange(130, 220)}%"
        if self.chance(20):
            out["align"] = r.choice(("left", "center", "right", "justify"))
        if self.chance(15):
            out["break"] = r.choice(("keep-all", "anywhere"))
        if self.chance(10):
            out["font"] = r.choice(("gothic", "myeongjo"))
        if self.chance(10) and not self.lists and self.room > 60:
            out["indent"] = f"{r.randrange(12)}mm"
            if self.chance(50):
                out["first-indent"] = "-" + out["indent"]
        elif self.chance(8) and not self.lists:
            out["hanging"] = f"{r.randrange(4)}em"
        if self.chance(8):
            out["letter-spacing"] = f"{r.randrange(3)}pt"
        if self.chance(10) and self.room > 60:
            out["padding"] = f"{r.randrange(4)}mm"
        if self.chance(8):
            out["border"] = f"{r.randrange(1, 4)}pt"
        if self.chance(8):
            out["background"] = "#EEEEEE"
        if self.chance(10):
            out["space-before"] = f"{r.randrange(12)}mm"
        if self.chance(10):
            out["space-after"] = f"{r.randrange(12)}mm"
        if self.chance(8):
            out["keep"] = "together"
        if self.chance(6):
            out["keep-next"] = "yes"
        return out

    def attributes(self, **more):
        out = self.properties()
        out.update((k.replace("_", "-"), v) for k, v in more.items()
                   if v is not None)
        return "".join(f" {k}={quoteattr(str(v))}" for k, v in out.items())

    def items(self):
        self.lists += 1
        self.room -= 10
        r, out = self.r, []
        attributes = ""
        if self.chance(20):
            attributes += f' start="{r.randrange(1, 20)}"'
        if self.chance(15):
            attributes += f' mark="{r.choice("○-※▪□")}"'
        for _ in range(r.choice((1, 2, 3, 3, 5, 16))):
            body = self.inline(12)
            if self.lists < 6 and self.room > 40 and self.chance(35):
                body += self.items()
            elif self.room > 60 and self.chance(5):
                body += self.table()
            out.append(f"<item{self.attributes()}>{body}</item>")
        self.lists -= 1
        self.room += 10
        return f"<items{attributes}>{''.join(out)}</items>"

    def columns(self, n):
        kinds = [self.r.choice(("*", "*", "*", "*", "auto", "18mm", "15%"))
                 for _ in range(n)]
        if not {"*", "auto"} & set(kinds):
            kinds[0] = "*"
        return " ".join(kinds)

    def cell(self, spans, head):
        tag = "th" if head or self.chance(10) else "td"
        kind = self.r.randrange(20)
        if kind == 0 and not head and self.room > 60:
            body = self.table()
        elif kind == 1 and not head and self.room > 40:
            body = self.items()
        elif kind == 2:
            body = ""
        elif kind == 3:
            body = f"<p>{self.inline(8)}</p><p>{self.inline(8)}</p>"
        elif kind == 4 and not head:
            body = self.inline(60)
        else:
            body = self.inline(4)
        return (f"<{tag}{spans}"
                f' valign="{self.r.choice(("top", "middle", "bottom"))}"'
                f">{body}</{tag}>")

    def table(self):
        """A grid cut at random into rectangles."""
        r = self.r
        columns = r.randrange(1, max(2, min(8, self.room // 19)))
        room, self.room = self.room, self.room // columns
        rows = r.choice((1, 2, 3, 5, 8, 14, 30))
        head = r.randrange(0, 2) if rows > 2 else 0
        taken, out = set(), []
        for y in range(rows):
            cells = []
            for x in range(columns):
                if (y, x) in taken:
                    continue
                w = h = 1
                if self.chance(12):
                    w = r.randrange(1, columns - x + 1)
                    while any((y, x + i) in taken for i in range(w)):
                        w -= 1
                # The first column has a cell of its own in every row.
                if self.chance(12) and y >= head and x > 0:
                    h = r.randrange(1, rows - y + 1)
                taken.update((y + j, x + i) for j in range(h)
                             for i in range(w))
                spans = (f' colspan="{w}"' if w > 1 else "") + \
                    (f' rowspan="{h}"' if h > 1 else "")
                cells.append(self.cell(spans, y < head))
            out.append(f"<tr{self.row_attributes()}>{''.join(cells)}</tr>")
        self.room = room
        return (f'<table columns="{self.columns(columns)}"'
                + (f' header-rows="{head}"' if head else "")
                + (' keep="together"' if self.chance(8) else "")
                + (f' rows="{rows + 3}"' if self.chance(8) else "")
                + (' stripe="#F6F7F8"' if self.chance(10) else "")
                + f">{''.join(out)}</table>")

    def row_attributes(self):
        return ' keep="together"' if self.chance(10) else ""

    def block(self):
        kind = self.r.randrange(100)
        if kind < 45:
            return f"<p{self.attributes()}>{self.inline()}</p>"
        if kind < 57:
            level = self.r.randrange(1, 4)
            return f"<h{level}>{self.inline(6)}</h{level}>"
        if kind < 70:
            return self.items()
        if kind < 88:
            return self.table()
        if kind < 91:
            return "<hr/>"
        if kind < 94:
            return (f'<img src="dot.png" alt="점" '
                    f'width="{self.r.randrange(5, 160)}mm"/>')
        if kind < 95:
            return "<page/>" if self.room == WIDE else "<hr/>"
        if kind < 97:
            return "<attachments>" + "".join(
                f"<item>{self.text(6)}</item>"
                for _ in range(self.r.randrange(1, 4))) + "</attachments>"
        return (f'<group each="/r/n[position() &lt;= {self.r.randrange(1, 9)}]">'
                f"<p>{{.}} {self.inline(5)}</p></group>")

    def part(self):
        """A block, or now and then what holds blocks."""
        kind = self.r.randrange(60)
        if kind == 0:
            paper = self.r.choice(("A4-landscape", "A4", "A3"))
            blocks = "".join(self.block() for _ in range(3))
            return f'<section paper="{paper}">{blocks}</section>'
        if kind < 3:
            room, self.room = self.room, self.room // 2 - 5
            blocks = "".join(self.block()
                             for _ in range(self.r.randrange(1, 8)))
            self.room = room
            return f'<columns gap="8mm">{blocks}</columns>'
        return self.block()

    def paper(self):
        paper = self.r.choice(("A4", "A4", "A4", "A4-landscape", "A3"))
        self.margins = [self.r.randrange(12, 40) for _ in range(4)]
        self.size = PAPERS[paper]
        blocks = [self.part() for _ in range(self.r.randrange(1, 30))]
        margins = " ".join(f"{m}mm" for m in self.margins)
        return (f'<document title="시험" paper="{paper}" margins="{margins}"'
                + (' draft="true()"' if self.chance(10) else "") + ">"
                + ("<contents/>" if self.chance(15) else "")
                + ("<header>머리글</header>" if self.chance(30) else "")
                + "\n".join(blocks)
                + ("<footer><page-number/> / <page-count/></footer>"
                   if self.chance(50) else "") + "</document>\n")

    def data(self):
        return "<r>" + "".join(f"<n>{escape(self.word())}</n>"
                               for _ in range(9)) + "</r>\n"


class Judge:
    """What is wrong with a printed paper."""

    def __init__(self, fonts, maker, dump, expanded):
        self.fonts, self.maker, self.dump = fonts, maker, dump
        self.root = ElementTree.fromstring(expanded)
        self.faults = list(dump.faults)

    def fault(self, text):
        self.faults.append(text)

    def judge(self):
        self.words()
        self.structure()
        self.inside()
        self.overlaps()
        self.lines()
        self.pages()
        return self.faults

    def words(self):
        expected, read = (reading.fold(text) for text in (
            "".join(reading.words(self.root)), self.dump.read()))
        wrong = reading.compare(expected, read)
        # A note whose text goes on overleaf without an element of its own is
        # read behind the list, not amid its sentence: the words are the same.
        if wrong and self.root.find(".//note") is not None \
                and self.overleaf() and sorted(
                    re.sub(f"{reading.PAGE}|\\d", "", expected)) == sorted(
                        re.sub("\\d", "", read)):
            return
        if wrong:
            self.fault(f"text: {wrong}")

    def overleaf(self):
        """1 if text right in an item or a cell stands on two pages."""
        return any(len({c.page for c in node.children
                        if hasattr(c, "font")}) > 1
                   for node in self.dump.root.nodes()
                   if node.tag in ("LBody", "TD", "TH"))

    HOME = {"TR": "Table", "TH": "TR", "TD": "TR", "LI": "L", "Lbl": "LI",
            "LBody": "LI"}

    def structure(self):
        for node in self.dump.root.nodes():
            for child in node.children:
                home = self.HOME.get(getattr(child, "tag", None))
                if home and child.tag == "Lbl" and node.tag == "Note":
                    continue        # the mark of a note
                if home is not None and node.tag != home:
                    self.fault(f"<{child.tag}> {child.number} in {node.tag}")
            if node.tag == "Table":
                self.grid(node)

    def grid(self, table):
        """Each place of the grid is covered by one cell."""
        rows = [c for c in table.children if isinstance(c, type(table))]
        taken, width = {}, None
        for y, row in enumerate(rows):
            x = 0
            for cell in row.children:
                while (y, x) in taken:
                    x += 1
                w = int(cell.attribute("columns", 1))
                for j in range(int(cell.attribute("rows", 1))):
                    for i in range(w):
                        if (y + j, x + i) in taken:
                            self.fault(f"cell {cell.number} covers another")
                        taken[y + j, x + i] = cell
            here = sum(1 for place in taken if place[0] == y)
            width = here if width is None else width
            if here != width:
                self.fault(f"row {row.number} has {here} places of {width}")
        if taken and max(place[0] for place in taken) >= len(rows):
            self.fault(f"table {table.number}: a cell reaches below it")

    def box(self, run):
        """What the letters cover; blanks at the end hang over."""
        shown = run.text.rstrip()
        lost = run.text[len(shown):]
        width = self.fonts.width(run)
        if width is None:
            self.fault(f"a letter of {run.text!r} is not in {run.font}")
            width = 0
        else:
            run_lost = type("R", (), {"text": lost, "font": run.font,
                                      "size": run.size, "extra": 0})
            width -= self.fonts.width(run_lost)
            # Extra stands after each letter, the last one too; that between
            # scripts after one letter only.
            if run.text:
                width -= max(run.extra * (len(lost) + 1) / len(run.text),
                             min(run.extra, MIXED * run.size))
        # The size is rounded to 0.01 pt in the dump.
        width -= 0.005 * len(shown)
        return (run.x, run.y - 0.75 * run.size, run.x + width,
                run.y + 0.15 * run.size)

    def body(self, page):
        """The paper and what its margins leave."""
        mm = 72 / 25.4
        top, right, bottom, left = (m * mm for m in self.maker.margins)
        width, height = self.dump.pages[page - 1]
        return (0, 0, width, height), \
            (left, top, width - right, height - bottom)

    def inside(self):
        for run in self.dump.runs:
            if run.watermark or not run.text.strip():
                continue
            paper, body = self.body(run.page)
            self.within(self.box(run), paper if run.artifact else body, 0,
                        f"page {run.page}: {run.text[:20]!r}")
        for shape in self.dump.shapes:
            # A border stands half outside, or all of it at a paragraph's.
            self.within(shape.box, self.body(shape.page)[1], 3,
                        f"page {shape.page}: {shape.kind}")

    def within(self, box, area, slack, what):
        slack += NEAR
        if (box[0] < area[0] - slack or box[1] < area[1] - slack
                or box[2] > area[2] + slack or box[3] > area[3] + slack):
            self.fault(f"{what} at {[round(n, 2) for n in box]} reaches over "
                       f"{[round(n, 2) for n in area]}")

    def overlaps(self):
        pages = {}
        for run in self.dump.runs:
            if run.text.strip() and not run.watermark:
                pages.setdefault(run.page, []).append((self.box(run), run))
        for page, boxes in pages.items():
            boxes.sort(key=lambda b: b[0][1])
            for i, (a, run) in enumerate(boxes):
                for b, other in boxes[i + 1:]:
                    if b[1] >= a[3] - NEAR:
                        break
                    if b[0] < a[2] - NEAR and a[0] < b[2] - NEAR:
                        self.fault(f"page {page}: {run.text[:20]!r} and "
                                   f"{other.text[:20]!r} overlap")

    def lines(self):
        """금칙, of each paragraph's lines with room for a choice."""
        for node in self.dump.root.nodes():
            runs = [c for c in node.children if hasattr(c, "font")]
            lines = []
            for run in runs:
                if lines and (run.page, run.y) == lines[-1][0]:
                    lines[-1][1] += run.text
                else:
                    lines.append([(run.page, run.y), run.text])
            for (place, above), (_, below) in zip(lines, lines[1:]):
                above, below = above.strip(), below.strip()
                if len(above) < 5:
                    continue
                if below[:1] in NEVER_FIRST or above[-1:] in NEVER_LAST:
                    self.fault(f"page {place[0]}: 금칙 between {above[-9:]!r} "
                               f"and {below[:9]!r}")

    def pages(self):
        last = {}
        n = len(self.dump.pages)
        for run in self.dump.runs:
            if not run.artifact:
                last[run.page] = run
        filled = set(last) | {s.page for s in self.dump.shapes
                              if s.kind == "image"}
        breaks = sum(len(list(self.root.iter(tag))) * n
                     for tag, n in (("page", 1), ("section", 2)))
        for page in range(1, n + 1):
            if page not in filled and breaks == 0:
                self.fault(f"page {page} is empty")
        if n > 3 + breaks + self.needed():
            self.fault(f"{n} pages for {self.needed():.1f} pages of text")

    def needed(self):
        """Pages if each line were 3 times as high and stood alone."""
        mm = 72 / 25.4
        room = self.maker.size[1] - (self.maker.margins[0]
                                     + self.maker.margins[2]) * mm
        height = sum(3 * r.size for r in self.dump.runs if not r.artifact)
        height += sum(s.box[3] - s.box[1] for s in self.dump.shapes
                      if s.kind == "image")
        return 2 * height / room


def run(seoryu, folder, trace):
    began = time.monotonic()
    try:
        done = subprocess.run(
            seoryu + ["print", "-T", trace, "template.xml", "data.xml"],
            cwd=folder, capture_output=True, timeout=SECONDS * 4, check=False)
    except subprocess.TimeoutExpired:
        return None, "no end"
    slow = time.monotonic() - began > SECONDS
    return done, "slow" if slow else None


def prepare(folder, maker):
    with open(f"{folder}/template.xml", "w", encoding="utf-8") as f:
        f.write('<?xml version="1.0" encoding="UTF-8"?>\n' + maker.paper())
    with open(f"{folder}/data.xml", "w", encoding="utf-8") as f:
        f.write(maker.data())
    dot = f"{folder}/dot.png"
    if not os.path.exists(dot):
        with open("tests/cases/press/image/dot.png", "rb") as source, \
                open(dot, "wb") as f:
            f.write(source.read())


def refused(done):
    """Faults of a paper that was not printed."""
    text = done.stderr.decode("utf-8", "replace")
    codes = set(re.findall(r"\[([A-Z]\d+)\]", text))
    if done.returncode != 4 or done.stdout or not codes or codes - HONEST:
        return [f"exit status {done.returncode}: {text.strip()[:300]}"]
    return []


def try_seed(seoryu, folder, fonts, seed):
    """(printed, faults)"""
    maker = Maker(seed)
    prepare(folder, maker)
    done, late = run(seoryu, folder, "dump")
    if late:
        return True, [late]
    if done.returncode != 0:
        return False, refused(done)
    expanded, late = run(seoryu, folder, "expanded")
    if late or expanded.returncode != 0:
        return True, ["not expanded, though printed"]
    dump = Dump(done.stdout.decode("utf-8"))
    return True, Judge(fonts, maker, dump, expanded.stdout).judge()


def print_only(seoryu, first, many, out):
    """For those who judge PDFs."""
    printed = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + many):
            prepare(folder, Maker(seed))
            done, _ = run(seoryu, folder, "pdf")
            if done is not None and done.returncode == 0:
                printed += 1
                with open(f"{out}/wild-{seed}.pdf", "wb") as f:
                    f.write(done.stdout)
    print(f"wild papers: {many} made, {printed} printed")
    return 0 if printed * 100 >= many * MUST_PRINT else 1


def main():
    arguments = [a for a in sys.argv[1:] if a != "--print"]
    seoryu = [os.path.abspath(arguments[0])]
    first = int(arguments[1]) if len(arguments) > 1 else 1
    many = int(arguments[2]) if len(arguments) > 2 else 100
    keep = arguments[3] if len(arguments) > 3 else None
    if len(arguments) < len(sys.argv) - 1:
        return print_only(seoryu, first, many, keep)
    fonts = Fonts()
    printed = bad = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + many):
            fine, faults = try_seed(seoryu, folder, fonts, seed)
            printed += fine
            if not faults:
                continue
            bad += 1
            for fault in faults[:4]:
                print(f"seed {seed}: {fault}")
            if keep:
                os.makedirs(f"{keep}/{seed}", exist_ok=True)
                for name in ("template.xml", "data.xml", "dot.png"):
                    os.replace(f"{folder}/{name}", f"{keep}/{seed}/{name}")
    print(f"wild papers: {many} made, {printed} printed, {bad} at fault")
    enough = printed * 100 >= many * MUST_PRINT
    if not enough:
        print("wild papers: too few could be printed to prove anything")
    return 0 if bad == 0 and enough else 1


if __name__ == "__main__":
    sys.exit(main())
