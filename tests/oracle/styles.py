"""Computed styles, by our own reading of house.xml.

There is no cascade: the text properties of the parent, the style named like
the element, the classes from left to right, the element's own attributes.
"""
import re
import xml.etree.ElementTree as ElementTree

SIDES = ("top", "right", "bottom", "left")
SHORTHANDS = {"border", "padding", "cell-border", "cell-padding"}
POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "pt": 1.0}


def vocabulary(path="src/press/style.in"):
    """{name: (inherited, first value)}"""
    with open(path, encoding="utf-8") as f:
        return {m.group(1): (m.group(2) == "1", m.group(3)) for m in
                re.finditer(r'^PROPERTY\(\w+,\s*"([^"]+)",\s*\w+,\s*([01]),'
                            r'\s*"([^"]*)"\)', f.read(), re.M)}


def spread(name, value):
    """A shorthand's four sides, one to four lengths as in CSS."""
    if "border" in name:        # drawing only: nothing here measures it
        return
    v = value.split()
    v += [v[0]] if len(v) == 1 else []
    v += [v[0]] if len(v) == 2 else []
    v += [v[1]] if len(v) == 3 else []
    for side, length in zip(SIDES, v):
        yield f"{name}-{side}", length


class Style(dict):
    """Values by name; `own` are those set for the element itself."""

    def __init__(self, values, size):
        super().__init__(values)
        self.size = size
        self.own = set()

    def length(self, name, whole=0.0):
        """In points."""
        return self.points(self[name], whole)

    def points(self, text, whole=0.0):
        m = re.fullmatch(r"(-?[\d.]+)(mm|cm|pt|em|%|)", text)
        if m is None:
            return 0.0
        n = float(m.group(1))
        if m.group(2) == "em":
            return n * self.size
        if m.group(2) == "%":
            return n * whole / 100
        return n * POINTS.get(m.group(2), 1.0)

    def line_height(self):
        return self.length("line-height", self.size)


class House:
    def __init__(self, path="templates/house.xml"):
        self.properties = vocabulary()
        self.rules = {n.get("name"): n.attrib for n in
                      ElementTree.parse(path).iter("style")}

    def set(self, style, attributes, parent_size):
        for name, value in attributes.items():
            if name in SHORTHANDS:
                for side, length in spread(name, value):
                    style[side] = length
                    style.own.add(side)
            elif name in self.properties:
                style[name] = value
                style.own.add(name)
            if name == "size":
                style.size = style.points(value, parent_size)

    def compute(self, node, parent=None):
        values = {name: parent[name] if parent and inherited else first
                  for name, (inherited, first) in self.properties.items()}
        size = parent.size if parent else 10.5
        style = Style(values, size)
        rules = [node.tag] + (node.get("class") or "").split()
        for rule in rules:
            self.set(style, self.rules.get(rule, {}), size)
        self.set(style, node.attrib, size)
        return style
