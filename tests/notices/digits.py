#!/usr/bin/env python3
"""Changes every digit of a notice, one at a time, and compares what `rules
verify` and `rules diff` say with what the files of the rules say when they
are read here, by themselves.

    digits.py SEORYU DATA ID=NOTICE...

Prints "ok …" or "not ok …" for each notice.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

SCH = "{http://purl.oclc.org/dsdl/schematron}"


def stands(phrase, line):
    """In the line, and not cut out of a longer number."""
    before = r"(?<![0-9])(?<![0-9][.,])" if phrase[0].isdigit() else ""
    after = r"(?![0-9])(?![.,][0-9])" if phrase[-1].isdigit() else ""
    return re.search(before + re.escape(phrase) + after, line, re.A) is not None


class Programme:
    """Quotes, and what names them: {id of quote: {"rule X", "value Y"}}."""

    def __init__(self, folder):
        self.folder = folder
        self.name = os.path.basename(folder)
        self.quotes = {}
        self.users = []         # name, basis, conflict, text of expressions
        root = ET.parse(os.path.join(folder, "programme.xml")).getroot()
        for include in root.iter("include"):
            path = os.path.join(folder, include.get("href"))
            for element in ET.parse(path).getroot():
                if self.name in element.get("of", self.name).split():
                    self.element(element, None)
        for element in root:
            self.element(element, None)
        for rules in root.iter("rules"):
            self.rules(os.path.join(folder, rules.get("href")))

    def element(self, e, owner):
        if e.tag is ET.Comment or e.tag == "rules":
            return
        if e.tag == "quote":
            self.quotes[e.get("id")] = (e.get("notice"), int(e.get("line")),
                                        e.text)
            return
        own = (e.get("id") if e.tag == "document" else
               e.get("rule") or e.get("id") or e.get("role"))
        if own:
            owner = f"{e.tag} {own}"
        if e.get("basis"):
            self.users.append((owner or e.tag, e.get("basis").split(),
                               e.get("conflict", "").split(),
                               " ".join(e.attrib.values())))
        for child in e:
            self.element(child, owner)

    def rules(self, path):
        root = ET.parse(path).getroot()
        top = {x.get("name"): x.get("value") for x in root.findall(SCH + "let")}
        for pattern in root.iter(SCH + "pattern"):
            lets = dict(top)
            lets.update({x.get("name"): x.get("value")
                         for x in pattern.findall(SCH + "let")})
            for rule in pattern.findall(SCH + "rule"):
                own = dict(lets)
                own.update({x.get("name"): x.get("value")
                            for x in rule.findall(SCH + "let")})
                for check in rule:
                    if check.tag not in (SCH + "assert", SCH + "report"):
                        continue
                    text = " ".join([rule.get("context"), check.get("test")] +
                                    [v.get("select") for v in check])
                    self.users.append((
                        "rule " + check.get("id"), check.get("see").split(),
                        check.get("{https://seoryu.invalid/ns/k}conflict",
                                  "").split(), self.spread(text, own)))

    @staticmethod
    def names(text):
        return set(re.findall(r"\$([\w.-]+)", text))

    def spread(self, text, lets):
        """With the expressions of all variables it rests on."""
        todo, seen = self.names(text), set()
        while todo:
            name = todo.pop()
            if name in lets and name not in seen:
                text += " " + lets[name]
                todo |= self.names(lets[name])
            seen.add(name)
        return text

    def touched(self, lost):
        found = {u[0] for u in self.users if lost & set(u[1])}
        while True:
            more = set(found)
            for source in found:
                kind, _, name = source.partition(" ")
                for user, _, conflicts, text in self.users:
                    reads = self.names(text)
                    if (kind in ("parameter", "decision") and name in reads or
                            kind == "conflict" and name in conflicts or
                            source == "window application" and reads & {
                                "opens", "closes", "opening-day",
                                "closing-day", "opening-month",
                                "closing-month", "reference-day"}):
                        more.add(user)
            if more == found:
                return found
            found = more


def ask(seoryu, data, *arguments):
    out = subprocess.run([*seoryu, "--data", data, "rules", *arguments,
                          "--format", "json"], capture_output=True, text=True,
                         check=False)
    return json.loads(out.stdout)


def try_digit(seoryu, data, programmes, notice, path, lines, n, at, faults):
    line = lines[n - 1]
    digit = str((int(line[at]) + 1) % 10)
    changed = line[:at] + digit + line[at + 1:]
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as f:
        f.write("\n".join(lines[:n - 1] + [changed] + lines[n:]))
        f.flush()
        verified = ask(seoryu, data, "verify", "--notice",
                       f"{notice}={f.name}")
        diff = ask(seoryu, data, "diff", f"{notice}={path}",
                   f"{notice}={f.name}")
    lost, touched = set(), set()
    for p in programmes:
        own = {i for i, (where, at_line, words) in p.quotes.items()
               if where == notice and at_line == n and
               not stands(words, changed)}
        lost |= own
        touched |= p.touched(own)
    told = {
        "verify": ({f["id"] for f in verified["failures"]}, lost),
        "diff": ({f["id"] for f in diff["lost"]}, lost),
        "touched": (set(diff["touched"]) | set(diff["touched_through"]),
                    touched),
    }
    for what, (is_, should) in told.items():
        if is_ != should:
            faults.append(f"{notice}:{n}: {line[at]} to {digit}: {what}: "
                          f"{sorted(is_ ^ should)}")
    return bool(lost)


def main():
    seoryu, data = sys.argv[1].split(), sys.argv[2]
    checks = os.path.join(data, "checks")
    programmes = [Programme(os.path.join(checks, name))
                  for name in sorted(os.listdir(checks))
                  if os.path.exists(os.path.join(checks, name,
                                                 "programme.xml"))]
    for argument in sys.argv[3:]:
        notice, path = argument.split("=", 1)
        with open(path, encoding="utf-8", newline="") as f:
            lines = f.read().split("\n")
        faults, digits, felt = [], 0, 0
        quoted = {at_line for p in programmes
                  for where, at_line, _ in p.quotes.values()
                  if where == notice}
        for n, line in enumerate(lines, 1):
            tried = 0
            for at, letter in enumerate(line):
                # Of a line that nobody quotes one digit will do.
                if letter in "0123456789" and (n in quoted or not tried):
                    tried += 1
                    digits += 1
                    felt += try_digit(seoryu, data, programmes, notice, path,
                                      lines, n, at, faults)
        word = "not ok" if faults or felt == 0 else "ok"
        print(f"{word} {notice}: {digits} digits changed, {felt} of them in "
              f"quoted words, {len(faults)} told wrongly")
        for fault in faults[:20]:
            print("  " + fault)


main()
