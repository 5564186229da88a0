#!/usr/bin/env python3
"""Compares the rates in lines.csv with the USITC's own parsed components (us_rate_text_components.csv, 2025 edition).

usage: check_rates.py [REFERENCE]      (or TIDEWAITER_REFERENCE)

A row is compared when its text equals ours for the December 2024 edition; then ad valorem, specific and other rate
must be the same numbers. Prints counts and every difference; exit status 1 when there are more than the 13 known ones (SOURCES.md lists them).
"""
import csv, os, re, sys
from collections import Counter
from decimal import Decimal

ROOT = sys.argv[1] if len(sys.argv) > 1 else os.environ["TIDEWAITER_REFERENCE"]
US = os.path.join(ROOT, "reference", "us") if os.path.isdir(os.path.join(ROOT, "reference")) else os.path.join(ROOT, "us")
PACK = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # the folder of the pack
CENTS = lambda t: re.sub(r" ?cents", "\u00a2", t)
norm = lambda t: re.sub(r"([\d.]*\d)", lambda m: format(Decimal(m[1]).normalize(), "f") if m[1].count(".") < 2 else m[1], re.sub(r"\s+", "", CENTS(t))).lower()
near = lambda a, b: abs(a - b) <= Decimal("0.0000001")

ours = {}
with open(os.path.join(PACK, "lines.csv"), encoding="utf-8", newline="") as f:
    for r in csv.DictReader(f):
        if r["from"] == "2024-11-23":
            ours[r["code"], "general"] = r["general"], r["general_text"]
            ours[r["code"], "other"] = r["column2"], r["column2_text"]

count, differing = Counter(), []
with open(os.path.join(US, "us_rate_text_components.csv"), encoding="utf-8-sig", newline="") as f:
    for r in csv.DictReader(f):
        key = r["hts8"].zfill(8), r["column"]
        if key[0] >= "98":
            count["skipped: chapters 98, 99"] += 1
        elif key not in ours:
            count["skipped: no such line in our edition"] += 1
        elif norm(ours[key][1]) != norm(r["text"]):
            count["skipped: other text"] += 1
        elif r["rate_type_code"] not in "01234567" or not r["rate_type_code"]:
            count["skipped: type " + (r["rate_type_code"] or "empty") + (", ours ?" if ours[key][0] == "?" else ", ours computable")] += 1
        elif ours[key][0] == "?":
            count["skipped: ours ? (theirs type " + r["rate_type_code"] + ")"] += 1
        else:
            parts = [] if ours[key][0] == "free" else ours[key][0].split(" + ")
            percent = sum((Decimal(p[:-1]) / 100 for p in parts if p.endswith("%")), Decimal(0))
            scale = lambda p: 1000 if p.endswith("/MIL") and r["q1"] == "NO" else 1  # theirs is per piece there
            amounts = sorted(Decimal(p.split("/")[0]) / scale(p) for p in parts if "/" in p)
            theirs = sorted(Decimal(v) for v in (r["specific_rate"], r["other_rate"]) if v and Decimal(v))
            same = near(percent, Decimal(r["ad_val_rate"] or 0)) and len(amounts) == len(theirs) and all(map(near, amounts, theirs))
            count["matched" if same else "differing"] += 1
            if not same:
                differing.append((key, ours[key], r["rate_type_code"], r["ad_val_rate"], r["specific_rate"], r["other_rate"]))

for name in sorted(count):
    print(f"{name}: {count[name]}")
for d in differing:
    print("  differs:", d)
sys.exit(len(differing) > 13)
