"""The same entries costed by hand in Python: what somebody writes who needs just these duties, over dicts or over SQLite.

It knows base rates, the additional duties of Section 301, 232 (metals) and 122 that have no conditions, and the two user
fees, with the roundings of the law; no places, no explanations, no claims, no other date than that of its tables.

    assess_peers.py dicts|sqlite REQUEST ROUNDS
prints the totals as JSON, then nanoseconds of the processor a round."""

from __future__ import annotations

import csv
import decimal
import json
import pathlib
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

PACK = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "BuiltInPacks" / "us-hts"
CENT, ONE, HALF, HUNDRED = Decimal("0.01"), Decimal(1), Decimal("0.5"), Decimal(100)
METALS = {"99038202": Decimal(50), "99038209": Decimal(25)}


def rows(name: str, on: str) -> Iterator[dict[str, str]]:
    """The rows of a table that are the law on a day."""
    path = PACK / name
    for file in sorted(path.glob("*.csv")) if path.is_dir() else [path]:
        with file.open(newline="") as opened:
            for row in csv.DictReader(opened):
                if (row.get("from") or "") <= on <= (row.get("until") or "9999") and not row.get("known_until"):
                    yield row


class Dicts:
    """Look-ups in dicts, filled once."""

    def __init__(self, on: str) -> None:
        self.rates = {row["code"]: row["general"] for row in rows("lines.csv", on)}
        self.lists: dict[str, list[str]] = {}
        for row in rows("goods", on):
            self.lists.setdefault(row["code"], []).append(row["list"])

    def rate(self, code: str) -> str:
        return self.rates[code]

    def on(self, code: str) -> list[str]:
        found = self.lists.get(code[:8], [])
        for length in (10, 6, 4):
            found = found + self.lists.get(code[:length], [])
        return found


class SQLite:
    """The same look-ups in an indexed database in memory."""

    def __init__(self, on: str) -> None:
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE TABLE lines (code TEXT PRIMARY KEY, general TEXT) WITHOUT ROWID")
        self.database.execute("CREATE TABLE goods (code TEXT, list TEXT, PRIMARY KEY (code, list)) WITHOUT ROWID")
        self.database.executemany("INSERT INTO lines VALUES (?, ?)",
                                  ((row["code"], row["general"]) for row in rows("lines.csv", on)))
        self.database.executemany("INSERT OR IGNORE INTO goods VALUES (?, ?)",
                                  ((row["code"], row["list"]) for row in rows("goods", on)))

    def rate(self, code: str) -> str:
        return self.database.execute("SELECT general FROM lines WHERE code = ?", (code,)).fetchone()[0]

    def on(self, code: str) -> list[str]:
        found = self.database.execute("SELECT list FROM goods WHERE code IN (?, ?, ?, ?)",
                                      (code, code[:8], code[:6], code[:4]))
        return [row[0] for row in found]


class Calculator:
    def __init__(self, tables: Dicts | SQLite, on: str) -> None:
        self.tables = tables
        self.china: dict[str, Decimal] = {}
        self.metals: dict[str, Decimal] = {}
        for row in rows("measures", on):
            if row["when"]:
                continue
            lists = [word[1:] for word in row["goods"].split() if word.startswith("@")]
            if row["program"] == "section_301_china" and row["effect"] == "add" and row["origins"] == "CN":
                for name in lists:
                    self.china.setdefault(name, Decimal(row["rate"].rstrip("%")))
            if row["program"] == "section_232_metals" and row["heading"] in METALS:
                self.metals |= dict.fromkeys(lists, METALS[row["heading"]])
        self.surcharge = Decimal(10) if any(
            row["program"] == "section_122" and row["heading"] == "99030301" for row in rows("measures", on)) else None
        fees = [row for row in rows("fees.csv", on) if "01" in row["entry_types"].split()]
        self.processing = next(row for row in fees if row["program"] == "mpf")
        self.harbor = Decimal(next(row for row in fees if row["program"] == "hmf")["rate"])

    def assess(self, request: dict) -> dict[str, str]:
        lines = request["lines"]
        rates = [self.tables.rate(line["code"][:8]) for line in lines]
        values = entered([Decimal(line["value"]) for line in lines], rates, [line["id"] for line in lines])
        duty = processing = harbor = Decimal(0)
        for line, rate, value in zip(lines, rates, values):
            duty += base(rate, value, line["quantities"])
            duty += sum(self.additional(line["code"], line["origin"], value))
            processing += cents(value * Decimal(self.processing["rate"]) / HUNDRED)
            harbor += cents(value * self.harbor / HUNDRED)
        processing = min(max(processing, Decimal(self.processing["minimum"])), Decimal(self.processing["maximum"]))
        return {"customs_value": f"{sum(values):.2f}", "duty": f"{duty:.2f}", "fee": f"{processing + harbor:.2f}",
                "total": f"{duty + processing + harbor:.2f}"}

    def additional(self, code: str, origin: str, value: Decimal) -> Iterator[Decimal]:
        lists = self.tables.on(code)
        if origin == "CN":
            china = next((self.china[name] for name in lists if name in self.china), None)
            if china is not None:
                yield cents(value * china / HUNDRED)
        metal = max((self.metals[name] for name in lists if name in self.metals), default=None)
        if metal is not None:
            yield cents(value * metal / HUNDRED)
        elif self.surcharge is not None and "s122_exempt" not in lists:
            yield cents(value * self.surcharge / HUNDRED)


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def base(rate: str, value: Decimal, quantities: dict[str, str]) -> Decimal:
    if rate == "free":
        return Decimal(0)
    duty = Decimal(0)
    for part in rate.split(" + "):
        if part.endswith("%"):
            duty += value * Decimal(part[:-1]) / HUNDRED
        else:
            amount, unit = part.split("/")
            duty += Decimal(amount) * Decimal(quantities[unit]).quantize(ONE, ROUND_HALF_UP)
    return cents(duty)


def entered(values: list[Decimal], rates: list[str], names: list[str]) -> list[Decimal]:
    """19 CFR 159.3(a): whole dollars that add up, first by rate, then in each."""
    units: dict[str, list[int]] = {}
    for index, rate in enumerate(rates):
        units.setdefault(rate, []).append(index)
    groups = list(units.items())
    percents = [next((Decimal(part[:-1]) for part in rate.split(" + ") if part.endswith("%")), Decimal(0))
                for rate, _ in groups]
    sums = [sum((values[index] for index in members), Decimal(0)) for _, members in groups]
    whole = settle(sums, sum(values).quantize(ONE, ROUND_HALF_UP),
                   lambda unit: (percents[unit], min(names[index] for index in groups[unit][1])))
    found = list(values)
    for (_, members), total in zip(groups, whole):
        parts = settle([values[index] for index in members], total, lambda at: names[members[at]])
        for index, part in zip(members, parts):
            found[index] = part
    return found


def settle(amounts: list[Decimal], total: Decimal, key: Callable[[int], object]) -> list[Decimal]:
    rounded = [amount.quantize(ONE, ROUND_HALF_UP) for amount in amounts]
    missing = int(total - sum(rounded))
    if missing:
        fractions = [amount - amount.quantize(ONE, ROUND_DOWN) for amount in amounts]
        order = [at for at in range(len(amounts)) if (fractions[at] < HALF) == (missing > 0)]
        order.sort(key=key)
        order.sort(key=lambda at: fractions[at], reverse=missing > 0)
        for at in order[:abs(missing)]:
            rounded[at] += 1 if missing > 0 else -1
    return rounded


def main() -> None:
    kind, path, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])
    decimal.getcontext().prec = 38
    text = pathlib.Path(path).read_bytes()
    on = json.loads(text)["as_of"]
    calculator = Calculator({"dicts": Dicts, "sqlite": SQLite}[kind](on), on)
    print(json.dumps(calculator.assess(json.loads(text))))
    for _ in range(rounds):
        before = time.process_time_ns()
        json.dumps(calculator.assess(json.loads(text)))
        print(time.process_time_ns() - before)


if __name__ == "__main__":
    main()
