"""The criteria in the sheets' samples are those of the programme, word for word.

usage: compare.py TREE
"""
import sys
import xml.etree.ElementTree as tree

top = sys.argv[1]
programme = tree.parse(top + "/checks/data-product-2026/programme.xml").getroot()
scores = [(s.get("group"), s.get("id"), s.get("max"), s.get("label"))
          for s in programme.iter("score")]
checks = [(c.get("id"), c.get("label")) for c in programme.iter("site-check")]
for name in ("sample", "sample-max", "sample-min"):
    root = tree.parse("%s/templates/score-sheet/%s.xml" % (top, name))
    have = [(a.get("title"), s.get("id"), s.get("max"), s.text)
            for a in root.iter("area") for s in a.iter("score")]
    print("score-sheet", name, len(have), have == scores)
    root = tree.parse("%s/templates/site-check/%s.xml" % (top, name))
    have = [(c.get("id"), c.text) for c in root.iter("site-check")]
    print("site-check", name, len(have), have == checks)
root = tree.parse(top + "/templates/score-summary/sample.xml")
for number, project in enumerate(root.iter("project"), 1):
    have = [(a.get("title"), i.get("id"), i.get("max"), i.get("title"))
            for a in project.iter("area") for i in a.iter("item")]
    # What evaluators gave, item by item, is what stands in the ranking.
    given = [[int(s.text) for s in i.iter("score")] for i in project.iter("item")]
    totals = [int(t.text) for t in project.findall("total")]
    print("score-summary", number, len(have), have == scores,
          [sum(column) for column in zip(*given)] == totals,
          sum(totals) == int(project.find("sum").text))
