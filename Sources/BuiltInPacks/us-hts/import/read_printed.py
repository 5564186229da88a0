"""Fills in the rates that the converters left open, `?`, with what the engine makes of their printed text.

    python3 read_printed.py TIDEWAITER LINES.csv

TIDEWAITER is the built command. A text is taken over where it is one rate that value, quantities and facts suffice for;
what refers elsewhere, differs between sources or hangs on a condition stays open. The facts that it needs are printed:
declare them in facts/base.csv.
"""

import csv
import json
import subprocess
import sys

RATES = (("general", "general_text"), ("column2", "column2_text"))


def notation(command: str, text: str, facts: set[str]) -> str | None:
    if ", " in text and " by the " in text:  # two sources that disagree
        return None
    run = subprocess.run([command, "rate", text, "--format", "json"], capture_output=True, text=True, check=False)
    if not run.stdout.startswith("{"):
        return None
    rate = json.loads(run.stdout)
    if len(rate["branches"]) != 1 or rate["branches"][0]["terms"] or rate["branches"][0]["condition"]:
        return None
    found = rate["branches"][0]["notation"]
    if found in (None, "?"):
        return None
    facts.update(part["fact"] for part in rate["branches"][0]["parts"] if part["fact"])
    return found


def main(command: str, path: str) -> None:
    with open(path, newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        names = reader.fieldnames or []
        rows = list(reader)
    facts: set[str] = set()
    known: dict[str, str | None] = {}
    filled = left = 0
    for row in rows:
        for column, text in RATES:
            if row[column] != "?":
                continue
            if row[text] not in known:
                known[row[text]] = notation(command, row[text], facts)
            found = known[row[text]]
            row[column] = found or "?"
            filled += found is not None
            left += found is None
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{filled} rates read, {left} left open; facts: {' '.join(sorted(facts))}")
    for text in sorted(text for text, found in known.items() if found is None):
        print(f"  open: {text}")


if __name__ == "__main__":
    main(*sys.argv[1:3])
