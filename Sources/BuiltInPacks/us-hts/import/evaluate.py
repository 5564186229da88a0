#!/usr/bin/env python3
"""A second reading of the tables, apart from the engine: which headings and duties do they give?

usage: evaluate.py FILE.json         runs the stackings of FILE (us_duty_golden_shared.json) and says what differs
       evaluate.py FILE.csv          runs cases worked by hand (cases-2026.csv); a duty that is not given is refused or not compared
       evaluate.py HTS ORIGIN DATE VALUE [fact=value]... [claim=S] [column1_rate=2.9%]
A fact that is not stated is taken as not true; those that could raise the duty are named ("asked")."""
import csv, json, os, re, sys
from collections import defaultdict
from decimal import Decimal as D, ROUND_HALF_UP

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
OPEN = {"": "9999"}
cents = lambda x: x.quantize(D("0.01"), ROUND_HALF_UP)


def table(name):
    """The rows of a table: of NAME.csv, or of all files of the folder NAME."""
    path = os.path.join(ROOT, name)
    files = sorted(os.path.join(path, f) for f in os.listdir(path)) if os.path.isdir(path) else [path + ".csv"]
    rows = []
    for file in files:
        with open(file, encoding="utf-8", newline="") as f:
            rows += csv.DictReader(f)
    return rows


class Tables:
    def __init__(self):
        self.facts = {r["name"]: r for r in table("facts")}
        self.filing = {r["program"]: int(r["filing"]) for r in table("programs") if r["kind"] == "duty"}  # taxes and fees are not read here
        self.measures, self.goods, self.groups, self.lines = defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list)
        for r in table("measures"):
            self.measures[r["program"]].append(r)
        for r in table("goods"):
            self.goods[r["list"], r["code"]].append(r)
        for r in table("groups"):
            self.groups[r["group"], r["country"]].append(r)
        for r in table("lines"):
            self.lines[r["code"]].append(r)
        self.column2 = table("column2_countries")


T = Tables()
holds = lambda r, day: r["from"] <= day <= (r["until"] or "9999")
prefixes = lambda code: [code[:n] for n in range(len(code), 1, -1)]


class Line:
    def __init__(self, hts, origin, day, value, facts=None, claim=None, column1_rate=None, quantity=None, known_on=None):
        self.hts, self.origin, self.day, self.value = re.sub(r"\D", "", hts), origin, day, D(value)
        self.stated, self.claim, self.column1_rate, self.quantity = dict(facts or {}), claim, column1_rate, quantity
        self.known_on, self.asked, self.results = known_on or "9999-12-31", set(), {}

    # -- goods, origins, conditions
    def among(self, words):
        for word in words.split():
            if word == "*" or word[0] != "@" and self.hts.startswith(word):
                return True
            if word[0] == "@" and any(holds(r, self.day) for p in prefixes(self.hts) for r in T.goods[word[1:], p]):
                return True
        return False

    def from_(self, words):
        if words.startswith("!"):
            return not self.from_(words[1:])
        return any(w in ("*", self.origin) or w[0] == "@" and any(holds(r, self.day) for r in T.groups[w[1:], self.origin]) for w in words.split())

    def fact(self, name):
        if name not in self.stated and T.facts[name]["raises"] == "yes":
            self.asked.add(name)
        return self.stated.get(name)

    def atom(self, text):
        negated, name, sign, right = re.fullmatch(r"(!?)([a-z0-9_]+)(?:(<=|>=|<|>|=)(.+))?", text).groups()
        options = (right or "").split("|")
        if name == "claim":
            yes = self.claim in options
        elif name == "subject":
            yes = any(self.result(p) and self.result(p)["effect"] != "none" for p in options)
        elif name == "column":
            yes = ("2" if self.column == 2 else "1") in options
        elif name in ("type", "mode", "status"):
            # The cases of goods in transit are of goods that come by vessel.
            default = "sea" if name == "mode" and "loading_date" in self.stated else None
            yes = self.stated.get(name, default) in options
        elif sign == "=" or sign is None:
            given = self.fact(name)
            yes = given in options if sign else given is True
        else:
            left = {"value": self.value, "entry": self.day}.get(name)
            if left is None:
                left = self.stated.get(name + "_date") if name in ("loading", "export", "arrival") else self.fact(name)
            if left is None:
                yes = False
            else:
                a, b = (left, right) if name in ("loading", "export", "arrival", "entry") else (D(left), D(right))
                yes = {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]
        return yes != bool(negated)

    # -- duties
    @property
    def column(self):
        return 2 if any(r["country"] == self.origin and holds(r, self.day) for r in T.column2) else 1

    def amount(self, rate, basis):
        total = D(0)
        for part in rate.split(" + "):
            if part.endswith("%"):
                total += basis * D(part[:-1]) / 100
            elif part != "free":
                total += D(part.split("/")[0]) * D(self.quantity)
        return cents(total)

    def base(self):
        if self.column1_rate is not None:
            return self.amount(self.column1_rate, self.value)
        rows = [r for p in prefixes(self.hts) for r in T.lines[p] if holds(r, self.day)]
        rate = rows[0]["column2" if self.column == 2 else "general"] if rows else "?"
        if rate in ("?", ""):
            raise ValueError(f"no rate for {self.hts} on {self.day}")
        return self.amount(rate, self.value)

    def basis(self, words):
        if not words:
            return self.value
        if not words.startswith("-"):
            return sum(D(self.fact(w) or 0) for w in words.split())
        return self.value - sum(D(self.fact(w.lstrip("-")) or 0) for w in words.split())

    def result(self, program):
        """The first row of the program that holds, with its duty; None where it does not touch the line."""
        if program not in self.results:
            self.results[program] = None
            for r in T.measures[program]:
                known = r["known_from"] <= self.known_on <= (r["known_until"] or "9999-12-31")
                # What does not say when it was published was known from its first day on.
                if known and holds(r, self.day if r["known_from"] else min(self.day, self.known_on)) and self.from_(r["origins"]) and self.among(r["goods"]) and not (r["except_goods"] and self.among(r["except_goods"])) \
                        and all(self.atom(a) for a in (r["when"].split(" & ") if r["when"] else [])):
                    self.results[program] = self.charge(r)
                    break
        return self.results[program]

    def charge(self, r):
        out = dict(effect=r["effect"], heading=r["heading"], duty=D(0), order=r["order"], words="")
        if r["basis"] and self.basis(r["basis"]) == 0:  # no heading is stated for a part that is nothing
            return dict(out, heading="")
        if r["effect"] == "add":
            out["duty"] = self.amount(r["rate"], self.basis(r["basis"]))
        elif r["effect"] == "total":
            basis = self.basis(r["basis"])  # the base duty counts by the part of the value that the total is of
            out["duty"] = cents(max(D(0), basis * D(r["rate"].rstrip("%")) / 100 - (self.base() * basis / self.value if self.value else 0)))
            if out["duty"] == 0:
                out["heading"] = r["heading_above"] or r["heading"]
        elif r["effect"] == "replace":
            out["duty"] = self.amount(r["rate"], self.basis(r["basis"])) - self.base()
        elif r["effect"] == "refuse":
            out["words"] = r["rate"]
        return out

    def all(self):
        found = [(p, self.result(p)) for p in sorted(T.filing, key=lambda p: (T.filing[p], p))]
        return [(p, r) for p, r in found if r and (r["heading"] or r["effect"] == "refuse")]



def golden(path):
    cases, bad = json.load(open(path, encoding="utf-8"))["cases"], 0
    for n, c in enumerate(cases, 1):
        facts = dict(c["facts"])
        used = c["base_rate_used"]
        rate = None if c["base_matches_hts"] else f"{D(used.split('-> ')[1]) * 100 / D(c['customs_value'])}%" if "->" in used else f"{used}%"
        line = Line(c["hts"], c["origin"], c["entry_date"], c["customs_value"], facts, c["claimed_program"], rate, c["quantity"])
        charges = line.all()
        headings = {f"{r['heading'][:4]}.{r['heading'][4:6]}.{r['heading'][6:]}" for _, r in charges if r["heading"]}
        total, want = line.base() + sum(r["duty"] for _, r in charges), set(c["expected_headings"])
        wrong = (want - headings if c["headings_asserted"] == "subset" else want ^ headings) or (c["expected_total_duty"] is not None and total != D(c["expected_total_duty"]))
        bad += bool(wrong)
        print("DIFFERS" if wrong else "agrees ", n, c["hts"], c["origin"], c["entry_date"], total, c["expected_total_duty"], *sorted(headings), *([f"| wanted {sorted(want)}"] if wrong else []), f"| asked {sorted(line.asked)}" if line.asked else "")
    print(f"{len(cases) - bad} of {len(cases)} agree")
    return bad


def worked(path):
    bad = 0
    with open(path, encoding="utf-8", newline="") as f:
        cases = list(csv.DictReader(f))
    for n, c in enumerate(cases, 2):
        facts = {k: truth.get(v, v) for k, v in (x.split("=") for x in c["facts"].split(",") if x)}
        line = Line(c["hts"], c["origin"], c["date"], c["value"], facts, c["claim"] or None, c["column1_rate"], None, c["known_on"])
        charges = [(p, r) for p, r in line.all() if "history" in path or not p.startswith("ieepa")]  # the cases of 2026 leave IEEPA to those of history
        headings, total = {r["heading"] for _, r in charges if r["heading"]}, line.base() + sum(r["duty"] for _, r in charges)
        refused = any(r["effect"] == "refuse" for _, r in charges)
        if c["duty"] and (refused or total != D(c["duty"])) or "refused" in c["why"] and not refused or set(c["headings"].split()) - headings or c["duty"] and headings - set(c["headings"].split()):
            bad += 1
            print(f"{os.path.basename(path)}:{n} differs: {total} {sorted(headings)}, wanted {c['duty']} {c['headings']} ({c['why']})")
    print(f"{len(cases) - bad} of {len(cases)} agree")
    return bad


truth = {"true": True, "false": False}

if __name__ == "__main__":
    if len(sys.argv) == 2:
        sys.exit(bool((golden if sys.argv[1].endswith(".json") else worked)(sys.argv[1])))
    options = dict(word.split("=", 1) for word in sys.argv[5:])
    line = Line(*sys.argv[1:5], claim=options.pop("claim", None), column1_rate=options.pop("column1_rate", None), quantity=options.pop("quantity", None),
                facts={k: truth.get(v, v) for k, v in options.items()})
    charges, base = line.all(), line.base()
    for program, r in charges:
        print(f"{program:30} {r['heading'] or '-':9} {r['effect']:7} {r['duty']:>12} {r['words']}")
    print(f"{'base':30} {line.hts[:8]:9} {'':7} {base:>12}\n{'all':48} {base + sum(r['duty'] for _, r in charges):>12}   asked: {', '.join(sorted(line.asked)) or '-'}")
