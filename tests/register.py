"""Prints what is wrong with the ids that all programmes share.

The id of a conflict means one question everywhere: it has one title. The
prefix of a rule's id stands in the table of checks/README.md, with each
programme that uses it alone.
"""
import glob
import re
import sys
import xml.etree.ElementTree as ElementTree

COMMON = {"CM", "DOC", "SM"}


def conflicts():
    """A title for each id; two titles, or one file twice, are faults."""
    seen, faults = {}, []
    for path in sorted(glob.glob("checks/**/*.xml", recursive=True)):
        for node in ElementTree.parse(path).getroot().iter("conflict"):
            key, title = node.get("id"), node.get("title")
            first = seen.setdefault(key, (title, path))
            if first[0] != title:
                faults.append(f"{path}: {key} is \"{title}\", but \"{first[0]}\" in {first[1]}")
    if len(seen) < 10:
        faults.append("checks: no conflicts are read, their form changed")
    return faults


def prefixes():
    readme = open("checks/README.md", encoding="utf-8").read()
    rows = dict(re.findall(r"^\| `([A-Z]+)` \| ([a-z0-9, -]+) \|$", readme, re.M))
    faults = []
    for path in sorted(glob.glob("checks/*-*/**/*.*", recursive=True)):
        programme = path.split("/")[1]
        if path.endswith(".sch"):
            pattern = r"<(?:assert|report)\b[^>]*? id=\"([A-Z]+)-"
        elif path.endswith("programme.xml"):
            pattern = r"\brule=\"([A-Z]+)-"
        else:
            continue
        text = open(path, encoding="utf-8").read()
        for prefix in sorted(set(re.findall(pattern, text)) - COMMON):
            if programme not in rows.get(prefix, "").split(", "):
                faults.append(f"checks/README.md: {prefix}- of {programme} is not in the table")
    return faults


if __name__ == "__main__":
    found = conflicts() + prefixes()
    print("\n".join(found), end="\n" if found else "")
    sys.exit(1 if found else 0)
