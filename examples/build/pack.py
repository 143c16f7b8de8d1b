#!/usr/bin/python3
"""A ZIP as the folder menu of Korean Windows writes it: names in CP949 without
the UTF-8 flag, host FAT, in the order of the names.
usage: pack.py FOLDER OUT.zip NAME-OF-THE-FOLDER-INSIDE"""
import pathlib
import sys
import zipfile


class WindowsEntry(zipfile.ZipInfo):
    """zipfile would write UTF-8 and set bit 11."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("cp949"), self.flag_bits & ~0x800


folder, out, top = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
with zipfile.ZipFile(out, "w") as archive:
    for path in sorted(folder.iterdir()):
        entry = WindowsEntry(f"{top}/{path.name}", (2026, 2, 20, 9, 40, 0))
        entry.create_system = 0
        entry.external_attr = 0x20
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, path.read_bytes())
