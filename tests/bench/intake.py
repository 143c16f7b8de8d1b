"""Bundles for tests/bench/intake: BUNDLE COUNT DOCUMENTS FOLDER.

COUNT bundles of the documents in BUNDLE, no two files alike, with their PDFs
once more in FOLDER/pdf; and in FOLDER/worst what takes most memory."""
import io
import os
import random
import struct
import sys
import zipfile

source, count, documents, folder = sys.argv[1:5]
random.seed(1)


def vary(data, number):
    """The same document with other bytes: behind its end, or a comment."""
    mark = b"%% copy %d\n" % number
    if data.startswith(b"%PDF"):
        return data + mark
    if data.startswith(b"PK"):
        copy = io.BytesIO(data)
        with zipfile.ZipFile(copy, "a") as archive:
            archive.comment = mark
        return copy.getvalue()
    return data


with zipfile.ZipFile(source, metadata_encoding="cp949") as archive:
    files = [(info.filename, archive.read(info))
             for info in archive.infolist() if not info.is_dir()]
pdfs = [file for file in files if file[1].startswith(b"%PDF")]
while len(files) < int(documents):
    name, data = pdfs[len(files) % len(pdfs)]
    files.append((f"{len(files)}-{os.path.basename(name)}", data + b"% more\n"))
files = files[:int(documents)]
for i in range(int(count)):
    with zipfile.ZipFile(f"{folder}/zip/{i:04}.zip", "w",
                         zipfile.ZIP_DEFLATED) as out:
        for k, (name, data) in enumerate(files):
            data = vary(data, i)
            out.writestr(name, data)
            if data.startswith(b"%PDF"):
                with open(f"{folder}/pdf/{i:04}-{k:02}.pdf", "wb") as pdf:
                    pdf.write(data)


def worst(name, members, method=zipfile.ZIP_DEFLATED):
    os.makedirs(f"{folder}/worst", exist_ok=True)
    with zipfile.ZipFile(f"{folder}/worst/{name}.zip", "w", method) as out:
        for path, data in members:
            out.writestr(path, data)


def package(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts:
            archive.writestr(path, text)
    return out.getvalue()


def number():
    return "%x" % random.getrandbits(32)


def many(n, make):
    return "".join(make() for _ in range(n))


def docx(body, *more):
    return package([("[Content_Types].xml", "<Types/>"), ("word/document.xml",
                    f"<document><body>{body}</body></document>"), *more])


def pdf(pages, lines, ballast=0):
    """Pages of a word of Hangul and many of numbers, byte by byte; BALLAST
    bytes that no page shows."""
    out = io.BytesIO()
    places = []

    def put(body):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (len(places), body))

    def stream(body):
        put(b"<</Length %d>>stream\n%s\nendstream" % (len(body), body))

    def line(k):
        words = "가나다라" if k == 0 else " ".join(
            number() for _ in range(4))
        return words.encode("utf-16-be").hex().encode()

    out.write(b"%PDF-1.7\n")
    put(b"<</Type/Catalog/Pages 2 0 R>>")
    put(b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(
        b"%d 0 R" % (6 + 2 * i) for i in range(pages))))
    put(b"<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H"
        b"/ToUnicode 4 0 R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
        b"/BaseFont/A/DW 500/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/FontDescriptor<</Type"
        b"/FontDescriptor/FontName/A/Flags 4>>>>]>>")
    stream(b"begincmap 1 begincodespacerange<0000><ffff>endcodespacerange "
           b"%d beginbfrange" % 91 + b"".join(
               b"<%04x><%04x><%04x>" % (c, c + 99, c)
               for c in [*range(0xAC00, 0xAC00 + 9000, 100), 0x20]) +
           b"endbfrange endcmap")
    stream(os.urandom(ballast))
    for i in range(pages):
        put(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            b"/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>" % (7 + 2 * i))
        stream(b"BT/F 9 Tf 40 800 Td 12 TL" + b"".join(
            b"<%s>'" % line(k) for k in range(lines)) + b" ET")
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" %
              (len(places) + 1, start))
    return out.getvalue()


picture = (b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" +
           struct.pack(">IIBBBBBI", 60000, 60000, 8, 2, 0, 0, 0, 0))
worst("pictures", ((f"{i}.png", picture + os.urandom(60_000_000))
                   for i in range(8)), zipfile.ZIP_STORED)
inner = io.BytesIO()
with zipfile.ZipFile(inner, "w") as archive:
    archive.writestr("0.png", picture + os.urandom(60_000_000))
worst("zips-inside", ((f"{i}.zip", inner.getvalue()) for i in range(4)),
      zipfile.ZIP_STORED)
worst("paragraphs", [("a.docx", docx(many(
    300000, lambda: f"<p><r><t>{number()}</t></r></p>")))])
worst("table", [("a.docx", docx("<tbl>" + many(30000, lambda: "<tr>" + many(
    4, lambda: f"<tc><p><r><t>{number()}</t></r></p></tc>") + "</tr>") +
    "</tbl>"))])
worst("csv", [("a.csv", many(700000, lambda: f"{number()},{number()},1\r\n"))])
worst("members", ((f"{i}.txt", f"{i} {number()}") for i in range(10000)))
worst("pdf-5000-pages", [("a.pdf", pdf(5000, 36))])
worst("pdf-60-MB", [("a.pdf", pdf(20, 36, 60_000_000))], zipfile.ZIP_STORED)
worst("docx-60-MB", [("a.docx", docx(many(
    200000, lambda: f"<p><r><t>{number()}</t></r></p>"),
    ("word/media/a.png", os.urandom(58_000_000))))], zipfile.ZIP_STORED)
