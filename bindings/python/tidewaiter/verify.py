"""Checks receipts of assessments (tidewaiter.receipt/1) without the engine that made them.

    python -m tidewaiter.verify RECEIPT.json

The standard library is all it uses, and it shares no code with the engine: it does every step again with exact fractions,
and checks that every charge and every total is what the steps lead to. That the rates are those of the law, it cannot
know: for that the receipt names the packs by their hashes, and `tidewaiter replay` assesses the request again.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from fractions import Fraction
from typing import Any, Iterator, Optional

SCHEMA = "tidewaiter.receipt/1"
MEMBERS = {
    "schema", "engine", "request", "jurisdiction", "as_of", "as_of_rule", "known_on", "outcome", "currency", "minor_units",
    "totals", "lines", "entry_charges", "needs_facts", "unclaimed", "refused", "excluded", "findings", "packs", "steps",
    "sha256",
}  # fmt: skip
#: What a step may take from the law or a pack: limits of fees, sizes of units, rates of a base duty that is not charged.
GIVEN = re.compile(
    r"^(least|most) per entry$|^(factor|divisor|amount) of the basis$| in one |^size of one | of the base duty$|, each alike$|^the same whatever is "
)
DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", re.ASCII)


class Flaw(Exception):
    """Why a receipt is not what it says it is."""


def verify(content: bytes) -> dict[str, Any]:
    """The receipt, when all of it is right; raises `Flaw` for the first thing that is not."""
    receipt = read(content)
    try:
        steps = Steps(receipt)
        check_lines(receipt)
        check_figures(receipt, steps)
        check_rates(receipt, steps)
        check_shares(receipt, steps)
        check_totals(receipt)
    except (KeyError, TypeError, ZeroDivisionError, IndexError, ValueError, AttributeError) as problem:
        raise Flaw(f"something in it is not of its kind: {problem!r}") from None
    return receipt


# ---- Form ----


def read(content: bytes) -> dict[str, Any]:
    try:
        receipt = json.loads(content.decode("utf-8"), parse_float=refuse_number, parse_constant=refuse_number)
    except (ValueError, RecursionError) as problem:
        raise Flaw(f"it is not JSON of integers, in UTF-8: {problem}") from None
    if not isinstance(receipt, dict) or receipt.get("schema") != SCHEMA:
        raise Flaw(f"it is no receipt of schema {SCHEMA}")
    if canonical(receipt) != content:
        raise Flaw("it is not in its canonical form (RFC 8785)")
    if set(receipt) != MEMBERS:
        raise Flaw(f"its members are not those of a receipt: {', '.join(sorted(set(receipt) ^ MEMBERS))}")
    rest = {name: value for name, value in receipt.items() if name != "sha256"}
    found = hashlib.sha256(canonical(rest)).hexdigest()
    if receipt["sha256"] != found:
        raise Flaw(f"its hash is {receipt['sha256']}, and that of its content {found}")
    return receipt


def refuse_number(text: str) -> Any:
    raise ValueError(f"the number {text} is no integer")


def canonical(value: Any) -> bytes:
    def ordered(item: Any) -> Any:
        if isinstance(item, dict):
            return {name: ordered(item[name]) for name in sorted(item, key=lambda name: name.encode("utf-16-be"))}
        return [ordered(element) for element in item] if isinstance(item, list) else item

    try:
        return json.dumps(ordered(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    except (UnicodeEncodeError, RecursionError) as problem:
        raise Flaw(f"it has text that is not Unicode, or is too deep: {problem}") from None


def number(text: Any, where: str) -> Fraction:
    if not isinstance(text, str) or len(text) > 41 or not DECIMAL.fullmatch(text):
        raise Flaw(f"{where}: {text!r} is no decimal number")
    return Fraction(text)


def at(receipt: Any, pointer: str) -> Any:
    """The value at a JSON Pointer (RFC 6901)."""
    value = receipt
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        try:
            value = value[int(name)] if isinstance(value, list) and str(int(name)) == name else value[name]
        except (KeyError, IndexError, ValueError, TypeError):
            raise Flaw(f"{pointer} is not in the receipt") from None
    return value


# ---- Steps ----


def rounded(value: Fraction, mode: str, places: int, multiple: int = 1) -> Fraction:
    if type(places) is not int or not -9 <= places <= 38:
        raise Flaw(f"{places!r} is no number of places")
    if type(multiple) is not int or multiple not in (1, 2, 5, 25):
        raise Flaw(f"{multiple!r} is no multiple")
    scaled = abs(value) * Fraction(10) ** places / multiple
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    twice = 2 * rest - scaled.denominator
    up = {
        "down": False,
        "up": rest > 0,
        "half_up": twice >= 0,
        "half_even": twice > 0 or twice == 0 and whole % 2 == 1,
    }[mode]
    result = Fraction(whole + up) * multiple / Fraction(10) ** places
    return -result if value < 0 else result


class Steps:
    """The steps, each done again; `given` is what each figure of the answer came to, `shares` what was shared out."""

    def __init__(self, receipt: dict[str, Any]) -> None:
        self.receipt = receipt
        self.given: dict[str, Fraction] = {}
        self.shares: dict[tuple[Any, ...], list[tuple[Fraction, Fraction]]] = {}
        self.used: set[str] = set()
        self.settled_figures: set[str] = set()
        self.settled: set[Fraction] = set()
        for position, step in enumerate(receipt["steps"]):
            self.redo(position, step)

    def redo(self, position: int, step: dict[str, Any]) -> None:
        where = f"/steps/{position}"
        values = [self.operand(position, operand) for operand in step["operands"]]
        result = number(step["result"], where)
        operation, rounding = step["operation"], step["rounding"]
        if operation == "apportion":
            share = rounded(values[0] * values[1] / values[2], "down", rounding["places"])
            if result - share not in (0, Fraction(10) ** -rounding["places"]):
                raise Flaw(f"{where} ({step['name']}): the share is {share}, not {step['result']}")
            key = (step["operands"][0]["from"], step["operands"][2]["from"], *values[::2], rounding["places"])
            self.shares.setdefault(key, []).append((values[1], result))
        elif operation == "settle":
            if result.denominator != 1 or abs(result - values[0]) >= 1:
                raise Flaw(f"{where} ({step['name']}): {step['result']} is not a whole unit beside {values[0]}")
            self.settled.add(values[1])
        else:
            exact = self.exact(operation, values)
            if rounding is not None:
                exact = rounded(exact, rounding["mode"], rounding["places"], rounding.get("multiple", 1))
            if exact != result:
                raise Flaw(f"{where} ({step['name']}): {operation} gives {exact}, not {step['result']}")
        if step["figure"] is not None:
            if step["figure"] in self.given:
                raise Flaw(f"{where}: another step has led to {step['figure']} already")
            if number(at(self.receipt, step["figure"]), step["figure"]) != result:
                raise Flaw(f"{where}: {step['figure']} is not {step['result']}")
            self.given[step["figure"]] = result
            if any(operand["from"] is None for operand in step["operands"]):
                self.settled_figures.add(step["figure"])

    def operand(self, position: int, operand: dict[str, Any]) -> Fraction:
        value, source = number(operand["value"], operand["name"]), operand["from"]
        if source is None:
            if value != 0 and not GIVEN.search(operand["name"]):
                raise Flaw(f"/steps/{position}: {operand['name']} comes from nowhere")
            return value
        self.used.add(source)
        parts = source.split("/")
        if parts[1] == "steps" and not (int(parts[2]) < position and parts[3:] == ["result"]):
            raise Flaw(f"/steps/{position} uses {source}, which is no result before it")
        if number(at(self.receipt, source), source) != value:
            raise Flaw(f"/steps/{position} takes {operand['value']} from {source}, where something else stands")
        is_open = source.endswith(("/low", "/high")) and not source.startswith("/totals/")
        if is_figure(source) and source not in self.given and not is_open:
            raise Flaw(f"/steps/{position} uses {source}, which no step before it led to")
        return value

    @staticmethod
    def exact(operation: str, values: list[Fraction]) -> Fraction:
        first, rest = values[0], values[1:]
        if operation in ("take", "round") and not rest:
            return first
        if operation == "add":
            return sum(values, Fraction(0))
        if operation == "subtract":
            return first - sum(rest)
        if operation in ("multiply", "convert"):
            for value in rest:
                first *= value
            return first
        if operation == "divide" and len(rest) == 1:
            return first / rest[0]
        if operation == "percent" and len(rest) == 1:
            return first * rest[0] / 100
        if operation in ("maximum", "minimum"):
            return max(values) if operation == "maximum" else min(values)
        raise ValueError(f"there is no operation {operation!r} of {len(values)} operands")


# ---- Figures ----


def is_figure(pointer: str) -> bool:
    """Whether steps lead to what stands there: all but the request, rates and the results of steps."""
    return not pointer.startswith(("/request/", "/steps/")) and "/rate/" not in pointer


def charges(receipt: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for index, line in enumerate(receipt["lines"]):
        for position, charge in enumerate(line["charges"]):
            yield f"/lines/{index}/charges/{position}", charge
    for position, charge in enumerate(receipt["entry_charges"]):
        yield f"/entry_charges/{position}", charge


def check_figures(receipt: dict[str, Any], steps: Steps) -> None:
    """Every amount that is known has a step that leads to it, and is written to its minor units."""

    def check(pointer: str, amount: Any, is_money: bool = True) -> None:
        if amount is None:
            return
        if isinstance(amount, dict):
            if set(amount) != {"low", "high"} or amount["low"] is None:
                raise Flaw(f"{pointer} is no interval")
            if amount["high"] is not None and number(amount["low"], pointer) > number(amount["high"], pointer):
                raise Flaw(f"{pointer}: its least is more than its most")
            if pointer.startswith("/totals/"):
                check(f"{pointer}/low", amount["low"])
                check(f"{pointer}/high", amount["high"])
            return
        number(amount, pointer)
        if is_money and len(amount.partition(".")[2]) < receipt["minor_units"]:
            raise Flaw(f"{pointer}: {amount} is not written to {receipt['minor_units']} places")
        if pointer not in steps.given:
            raise Flaw(f"no step leads to {pointer}")

    for index, line in enumerate(receipt["lines"]):
        check(f"/lines/{index}/customs_value", line["customs_value"])
    for pointer, charge in charges(receipt):
        for name in ("basis", "assessed", "payable"):
            check(f"{pointer}/{name}", charge[name])
        for position, quantity in enumerate(charge["quantities"]):
            check(f"{pointer}/quantities/{position}/amount", quantity["amount"], is_money=False)
        for position, share in enumerate(charge["allocation"]):
            check(f"{pointer}/allocation/{position}/amount", share["amount"])
        if charge["allocation"]:
            shared = sum((Fraction(share["amount"]) for share in charge["allocation"]), Fraction(0))
            if ends(charge["assessed"], pointer) != (shared, shared):
                raise Flaw(f"{pointer}: its shares are {shared} together")
    for name, amount in (receipt["totals"] or {}).items():
        check(f"/totals/{name}", amount)


def check_lines(receipt: dict[str, Any]) -> None:
    """The lines are those of the request, and what is said of a line is said of one of them."""
    stated = receipt["request"].get("lines", [])
    if [line["id"] for line in receipt["lines"]] != [line["id"] for line in stated]:
        raise Flaw("/lines are not those of the request")
    for index, (line, request) in enumerate(zip(receipt["lines"], stated)):
        code, origin = request.get("code"), request.get("origin")
        # A code may be written with dots and blanks, an origin in small letters; one that is no country is left out.
        if line["code"] not in (code, code and code.replace(".", "").replace(" ", "")):
            raise Flaw(f"/lines/{index}/code is not that of the request, {code!r}")
        if line["origin"] not in (None, origin, origin and origin.upper()):
            raise Flaw(f"/lines/{index}/origin is not that of the request, {origin!r}")
    names = {line["id"] for line in receipt["lines"]}
    for pointer, charge in charges(receipt):
        shared = [share["line"] for share in charge["allocation"]]
        if not names.issuperset(shared) or len(set(shared)) != len(shared):
            raise Flaw(f"{pointer}/allocation: its lines are not those of the receipt, each once")
    for member in ("needs_facts", "unclaimed", "refused", "excluded"):
        for position, entry in enumerate(receipt[member]):
            if entry["line"] is not None and entry["line"] not in names:
                raise Flaw(f"/{member}/{position}/line: there is no line {entry['line']!r}")
    for position, offer in enumerate(receipt["unclaimed"]):
        total = receipt["totals"] and ends(receipt["totals"]["total"], "/totals/total")[1]
        saved = offer["saves"] and number(offer["saves"], f"/unclaimed/{position}/saves")
        if saved and (saved < 0 or total is not None and saved > total):
            raise Flaw(f"/unclaimed/{position}/saves: nothing saves {saved} of {total}")


def check_rates(receipt: dict[str, Any], steps: Steps) -> None:
    """Every part of the rate of a charge that is computed has a step, unless the charge is the same whatever it comes to."""
    for pointer, charge in charges(receipt):
        if charge["outcome"] != "computed" or charge["rate"] is None or isinstance(charge["basis"], dict):
            continue
        if f"{pointer}/assessed" in steps.settled_figures:
            continue
        for position, component in enumerate(charge["rate"]["components"]):
            part = f"{pointer}/rate/components/{position}/amount"
            if component["kind"] != "free" and part not in steps.used:
                raise Flaw(f"no step takes {part}")


def check_shares(receipt: dict[str, Any], steps: Steps) -> None:
    """What is shared out is given out whole, and what is left over goes to the largest remainders."""
    for (_, _, amount, weight, places), parts in steps.shares.items():
        unit = Fraction(10) ** -places
        floors = [rounded(amount * own / weight, "down", places) for own, _ in parts]
        rests = [amount * own / weight - floor for (own, _), floor in zip(parts, floors)]
        raised = [rest for rest, floor, (_, part) in zip(rests, floors, parts) if part == floor + unit]
        kept = [rest for rest, floor, (_, part) in zip(rests, floors, parts) if part == floor]
        if sum((part for _, part in parts), Fraction(0)) != amount or sum((own for own, _ in parts)) != weight:
            raise Flaw(f"the shares of {amount} do not sum to it")
        if raised and kept and min(raised) < max(kept):
            raise Flaw(f"of the shares of {amount}, a smaller remainder was raised before a larger one")
    for total in steps.settled:
        values = [ends(line["customs_value"], "customs_value")[0] for line in receipt["lines"]]
        if sum(values, Fraction(0)) != rounded(total, "half_up", 0):
            raise Flaw(f"the values of the lines do not sum to {total} rounded")


def ends(amount: Any, where: str) -> tuple[Fraction, Optional[Fraction]]:
    """The least and the most that an amount can be."""
    if isinstance(amount, dict):
        low, high = number(amount["low"], where), amount["high"]
        return low, None if high is None else number(high, where)
    exact = number(amount, where)
    return exact, exact


def check_totals(receipt: dict[str, Any]) -> None:
    """The totals are the sums of the charges, whatever their steps say."""
    totals = receipt["totals"]
    if totals is None or receipt["outcome"] not in ("computed", "needs_facts"):
        if totals is not None or receipt["outcome"] != "refused":
            raise Flaw("there are totals where and only where nothing is refused")
        return
    sums: dict[str, list[Any]] = {name: [] for name in totals}
    for pointer, charge in charges(receipt):
        assessed, payable = ends(charge["assessed"], pointer), ends(charge["payable"], pointer)
        sums[charge["kind"]].append(assessed)
        if charge["status"] == "postponed":
            sums["postponed"].append(assessed)
        if charge["status"] in ("cash_deposit", "security_provisional"):
            sums["deposits"].append(assessed)
        if charge["status"] in ("payable", "cash_deposit", "security_provisional"):
            sums["payable_at_import"].append(payable)
    sums["customs_value"] = [ends(line["customs_value"], "customs_value") for line in receipt["lines"]]
    sums["total"] = [ends(totals[name], name) for name in ("duty", "tax", "fee")]
    del sums["landed_cost"]
    for name, parts in sums.items():
        if receipt["as_of"] is None and name in ("duty", "tax", "fee", "payable_at_import"):
            continue
        highs = [high for _, high in parts if high is not None]
        high = sum(highs, Fraction(0)) if len(highs) == len(parts) else None
        if ends(totals[name], name) != (sum((low for low, _ in parts), Fraction(0)), high):
            raise Flaw(f"/totals/{name} is not the sum of its parts")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m tidewaiter.verify RECEIPT.json", file=sys.stderr)
        return 2
    try:
        with open(arguments[0], "rb") as file:
            content = file.read()
    except OSError as problem:
        print(f"{arguments[0]}: {problem.strerror}", file=sys.stderr)
        return 2
    # A declaration has one receipt for each of its bills, one a line.
    for position, line in enumerate(content.removesuffix(b"\n").split(b"\n"), 1):
        try:
            receipt = verify(line)
        except Flaw as flaw:
            print(f"{arguments[0]}:{position}: not valid: {flaw}")
            return 1
        print(f"{arguments[0]}:{position}: valid, {len(receipt['steps'])} steps, sha256 {receipt['sha256']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
