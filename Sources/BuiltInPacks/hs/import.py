#!/usr/bin/env python3
"""Makes codes.csv, correlations.csv and waste.csv from published lists: TIDEWAITER_REFERENCE=DIR python3 import.py

Only codes are taken over, as facts; wording stays where it is. The lists carry 999999 ("not specified"), which is no code
of the Harmonized System. Counts of HS 2022 are checked against those the WCO publishes.

Correlations are kept for the pairs of editions that are published, each code with all it is linked with, in both
directions. A pair of a code with itself and nothing else is left out. Heading 8549 (waste of everything electrical, new in
2022) is linked with all that may become waste: those pairs say nothing about what goods are, and stand apart in waste.csv;
codes of 8549 that are linked with one code alone are where its goods went, and stay.
"""
import collections
import csv
import json
import os
import pathlib
import sys

COUNTS = {"2012": (96, 1224, 5205), "2017": (96, 1222, 5387), "2022": (96, 1228, 5612)}
EDITIONS = ["1992", "1996", "2002", "2007", "2012", "2017", "2022"]
PAIRS = [
    ("2022", "2002"), ("2022", "2007"), ("2022", "2012"), ("2022", "2017"), ("2017", "2007"), ("2017", "2012"),
    ("2012", "2007"),
]  # fmt: skip

reference = os.environ.get("TIDEWAITER_REFERENCE")
if not reference:
    sys.exit("Set TIDEWAITER_REFERENCE to the folder that holds reference/hs.")
folder = pathlib.Path(reference) / "reference/hs"
here = pathlib.Path(__file__).parent


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def write(name, header, lines):
    with open(here / name, "w", encoding="ascii", newline="") as file:
        file.write(header + "\n")
        for line in lines:
            file.write(",".join(line) + "\n")


editions_of = collections.defaultdict(list)
trees = {}
for edition in EDITIONS:
    codes = {row["code"] for row in rows(folder / f"editions/HS{edition}_unsd_en.csv")}
    codes = {code for code in codes if code.isdigit() and not code.startswith("99")}
    found = tuple(sum(len(code) == length for code in codes) for length in (2, 4, 6))
    assert found == COUNTS.get(edition, found), (edition, found)
    for code in codes:
        assert len(code) == 2 or code[:-2] in codes, (edition, code)
    trees[edition] = codes

# HS 2028 is what HS 2022 becomes by a table at second hand; what that does not name stays.
changes = json.loads((folder / "correlations/HS2022_HS2028_correlation_wco2026.json").read_text())
subheadings = {code for code in trees["2022"] if len(code) == 6}
moves = collections.defaultdict(set)
for source, entry in changes.items():
    # The table lost some changed codes among the targets of the change before: they are of HS 2022, come after it, and are
    # not changed anywhere else.
    source, lost = source.replace(".", ""), None
    for target in (target["code"].replace(".", "") for target in entry["targets"]):
        is_lost = not lost and target in subheadings and target > source and moves[source]
        if is_lost and f"{target[:4]}.{target[4:]}" not in changes:
            lost = target
        else:
            moves[lost if lost and (target[:4] != source[:4] or source[:4] == lost[:4]) else source].add(target)
assert all(moves.values()), "a change leads nowhere"
assert set(moves) <= subheadings, sorted(set(moves) - subheadings)
later = (subheadings - set(moves)).union(*moves.values())
trees["2028"] = later | {code[:4] for code in later} | {code[:2] for code in later}

for edition, codes in trees.items():
    for code in codes:
        editions_of[code].append(edition)
write("codes.csv", "code,editions", ([code, " ".join(editions_of[code])] for code in sorted(editions_of)))


def grouped(pairs):
    """Rows of both directions: code, edition, the other edition, and what the code is linked with there."""
    linked = collections.defaultdict(set)
    for edition, code, other, match in pairs:
        linked[code, edition, other].add(match)
        linked[match, other, edition].add(code)
    return [[*key, " ".join(sorted(codes))] for key, codes in sorted(linked.items())]


def changed(pairs):
    """The pairs without those of a code with itself and nothing else."""
    to, back = collections.defaultdict(set), collections.defaultdict(set)
    for _, code, _, match in pairs:
        to[code].add(match)
        back[match].add(code)
    return {pair for pair in pairs if not (pair[1] == pair[3] and len(to[pair[1]]) == len(back[pair[3]]) == 1)}


correlations, waste = set(), set()
for later_edition, earlier in PAIRS:
    pairs = set()
    for row in rows(folder / f"correlations/HS{later_edition}_HS{earlier}_correlation.csv"):
        new, old = row[f"HS{later_edition}"], row[f"HS{earlier}"]
        if "999999" in (new, old):
            continue
        assert new in trees[later_edition] and old in trees[earlier], (later_edition, earlier, new, old)
        pairs.add((earlier, old, later_edition, new))
    sources = collections.Counter(new for _, _, _, new in pairs)
    fan = {pair for pair in pairs if pair[3].startswith("8549") and sources[pair[3]] > 1}
    waste |= fan
    correlations |= changed(pairs - fan)
correlations |= changed(
    {("2022", old, "2028", new) for old in moves for new in moves[old]}
    | {("2022", code, "2028", code) for code in subheadings - set(moves)}
)
header = "code,edition,to_edition,to"
write("correlations.csv", header, grouped(correlations))
write("waste.csv", header, grouped(waste))
print({edition: len(codes) for edition, codes in trees.items()}, len(correlations), "correlations", len(waste), "of waste")

# Each chapter, heading and subheading of HS 2022 has exactly one label.
labelled = [row["code"] for path in sorted(here.glob("labels/*.csv")) for row in rows(path)]
assert len(labelled) == len(set(labelled)), "a code has two labels"
assert trees["2022"] <= set(labelled) <= set(editions_of), trees["2022"] ^ set(labelled)
