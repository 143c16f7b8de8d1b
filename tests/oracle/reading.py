"""The words of an expanded document in reading order.

A second implementation of what the press adds by itself (item marks, 끝.),
so that the first one is not measured by itself. What a page says outside the
text (headers, footers, repeated table headers) is not read. An element that
is not known here is an error: whoever adds one says here how it is read.
"""
import re
import unicodedata
import xml.etree.ElementTree as ElementTree

PAGE = "\ue000"         # stands for digits only the layout knows
TICKED, OPEN = "☑", "☐"
BLOCKS = set("img h1 h2 h3 h4 h5 h6 p items table hr section columns page box bar "
             "contents attachments".split())


def syllable(n):
    """The N-th (0 …) of 가 나 … 하 거 너 … 허 고 …"""
    first = ord("가나다라마바사아자차카타파하"[n % 14])
    vowel = (0, 4, 8, 13, 18, 20)[n // 14 % 6]      # ㅏ ㅓ ㅗ ㅜ ㅡ ㅣ
    return chr(first + vowel * 28)


def circled(level, n):
    """① … ㉚, where the fonts end, and ㉮ … ㉻, else nothing."""
    if level == 7 and n <= 30:
        return chr(n + (0x245F if n <= 20 else 0x323C))
    return chr(0x326D + n) if level == 8 and n <= 14 else None


def mark(level, n):
    """The official mark of item N (1 …) at LEVEL (1 … 8)."""
    body = str(n) if level % 2 else syllable(n - 1)
    form = ("{}.", "{}.", "{})", "{})", "({})", "({})", "({})", "({})")
    return level > 6 and circled(level, n) or form[level - 1].format(body)


def marks(node, level):
    """Of a list's items: official, or its own; a single one has none."""
    items = [c for c in node if c.tag == "item"]
    if node.get("mark"):
        return [node.get("mark")] * len(items)
    if len(items) == 1 and not node.get("start"):
        return [""]
    first = int(node.get("start") or 1)
    return [mark(level, first + n) for n in range(len(items))]


def fold(text):
    """NFC without any blank: how lines end and blanks stretch is layout."""
    return re.sub(r"\s+|[\u00a0\u200b\u2060\ufeff\u00ad]", "",
                  unicodedata.normalize("NFC", text))


class Reader:
    def __init__(self, root):
        self.root = root
        self.out = []
        self.level = 0          # of the list's marks
        self.n_notes = 0
        # Notes not yet read: of paragraphs, and of each open table.
        self.notes = [[]]

    def say(self, text):
        if text:
            self.out.append(text)

    def inside(self, node):
        self.say(node.text)
        for child in node:
            self.read(child)
            self.say(child.tail)

    # A note is read behind the block that names it, or behind the table.
    def read_notes(self):
        if len(self.notes) > 1:
            return
        self.say_notes()

    def say_notes(self):
        while self.notes[-1]:
            n, note = self.notes[-1].pop(0)
            self.say(f"{n})")
            self.inside(note)

    def hold_notes(self):
        self.notes.append([])

    def release_notes(self):
        self.say_notes()
        self.notes.pop()

    def block(self, node):
        self.inside(node)
        self.read_notes()

    def flow(self, node):
        """Blocks, and text among them that is a block itself."""
        self.say(node.text)
        for child in node:
            if child.tag in BLOCKS:
                self.read_notes()
            self.read(child)
            self.say(child.tail)
        self.read_notes()

    def read_columns(self, node):
        """Notes stand below the columns."""
        self.hold_notes()
        self.flow(node)
        self.release_notes()

    def read_note(self, node):
        self.n_notes += 1
        self.say(f"{self.n_notes})")
        self.notes[-1].append((self.n_notes, node))

    def read_table(self, node):
        rows = list(node)
        blanks = int(node.get("rows") or 0) - len(rows) + int(
            node.get("header-rows") or 0)
        foot = len(rows)
        if node.get("rows"):
            while foot > 0 and rows[foot - 1].get("keep-previous") == "yes":
                foot, blanks = foot - 1, blanks + 1
        self.hold_notes()
        for row in rows[:foot]:
            self.read(row)
        if blanks > 0:
            self.say("이하 빈칸")
        for row in rows[foot:]:
            self.read(row)
        self.release_notes()

    def read(self, node):
        name = "read_" + node.tag.replace("-", "_")
        getattr(self, name, self.unknown)(node)

    def unknown(self, node):
        raise ValueError(f"reading.py does not know <{node.tag}>: "
                         "say there how it is read")

    def skip(self, node):
        pass

    def read_check(self, node):
        self.say(TICKED if node.get("ticked") == "yes" else OPEN)

    def read_end(self, node):
        self.say("끝.")

    def read_attachments(self, node):
        items = list(node)
        before, self.level = self.level, 1
        if items:
            self.say("붙임")
        for n, item in enumerate(items, 1):
            self.say(f"{n}." if len(items) > 1 else "")
            self.inside(item)
            self.say("끝." if n == len(items) else "")
            self.read_notes()
        self.level = before

    def read_contents(self, node):
        """Headings behind it, without their notes, and their pages."""
        levels = int(node.get("levels") or 2)
        wanted = {f"h{n}" for n in range(1, levels + 1)}
        after = False
        for other in self.root.iter():
            after = after or other is node
            if after and other.tag in wanted:
                self.heading(other)
                self.say(PAGE)

    def heading(self, node):
        self.say(node.text)
        for child in node:
            if child.tag == "check":
                self.read(child)
            elif child.tag != "note":
                self.heading(child)
            self.say(child.tail)

    def read_page_number(self, node):
        self.say(PAGE)

    def read_items(self, node):
        before = self.level
        self.level = min(int(node.get("level") or before + 1), 8)
        for item, text in zip(node, marks(node, self.level)):
            self.say(text)
            self.flow(item)
        self.level = before

    read_document = read_section = read_box = flow
    read_th = read_td = flow
    read_p = read_h1 = read_h2 = read_h3 = read_h4 = read_h5 = read_h6 = block
    read_tr = read_b = read_u = read_s = read_span = inside
    read_sup = read_sub = read_a = read_seal = inside
    read_header = read_footer = read_hr = read_br = read_leader = skip
    read_img = read_page = read_bar = skip
    read_page_count = read_page_of = read_page_number


def words(root):
    """What is read, in pieces; PAGE stands for a number of a page."""
    reader = Reader(root)
    reader.read(root)
    return reader.out


def folded(path):
    return fold("".join(words(ElementTree.parse(path).getroot())))


def compare(expected, actual):
    """None if equal, else a sentence with the first place that differs."""
    i = j = 0
    while i < len(expected) or j < len(actual):
        if i < len(expected) and expected[i] == PAGE:
            # As many digits as let the text go on: 1.1 may follow a page.
            ahead = expected[i + 1:i + 7].split(PAGE)[0]
            digits = re.match(rf"\d{{1,5}}?(?={re.escape(ahead)})",
                              actual[j:j + 12])
            if digits is None:
                break
            i, j = i + 1, j + digits.end()
            continue
        if i == len(expected) or j == len(actual) or expected[i] != actual[j]:
            break
        i, j = i + 1, j + 1
    else:
        return None
    return (f"at character {i}: expected …{expected[max(0, i - 12):i + 18]}…, "
            f"there is …{actual[max(0, j - 12):j + 18]}…")
