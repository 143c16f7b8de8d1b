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


def syllable(n):
    """The N-th (0 …) of 가 나 … 하 거 너 … 허 고 …"""
    first = ord("가나다라마바사아자차카타파하"[n % 14])
    vowel = (0, 4, 8, 13, 18, 20)[n // 14 % 6]      # ㅏ ㅓ ㅗ ㅜ ㅡ ㅣ
    return chr(first + vowel * 28)


def circled(level, n):
    """① … ㊿ and ㉮ … ㉻, else nothing."""
    if level == 7 and n <= 50:
        return chr(n + (0x245F if n <= 20 else 0x323C if n <= 35 else 0x328D))
    return chr(0x326D + n) if level == 8 and n <= 14 else None


def mark(level, n):
    """The official mark of item N (1 …) at LEVEL (1 … 8)."""
    body = str(n) if level % 2 else syllable(n - 1)
    form = ("{}.", "{}.", "{})", "{})", "({})", "({})", "({})", "({})")
    return level > 6 and circled(level, n) or form[level - 1].format(body)


def fold(text):
    """NFC without any blank: how lines end and blanks stretch is layout."""
    return re.sub(r"\s+|[\u00a0\u200b\u2060\ufeff\u00ad]", "",
                  unicodedata.normalize("NFC", text))


class Reader:
    def __init__(self, root):
        self.root = root
        self.out = []
        self.depth = 0          # of lists
        self.level = 0          # of the list's marks

    def say(self, text):
        if text:
            self.out.append(text)

    def inside(self, node):
        self.say(node.text)
        for child in node:
            self.read(child)
            self.say(child.tail)

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

    def read_page_number(self, node):
        self.say(PAGE)

    def read_items(self, node):
        before = self.level
        self.level = min(int(node.get("level") or before + 1), 8)
        items = [c for c in node if c.tag == "item"]
        for n, item in enumerate(items, int(node.get("start") or 1)):
            if node.get("mark"):
                self.say(node.get("mark"))
            elif len(items) > 1 or node.get("start"):
                self.say(mark(self.level, n))
            self.inside(item)
        self.level = before

    read_document = read_p = read_table = read_tr = read_th = inside
    read_td = read_b = read_u = read_span = read_box = inside
    read_h1 = read_h2 = read_h3 = read_h4 = read_h5 = read_h6 = inside
    read_header = read_footer = read_hr = read_br = skip
    read_img = read_page = skip
    read_page_count = read_page_number


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
            digits = re.match(r"\d+", actual[j:j + 9])
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
