#!/usr/bin/env python3
"""Makes lines.csv and units.csv of the pack au-tariff from Schedule 3 of the Customs Tariff Act 1995 (JSON form).

usage: convert_au.py [REFERENCE]      (or TIDEWAITER_REFERENCE; the folder that holds `reference/au`)

The other tables and pack.json are kept by hand, each row with its authority. Only codes, units and rates are taken.
A cell holds the general rate, then preferences ('DCS4%', 'CAFree'), then phases ('From 1 July 2018 2.5% ...'):
taken is the general rate of the last phase begun before the window. Anything else is '?' with its text.
"""
import csv, json, os, re, sys
from collections import defaultdict
from datetime import date
from decimal import Decimal

ROOT = sys.argv[1] if len(sys.argv) > 1 else os.environ["TIDEWAITER_REFERENCE"]
AU = os.path.join(ROOT, "reference", "au") if os.path.isdir(os.path.join(ROOT, "reference")) else os.path.join(ROOT, "au")
HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE, FROM, UNTIL = "au-schedule-3", "2026-02-02", "2026-03-31"      # see pack.json, "coverage"

UNITS = {"No": ("NMB", "", "number; not in the current Rec 20 list (C62 there)"), "kg": ("KGM", "", ""), "t": ("TNE", "", ""), "g": ("GRM", "", ""),
         "L": ("LTR", "", ""), "m": ("MTR", "", ""), "sm": ("MTK", "", "square metre"), "cu": ("MTQ", "", "cubic metre"), "Pr": ("NPR", "", "pairs"),
         "L al": ("LPA", "", "litre of alcohol"), "L al and L": ("LPA", "LTR", "litres of alcohol and litres"), "MC": ("CTM", "", "metric carat"),
         "TH": ("MIL", "", "thousand"), "kg TSS": ("KGM:total-soluble-solids", "", "own: Rec 20 code with a qualifier"),
         "..": ("", "", "no unit"), "": ("", "", "not stated")}        # SR, cm, IU and stray text: left empty, never guessed
PER = {"L": "LTR", "kg": "KGM", "L of alcohol": "LPA", "kg of tobacco content": "KGM:tobacco-content", "stick": "STC"}
PREFERENCE = re.compile(r"\s*\b(?:NZ ?/|DCS|DCT|DTC|DC ?(?=[\d$])|DC/|LDC|CA ?(?=Free|\d)|MY ?(?=Free|\d)|SG ?(?=Free|\d)).*$|(?<=[%e])(?:CA|DC[ST]?|MY)(?=Free|\d).*$")
PHASE = re.compile(r"From ?(\d{1,2}) ?(January|July) ?(\d{4}) ?")


def clean(text):
    return re.sub(r"[\u200b\u00a0\s]+", " ", text or "").replace("$ ", "$").strip()


def amount(text):
    return format(Decimal(text.replace(",", "")).normalize(), "f")


def component(text):
    if text == "Free":
        return "free"
    if m := re.fullmatch(r"([\d.]+)%", text):
        return amount(m[1]) + "%"
    if (m := re.fullmatch(r"\$([\d.,]+) ?/(.+)", text)) and m[2] in PER:
        return f"{amount(m[1])}/{PER[m[2]]}"
    return None


def general(cell):
    """(rate in our grammar, general text)"""
    pieces = PHASE.split(clean(cell))
    text = pieces[0]
    for day, month, year, rest in zip(*[iter(pieces[1:])] * 4):
        if date(int(year), {"January": 1, "July": 7}[month], int(day)).isoformat() <= FROM:
            text = rest
    text = PREFERENCE.sub("", text).strip(" ;")
    parts = [component(p) for p in re.split(r", and ", text)]
    return ("?" if None in parts or not text else " + ".join(parts)), text


rates, words, skipped = defaultdict(set), defaultdict(set), []
for section in json.load(open(os.path.join(AU, "tariff-schedule3.json"), encoding="utf-8")):
    for chapter in section["chapters"]:
        for heading in chapter["headings"]:
            for row in heading["classifications"]:
                code = re.sub(r"\D", "", row["referenceNumber"])
                if len(code) == 8:
                    if clean(row["dutyRate"]):
                        rates[code].add(general(row["dutyRate"]))
                    if clean(row["unit"]):
                        words[code].add(clean(row["unit"]))
                elif clean(row["dutyRate"]):
                    skipped.append((code, clean(row["dutyRate"])))

lines, odd = [], set()
for code in sorted(set(rates) | set(words)):
    found = rates[code]
    rate = next(iter(found)) if len(found) == 1 else ("?", " | ".join(sorted(t for _, t in found)))
    unit = next(iter(words[code])) if len(words[code]) == 1 else ""
    odd |= words[code] - set(UNITS)
    lines.append([code, FROM, UNTIL, SOURCE, *UNITS.get(unit, ("", "", ""))[:2], *rate, "", ""])


def write(name, header, rows):
    with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header)
        w.writerows(sorted(rows, key=lambda r: r[0].encode()))
    print(f"{name}: {len(rows)} rows")


write("lines.csv", "code,from,until,source,unit1,unit2,general,general_text,column2,column2_text".split(","), lines)
write("units.csv", "au_unit,rec20,rec20_second,note".split(","), [[k, *v] for k, v in UNITS.items()])
print("general ?:", sum(r[6] == "?" for r in lines), "| conflicting rates:", [c for c in rates if len(rates[c]) > 1],
      "| skipped:", skipped, "| units left empty:", sorted(odd))
