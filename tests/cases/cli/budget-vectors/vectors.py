"""Asks the program what each row of vectors asks, and compares."""
import json
import os
import subprocess

SEORYU = os.environ["SEORYU"].split()
COLUMNS = ("total", "grant", "company", "cash", "in-kind", "grant by", "in-kind by")


def answer(options):
    out = subprocess.run(SEORYU + ["budget", "-f", "json"] + options, capture_output=True, text=True, check=True).stdout
    budgets = json.loads(out)["budgets"]
    assert len(budgets) == 1, options
    budget = budgets[0]
    suggestion = budget["suggestion"]
    ranges = {name: {a["id"]: a for a in budget[name]} for name in ("range", "at_grant")}
    assert all(a["exact"] == "yes" for r in ranges.values() for a in r.values()), options
    parts = (won for name, won in suggestion.items() if name not in ("total", "cash", "in-kind"))
    assert sum(parts) == suggestion["total"], options
    split = budget["split"] is None
    by = lambda where, what: " ".join(c["id"] for c in ranges[where][what]["max_by"])
    at = ranges["at_grant"]
    return {
        "total": budget["total"], "grant": at["grant"]["max"], "company": suggestion["company"],
        "cash": at["cash"]["min"] if split else "-", "in-kind": at["in-kind"]["max"] if split else "-",
        "grant by": by("range", "grant"), "in-kind by": by("at_grant", "in-kind") if split else "-",
    }


rows = wrong = 0
programmes = set()
for line in open("vectors", encoding="utf-8"):
    if line.startswith("#"):
        continue
    cells = [cell.strip() for cell in line.split("|")]
    who = cells[0].split()
    what = cells[1].split(" ", 1)
    got = answer(who + what)
    rows += 1
    programmes.add(who[0])
    for name, expected in zip(COLUMNS, cells[2:]):
        if str(got[name]) != expected:
            wrong += 1
            print(f"{cells[0]} {cells[1]}: {name} is {got[name]}, not {expected}")
print(f"{rows} rows, {len(programmes)} programmes, {wrong} wrong")
