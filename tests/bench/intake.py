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


def docx(body):
    return package([("[Content_Types].xml", "<Types/>"), ("word/document.xml",
                    f"<document><body>{body}</body></document>")])


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
