"""Reads what `seoryu print -T dump` writes: tags, and what is drawn where."""
import re

TEXT = re.compile(r'(text|watermark) (-?[\d.]+) (-?[\d.]+) (\S+) ([\d.]+)'
                  r'(?: #([0-9A-F]{6}))?(?: \+?(-?\d+))? "(.*)"$')


class Run:
    """A piece of text: place and size in points, extra spacing in points."""

    def __init__(self, page, match, artifact):
        self.page = page
        self.watermark = match.group(1) == "watermark"
        self.x, self.y = float(match.group(2)), float(match.group(3))
        self.font, self.size = match.group(4), float(match.group(5))
        self.extra = int(match.group(7) or 0) / 1000
        self.text = re.sub(r"\\(.)", r"\1", match.group(8))
        self.artifact = artifact


class Shape:
    """A line, fill, path or image: the corners of what it covers."""

    def __init__(self, page, kind, numbers, artifact):
        self.page, self.kind, self.artifact = page, kind, artifact
        if kind in ("fill", "image"):
            x, y, w, h = numbers[:4]
            self.box = (x, y, x + w, y + h)
        else:
            pen = numbers[4] / 2 if kind == "line" else 0
            points = numbers[:4] if kind == "line" else numbers
            xs, ys = points[0::2], points[1::2]
            self.box = (min(xs) - pen, min(ys) - pen,
                        max(xs) + pen, max(ys) + pen)


class Node:
    def __init__(self, tag, number=None, rest=""):
        self.tag, self.number, self.rest = tag, number, rest
        self.children = []

    def attribute(self, name, fallback=None):
        m = re.search(rf'\b{name}=(\w+)', self.rest)
        return m.group(1) if m else fallback

    def actual(self):
        m = re.search(r' actual "((?:[^"\\]|\\.)*)"', self.rest)
        return re.sub(r"\\(.)", r"\1", m.group(1)) if m else None

    def nodes(self):
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.nodes()

    def runs(self):
        for child in self.children:
            if isinstance(child, Node):
                yield from child.runs()
            elif isinstance(child, Run):
                yield child

    def identity(self):
        m = re.search(r' id "([^"]*)"', self.rest)
        return m.group(1) if m else ""

    def text(self, addenda=None):
        """As read aloud in the order of the tags.

        With ADDENDA, the sheets by their ids, what went on to a sheet is
        read where it came from, and not the words that point there.
        """
        if self.actual() is not None:
            return self.actual()
        children = self.children
        if addenda and self.identity() in addenda:
            return ""
        if addenda and self.identity().startswith("addendum-from."):
            # Behind its heading and the line that says where it is from.
            sheet = addenda[self.identity().replace("-from", "")]
            children = sheet.children[2:]
        return "".join(c.text(addenda) if isinstance(c, Node) else c.text
                       for c in children if not isinstance(c, Shape))


class Dump:
    def __init__(self, text):
        self.pages = []         # (width, height)
        self.runs = []          # as drawn
        self.shapes = []
        self.tags = {}
        self.root = None
        self.faults = []
        self.parse(text)

    def parse(self, text):
        stack = []
        for line in text.splitlines():
            body = line.lstrip(" ")
            depth = (len(line) - len(body)) // 2
            word, _, rest = body.partition(" ")
            if word == "page" and depth == 0:
                _, w, h = rest.split()
                self.pages.append((float(w), float(h)))
                stack = [None]
                continue
            del stack[depth:]
            self.line(stack, word, rest, body)

    def line(self, stack, word, rest, body):
        artifact = any(n is not None and n.tag == "Artifact" for n in stack)
        parent = stack[-1]
        if word == "resume":
            stack.append(self.tags[int(rest)])
        elif word in ("text", "watermark"):
            m = TEXT.match(body)
            if m is None:
                self.faults.append(f"not understood: {body}")
                return
            run = Run(len(self.pages), m, artifact)
            self.runs.append(run)
            self.put(parent, run, artifact)
        elif word in ("line", "fill", "path", "shape", "image"):
            shape = Shape(len(self.pages), word, [
                float(n) for n in re.findall(
                    r"-?\d+\.\d+", re.sub(r" pen .*", "", rest))], artifact)
            self.shapes.append(shape)
            self.put(parent, shape, artifact)
        elif word[:1].isupper():
            self.open(stack, parent, word, rest, artifact)

    def open(self, stack, parent, word, rest, artifact):
        if word == "Artifact":
            stack.append(Node(word))
            return
        number, _, more = rest.partition(" ")
        node = Node(word, int(number), " " + more)
        self.tags[node.number] = node
        if parent is None:
            if self.root is not None:
                self.faults.append(f"two roots: {word} {number}")
            self.root = node
        else:
            self.put(parent, node, artifact)
        stack.append(node)

    def put(self, parent, child, artifact):
        if parent is not None and not artifact:
            parent.children.append(child)
        elif parent is None and not getattr(child, "watermark", False):
            self.faults.append("content outside of tags and artifacts")

    def read(self):
        """The text in the order of the tags, addenda where they belong."""
        return self.root.text({n.identity(): n for n in self.root.nodes()
                               if re.fullmatch(r"addendum\.\d+",
                                               n.identity())})

    def drawn(self):
        """All text in the order drawn, artifacts too."""
        return "".join(r.text for r in self.runs)
