#!/usr/bin/env python3
"""Puts the parts together: parts/{measures,goods,facts,programs,groups}-*.csv -> the tables of that name beside pack.json.

usage: merge.py [--check]
Checked before anything is written: headers, dates, names that are used and not declared, rows given twice, orders of a
programme that meet on a day, conditions and rates that do not parse. A row of facts, programs or groups may stand in two
parts if it is the same there. --check writes nothing and fails where the tables differ from what the parts make."""
import csv, datetime, glob, io, os, re, sys
from collections import defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = {
    "measures": "program,order,heading,heading_above,goods,except_goods,origins,from,until,known_from,known_until,when,effect,rate,basis,authority,source",
    "goods": "code,list,from,until,known_from,source",
    "facts": "name,type,scope,question,law,raises",
    "programs": "program,filing,kind,tax_type,title,benefit_authority,authority",
    "groups": "group,country,from,until,authority",
}
EFFECTS = ("add", "total", "replace", "none", "refuse")
ATOM = re.compile(r"(!?)(claim|subject|column|type|mode|status|value|loading|export|arrival|entry|[a-z][a-z0-9_]*)(?:(<=|>=|<|>|=)(.+))?$")
RATE = re.compile(r"free|\d+(\.\d+)?%|\d+(\.\d+)?/(\d+(\.\d+)? )?[A-Z0-9]+(:[a-z0-9-]+)?")
DATES = ("loading", "export", "arrival", "entry")
problems = []


def read(table):
    header, rows = TABLES[table].split(","), []
    for path in sorted(glob.glob(os.path.join(HERE, f"{table}-*.csv"))):
        with open(path, encoding="utf-8", newline="") as f:
            body = list(csv.reader(f))
        if not body or body[0] != header:
            raise SystemExit(f"{os.path.basename(path)}: the header is not {','.join(header)}")
        for n, row in enumerate(body[1:], 2):
            if len(row) != len(header):
                raise SystemExit(f"{os.path.basename(path)}:{n}: {len(row)} fields")
            rows.append((f"{os.path.basename(path)}:{n}", dict(zip(header, row))))
    return rows


def date(place, text):
    if text:
        try:
            datetime.date.fromisoformat(text)
        except ValueError:
            problems.append(f"{place}: {text} is no date")


def meet(a, b):
    """Do two rows hold on one day, as known on one day?"""
    open_ = lambda r, key, other: r[key] or other
    return (open_(a, "from", "0") <= open_(b, "until", "9") and open_(b, "from", "0") <= open_(a, "until", "9")
            and open_(a, "known_from", "0") <= open_(b, "known_until", "9") and open_(b, "known_from", "0") <= open_(a, "known_until", "9"))


def once(rows, key):
    """Rows by key; the same row may be given twice, two rows for one key may not."""
    out = {}
    for place, row in rows:
        if out.setdefault(key(row), row) != row:
            problems.append(f"{place}: {key(row)} is given in two ways")
    return list(out.values())


def condition(place, text, facts, programs):
    for atom in text.split(" & ") if text else []:
        found = ATOM.fullmatch(atom)
        if not found:
            problems.append(f"{place}: condition {atom}")
            continue
        _, name, sign, value = found.groups()
        if name in DATES:
            date(place, value or "?")
        elif name == "subject":
            problems.extend(f"{place}: program {p}" for p in (value or "").split("|") if p not in programs)
        elif name not in ("claim", "column", "type", "mode", "status", "value"):
            kind = facts.get(name)
            if kind is None:
                problems.append(f"{place}: fact {name} is not declared")
            elif kind.startswith("enum:") and not (sign == "=" and set(value.split("|")) <= set(kind[5:].split("|"))):
                problems.append(f"{place}: {atom} does not fit {kind}")
            elif kind == "bool" and sign or kind in ("decimal", "money") and sign in (None, "="):
                problems.append(f"{place}: {atom} does not fit {kind}")


def tables():
    rows = {t: read(t) for t in TABLES}
    facts = once(rows["facts"], lambda r: r["name"])
    programs = once(rows["programs"], lambda r: r["program"])
    groups = once(rows["groups"], lambda r: (r["group"], r["country"], r["from"]))
    kinds, names = {f["name"]: f["type"] for f in facts}, {p["program"] for p in programs}
    lists, group_names = {r["list"] for _, r in rows["goods"]}, {g["group"] for g in groups}

    goods = once(rows["goods"], lambda r: (r["list"], r["code"], r["from"], r["known_from"]))
    for place, r in rows["goods"]:
        date(place, r["from"]), date(place, r["until"]), date(place, r["known_from"])
        if not re.fullmatch(r"\d{2,10}", r["code"]):
            problems.append(f"{place}: code {r['code']}")

    seen, by_order = set(), defaultdict(list)
    for place, r in rows["measures"]:
        for key in ("from", "until", "known_from", "known_until"):
            date(place, r[key])
        if r["until"] and r["from"] > r["until"]:
            problems.append(f"{place}: ends before it begins")
        if r["program"] not in names:
            problems.append(f"{place}: program {r['program']} is not declared")
        for word in f"{r['goods']} {r['except_goods']}".split():
            if not (word == "*" or re.fullmatch(r"\d{2,10}", word) or word[0] == "@" and word[1:] in lists):
                problems.append(f"{place}: goods {word}")
        for word in r["origins"].lstrip("!").split():
            if not (word == "*" or re.fullmatch(r"[A-Z]{2}", word) or word[0] == "@" and word[1:] in group_names):
                problems.append(f"{place}: origin {word}")
        if not r["goods"] or not r["origins"] or not r["authority"] or not r["source"] or r["effect"] not in EFFECTS:
            problems.append(f"{place}: goods, origins, effect, authority or source is missing")
        if r["effect"] in ("add", "total", "replace") and not all(RATE.fullmatch(p) for p in r["rate"].split(" + ")):
            problems.append(f"{place}: rate {r['rate']}")
        if r["effect"] == "refuse" and not r["rate"]:
            problems.append(f"{place}: a refusal without words")
        for word in r["basis"].split():
            if kinds.get(word.lstrip("-")) not in ("money", "decimal"):
                problems.append(f"{place}: basis {word}")
        condition(place, r["when"], kinds, names)
        for heading in (r["heading"], r["heading_above"]):
            if heading and not re.fullmatch(r"\d{8}", heading):
                problems.append(f"{place}: heading {heading}")
        key = tuple(r.values())
        if key in seen:
            problems.append(f"{place}: the row is given twice")
        seen.add(key)
        for other_place, other in by_order[r["program"], int(r["order"])]:
            if meet(r, other):
                problems.append(f"{place}: order {r['order']} of {r['program']} also at {other_place}")
        by_order[r["program"], int(r["order"])].append((place, r))
    measures = sorted((r for _, r in rows["measures"]), key=lambda r: (r["program"], int(r["order"]), r["from"], r["known_from"]))
    return {"measures": measures, "goods": sorted(goods, key=lambda r: (r["list"], r["code"], r["from"], r["known_from"])),
            "facts": sorted(facts, key=lambda r: r["name"]), "programs": sorted(programs, key=lambda r: (int(r["filing"]), r["program"])),
            "groups": sorted(groups, key=lambda r: (r["group"], r["country"], r["from"]))}


def main():
    made = tables()
    if problems:
        raise SystemExit("\n".join(problems[:50]) + f"\n{len(problems)} problems")
    for table, rows in made.items():
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, TABLES[table].split(","), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        path = os.path.join(HERE, "..", table + ".csv")
        if "--check" in sys.argv:
            if open(path, encoding="utf-8", newline="").read() != out.getvalue():
                raise SystemExit(f"{table}.csv is not what the parts make: run parts/merge.py")
        else:
            with open(path, "w", encoding="utf-8", newline="") as f:
                f.write(out.getvalue())
        print(f"{table}.csv: {len(rows)} rows")


if __name__ == "__main__":
    main()
