"""Writes blocks (plan.py) as HWPX (OWPML, KS X 6101) the way Hancom Office
lays out the package: mimetype first and stored, a spine, header and section
parts, tables with cellAddr and cellSpan, runs cut inside sentences."""
import io
import zipfile
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:ha="http://www.hancom.co.kr/hwpml/2011/app" '
    'xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph" '
    'xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" '
    'xmlns:hc="http://www.hancom.co.kr/hwpml/2011/core" '
    'xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head" '
    'xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf" '
    'xmlns:opf="http://www.idpf.org/2007/opf/"')
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
WIDTH = 48190		# of the text on A4, in 1/7200 inch

# height (1/100 pt), bold, font, alignment, line spacing %, space before, after
STYLES = {
    "text": (1050, 0, 0, "JUSTIFY", 160, 0, 300), "cell": (900, 0, 0, "LEFT", 130, 0, 0),
    "title": (2200, 1, 0, "CENTER", 160, 2400, 2400), "heading": (1400, 1, 1, "LEFT", 150, 1600, 500),
    "section": (1150, 1, 1, "LEFT", 150, 900, 300), "centre": (1300, 0, 0, "CENTER", 160, 1500, 1500),
    "right": (1050, 0, 0, "RIGHT", 160, 0, 300), "small": (800, 0, 0, "LEFT", 140, 0, 0),
    "issuer": (1900, 1, 0, "CENTER", 160, 1500, 2000)}
ORDER = list(STYLES)


def header():
    faces = "".join(
        f'<hh:fontface lang="{lang}" fontCnt="2"><hh:font id="0" face="NanumMyeongjo" type="TTF" isEmbedded="0"/>'
        '<hh:font id="1" face="NanumGothic" type="TTF" isEmbedded="0"/></hh:fontface>'
        for lang in ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER"))
    langs = ("hangul", "latin", "hanja", "japanese", "other", "symbol", "user")
    every = lambda value: " ".join(f'{lang}="{value}"' for lang in langs)
    characters, shapes = [], []
    for i, (height, bold, font, align, spacing, before, after) in enumerate(STYLES.values()):
        characters.append(
            f'<hh:charPr id="{i}" height="{height}" textColor="#000000" shadeColor="none" useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="1">'
            f'<hh:fontRef {every(font)}/><hh:ratio {every(100)}/><hh:spacing {every(0)}/><hh:relSz {every(100)}/><hh:offset {every(0)}/>'
            + ("<hh:bold/>" if bold else "") + "</hh:charPr>")
        shapes.append(
            f'<hh:paraPr id="{i}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="1" suppressLineNumbers="0" checked="0">'
            f'<hh:align horizontal="{align}" vertical="BASELINE"/><hh:heading type="NONE" idRef="0" level="0"/>'
            '<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="KEEP_WORD" widowOrphan="0" keepWithNext="0" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>'
            f'<hh:margin><hc:intent value="0" unit="HWPUNIT"/><hc:left value="0" unit="HWPUNIT"/><hc:right value="0" unit="HWPUNIT"/><hc:prev value="{before}" unit="HWPUNIT"/><hc:next value="{after}" unit="HWPUNIT"/></hh:margin>'
            f'<hh:lineSpacing type="PERCENT" value="{spacing}" unit="HWPUNIT"/><hh:border borderFillIDRef="1" offsetLeft="0" offsetRight="0" offsetTop="0" offsetBottom="0" connect="0" ignoreMargin="0"/></hh:paraPr>')
    sides = ("leftBorder", "rightBorder", "topBorder", "bottomBorder")
    fills = "".join(
        f'<hh:borderFill id="{i}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">'
        + "".join(f'<hh:{side} type="{kind}" width="0.12 mm" color="#000000"/>' for side in sides)
        + "</hh:borderFill>" for i, kind in ((1, "NONE"), (2, "SOLID")))
    return (f'{DECLARATION}<hh:head {NAMESPACES} version="1.31" secCnt="1"><hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/>'
            f'<hh:refList><hh:fontfaces itemCnt="7">{faces}</hh:fontfaces><hh:borderFills itemCnt="2">{fills}</hh:borderFills>'
            f'<hh:charProperties itemCnt="{len(STYLES)}">{"".join(characters)}</hh:charProperties>'
            '<hh:tabProperties itemCnt="1"><hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/></hh:tabProperties>'
            f'<hh:paraProperties itemCnt="{len(STYLES)}">{"".join(shapes)}</hh:paraProperties>'
            '<hh:styles itemCnt="1"><hh:style id="0" type="PARA" name="바탕글" engName="Normal" paraPrIDRef="0" charPrIDRef="0" nextStyleIDRef="0" langID="1042" lockForm="0"/></hh:styles>'
            '</hh:refList><hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument></hh:head>')


SECTION = (
    '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" outlineShapeIDRef="0" memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0">'
    '<hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/><hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
    '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL" fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>'
    '<hp:pagePr landscape="WIDELY" width="59528" height="84188" gutterType="LEFT_ONLY"><hp:margin header="2834" footer="2834" gutter="0" left="5669" right="5669" top="5669" bottom="4252"/></hp:pagePr>'
    '</hp:secPr>')


class Counter:
    """Paragraph ids, unique in the section."""

    def __init__(self):
        self.last = 0

    def next(self):
        self.last += 1
        return self.last


def runs(text, style):
    """A long text is cut into two runs inside a word, as editing leaves it."""
    if len(text) > 60:
        parts = [text[:31], text[31:]]
    else:
        parts = [text]
    return "".join(f'<hp:run charPrIDRef="{style}"><hp:t>{escape(part)}</hp:t></hp:run>' for part in parts)


def paragraph(ids, kind, inner, page_break=0):
    style = ORDER.index(kind)
    return (f'<hp:p id="{ids.next()}" paraPrIDRef="{style}" styleIDRef="0" pageBreak="{page_break}" columnBreak="0" merged="0">'
            f'{inner}</hp:p>')


def grid(ids, widths, rows):
    total = sum(widths)
    sizes = [int(WIDTH * width / total) for width in widths]
    out = [f'<hp:tbl id="{1000 + ids.next()}" zOrder="0" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="CELL" repeatHeader="1" rowCnt="{len(rows)}" colCnt="{len(widths)}" cellSpacing="0" borderFillIDRef="2" noAdjust="0">'
           f'<hp:sz width="{sum(sizes)}" widthRelTo="ABSOLUTE" height="{1500 * len(rows)}" heightRelTo="ABSOLUTE" protect="0"/>'
           '<hp:pos treatAsChar="1" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
           '<hp:outMargin left="0" right="0" top="0" bottom="600"/><hp:inMargin left="300" right="300" top="120" bottom="120"/>']
    covered = set()
    for r, row in enumerate(rows):
        out.append("<hp:tr>")
        pending, column = list(row), 0
        while column < len(widths):
            if (r, column) in covered:
                column += 1
                continue
            cell = pending.pop(0) if pending else ""
            text, across, down = cell if isinstance(cell, tuple) else (cell, 1, 1)
            covered |= {(r + i, column + j) for i in range(down) for j in range(across)}
            inner = "".join(paragraph(ids, "cell", runs(line, ORDER.index("cell"))) for line in text.split("\n"))
            out.append(
                f'<hp:tc name="" header="{int(r == 0)}" hasMargin="0" protect="0" editable="0" dirty="0" borderFillIDRef="2">'
                f'<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">{inner}</hp:subList>'
                f'<hp:cellAddr colAddr="{column}" rowAddr="{r}"/><hp:cellSpan colSpan="{across}" rowSpan="{down}"/>'
                f'<hp:cellSz width="{sum(sizes[column:column + across])}" height="1500"/><hp:cellMargin left="300" right="300" top="120" bottom="120"/></hp:tc>')
            column += across
        out.append("</hp:tr>")
    out.append("</hp:tbl>")
    return "".join(out)


def section(blocks):
    ids, out, page_break = Counter(), [], 0
    for number, block in enumerate(blocks):
        first = f'<hp:run charPrIDRef="0">{SECTION}</hp:run>' if number == 0 else ""
        if block[0] == "break":
            page_break = 1
            continue
        if block[0] == "table":
            inner = f'<hp:run charPrIDRef="0">{grid(ids, block[1], block[2])}<hp:t/></hp:run>'
            out.append(paragraph(ids, "text", first + inner, page_break))
        else:
            out.append(paragraph(ids, block[0], first + runs(block[1], ORDER.index(block[0])), page_break))
        page_break = 0
    return f'{DECLARATION}<hs:sec {NAMESPACES}>{"".join(out)}</hs:sec>'


def preview(blocks):
    """PrvText.txt: the beginning of the text, cells as <a><b>."""
    lines = []
    for block in blocks:
        if block[0] == "table":
            lines += ["".join("<" + (c[0] if isinstance(c, tuple) else c).replace("\n", " ") + ">" for c in row) for row in block[2]]
        elif block[1]:
            lines.append(block[1])
    return "\r\n".join(lines)[:1022]


CONTAINER = (DECLARATION + '<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf"><ocf:rootfiles>'
             '<ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>'
             '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/></ocf:rootfiles></ocf:container>')
MANIFEST = DECLARATION + '<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
VERSION = (DECLARATION + '<hv:HCFVersion xmlns:hv="http://www.hancom.co.kr/hwpml/2011/version" tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="0" buildNumber="1" os="1" xmlVersion="1.31" application="Hancom Office Hangul" appVersion="11, 0, 0, 0 WIN32LEWindows_8"/>')
SETTINGS = DECLARATION + '<ha:HWPApplicationSetting xmlns:ha="http://www.hancom.co.kr/hwpml/2011/app"><ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>'


def package(title):
    return (f'{DECLARATION}<opf:package {NAMESPACES} version="" unique-identifier="" id=""><opf:metadata><opf:title>{escape(title)}</opf:title><opf:language>ko</opf:language></opf:metadata>'
            '<opf:manifest><opf:item id="header" href="Contents/header.xml" media-type="application/xml"/><opf:item id="section0" href="Contents/section0.xml" media-type="application/xml"/><opf:item id="settings" href="settings.xml" media-type="application/xml"/></opf:manifest>'
            '<opf:spine><opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/></opf:spine></opf:package>')


def hwpx(blocks, title):
    """The bytes of the package; the same for the same blocks."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in (("mimetype", "application/hwp+zip"), ("version.xml", VERSION),
                           ("Contents/header.xml", header()), ("Contents/section0.xml", section(blocks)),
                           ("Preview/PrvText.txt", preview(blocks)), ("settings.xml", SETTINGS),
                           ("META-INF/container.xml", CONTAINER), ("Contents/content.hpf", package(title)),
                           ("META-INF/manifest.xml", MANIFEST)):
            entry = zipfile.ZipInfo(name, (2026, 2, 19, 17, 30, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, text.encode("utf-8"))
    return out.getvalue()
