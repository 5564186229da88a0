#!/usr/bin/env python3
"""Makes quota_lines.csv of the pack us-hts: the lines that goods have within a quota, and those that they have beyond it.

usage: convert_quota.py [REFERENCE]      (or TIDEWAITER_REFERENCE; the folder that holds `reference/us`)

A line is within a quota where it, or what it is under, is "described in" a note "and entered pursuant to its provisions":
an additional U.S. note (a tariff-rate quota, most with a licence or certificate) or general note 15 (goods of or for the
United States, samples, small quantities for one's own use). Beyond it are the lines of "Other" beside it. Only codes and the
numbers of notes are taken over.
"""
import csv, json, os, re, sys

ROOT = sys.argv[1] if len(sys.argv) > 1 else os.environ["TIDEWAITER_REFERENCE"]
PACK = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ENTERED = re.compile(r"pursuant\s*to\s*its\s*provision")
NOTE = re.compile(r"(additional U\.?\s*S\.?\s*|general )note (\d+)(?:\s*to chapter (\d+))?")


def code(row):
    digits = (row["htsno"] or "").replace(".", "")
    if len(digits) == 10 and digits.endswith("00"):
        digits = digits[:8]
    return digits if len(digits) == 8 else ""


def below(rows, index):
    """A row and all rows under it."""
    level, found = int(rows[index]["indent"]), [rows[index]]
    for row in rows[index + 1:]:
        if int(row["indent"]) <= level:
            break
        found.append(row)
    return found


def beyond(rows, index):
    """The lines of "Other" beside a row, under what it is under."""
    level, lines = int(rows[index]["indent"]), []
    for position in range(index + 1, len(rows)):
        if int(rows[position]["indent"]) < level:
            break
        if int(rows[position]["indent"]) == level and rows[position]["description"].strip(" :") == "Other":
            lines += [code(r) for r in below(rows, position) if code(r)]
    return lines


def law(words, chapter):
    kind, number, other = NOTE.search(words).groups()
    if kind.startswith("general"):
        return f"HTS general note {number}"
    return f"HTS ch. {int(other or chapter)} additional U.S. note {number}"


def main():
    with open(os.path.join(ROOT, "reference", "us", "hts_2024_12_full.json")) as file:
        rows = json.load(file)
    found = {}
    for index, row in enumerate(rows):
        digits = (row["htsno"] or "").replace(".", "")
        if digits[:2] in ("98", "99") or not ENTERED.search(row["description"]) or not NOTE.search(row["description"]):
            continue
        lines = [code(r) for r in below(rows, index) if code(r)]
        over = beyond(rows, index)
        for line in lines:
            others = [o for o in over if o not in lines]
            if line not in found:
                found[line] = (law(row["description"], line[:2]), others)
    with open(os.path.join(PACK, "quota_lines.csv"), "w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["code", "from", "until", "beyond", "authority", "source"])
        for line in sorted(found):
            authority, over = found[line]
            over = [o for o in over if o not in found]
            table.writerow([line, "2024-11-23", "2026-11-09", " ".join(sorted(set(over))), authority, "hts-2024-12"])
    print(len(found), "lines,", sum(1 for f in found.values() if not [o for o in f[1] if o not in found]), "without others")


main()
