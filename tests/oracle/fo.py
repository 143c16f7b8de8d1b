"""The expanded document as XSL-FO, set by Apache FOP: the same words on the
same pages?

usage: fo.py PAPERS-FOLDER WORK-FOLDER [NAME...]

FOP gets what a template says (computed styles, keeps, spans, spaces) and
nothing of our layout: no line, no height, no page. Word joiners between the
syllables of a word tell it what break="keep-all" means, which it lacks.
A page break that only one of the two makes is a difference (what follows it
by a page is the same one); those in fo.tsv are known, with the reason; a new
one, and a known one that is gone, fail the run.
"""
import difflib
import glob
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from xml.sax.saxutils import escape, quoteattr

import reading
from fonts import Fonts
from styles import POINTS, House

MM = POINTS["mm"]
PAPERS = {"A4": (595.276, 841.89), "A4-landscape": (841.89, 595.276),
          "A3": (841.89, 1190.551), "A3-landscape": (1190.551, 841.89)}
USUAL = "20mm 15mm 15mm 20mm"
ALIGN = {"left": "start", "right": "end", "decimal": "end"}
VALIGN = {"top": "before", "middle": "center", "bottom": "after"}
ALWAYS = "always"
# What only the eye sees, or FOP has no word for.
NOTHING = {"header", "footer", "seal"}
INLINES = set("b u s span sup sub a br check end leader note page-of "
              "page-number page-count seal".split())
KNOWN = "tests/oracle/fo.tsv"


def attributes(**values):
    return "".join(f" {k.replace('__', '.').replace('_', '-')}={quoteattr(v)}"
                   for k, v in values.items() if v is not None)


def pt(n):
    return f"{n:.3f}pt"


class Converter:
    def __init__(self, root, fonts):
        self.root, self.house, self.fonts = root, House(), fonts
        self.level = 0
        self.notes = 0
        self.tables = 0
        self.table_notes = []
        self.lacks = set()
        self.used = {n.get("ref") for n in root.iter("page-of")}

    # ---- text ----

    def text(self, text, style):
        text = re.sub(r"[ \t\r\n]+", " ", text or "")
        if style["break"] == "keep-all":
            # Hangul and what clings to it; blanks and Latin break as they do.
            text = re.sub(r"(?<=[\uac00-\ud7a3])(?=[\uac00-\ud7a3])",
                          "\u2060", text)
        return escape(text)

    def font(self, style):
        roles = {"myeongjo": "myeongjo,gothic,symbols"}
        return {"font_family": roles.get(style["font"], "gothic,symbols"),
                "font_size": pt(style.size),
                "font_weight": "bold" if style["weight"] == "bold" else
                "normal",
                "line_height": pt(style.line_height()),
                "letter_spacing": pt(style.length("letter-spacing"))}

    def inline(self, node, parent):
        style = self.house.compute(node, parent)
        special = getattr(self, "inline_" + node.tag.replace("-", "_"), None)
        if special:
            return special(node, style)
        return (f"<fo:inline{attributes(**self.font(style))}>"
                f"{self.content(node, style)}</fo:inline>")

    def inline_br(self, node, style):
        return "<fo:block/>"

    def inline_check(self, node, style):
        return (f'<fo:leader leader-pattern="space" leader-length="'
                f'{pt(0.9 * style.size)}"/>')

    def inline_end(self, node, style):
        return "&#xA0; 끝."

    def inline_leader(self, node, style):
        return ('<fo:leader leader-pattern="dots" leader-length.minimum="1em" '
                'leader-length.maximum="100%"/>')

    def inline_page_number(self, node, style):
        return "<fo:page-number/>"

    def inline_page_of(self, node, style):
        return f'<fo:page-number-citation ref-id={quoteattr(node.get("ref"))}/>'

    def inline_seal(self, node, style):
        return ""

    def inline_note(self, node, style):
        self.notes += 1
        self.lacks.add("footnotes in tables" if self.tables else "")
        label = (f'<fo:inline font-size="65%" baseline-shift="super">'
                 f"{self.notes})</fo:inline>")
        body = (f'<fo:block font-size="8pt" line-height="12.8pt" '
                f'text-indent="0pt" start-indent="0pt" text-align="start">'
                f"{self.notes}) {self.content(node, style)}</fo:block>")
        if self.tables:
            self.table_notes.append(body)
            return label
        return (f"<fo:footnote>{label}<fo:footnote-body>{body}"
                "</fo:footnote-body></fo:footnote>")

    def content(self, node, style):
        out = [self.text(node.text, style)]
        for child in node:
            if child.tag not in NOTHING:
                out.append(self.inline(child, style))
            out.append(self.text(child.tail, style))
        return "".join(out)

    # ---- blocks ----

    def keeps(self, style):
        return {"keep_together__within_page":
                ALWAYS if style["keep"] == "together" else None,
                "keep_with_next__within_page":
                ALWAYS if style["keep-next"] == "yes" else None,
                "keep_with_previous__within_page":
                ALWAYS if style["keep-previous"] == "yes" else None,
                "break_before": "page" if style["new-page"] == "yes" else None}

    def spaces(self, style, fresh=False):
        before = 0 if fresh else style.length("space-before")
        return {"space_before": pt(before),
                "space_after": pt(style.length("space-after"))}

    def identity(self, node):
        return {"id": node.get("id") if node.get("id") in self.used else None}

    def paragraph(self, style, content, node, **more):
        hanging = style.length("hanging")
        values = self.font(style) | self.keeps(style) | self.identity(node) | {
            "margin_left": pt(style.length("indent") + hanging),
            "text_indent": pt(style.length("first-indent") - hanging),
            "text_align": ALIGN.get(style["align"], style["align"]),
            "hyphenate": "false", "linefeed_treatment": "treat-as-space",
            "wrap_option": "no-wrap" if style["break"] in ("never", "fit")
            else None} | {
            f"padding_{side}": pt(style.length(f"padding-{side}"))
            for side in ("top", "right", "bottom", "left")} | more
        return f"<fo:block{attributes(**values)}>{content}</fo:block>"

    def blocks(self, node, style):
        """Blocks, and the text between them as paragraphs of their own."""
        out, run, fresh = [], self.text(node.text, style), True

        def flush():
            nonlocal run
            if run.strip():
                bare = self.house.compute(ElementTree.Element("#text"), style)
                out.append(self.paragraph(bare, run, ElementTree.Element("x")))
            run = ""

        for child in node:
            if child.tag in INLINES:
                run += self.inline(child, style)
            elif child.tag not in NOTHING:
                flush()
                out.append(self.block(child, style, fresh and not out))
            run += self.text(child.tail, style)
        flush()
        return "".join(out)

    def block(self, node, parent, fresh=False):
        style = self.house.compute(node, parent)
        special = getattr(self, "block_" + node.tag.replace("-", "_"), None)
        if special:
            return special(node, style, fresh)
        return self.paragraph(style, self.content(node, style), node,
                              **self.spaces(style, fresh))

    def block_page(self, node, style, fresh):
        return '<fo:block break-before="page"/>'

    def block_hr(self, node, style, fresh):
        spaces = attributes(**self.spaces(style, fresh))
        return f'<fo:block{spaces} line-height="0.5pt" font-size="0.5pt"/>'

    def block_bar(self, node, style, fresh):
        return f'<fo:block line-height="{pt(0.8 * style.size)}">&#x200B;</fo:block>'

    def block_img(self, node, style, fresh):
        width = style["width"]
        size = f' content-width="{width}"' if width != "auto" else ""
        return (f"<fo:block{attributes(**self.spaces(style, fresh))} "
                'line-height="1pt">'
                f'<fo:external-graphic src={quoteattr(node.get("src"))}{size}/>'
                "</fo:block>")

    def block_box(self, node, style, fresh):
        point = {k: pt(style.points(node.get(k) or style[k], 0))
                 for k in ("x", "y", "width", "height")}
        return ('<fo:block-container absolute-position="fixed" '
                f'left="{point["x"]}" top="{point["y"]}" '
                f'width="{point["width"]}" height="{point["height"]}">'
                f"{self.blocks(node, style) or '<fo:block/>'}"
                "</fo:block-container>")

    def block_items(self, node, style, fresh):
        before = self.level
        self.level = min(int(node.get("level") or before + 1), 8)
        marks = reading.marks(node, self.level)
        styles = [self.house.compute(i, style) for i in node]
        gap = max([self.mark_width(m, s) for m, s in zip(marks, styles)]
                  or [0])
        items = "".join(self.item(i, s, m) for i, s, m in
                        zip(node, styles, marks))
        self.level = before
        values = self.spaces(style, fresh) | self.keeps(style) | {
            "provisional_distance_between_starts": pt(gap),
            "provisional_label_separation": "0pt",
            "text_indent": "0pt", "margin_left": pt(style.length("indent"))}
        return f"<fo:list-block{attributes(**values)}>{items}</fo:list-block>"

    def block_attachments(self, node, style, fresh):
        items = list(node)
        if not items:
            return ""
        marks = [f"{n + 1}." for n in range(len(items))] \
            if len(items) > 1 else [""]
        items[-1].tail = (items[-1].tail or "")
        last = items[-1][-1] if len(items[-1]) and \
            items[-1][-1].tag == "p" else items[-1]
        if len(last):
            last[-1].tail = (last[-1].tail or "") + "\u00a0 끝."
        else:
            last.text = (last.text or "") + "\u00a0 끝."
        label = self.house.compute(items[0], style)
        gap = self.mark_width("붙임", label) + 0.65 * label.size
        styles = [self.house.compute(i, style) for i in items]
        inner = max(self.mark_width(m, s) for m, s in zip(marks, styles))
        body = "".join(self.item(i, s, m) for i, s, m in
                       zip(items, styles, marks))
        outer = self.spaces(style, fresh) | self.keeps(style) | {
            "provisional_distance_between_starts": pt(gap),
            "provisional_label_separation": "0pt", "text_indent": "0pt"}
        mark = self.paragraph(label, "붙임", ElementTree.Element("x"))
        return (f"<fo:list-block{attributes(**outer)}><fo:list-item>"
                f'<fo:list-item-label end-indent="label-end()">{mark}'
                '</fo:list-item-label><fo:list-item-body '
                'start-indent="body-start()"><fo:list-block '
                f'provisional-distance-between-starts="{pt(inner)}" '
                f'provisional-label-separation="0pt">{body}</fo:list-block>'
                "</fo:list-item-body></fo:list-item></fo:list-block>")

    def block_contents(self, node, style, fresh):
        """Headings behind it; their pages are two digits here."""
        levels = int(node.get("levels") or 2)
        out, after = [], False
        for other in self.root.iter():
            after = after or other is node
            if after and other.tag in {f"h{n + 1}" for n in range(levels)}:
                line = ElementTree.Element(
                    "p", {"class": f"contents-{other.tag[1]}"})
                own = self.house.compute(line, style)
                text = reading.words(other)
                out.append(self.paragraph(
                    own, escape("".join(text)) + self.inline_leader(line, own)
                    + "00", line, **self.spaces(own)))
        return "".join(out)

    def mark_width(self, mark, style):
        run = type("Run", (), {
            "text": mark, "size": style.size, "extra": 0, "font":
            ("NanumMyeongjo" if style["font"] == "myeongjo" else "NanumGothic")
            + ("Bold" if style["weight"] == "bold" else "")})
        return (self.fonts.width(run) or style.size) + 0.35 * style.size \
            if mark else 0

    def item(self, node, style, mark):
        values = self.spaces(style) | self.keeps(style)
        label = self.paragraph(style, escape(mark), ElementTree.Element("x"),
                               text_align="start", id=None)
        body = self.blocks(node, style) or "<fo:block/>"
        return (f"<fo:list-item{attributes(**values)}>"
                f'<fo:list-item-label end-indent="label-end()">{label}'
                "</fo:list-item-label>"
                f'<fo:list-item-body start-indent="body-start()">{body}'
                "</fo:list-item-body></fo:list-item>")

    # ---- tables ----

    def column(self, text, style):
        if text.endswith("*"):
            return f"proportional-column-width({text[:-1] or '1'})"
        if text == "auto":
            self.lacks.add("auto columns")
            return "proportional-column-width(1)"
        return text if text.endswith("%") else pt(style.points(text))

    def block_table(self, node, style, fresh):
        rows = [r for r in node if r.tag == "tr"]
        names = (node.get("columns") or "").split() or \
            ["*"] * sum(int(c.get("colspan") or 1) for c in rows[0])
        columns = "".join(
            f'<fo:table-column column-width="{self.column(c, style)}"/>'
            for c in names)
        head = int(node.get("header-rows") or 0)
        self.tables += 1
        made = [self.row(r, style, n, len(rows), head)
                for n, r in enumerate(rows)]
        made += self.blank_rows(node, rows, head, len(names), style)
        self.tables -= 1
        width = style["width"] if style["width"] != "auto" else "100%"
        values = self.spaces(style, fresh) | self.keeps(style) | {
            "table_layout": "fixed", "width": width, "text_indent": "0pt"}
        header = f"<fo:table-header>{''.join(made[:head])}</fo:table-header>" \
            if head else ""
        out = (f"<fo:table{attributes(**values)}>{columns}{header}"
               f"<fo:table-body>{''.join(made[head:])}</fo:table-body>"
               "</fo:table>")
        if self.tables == 0 and self.table_notes:
            out += "".join(self.table_notes)
            self.table_notes = []
        return out

    def blank_rows(self, node, rows, head, columns, style):
        """Of rows=: the first says so; their heights are those of a line."""
        missing = int(node.get("rows") or 0) - (len(rows) - head)
        cell = (f'<fo:table-cell padding="{pt(style.length("cell-padding-top"))}'
                f'"><fo:block line-height="{pt(style.line_height())}">'
                "{}</fo:block></fo:table-cell>")
        return ["<fo:table-row>"
                + cell.format("이하 빈칸" if n == 0 else "&#xA0;")
                + cell.format("&#xA0;") * (columns - 1) + "</fo:table-row>"
                for n in range(missing)]

    def row(self, node, table, n, rows, head):
        style = self.house.compute(node, table)
        values = {"keep_together__within_page":
                  ALWAYS if style["keep"] == "together" else "5",
                  "height": pt(style.length("height"))
                  if style.length("height") > 0 else None,
                  "keep_with_previous__within_page":
                  ALWAYS if style["keep-previous"] == "yes" else "5"
                  if n == rows - 1 and n - head >= 2 else None}
        cells = "".join(self.cell(c, style, table) for c in node)
        return (f"<fo:table-row{attributes(**values)}>"
                f"{cells or '<fo:table-cell><fo:block/></fo:table-cell>'}"
                "</fo:table-row>")

    def cell(self, node, row, table):
        style = self.house.compute(node, row)
        values = {f"padding_{side}": pt(
            style.length(f"padding-{side}") if f"padding-{side}" in style.own
            else table.length(f"cell-padding-{side}"))
            for side in ("top", "right", "bottom", "left")}
        least = style.length("height")
        pads = sum(float(values[f"padding_{s}"][:-2])
                   for s in ("top", "bottom"))
        values |= {"number_columns_spanned": node.get("colspan"),
                   "number_rows_spanned": node.get("rowspan"),
                   "display_align": VALIGN.get(style["valign"]),
                   "start_indent": "0pt", "end_indent": "0pt",
                   "block_progression_dimension__minimum":
                   pt(least - pads) if least > pads else None}
        return (f"<fo:table-cell{attributes(**values)}>"
                f"{self.blocks(node, style) or '<fo:block/>'}"
                "</fo:table-cell>")

    # ---- pages ----

    def document(self):
        style = self.house.compute(self.root)
        paper = self.root.get("paper") or "A4"
        width, height = PAPERS[paper]
        top, right, bottom, left = (
            pt(style.points(m)) for m in
            (self.root.get("margins") or USUAL).split())
        if any(n.tag in ("section", "columns") for n in self.root):
            raise ValueError("sections and columns are not converted")
        return (
            '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format">'
            '<fo:layout-master-set><fo:simple-page-master master-name="page" '
            f'page-width="{pt(width)}" page-height="{pt(height)}">'
            f'<fo:region-body margin="{top} {right} {bottom} {left}"/>'
            "</fo:simple-page-master></fo:layout-master-set>"
            '<fo:page-sequence master-reference="page">'
            '<fo:flow flow-name="xsl-region-body" orphans="2" widows="2">'
            f"{self.blocks(self.root, style)}</fo:flow></fo:page-sequence>"
            "</fo:root>\n")


def configuration(fonts, path):
    """Our fonts.xml as FOP's: role and weight → file."""
    entries = []
    for font in ElementTree.parse("fonts/fonts.xml").iter("font"):
        weight = "bold" if font.get("weight") == "bold" else "normal"
        entries.append(
            f'<font kerning="no" embed-url="file://{font[0].get("path")}">'
            f'<font-triplet name="{font.get("role")}" style="normal" '
            f'weight="{weight}"/></font>')
    with open(path, "w", encoding="utf-8") as f:
        f.write('<fop version="1.0"><renderers><renderer '
                'mime="application/pdf"><fonts>' + "".join(entries)
                + "</fonts></renderer></renderers></fop>\n")


def page_words(pdf, area):
    """[(word, page)] of what stands inside the margins."""
    x, y, w, h = (str(round(n)) for n in area)
    done = subprocess.run(
        ["pdftotext", "-raw", "-x", x, "-y", y, "-W", w, "-H", h,
         "-enc", "UTF-8", pdf, "-"], capture_output=True, check=True)
    out = []
    for page, text in enumerate(done.stdout.decode().split("\f"), 1):
        out += [(word, page) for word in text.split()]
    return out


def body_area(root, house):
    style = house.compute(root)
    width, height = PAPERS[root.get("paper") or "A4"]
    top, right, bottom, left = (
        style.points(m) for m in (root.get("margins") or USUAL).split())
    return left - 6, top - 6, width - left - right + 12, \
        height - top - bottom + 12


def letters(words):
    """[(letter, page)]: a word cut at a line's end is one word still."""
    return [(c, page) for word, page in words
            for c in reading.fold(word) if c not in "·…."]


def breaks(ours, theirs):
    """Page breaks that one has and the other not: [(who, page, text)].

    TEXT follows the break; PAGE is the one that ends there. Words that all
    follow such a break by a page are no differences of their own.
    """
    a, b = letters(ours), letters(theirs)
    matcher = difflib.SequenceMatcher(
        None, [c for c, _ in a], [c for c, _ in b], autojunk=False)
    blocks = matcher.get_matching_blocks()

    def places(side, mine):
        """{place in our text: page that ends there}"""
        out = {}
        for i in range(1, len(side)):
            if side[i][1] != side[i - 1][1]:
                # The next letter that both have: headings that are repeated
                # on the new page are not in the way.
                match = next(m for m in blocks if m[mine] + m.size > i)
                out[match.a + max(0, i - match[mine])] = side[i - 1][1]
        return out

    here, there = places(a, 0), places(b, 1)
    text = "".join(c for c, _ in a)
    near = {p for p in here for q in there if abs(p - q) <= 2} | \
        {q for p in here for q in there if abs(p - q) <= 2}
    out = [(p, "ours", here[p]) for p in here if p not in near]
    out += [(p, "FOP", there[p]) for p in there if p not in near]
    return [(who, page, text[p:p + 12]) for p, who, page in sorted(out)]


def known():
    """{(paper, who, text): reason}"""
    out = {}
    with open(KNOWN, encoding="utf-8") as f:
        for line in f:
            if line.strip() and not line.startswith("#"):
                paper, who, text, reason = line.rstrip("\n").split("\t")
                out[paper, who, text] = reason
    return out


class Oracle:
    def __init__(self, papers, work):
        self.papers, self.work = papers, work
        self.fonts = Fonts()
        os.makedirs(work, exist_ok=True)
        configuration(self.fonts, f"{work}/fop.xml")

    def set(self, name):
        """(differences, pages ours, theirs) or a sentence why there are none"""
        root = ElementTree.parse(f"{self.papers}/{name}.expanded").getroot()
        try:
            fo = Converter(root, self.fonts).document()
        except ValueError as wrong:
            return str(wrong)
        with open(f"{self.work}/{name}.fo", "w", encoding="utf-8") as f:
            f.write(fo)
        done = subprocess.run(
            ["fop", "-c", f"{self.work}/fop.xml", f"{self.work}/{name}.fo",
             f"{self.work}/{name}.pdf"], capture_output=True, check=False)
        if done.returncode != 0:
            return "FOP fails: " + done.stderr.decode()[-300:]
        area = body_area(root, House())
        ours = page_words(f"{self.papers}/{name}.pdf", area)
        theirs = page_words(f"{self.work}/{name}.pdf", area)
        return breaks(ours, theirs), ours[-1][1], theirs[-1][1], len(ours)


def report(name, result, expected, seen):
    """Prints it; how many differences are new."""
    if isinstance(result, str):
        print(f"{name}: {result}")
        return 1
    differences, ours, theirs, words = result
    new = 0
    print(f"{name}: {words} words, {ours} pages, FOP {theirs}, "
          f"{len(differences)} breaks of one only")
    for who, page, text in differences:
        reason = expected.get((name, who, text))
        seen.add((name, who, text))
        new += reason is None
        print(f"  {'known' if reason else 'NEW'}: {who} ends page {page} "
              f"before {text}" + (f": {reason}" if reason else ""))
    return new


def main():
    papers, work = sys.argv[1:3]
    everything = len(sys.argv) == 3
    names = sys.argv[3:] or sorted(
        os.path.basename(p)[:-9] for p in glob.glob(f"{papers}/*.expanded")
        if not os.path.basename(p).startswith("case-"))
    oracle, expected, seen, new = Oracle(papers, work), known(), set(), 0
    with ThreadPoolExecutor(2) as pool:
        for name, result in zip(names, pool.map(oracle.set, names)):
            new += report(name, result, expected, seen)
    gone = [k for k in expected if k not in seen] if everything else []
    for paper, who, text in gone:
        print(f"{paper}: the known break of {who} before {text} is gone: "
              f"take it out of {KNOWN}")
    print(f"fo: {len(names)} papers, {len(seen)} places differ, {new} new, "
          f"{len(gone)} gone")
    return 1 if new or gone or not names else 0


if __name__ == "__main__":
    sys.exit(main())
