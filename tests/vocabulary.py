"""Prints what of the templates' vocabulary no case draws and no manual names.

Every element, attribute and property of src/press/template.in and style.in
must be used by a template under tests/cases/press whose dump or boxes are
expected, so that a change of how it looks is seen in a diff. Shorthands do
not count for the sides they set.
"""
import glob
import os
import re
import sys
import xml.etree.ElementTree as ElementTree

GOLDEN = ("dump.want", "boxes.want", "draft.want", "info.want")
# Structure rather than looks: expanded.want shows what these do.
EXPANDED = {"group", "include", "each", "if", "select", "required"}


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def vocabulary():
    """Elements with their own attributes, and properties."""
    elements = {}
    for row in re.finditer(r'^ELEMENT\((\w+),\s*"([^"]+)",\s*(.*)\)$',
                           read("src/press/template.in"), re.M):
        fields = re.findall(r'"[^"]*"(?:\s*(?:STYLES|BLOCK))?|\w[\w ]*', row.group(3))
        own = re.findall(r'"([^"]*)"', fields[1]) if len(fields) > 1 else []
        elements[row.group(2)] = [
            a.lstrip("!") for a in " ".join(own).split() if a[0] != "@"]
    properties = [m.group(1) for m in re.finditer(
        r'^PROPERTY\(\w+,\s*"([^"]+)"', read("src/press/style.in"), re.M)]
    return elements, properties


def used():
    """(element, attribute) pairs, elements, and attributes of golden cases."""
    pairs, names, attributes = set(), set(), set()
    for template in glob.glob("tests/cases/press/*/*.xml"):
        folder = os.path.dirname(template)
        expected = set(os.listdir(folder))
        golden = expected & set(GOLDEN)
        if not golden and "expanded.want" not in expected:
            continue
        try:
            tree = ElementTree.parse(template)
        except ElementTree.ParseError:
            continue
        for node in tree.iter():
            if not golden and node.tag not in EXPANDED:
                continue
            names.add(node.tag)
            for name in node.attrib:
                pairs.add((node.tag, name))
                attributes.add(name)
    return pairs, names, attributes


def main():
    elements, properties = vocabulary()
    pairs, names, attributes = used()
    manual = read("man/seoryu-template.5").replace("\\-", "-")
    missing = []
    if len(elements) < 20 or len(properties) < 30:
        missing.append("src/press/*.in: rows are not read, their form changed")
    for element, own in elements.items():
        if element not in names:
            missing.append(f"no case under tests/cases/press draws <{element}>")
        for attribute in own:
            if (element, attribute) not in pairs:
                missing.append("no case under tests/cases/press has "
                               f"<{element} {attribute}=>")
    for name in properties:
        if name not in attributes:
            missing.append(f"no case under tests/cases/press sets {name}=")
    for name in list(elements) + properties:
        short = re.sub(r"-(top|right|bottom|left)$", "", name)
        if not re.search(rf"(?<![\w-]){re.escape(short)}(?![\w-])", manual):
            missing.append(f"man/seoryu-template.5 does not name {name}")
    print("\n".join(missing), end="\n" if missing else "")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
