"""Writes blocks (plan.py) as a flat OpenDocument text for LibreOffice."""
from xml.sax.saxutils import escape

NAMES = {"title": "Title1", "heading": "Heading1", "section": "Section1", "text": "Text1",
         "centre": "Centre1", "right": "Right1", "small": "Small1", "issuer": "Issuer1"}

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls>
 <style:font-face style:name="M" svg:font-family="NanumMyeongjo"/>
 <style:font-face style:name="G" svg:font-family="NanumGothic"/>
</office:font-face-decls>
<office:styles>
 <style:default-style style:family="paragraph"><style:text-properties
  style:font-name="M" style:font-name-asian="M" fo:font-size="10.5pt" style:font-size-asian="10.5pt"
  fo:language="ko" fo:country="KR" style:language-asian="ko" style:country-asian="KR"/></style:default-style>
 <style:style style:name="Text1" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.18cm" fo:line-height="155%" fo:text-align="justify"/></style:style>
 <style:style style:name="Cell1" style:family="paragraph"><style:text-properties fo:font-size="9pt" style:font-size-asian="9pt"/></style:style>
 <style:style style:name="Title1" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-top="0.8cm" fo:margin-bottom="0.9cm"/><style:text-properties fo:font-size="22pt" style:font-size-asian="22pt" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
 <style:style style:name="Heading1" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.6cm" fo:margin-bottom="0.25cm" fo:keep-with-next="always"/><style:text-properties style:font-name="G" style:font-name-asian="G" fo:font-size="14pt" style:font-size-asian="14pt" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
 <style:style style:name="Section1" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.35cm" fo:margin-bottom="0.15cm" fo:keep-with-next="always"/><style:text-properties style:font-name="G" style:font-name-asian="G" fo:font-size="11pt" style:font-size-asian="11pt" fo:font-weight="bold" style:font-weight-asian="bold"/></style:style>
 <style:style style:name="Centre1" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-top="0.7cm" fo:margin-bottom="0.7cm"/><style:text-properties fo:font-size="13pt" style:font-size-asian="13pt"/></style:style>
 <style:style style:name="Right1" style:family="paragraph"><style:paragraph-properties fo:text-align="end" fo:margin-bottom="0.15cm"/></style:style>
 <style:style style:name="Small1" style:family="paragraph"><style:paragraph-properties fo:margin-top="0.2cm"/><style:text-properties fo:font-size="8pt" style:font-size-asian="8pt"/></style:style>
 <style:style style:name="Issuer1" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-top="0.5cm" fo:margin-bottom="1.2cm"/><style:text-properties fo:font-size="19pt" style:font-size-asian="19pt" fo:font-weight="bold" style:font-weight-asian="bold" fo:letter-spacing="0.12cm"/></style:style>
</office:styles>
<office:automatic-styles>
 <style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="1.6cm" fo:margin-left="2cm" fo:margin-right="1.8cm"/></style:page-layout>
 <style:style style:name="Break1" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
 <style:style style:name="CellBox" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #222222" fo:padding="0.09cm" style:vertical-align="middle"/></style:style>
"""


def paragraphs(text, style):
    return "".join(f"<text:p text:style-name=\"{style}\">{spaces(line)}</text:p>" for line in text.split("\n"))


def spaces(text):
    """Runs of blanks are kept as the format demands."""
    out, run = [], 0
    for letter in text + "\0":
        if letter == " ":
            run += 1
            continue
        if run:
            out.append(" " + (f"<text:s text:c=\"{run - 1}\"/>" if run > 1 else ""))
            run = 0
        if letter != "\0":
            out.append(escape(letter))
    return "".join(out)


def grid(number, widths, rows, styles):
    total = sum(widths)
    styles.append(f"<style:style style:name=\"T{number}\" style:family=\"table\"><style:table-properties style:width=\"17.2cm\" table:align=\"center\" fo:margin-bottom=\"0.25cm\"/></style:style>")
    for i, width in enumerate(widths):
        styles.append(f"<style:style style:name=\"T{number}.{i}\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"{17.2 * width / total:.3f}cm\"/></style:style>")
    out = [f"<table:table table:name=\"T{number}\" table:style-name=\"T{number}\">"]
    out += [f"<table:table-column table:style-name=\"T{number}.{i}\"/>" for i in range(len(widths))]
    covered = {}
    for r, row in enumerate(rows):
        out.append("<table:table-row>")
        pending, column = list(row), 0
        while column < len(widths):
            if covered.get((r, column)):
                out.append("<table:covered-table-cell/>")
                column += 1
                continue
            cell = pending.pop(0) if pending else ""
            text, across, down = cell if isinstance(cell, tuple) else (cell, 1, 1)
            for i in range(down):
                for j in range(across):
                    covered[(r + i, column + j)] = (i, j) != (0, 0)
            span = f" table:number-columns-spanned=\"{across}\" table:number-rows-spanned=\"{down}\"" if across * down > 1 else ""
            out.append(f"<table:table-cell table:style-name=\"CellBox\"{span}>{paragraphs(text, 'Cell1')}</table:table-cell>")
            column += 1
        out.append("</table:table-row>")
    out.append("</table:table>")
    return "".join(out)


def fodt(blocks, padding="0.09cm"):
    styles, body = [], []
    for number, block in enumerate(blocks):
        if block[0] == "table":
            body.append(grid(number, block[1], block[2], styles))
        elif block[0] == "break":
            body.append("<text:p text:style-name=\"Break1\"/>")
        else:
            body.append(paragraphs(block[1], NAMES[block[0]]))
    return (HEAD.replace("0.09cm", padding) + "".join(styles) + "</office:automatic-styles><office:master-styles>"
            "<style:master-page style:name=\"Standard\" style:page-layout-name=\"A4\"/></office:master-styles>"
            "<office:body><office:text>" + "\n".join(body) + "</office:text></office:body></office:document>\n")
