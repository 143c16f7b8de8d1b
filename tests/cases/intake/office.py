"""Writes documents of office programs for the intake cases: OLE compound
files, HWP 5 and HWPX. Everything is made here, byte by byte, so that any
field may lie; the same bytes come out each time.

HWP 5 follows Hancom's public description of the format (revision 1.3).
"""
import struct
import zipfile
import zlib

FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, MINI, CUTOFF = 512, 64, 4096


def padded(data, size):
    return data + bytes(-len(data) % size)


class Ole:
    """A compound file (MS-CFB, version 3) from a dict of paths."""

    def __init__(self, streams):
        self.entries = [['Root Entry', 5, b'', {}]]
        self.root = self.entries[0][3]
        for path, data in streams.items():
            folder = self.root
            *folders, name = path.split('/')
            for part in folders:
                folder = self.folder(folder, part)
            self.entry(folder, name, 2, data)

    def entry(self, folder, name, kind, data):
        folder[name] = len(self.entries)
        self.entries.append([name, kind, data, {}])
        return self.entries[-1][3]

    def folder(self, folder, name):
        if name in folder:
            return self.entries[folder[name]][3]
        return self.entry(folder, name, 1, b'')

    def tree(self, ids, links):
        """A balanced tree of siblings; its root."""
        if not ids:
            return FREE
        middle = len(ids) // 2
        links[ids[middle]] = (self.tree(ids[:middle], links),
                              self.tree(ids[middle + 1:], links))
        return ids[middle]

    def links(self):
        links, children = {}, {}
        for i, (_, _, _, inside) in enumerate(self.entries):
            ids = sorted(inside.values(), key=lambda k: (
                len(self.entries[k][0]), self.entries[k][0].upper()))
            children[i] = self.tree(ids, links)
        return links, children

    def bytes(self):
        fat, body, starts = [], b'', {}
        minifat, mini = [], b''

        def chain(table, first, count):
            table.extend(range(first + 1, first + count))
            table.append(END)

        def store(data, fill=b'\0'):
            nonlocal body
            if not data:
                return END
            first, count = len(fat), -(-len(data) // SECTOR)
            chain(fat, first, count)
            body += data + fill * (-len(data) % SECTOR)
            return first

        for i, (_, kind, data, _) in enumerate(self.entries):
            if kind != 2:
                continue
            if len(data) >= CUTOFF:
                starts[i] = store(data)
            elif data:
                starts[i] = len(minifat)
                chain(minifat, len(minifat), -(-len(data) // MINI))
                mini += padded(data, MINI)
        starts[0] = store(mini)
        minifat_first = store(b''.join(
            struct.pack('<I', x) for x in minifat), b'\xff')
        links, children = self.links()
        directory = b''
        for i, (name, kind, data, _) in enumerate(self.entries):
            encoded = (name + '\0').encode('utf-16-le')
            left, right = links.get(i, (FREE, FREE))
            size = len(mini) if i == 0 else len(data) if kind == 2 else 0
            directory += (encoded.ljust(64, b'\0') + struct.pack(
                '<HBBIII', len(encoded), kind, 1, left, right, children[i]) +
                bytes(16 + 4 + 8 + 8) + struct.pack(
                '<IQ', starts.get(i, 0 if kind != 2 else END), size))
        while len(directory) % SECTOR:
            directory += bytes(64) + struct.pack(
                '<HBBIII', 0, 0, 1, FREE, FREE, FREE) + bytes(48)
        directory_first = store(directory)
        count = 1
        while len(fat) + count > count * (SECTOR // 4):
            count += 1
        fat_first = len(fat)
        fat += [FAT] * count
        body += b''.join(struct.pack('<I', x) for x in fat).ljust(
            count * SECTOR, b'\xff')
        head = (b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(16) + struct.pack(
            '<HHHHH6xIIIIIIIIII', 0x3E, 3, 0xFFFE, 9, 6, 0, count,
            directory_first, 0, CUTOFF,
            minifat_first if minifat else END,
            -(-len(minifat) * 4 // SECTOR), END, 0, fat_first))
        head += b''.join(struct.pack('<I', fat_first + i if i < count else FREE)
                         for i in range(1, 109))
        return head.ljust(SECTOR, b'\0') + body


# HWP 5: records.

PARA_HEADER, PARA_TEXT, PARA_CHAR_SHAPE, RANGE_TAG = 66, 67, 68, 70
CTRL_HEADER, LIST_HEADER, SHAPE, TABLE, RECTANGLE = 71, 72, 76, 77, 79
FORM_OBJECT, MEMO_LIST = 91, 93
IN_LINE = 1


def record(tag, level, data=b''):
    if len(data) >= 0xFFF:
        return struct.pack('<II', tag | level << 10 | 0xFFF << 20,
                           len(data)) + data
    return struct.pack('<I', tag | level << 10 | len(data) << 20) + data


class Control:
    """An extended control: a character in the text and its records."""

    def __init__(self, code, name, records=lambda level: b'', data=b''):
        self.code, self.name = code, name.encode()[::-1]
        self.inside, self.data = records, data

    def units(self):
        return (struct.pack('<H', self.code) + self.name + bytes(8) +
                struct.pack('<H', self.code))

    def records(self, level):
        return (record(CTRL_HEADER, level, self.name + self.data) +
                self.inside(level + 1))


class Gone(str):
    """Text that a tracked change deletes."""


def inline(code):
    return struct.pack('<H', code) + bytes(12) + struct.pack('<H', code)


def para(level, *parts):
    text, controls, ranges = b'', b'', b''
    for part in parts:
        if isinstance(part, Control):
            text += part.units()
            controls += part.records(level + 1)
        elif isinstance(part, bytes):
            text += part
        else:
            start = len(text) // 2
            for piece in part.replace('\t', '\0\t\0').split('\0'):
                text += inline(9) if piece == '\t' else \
                    piece.encode('utf-16-le')
            if isinstance(part, Gone):
                ranges += struct.pack('<III', start, len(text) // 2,
                                      0x11 << 24)
    text += b'\r\0'
    units = len(text) // 2
    out = record(PARA_HEADER, level, struct.pack(
        '<IIHBBHHHI', units | 0x80000000, 0, 0, 0, 0, 1, len(ranges) // 12,
        1, 0))
    if units > 1:
        out += record(PARA_TEXT, level + 1, text)
    out += record(PARA_CHAR_SHAPE, level + 1, struct.pack('<II', 0, 0))
    if ranges:
        out += record(RANGE_TAG, level + 1, ranges)
    return out + controls


def common(flags=0, width=40000, height=2000):
    """Properties of an object (table 69), without its id."""
    return struct.pack('<IIIIIi8xIIH', flags, 0, 0, width, height, 0, 0, 0, 0)


def paragraphs(lists, level):
    return b''.join(para(level, *(p if isinstance(p, (list, tuple)) else (p,)))
                    for p in lists)


def cell(level, row, column, content, rows=1, columns=1):
    content = content if isinstance(content, list) else [content]
    head = struct.pack('<iIHHHHII8xHI', len(content), 0, column, row, columns,
                       rows, 10000, 1000, 1, 10000)
    return record(LIST_HEADER, level, head) + paragraphs(content, level)


def table(rows, flags=0, width=40000, height=2000):
    """ROWS: lists of content, or of (content, rows, columns), or None."""
    columns = max(len(row) for row in rows)

    def inside(level):
        out = record(TABLE, level, struct.pack(
            '<IHHH8x', 0, len(rows), columns, 0) +
            struct.pack('<H', 1) * len(rows) + struct.pack('<HH', 1, 0))
        for r, row in enumerate(rows):
            for c, item in enumerate(row):
                if item is None:
                    continue
                spans = item[1:] if isinstance(item, tuple) else ()
                content = item[0] if isinstance(item, tuple) else item
                out += cell(level, r, c, content, *spans)
        return out

    return Control(11, 'tbl ', inside, common(flags, width, height))


def listed(lists):
    """A list of paragraphs under its header."""
    return lambda level: record(LIST_HEADER, level, struct.pack(
        '<iI', len(lists), 0)) + paragraphs(lists, level)


def textbox(lists, flags=0, width=20000, height=4000):
    def inside(level):
        return (record(SHAPE, level, b'cer$cer$' + bytes(40)) +
                (listed(lists)(level + 1) if lists else b'') +
                record(RECTANGLE, level + 1, bytes(33)))
    return Control(11, 'gso ', inside, common(flags, width, height))


def header(lists):
    return Control(16, 'head', listed(lists), bytes(8))


def footnote(lists):
    return Control(17, 'fn  ', listed(lists), bytes(8))


def comment(lists):
    return Control(15, 'tcmt', listed(lists))


def overlay(text):
    """글자 겹침."""
    return Control(23, 'tcps', data=struct.pack('<H', len(text)) +
                   text.encode('utf-16-le') + bytes(4))


def form(kind, **properties):
    """양식 개체: kind 'tbc+' (check box), 'tbe+' (edit) …"""
    def each(items):
        return ''.join(
            '%s:int:%d ' % (k, v) if isinstance(v, int) else
            '%s:wstring:%d:%s ' % (k, len(v), v) for k, v in items)
    base = each([('Name', kind), ('ForeColor', 0),
                 ('Command', 'Value:int:1 ')])
    own = each(properties.items())
    text = 'CommonSet:set:%d:%s ButtonSet:set:%d:%s ' % (
        len(base), base, len(own), own)
    units = text.encode('utf-16-le')
    data = (kind.encode() * 2 + struct.pack('<IH', len(units) // 2,
                                            len(units) // 2) + units)
    return Control(11, 'form', lambda level: record(FORM_OBJECT, level, data),
                   common())


def field(text):
    """누름틀, filled in."""
    return [Control(3, '%clk', data=bytes(10)), text, inline(4)]


def section(*content):
    """What a section begins with, and its paragraphs."""
    first = [Control(2, 'secd', data=bytes(24)),
             Control(2, 'cold', data=bytes(12))]
    lists = [c if isinstance(c, list) else [c] for c in content]
    return paragraphs([first + lists[0]] + lists[1:], 0)


def packed(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def hwp(sections, flags=1, preview=None, extra=None, raw=False):
    """An HWP 5 file. RAW sections are stored as they are given."""
    streams = {
        'FileHeader': (b'HWP Document File'.ljust(32, b'\0') + struct.pack(
            '<II', 0x05010001, flags)).ljust(256, b'\0'),
        'DocInfo': packed(record(16, 0, struct.pack(
            '<H', len(sections)) + bytes(24))),
    }
    for i, data in enumerate(sections):
        streams['BodyText/Section%d' % i] = \
            packed(data) if flags & 1 and not raw else data
    if preview is not None:
        streams['PrvText'] = preview.encode('utf-16-le')
    streams.update(extra or {})
    return Ole(streams).bytes()


# HWPX.

SPACES = {
    '2011': 'http://www.hancom.co.kr/hwpml/2011/',
    '2016': 'http://www.hancom.co.kr/hwpml/2016/',
    '2024': 'http://www.owpml.org/owpml/2024/',
}


def hp(text):
    return '<hp:p><hp:run><hp:t>%s</hp:t></hp:run></hp:p>' % text


def hsection(body, edition='2011'):
    space = SPACES[edition]
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
            '<hs:sec xmlns:hs="%ssection" xmlns:hp="%sparagraph">%s</hs:sec>'
            % (space, space, body))


def htable(rows, addresses=True):
    out = '<hp:tbl rowCnt="%d" colCnt="%d">' % (
        len(rows), max(len(r) for r in rows))
    for r, row in enumerate(rows):
        out += '<hp:tr>'
        for c, text in enumerate(row):
            if text is None:
                continue
            inside = text if text.startswith('<') else hp(text)
            out += '<hp:tc><hp:subList>%s</hp:subList>' % inside
            if addresses:
                out += ('<hp:cellAddr colAddr="%d" rowAddr="%d"/>'
                        '<hp:cellSpan colSpan="1" rowSpan="1"/>' % (c, r))
            out += '</hp:tc>'
        out += '</hp:tr>'
    return out + '</hp:tbl>'


def content_hpf(hrefs):
    items = ''.join('<opf:item id="s%d" href="%s"/>' % (i, h)
                    for i, h in enumerate(hrefs))
    spine = ''.join('<opf:itemref idref="s%d"/>' % i
                    for i in range(len(hrefs)))
    return ('<opf:package xmlns:opf="http://www.idpf.org/2007/opf/">'
            '<opf:manifest>%s</opf:manifest><opf:spine>%s</opf:spine>'
            '</opf:package>' % (items, spine))


def package(parts, stored=('mimetype',)):
    """A ZIP of a dict, as Python writes it, with a fixed time."""
    import io
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as z:
        for name, data in parts.items():
            info = zipfile.ZipInfo(name, (2026, 2, 20, 10, 0, 0))
            info.compress_type = (zipfile.ZIP_STORED if name in stored
                                  else zipfile.ZIP_DEFLATED)
            z.writestr(info, data)
    return out.getvalue()


def hwpx(sections, edition='2011', more=None, stored=('mimetype',)):
    names = ['Contents/section%d.xml' % i for i in range(len(sections))]
    parts = {'mimetype': 'application/hwp+zip',
             'version.xml': '<hv:HCFVersion xmlns:hv="v"/>',
             'Contents/content.hpf': content_hpf(names)}
    parts.update(zip(names, (hsection(s, edition) for s in sections)))
    parts['META-INF/manifest.xml'] = '<odf:manifest xmlns:odf="o"/>'
    for name, data in (more or {}).items():
        if data is None:
            parts.pop(name, None)
        else:
            parts[name] = data
    return package(parts, stored)
