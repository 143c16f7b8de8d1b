"""Widths of letters, read from the font files by our own few lines: a second
opinion on what the press measures with its library."""
import os
import struct
import xml.etree.ElementTree as ElementTree


class Font:
    def __init__(self, path):
        with open(path, "rb") as f:
            self.data = f.read()
        n, = struct.unpack(">H", self.data[4:6])
        self.tables = {}
        for i in range(n):
            tag, _, offset, length = struct.unpack_from(
                ">4sLLL", self.data, 12 + 16 * i)
            self.tables[tag] = offset
        self.em, = struct.unpack_from(">H", self.data,
                                      self.tables[b"head"] + 18)
        self.metrics, = struct.unpack_from(">H", self.data,
                                           self.tables[b"hhea"] + 34)
        self.glyphs = {}
        self.read_cmap()

    def read_cmap(self):
        base = self.tables[b"cmap"]
        n, = struct.unpack_from(">H", self.data, base + 2)
        for i in range(n):
            platform, _, offset = struct.unpack_from(
                ">HHL", self.data, base + 4 + 8 * i)
            kind, = struct.unpack_from(">H", self.data, base + offset)
            if platform in (0, 3) and kind == 4:
                self.read_segments(base + offset)
            elif platform in (0, 3) and kind == 12:
                self.read_groups(base + offset)

    def read_groups(self, at):
        n, = struct.unpack_from(">L", self.data, at + 12)
        for i in range(n):
            first, last, glyph = struct.unpack_from(
                ">LLL", self.data, at + 16 + 12 * i)
            for cp in range(first, last + 1):
                self.glyphs[cp] = glyph + cp - first

    def read_segments(self, at):
        n = struct.unpack_from(">H", self.data, at + 6)[0] // 2
        ends = struct.unpack_from(f">{n}H", self.data, at + 14)
        starts = struct.unpack_from(f">{n}H", self.data, at + 16 + 2 * n)
        deltas = struct.unpack_from(f">{n}H", self.data, at + 16 + 4 * n)
        where = at + 16 + 6 * n
        offsets = struct.unpack_from(f">{n}H", self.data, where)
        for i in range(n):
            for cp in range(starts[i], min(ends[i], 0xFFFE) + 1):
                if offsets[i] == 0:
                    glyph = (cp + deltas[i]) & 0xFFFF
                else:
                    place = where + 2 * i + offsets[i] + 2 * (cp - starts[i])
                    glyph, = struct.unpack_from(">H", self.data, place)
                    glyph = (glyph + deltas[i]) & 0xFFFF if glyph else 0
                if glyph:
                    self.glyphs.setdefault(cp, glyph)

    def advance(self, letter):
        """In em, or None where the font lacks the letter."""
        glyph = self.glyphs.get(ord(letter))
        if glyph is None:
            return None
        at = self.tables[b"hmtx"] + 4 * min(glyph, self.metrics - 1)
        return struct.unpack_from(">H", self.data, at)[0] / self.em


class Fonts:
    """By the names that dumps give them: those of the files."""

    def __init__(self, path="fonts/fonts.xml"):
        self.paths = {}
        self.loaded = {}
        for node in ElementTree.parse(path).iter("file"):
            name = os.path.splitext(os.path.basename(node.get("path")))[0]
            self.paths[name] = node.get("path")

    def width(self, run):
        """Of a dump's run in points; None if a letter is unknown."""
        name = run.font.replace("-", "")
        if run.font in self.paths:
            name = run.font
        if name not in self.loaded:
            self.loaded[name] = Font(self.paths[name])
        font = self.loaded[name]
        advances = [font.advance(c) for c in run.text]
        if None in advances:
            return None
        return sum(advances) * run.size + run.extra
