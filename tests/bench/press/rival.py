#!/usr/bin/env python3
"""The same paper for other programs: rival.py typst|html|fo EXPANDED.xml > FILE

EXPANDED.xml is what `seoryu print -T expanded` writes. The text, the order,
the tables with their spans, widths and repeated headers are carried over; of
the style only sizes, so that the others are not burdened with ours.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

MARKS = (lambda n: "%d." % n, lambda n: "가나다라마바사아자차카타파하"[n - 1] + ".",
         lambda n: "%d)" % n, lambda n: "가나다라마바사아자차카타파하"[n - 1] + ")")
SIZES = {"h1": 16, "h2": 14, "h3": 12, "h4": 11}
WIDE = {"A4-landscape"}


def words(node, inner=False):
    """The text of a cell or paragraph; lists inside it are blocks."""
    said = node.text or ""
    for child in node:
        if child.tag == "br":
            said += " "
        elif child.tag == "check":
            said += "[v]" if child.get("ticked") == "yes" else "[ ]"
        elif inner or child.tag not in ("items", "table", "p"):
            said += words(child, True)
        said += child.tail or ""
    return re.sub(r"[ \t\n]+", " ", said).strip(" ")


def blocks(node, depth=0):
    """('p', size, indent, text), ('rule',), ('table', columns, head, rows)"""
    n = 0
    for child in node:
        tag = child.tag
        if tag in ("header", "footer", "contents"):
            continue
        if tag == "hr":
            yield ("rule",)
        elif tag == "item":
            n += 1
            mark = MARKS[min(depth - 1, 3)]((n - 1) % 14 + 1)
            yield "p", 11, depth, mark + " " + words(child)
            yield from (b for b in blocks(child, depth) if b[0] != "p" or
                        b[2] > depth)
        elif tag in ("items", "attachments"):
            yield from blocks(child, depth + 1)
        elif tag == "table":
            rows = [[(c.tag, int(c.get("colspan", 1)),
                      int(c.get("rowspan", 1)), words(c, True))
                     for c in row] for row in child.iter("tr")]
            widths = child.get("columns", "").split() or ["*"] * sum(
                c[1] for c in rows[0])
            head = child.get("header-rows")
            if head is None:
                head = 0
                while head < len(rows) and all(c[0] == "th"
                                               for c in rows[head]):
                    head += 1
            yield "table", widths, int(head), rows
        elif tag == "p" or tag in SIZES:
            yield "p", SIZES.get(tag, 11), depth, words(child)
        else:
            yield from blocks(child, depth)


def typst(node):
    def text(s):
        return '#"%s"' % s.replace("\\", "\\\\").replace('"', '\\"')

    def width(w):
        if w.endswith("*"):
            return (w[:-1] or "1") + "fr"
        return w if re.match(r"[\d.]+(mm|pt|%)$", w) else "auto"

    out = ['#set page(paper: "a4", flipped: %s, margin: 20mm)' %
           str(node.get("paper") in WIDE).lower(),
           '#set text(font: "NanumMyeongjo", size: 11pt, lang: "ko")',
           "#set document(title: %s)" % text(node.get("title", "-"))[1:]]
    for b in blocks(node):
        if b[0] == "rule":
            out.append("#line(length: 100%)")
        elif b[0] == "p":
            out.append("#block(inset: (left: %dmm))[#set text(size: %dpt)\n%s]"
                       % (5 * b[2], b[1], text(b[3])))
        else:
            rows = [", ".join("table.cell(colspan: %d, rowspan: %d)[%s]" %
                              (c[1], c[2], text(c[3])) for c in r) for r in b[3]]
            head = "table.header(%s)," % ", ".join(rows[:b[2]]) if b[2] else ""
            out.append("#table(columns: (%s,), %s %s)" % (
                ", ".join(map(width, b[1])), head, ", ".join(rows[b[2]:])))
    return "\n\n".join(out)


def html(node):
    out = ['<!DOCTYPE html><html lang="ko"><meta charset="utf-8"><title>%s</title><style>'
           "@page{size:A4 %s;margin:20mm}body{font:11pt NanumMyeongjo}"
           "table{border-collapse:collapse;width:100%%}td,th{border:.4pt solid}"
           "</style>" % (escape(node.get("title", "-")),
                         "landscape" if node.get("paper") in WIDE else "")]
    for b in blocks(node):
        if b[0] == "rule":
            out.append("<hr>")
        elif b[0] == "p":
            out.append('<p style="font-size:%dpt;margin-left:%dmm">%s</p>' %
                       (b[1], 5 * b[2], escape(b[3])))
        else:
            rows = ["<tr>%s</tr>" % "".join(
                '<%s colspan="%d" rowspan="%d">%s</%s>' % (
                    c[0], c[1], c[2], escape(c[3]), c[0]) for c in r)
                for r in b[3]]
            out.append("<table><thead>%s</thead><tbody>%s</tbody></table>" % (
                "".join(rows[:b[2]]), "".join(rows[b[2]:])))
    return "\n".join(out) + "</html>"


def fo(node):
    def width(w):
        if w.endswith("*"):
            return "proportional-column-width(%s)" % (w[:-1] or "1")
        return w if re.match(r"[\d.]+(mm|pt|%)$", w) else \
            "proportional-column-width(1)"

    def row(r):
        return "<fo:table-row>%s</fo:table-row>" % "".join(
            '<fo:table-cell border="0.4pt solid black" number-columns-spanned'
            '="%d" number-rows-spanned="%d"><fo:block>%s</fo:block>'
            "</fo:table-cell>" % (c[1], c[2], escape(c[3])) for c in r)

    size = "297mm", "210mm"
    if node.get("paper") in WIDE:
        size = size[1], size[0]
    out = ['<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" '
           'font-family="NanumMyeongjo" font-size="11pt"><fo:layout-master-set>'
           '<fo:simple-page-master master-name="a" page-height="%s" '
           'page-width="%s" margin="20mm"><fo:region-body/>'
           "</fo:simple-page-master></fo:layout-master-set><fo:page-sequence "
           'master-reference="a"><fo:flow flow-name="xsl-region-body">' % size]
    for b in blocks(node):
        if b[0] == "rule":
            out.append('<fo:block border-top="1pt solid black"/>')
        elif b[0] == "p":
            out.append('<fo:block font-size="%dpt" start-indent="%dmm" '
                       'space-before="4pt">%s</fo:block>' %
                       (b[1], 5 * b[2], escape(b[3])))
        else:
            out.append('<fo:table table-layout="fixed" width="100%%">%s%s'
                       "<fo:table-body>%s</fo:table-body></fo:table>" % (
                           "".join('<fo:table-column column-width="%s"/>' %
                                   width(w) for w in b[1]),
                           "<fo:table-header>%s</fo:table-header>" % "".join(
                               map(row, b[3][:b[2]])) if b[2] else "",
                           "".join(map(row, b[3][b[2]:]))))
    return "\n".join(out) + "</fo:flow></fo:page-sequence></fo:root>"


if __name__ == "__main__":
    root = ElementTree.parse(sys.argv[2]).getroot()
    print({"typst": typst, "html": html, "fo": fo}[sys.argv[1]](root))
