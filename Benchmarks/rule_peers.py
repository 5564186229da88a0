"""The twenty rules of manifest-rules.yaml for one peer, timed in a process of its own: a line a round with nanoseconds of
the clock, of the processor in user mode and in the system; at the end the violations of each rule, as JSON.

    python rule_peers.py PEER MANIFESTS ROUNDS [BOOK...]

A peer gets each manifest as it likes it best, made ready before the time is taken: binary numbers, days as texts, the
lines of all bills in one list with what their rules need of the bill. Its answer for each rule is the list of the lines
or bills that violate it; messages, paths and places, which the library's findings have, it need not make.
"""

from __future__ import annotations

import json
import pathlib
import re
import resource
import sys
import tempfile
import time
from typing import Any, Callable

COUNTRIES = ("AE AT AU BD BE BR CA CH CN CO DE ES FR GB ID IN IT JP KR MX MY NL PL SG TH TR US VN").split()
PACKAGES = "BG BX CS CT DR PK PX RO".split()
CURRENCIES = "AUD CAD CHF CNY EUR GBP JPY USD".split()

# One expression for each rule: of CEL over the lines (i) or bills (c) that violate it.
CEL_LINES = {
    "m.code.digits": "!i.commodity_code.matches('^[0-9]{6}([0-9]{2}){0,2}$')",
    "m.text.vague": "has(i.description) && i.description.matches('^(GENERAL CARGO|SAID TO CONTAIN|FREIGHT)')",
    "m.origin.country": f"!(i.origin in {COUNTRIES})",
    "m.package.type": f"!(i.package_type in {PACKAGES})",
    "m.value.currency": f"!(i.currency in {CURRENCIES})",
    "m.mass.net": "!(i.net_mass <= i.gross_mass)",
    "m.mass.most": "!(i.gross_mass > 0.0 && i.gross_mass <= 30480.0)",
    "m.packages.some": "!(i.package_quantity >= 1.0)",
    "m.packages.mass": "i.package_quantity > 0.0 && !(i.gross_mass <= i.package_quantity * 2000.0)",
    "m.value.some": "!(i.value > 0.0)",
    "m.text.there": "!(has(i.description) && i.description.size() >= 4)",
    "m.quantity.unit": "!(!has(i.quantity) || has(i.quantity_unit))",
    "m.mass.bill": "!(i.gross_mass <= i.bill_gross_mass)",
    "m.origin.domestic": "has(i.consignee_country) && i.origin == i.consignee_country",
}
CEL_BILLS = {
    "m.bill.number": "!c.transport_document_id.matches('^[A-Z]{4}[0-9]{8}$')",
    "m.consignee.country": "!(has(c.consignee.name) && has(c.consignee.country))",
    "m.mass.sum": "sum(c.goods_items.map(i, i.gross_mass)) != c.gross_mass",
    "m.packages.sum": "sum(c.goods_items.map(i, i.package_quantity)) != c.total_package_quantity",
    "m.date.bill": "!(c.bill_date <= arrival_date)",
}
CEL = {rule: f"items.filter(i, {text}).map(i, i.sequence)" for rule, text in CEL_LINES.items()}
CEL |= {rule: f"consignments.filter(c, {text}).map(c, c.transport_document_id)" for rule, text in CEL_BILLS.items()}
CEL["m.date.arrival"] = "departure_date < arrival_date ? [] : [message_reference]"

ZEN_LINES = {
    "m.code.digits": "not matches(#.commodity_code, '^[0-9]{6}([0-9]{2}){0,2}$')",
    "m.text.vague": "#.description != null and matches(#.description, '^(GENERAL CARGO|SAID TO CONTAIN|FREIGHT)')",
    "m.origin.country": f"#.origin not in {COUNTRIES}",
    "m.package.type": f"#.package_type not in {PACKAGES}",
    "m.value.currency": f"#.currency not in {CURRENCIES}",
    "m.mass.net": "#.net_mass > #.gross_mass",
    "m.mass.most": "#.gross_mass <= 0 or #.gross_mass > 30480",
    "m.packages.some": "#.package_quantity < 1",
    "m.packages.mass": "#.package_quantity > 0 and #.gross_mass > #.package_quantity * 2000",
    "m.value.some": "#.value <= 0",
    "m.text.there": "#.description == null or len(#.description) < 4",
    "m.quantity.unit": "#.quantity != null and #.quantity_unit == null",
    "m.mass.bill": "#.gross_mass > #.bill_gross_mass",
    "m.origin.domestic": "#.consignee_country != null and #.origin == #.consignee_country",
}
ZEN_BILLS = {
    "m.bill.number": "not matches(#.transport_document_id, '^[A-Z]{4}[0-9]{8}$')",
    "m.consignee.country": "#.consignee.name == null or #.consignee.country == null",
    "m.mass.sum": "sum(map(#.goods_items, #.gross_mass)) != #.gross_mass",
    "m.packages.sum": "sum(map(#.goods_items, #.package_quantity)) != #.total_package_quantity",
    "m.date.bill": "d(#.bill_date) > d(#.arrival_date)",
}
ZEN = {rule: f"map(filter(items, {text}), #.sequence)" for rule, text in ZEN_LINES.items()}
ZEN |= {rule: f"map(filter(consignments, {text}), #.transport_document_id)" for rule, text in ZEN_BILLS.items()}
ZEN["m.date.arrival"] = "d(departure_date) < d(arrival_date) ? [] : [message_reference]"


def var(name: str) -> dict:
    return {"var": name}


def lacks(name: str) -> dict:
    return {"==": [var(name), None]}


def total(name: str) -> dict:
    return {"reduce": [var("goods_items"), {"+": [var("accumulator"), var(f"current.{name}")]}, 0]}


def made_of(name: str, letters: str) -> dict:
    """JSONLogic has no patterns: each character is looked for by itself."""
    return {"all": [{"split": [name if isinstance(name, dict) else var(name), ""]}, {"in": [var(""), letters]}]}


LETTERS, DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"
JSON_LOGIC_LINES: dict[str, Any] = {
    "m.code.digits": {"!": {"and": [{"in": [{"length": var("commodity_code")}, [6, 8, 10]]},
                                    made_of("commodity_code", DIGITS)]}},
    "m.text.vague": {"and": [{"!": lacks("description")}, {"or": [
        {"starts_with": [var("description"), start]} for start in ("GENERAL CARGO", "SAID TO CONTAIN", "FREIGHT")]}]},
    "m.origin.country": {"!": {"in": [var("origin"), COUNTRIES]}},
    "m.package.type": {"!": {"in": [var("package_type"), PACKAGES]}},
    "m.value.currency": {"!": {"in": [var("currency"), CURRENCIES]}},
    "m.mass.net": {">": [var("net_mass"), var("gross_mass")]},
    "m.mass.most": {"or": [{"<=": [var("gross_mass"), 0]}, {">": [var("gross_mass"), 30480]}]},
    "m.packages.some": {"<": [var("package_quantity"), 1]},
    "m.packages.mass": {"and": [{">": [var("package_quantity"), 0]},
                                {">": [var("gross_mass"), {"*": [var("package_quantity"), 2000]}]}]},
    "m.value.some": {"<=": [var("value"), 0]},
    "m.text.there": {"or": [lacks("description"), {"<": [{"length": var("description")}, 4]}]},
    "m.quantity.unit": {"and": [{"!": lacks("quantity")}, lacks("quantity_unit")]},
    "m.mass.bill": {">": [var("gross_mass"), var("bill_gross_mass")]},
    "m.origin.domestic": {"and": [{"!": lacks("consignee_country")}, {"===": [var("origin"), var("consignee_country")]}]},
}
JSON_LOGIC_BILLS: dict[str, Any] = {
    "m.bill.number": {"!": {"and": [
        {"==": [{"length": var("transport_document_id")}, 12]},
        made_of({"substr": [var("transport_document_id"), 0, 4]}, LETTERS),
        made_of({"substr": [var("transport_document_id"), 4]}, DIGITS)]}},
    "m.consignee.country": {"or": [lacks("consignee.name"), lacks("consignee.country")]},
    "m.mass.sum": {"!=": [total("gross_mass"), var("gross_mass")]},
    "m.packages.sum": {"!=": [total("package_quantity"), var("total_package_quantity")]},
    "m.date.bill": {">": [var("bill_date"), var("arrival_date")]},
}
JSON_LOGIC = {rule: {"map": [{"filter": [var("items"), test]}, var("sequence")]}
              for rule, test in JSON_LOGIC_LINES.items()}
JSON_LOGIC |= {rule: {"map": [{"filter": [var("consignments"), test]}, var("transport_document_id")]}
               for rule, test in JSON_LOGIC_BILLS.items()}
JSON_LOGIC["m.date.arrival"] = {"if": [{"<": [var("departure_date"), var("arrival_date")]}, [], [var("message_reference")]]}


def prepared(line: str) -> dict[str, Any]:
    """A manifest with what JSON has no types for: numbers are binary, and a line knows what it needs of its bill."""
    found = json.loads(line, parse_int=float)
    found["items"] = []
    for consignment in found["consignments"]:
        consignment["arrival_date"] = found["arrival_date"]
        for item in consignment["goods_items"]:
            item["bill_gross_mass"] = consignment["gross_mass"]
            if "country" in consignment["consignee"]:
                item["consignee_country"] = consignment["consignee"]["country"]
            found["items"].append(item)
    return found


def cel_cpp(manifests: list[dict]) -> Callable[[], dict[str, int]]:
    """CEL's own runtime in C++."""
    from cel_expr_python import cel
    kinds = cel.Type
    add = cel.FunctionDecl("sum", [cel.Overload("sum_list", kinds.DOUBLE, [kinds.List(kinds.DYN)], False, sum)])
    env = cel.NewEnv(functions=[add], variables={
        "items": kinds.List(kinds.DYN), "consignments": kinds.List(kinds.DYN), "departure_date": kinds.STRING,
        "arrival_date": kinds.STRING, "message_reference": kinds.STRING})
    rules = [(rule, env.compile(text)) for rule, text in CEL.items()]
    names = ("items", "consignments", "departure_date", "arrival_date", "message_reference")
    ready = [{name: manifest[name] for name in names} for manifest in manifests]

    def work() -> dict[str, int]:
        counts = dict.fromkeys(CEL, 0)
        for manifest in ready:
            activation = env.Activation(manifest)
            for rule, expression in rules:
                counts[rule] += len(expression.eval(activation).plain_value())
        return counts
    return work


def cel_rust(manifests: list[dict]) -> Callable[[], dict[str, int]]:
    """cel, the runtime in Rust."""
    import cel
    rules = [(rule, cel.compile(text)) for rule, text in CEL.items()]
    ready = [cel.Context(manifest, {"sum": sum}) for manifest in manifests]

    def work() -> dict[str, int]:
        counts = dict.fromkeys(CEL, 0)
        for context in ready:
            for rule, program in rules:
                counts[rule] += len(program.execute(context))
        return counts
    return work


def zen(manifests: list[dict]) -> Callable[[], dict[str, int]]:
    """A decision of one node with all rules, so that a manifest is handed over once."""
    import zen as zen_
    node = {"id": "rules", "name": "rules", "type": "expressionNode", "position": {"x": 0, "y": 0}, "content": {
        "expressions": [{"id": str(number), "key": f"r{number}", "value": text}
                        for number, text in enumerate(ZEN.values())], "passThrough": False}}
    ends = [{"id": end, "name": end, "type": f"{end}Node", "position": {"x": 0, "y": 0}, "content": {}}
            for end in ("input", "output")]
    edges = [{"id": f"{a}-{b}", "sourceId": a, "targetId": b, "type": "edge"}
             for a, b in (("input", "rules"), ("rules", "output"))]
    decision = zen_.ZenEngine().create_decision(json.dumps({"nodes": [ends[0], node, ends[1]], "edges": edges}))

    def work() -> dict[str, int]:
        counts = dict.fromkeys(ZEN, 0)
        for manifest in manifests:
            found = decision.evaluate(manifest)["result"]
            for number, rule in enumerate(counts):
                counts[rule] += len(found[f"r{number}"])
        return counts
    return work


def datalogic(manifests: list[dict]) -> Callable[[], dict[str, int]]:
    """JSONLogic in Rust, over documents that were handed over before."""
    import datalogic_py
    engine = datalogic_py.Engine()
    rules = [(rule, engine.compile(text)) for rule, text in JSON_LOGIC.items()]
    session = engine.session()
    ready = [datalogic_py.DataHandle(manifest) for manifest in manifests]

    def work() -> dict[str, int]:
        counts = dict.fromkeys(JSON_LOGIC, 0)
        for manifest in ready:
            for rule, compiled in rules:
                counts[rule] += len(session.evaluate_data(compiled, manifest))
        return counts
    return work


def python(manifests: list[dict]) -> Callable[[], dict[str, int]]:
    """By hand, in one pass, with messages."""
    code = re.compile("[0-9]{6}([0-9]{2}){0,2}").fullmatch
    number = re.compile("[A-Z]{4}[0-9]{8}").fullmatch
    vague = re.compile("GENERAL CARGO|SAID TO CONTAIN|FREIGHT").match
    countries, packages, currencies = frozenset(COUNTRIES), frozenset(PACKAGES), frozenset(CURRENCIES)

    def check(manifest: dict) -> list[tuple[str, str, str]]:
        found: list[tuple[str, str, str]] = []
        arrival = manifest["arrival_date"]
        if not manifest["departure_date"] < arrival:
            found.append(("m.date.arrival", "/arrival_date", f"The ship arrives on {arrival}."))
        for place, bill in enumerate(manifest["consignments"]):
            here = f"/consignments/{place}"
            if not number(bill["transport_document_id"]):
                found.append(("m.bill.number", here, f"The number is {bill['transport_document_id']}."))
            consignee = bill["consignee"]
            country = consignee.get("country")
            if "name" not in consignee or country is None:
                found.append(("m.consignee.country", here, "The consignee has no name or no country."))
            if not bill["bill_date"] <= arrival:
                found.append(("m.date.bill", here, f"The bill is of {bill['bill_date']}."))
            most, mass, pieces = bill["gross_mass"], 0.0, 0.0
            for line, item in enumerate(bill["goods_items"]):
                gross, count, origin, text = (
                    item["gross_mass"], item["package_quantity"], item["origin"], item.get("description"))
                mass += gross
                pieces += count
                wrong = []
                if not code(item["commodity_code"]):
                    wrong.append(("m.code.digits", f"The code {item['commodity_code']} has not 6, 8 or 10 digits."))
                if text is None or len(text) < 4:
                    wrong.append(("m.text.there", "The goods are not described."))
                if text is not None and vague(text):
                    wrong.append(("m.text.vague", f"'{text}' does not tell what the goods are."))
                if origin not in countries:
                    wrong.append(("m.origin.country", f"{origin} is no country of the list."))
                if origin == country:
                    wrong.append(("m.origin.domestic", f"The goods are of {origin}."))
                if item["package_type"] not in packages:
                    wrong.append(("m.package.type", f"{item['package_type']} is no type of packages."))
                if item["currency"] not in currencies:
                    wrong.append(("m.value.currency", f"{item['currency']} is no currency of the list."))
                if item["net_mass"] > gross:
                    wrong.append(("m.mass.net", f"Net mass is above {gross}."))
                if not 0 < gross <= 30480:
                    wrong.append(("m.mass.most", f"{gross} kg are not possible."))
                if count < 1:
                    wrong.append(("m.packages.some", f"There are {count} packages."))
                elif gross > count * 2000:
                    wrong.append(("m.packages.mass", f"{count} packages do not weigh {gross} kg."))
                if item["value"] <= 0:
                    wrong.append(("m.value.some", f"The value is {item['value']}."))
                if "quantity" in item and "quantity_unit" not in item:
                    wrong.append(("m.quantity.unit", "The unit of the quantity is missing."))
                if gross > most:
                    wrong.append(("m.mass.bill", f"{gross} kg are more than the bill's {most}."))
                for rule, message in wrong:
                    found.append((rule, f"{here}/goods_items/{line}", message))
            if mass != most:
                found.append(("m.mass.sum", here, f"The lines do not weigh {most} kg."))
            if pieces != bill["total_package_quantity"]:
                found.append(("m.packages.sum", here, f"The lines have not {bill['total_package_quantity']} packages."))
        return found

    def work() -> dict[str, int]:
        counts = dict.fromkeys(CEL, 0)
        for manifest in manifests:
            for rule, _, _ in check(manifest):
                counts[rule] += 1
        return counts
    return work


def tidewaiter_(lines: list[str], books: list[str]) -> Callable[[], dict[str, int]]:
    """The library through its Python package: reads each manifest, and hands over each finding."""
    import tidewaiter
    # A book is named by its folder, so that each file needs one of its own.
    folders = []
    for book in books:
        folder = pathlib.Path(tempfile.mkdtemp())
        (folder / "book.yaml").write_bytes(pathlib.Path(book).read_bytes())
        folders.append(folder)
    engine = tidewaiter.Engine(rules=folders)
    contents = [line.encode() for line in lines]

    def work() -> dict[str, int]:
        counts = dict.fromkeys(CEL, 0)
        for content in contents:
            for finding in engine.check(engine.read(content)).findings:
                counts[finding.rule] += 1
        return counts
    return work


PEERS = {peer.__name__: peer for peer in (python, datalogic, zen, cel_rust, cel_cpp)}


def main() -> None:
    name, path, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    lines = path.read_text().splitlines()
    work = tidewaiter_(lines, sys.argv[4:]) if name == "tidewaiter_" else PEERS[name]([prepared(line) for line in lines])
    for _ in range(rounds):
        used, clock = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter_ns()
        counts = work()
        clock, now = time.perf_counter_ns() - clock, resource.getrusage(resource.RUSAGE_SELF)
        print(clock, int((now.ru_utime - used.ru_utime) * 1e9), int((now.ru_stime - used.ru_stime) * 1e9))
    print(json.dumps(counts, sort_keys=True))


if __name__ == "__main__":
    sys.exit(main())
