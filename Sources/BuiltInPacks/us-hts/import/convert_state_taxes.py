#!/usr/bin/env python3
"""Makes state_taxes.csv from the rate files of the Streamlined Sales Tax Governing Board that are at hand.

usage: convert_state_taxes.py [REFERENCE]      (or TIDEWAITER_REFERENCE)

The files have no header: state, type of jurisdiction, its code, general rate within the state and from outside (the same
here), the same two for food and drugs (not taken: what is exempt has no rate of its own in all states), first and last day.
A file is published for a quarter; what is open-ended in it is known to the end of that quarter only.
"""
import csv, os, sys
from decimal import Decimal

ROOT = sys.argv[1] if len(sys.argv) > 1 else os.environ["TIDEWAITER_REFERENCE"]
FILES = os.path.join(ROOT, "reference", "vat", "sst_open_sales_tax", "src", "opensalestax", "data", "fixtures")
PACK = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # the folder of the pack
STATES = {"GA": ("ga/GAR2026Q2FEB19.csv", "13"), "MN": ("mn/MNR2026Q2FEB18.csv", "27"), "WI": ("wi/WIR2026Q2FEB18.csv", "55")}
KINDS = {"45": "state", "00": "county", "01": "city", "63": "district"}
FIRST, LAST = "2024-11-23", "2026-06-30"  # from the beginning of the rates in this pack to the end of the quarter


def day(text):
    return f"{text[:4]}-{text[4:6]}-{text[6:]}"


def percent(text):
    return format((Decimal(text) * 100).normalize(), "f") + "%"


def main():
    rows = []
    for state, (path, number) in STATES.items():
        with open(os.path.join(FILES, path), encoding="utf-8", newline="") as f:
            for r in csv.reader(f):
                if len(r) != 9 or r[0] != number:
                    raise SystemExit(f"{path}: {r}")
                begin, end = day(r[7]), min(day(r[8]), LAST)
                if r[3] != r[4]:
                    raise SystemExit(f"{path}: two general rates: {r}")
                if end >= FIRST and begin <= end and Decimal(r[3]):
                    rows.append([state, KINDS[r[1]], r[2], begin, end, percent(r[3]), "sst-2026q2"])
    with open(os.path.join(PACK, "state_taxes.csv"), "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow("state,kind,code,from,until,rate,source".split(","))
        w.writerows(sorted(rows))
    print(f"state_taxes.csv: {len(rows)} rows")


main()
