#!/usr/bin/env python3
"""Makes codes.csv from published classification lists: TIDEWAITER_REFERENCE=DIR python3 import.py

Only the codes are taken over, as facts; wording stays where it is. The lists carry 999999 ("not specified"),
which is no code of the Harmonized System. Counts are checked against those the WCO publishes.
"""
import csv
import os
import pathlib
import sys

EDITIONS = {"2012": (96, 1224, 5205), "2017": (96, 1222, 5387), "2022": (96, 1228, 5612)}

reference = os.environ.get("TIDEWAITER_REFERENCE")
if not reference:
    sys.exit("Set TIDEWAITER_REFERENCE to the folder that holds reference/hs/editions.")
lists = pathlib.Path(reference) / "reference/hs/editions"

editions_of = {}
for edition, counts in EDITIONS.items():
    with open(lists / f"HS{edition}_unsd_en.csv", encoding="utf-8-sig", newline="") as file:
        codes = {row["code"] for row in csv.DictReader(file) if not row["code"].startswith("99")}
    found = tuple(sum(len(code) == length for code in codes) for length in (2, 4, 6))
    assert found == counts, (edition, found)
    for code in codes:
        assert code.isdigit() and (len(code) == 2 or code[:-2] in codes), code
        editions_of.setdefault(code, []).append(edition)

here = pathlib.Path(__file__).parent
with open(here / "codes.csv", "w", encoding="ascii", newline="") as file:
    file.write("code,editions\n")
    for code in sorted(editions_of):
        file.write(f"{code},{' '.join(editions_of[code])}\n")

# labels.csv is written by hand; each chapter and heading of any edition has exactly one.
with open(here / "labels.csv", encoding="utf-8", newline="") as file:
    labels = [row["code"] for row in csv.DictReader(file)]
wanted = {code for code in editions_of if len(code) <= 4}
assert len(labels) == len(set(labels)), "a code has two labels"
print("no label:", sorted(wanted - set(labels)), " not a code:", sorted(set(labels) - wanted))
