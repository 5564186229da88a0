"""Reporting numbers that were divided (renumbered.csv): goods do not leave a list because their last two digits changed,
so the numbers that took a listed one's place stand on the list from the day on which they began."""
import csv
import os

HERE = os.path.dirname(os.path.abspath(__file__))


def read(path):
    with open(os.path.join(HERE, path), encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def with_heirs(rows):
    """Rows of goods (code, list, from, until, known_from, source) with those of the numbers that took a listed one's place."""
    begins, heirs = {}, {}
    for r in read("../statistical.csv"):
        begins.setdefault(r["code"], r["from"])
    for r in read("renumbered.csv"):
        heirs.setdefault(r["was"], []).append(r["code"])
    stated = {}
    for code, name, since, *_ in rows:
        stated[code, name] = min(since, stated.get((code, name), since))
    found = {}
    waiting = list(rows)
    while waiting:
        code, name, since, until, known, source = waiting.pop()
        for heir in heirs.get(code, []):
            first = max(since, begins[heir])
            if stated.get((heir, name), "9999") <= first or (until and until < first):
                continue
            row = [heir, name, first, until, known, source if "renumbered.csv" in source else f"{source}; renumbered.csv"]
            # Two numbers may have become one.
            if found.setdefault((heir, name, first), row) is row:
                waiting.append(row)
    return rows + list(found.values())
