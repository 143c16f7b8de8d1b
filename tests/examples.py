"""Assertions of tests/examples over JSON reports, cases and extracted text."""
import json
import os
import re
import shutil
import sys
import xml.etree.ElementTree as ElementTree
import zipfile


def verdict(good, name, why=""):
    print(f"ok {name}" if good else f"not ok {name}: {why}")


def settled(path):
    """Every open finding of a good bundle says that no document can settle it."""
    report = json.load(open(path, encoding="utf-8"))
    name = report["bundle"]["name"]
    verdict(report["verdict"] in ("pass", "review"), f"{name}: verdict", report["verdict"])
    bad = [d["id"] + ":" + d["verdict"] for d in report["documents"]
           if d["verdict"] in ("supplement", "ineligible", "unreadable")]
    verdict(not bad, f"{name}: every document fit", " ".join(bad))
    bad = [f["id"] for f in report["findings"]
           if f["verdict"] in ("supplement", "ineligible", "unreadable")]
    verdict(not bad, f"{name}: no finding against it", " ".join(bad))
    verdict(len(report["documents"]) == 15, f"{name}: fifteen documents",
            str(len(report["documents"])))


def flaws(path, expected):
    """Each line `RULE  LINE  WORD` of EXPECTED is a finding with that basis line."""
    report = json.load(open(path, encoding="utf-8"))
    findings = report["findings"]
    for row in open(expected, encoding="utf-8"):
        row = row.split("#")[0].split()
        if not row:
            continue
        rule, line, kind = row[0], row[1], row[2]
        hits = [f for f in findings if f["id"] == rule and f["verdict"] == kind]
        lines = {str(b["line"]) for f in hits for b in f["basis"]}
        good = bool(hits) and (line == "-" or line in lines) and all(
            f["text"] and f["remedy"] for f in hits)
        verdict(good, f"flaw {rule} ({kind}, line {line})",
                f"found {[(f['id'], f['verdict']) for f in findings if f['id'] == rule]} lines {lines}")


def unpack(bundle, folder):
    """The files of a bundle, folder or ZIP, side by side in FOLDER."""
    os.makedirs(folder)
    if os.path.isdir(bundle):
        for name in os.listdir(bundle):
            shutil.copy(os.path.join(bundle, name), folder)
        return
    with zipfile.ZipFile(bundle) as archive:
        for entry in archive.infolist():
            name = entry.filename
            if not entry.flag_bits & 0x800:
                name = name.encode("cp437").decode("cp949")
            if not entry.is_dir():
                with open(os.path.join(folder, os.path.basename(name)), "wb") as out:
                    out.write(archive.read(entry))


def incomplete(path, document):
    """Of a document of which a page is missing nobody is told that it is fit."""
    report = json.load(open(path, encoding="utf-8"))
    found = [d["verdict"] for d in report["documents"] if d["id"] == document]
    verdict(found == ["review"], f"{document} lacks a page", str(found))
    found = [f for f in report["findings"] if f["id"] == "I204"]
    verdict(len(found) > 0, f"{document} is named as incomplete", "no I204")


def guessed(path):
    """No document is fit or unfit by what was guessed from its picture."""
    report = json.load(open(path, encoding="utf-8"))
    bad = [d["id"] + ":" + d["verdict"] for d in report["documents"]
           if d["verdict"] in ("pass", "ineligible") and any(f.endswith(".pdf") for f in d["files"])]
    verdict(not bad, "guessed text: documents", " ".join(bad))
    found = [f["verdict"] for f in report["findings"] if f["id"] == "DP-156"]
    verdict(found == ["review"], "guessed text: DP-156", str(found))


def alike(separate, merged, told):
    """Both say the same of each document and, but for files, find the same;
    the other says with TOLD what it did. Files of one name say nothing false (I260)."""
    a, b = (json.load(open(path, encoding="utf-8")) for path in (separate, merged))
    name = a["bundle"]["name"]
    for key in ("verdict", "documents", "findings"):
        if key == "documents":
            one, two = ([(d["id"], d["verdict"], d["facts"]) for d in r[key]] for r in (a, b))
        elif key == "findings":
            one, two = (sorted((f["id"], f["verdict"], f["document"] or "") for f in r[key]
                               if f["id"] not in (told, "I260")) for r in (a, b))
        else:
            one, two = a[key], b[key]
        other = [x for x in one if x not in two] + [x for x in two if x not in one]
        verdict(one == two, f"{name} and with {told}: {key}", str(other)[:300])
    said = [f for f in b["bundle"]["files"]
            if (f.get("part") if told == "I200" else "이어지는" in f["reason"])]
    verdict(len(said) > 3, f"{name}: files with {told}", str(len(said)))


def squeeze(text):
    return re.sub(r"\s+", "", text)


def values(case, paper, text, name):
    """Every value of the application stands in the paper, digit for digit."""
    root = ElementTree.parse(case).getroot()
    application = root.find("facts/application")
    printed = squeeze(open(text, encoding="utf-8").read())
    if paper == "business-plan":
        wanted = application
    elif paper == "consulting-application":
        wanted = application.find("consulting")
    else:
        wanted = None
    missing = []
    if wanted is not None:
        for element in wanted.iter():
            value = (element.text or "").strip()
            if not value or value in ("yes", "no", "solo", "consortium", "true", "false"):
                continue
            forms = {squeeze(value)}
            if re.fullmatch(r"-?\d{4,}", value):
                forms.add(f"{int(value):,}")
            if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
                y, m, d = (int(part) for part in value.split("-"))
                forms |= {f"{y}.{m}.{d}.", f"{y}.{m}."}
            if re.fullmatch(r"\d{4}-\d\d", value):
                y, m = (int(part) for part in value.split("-"))
                forms.add(f"{y}.{m}.")
            if not any(form in printed for form in forms):
                missing.append(f"{element.tag}={value[:40]}")
    else:
        for finding in root.findall("findings/finding"):
            if finding.get("verdict") in ("pass", "not-applicable"):
                continue
            # The reviewer's sheet has the reasons, the report also the remedies.
            for part in ("text", "remedy") if paper == "check-report" else ("text",):
                value = squeeze(finding.findtext(part) or "")
                if value and value not in printed:
                    missing.append(f"{finding.get('id')} {part}")
    verdict(not missing, f"{name}: values", "; ".join(missing[:5]) + f" ({len(missing)})")


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
