"""Makes the inputs of the benchmarks: seeded, so that every run measures the same bytes."""

from __future__ import annotations

import json
import pathlib
import random

GOODS = [
    ("Plastic toy construction sets", "9503000073", "VN", "NMB"),
    ("Oak dining tables", "9403608040", "VN", "NMB"),
    ("Green coffee beans, arabica", "0901110025", "CO", "KGM"),
    ("Laptop computers under 10 kg", "8471300100", "MY", "NMB"),
    ("Scissors and tailors' shears", "8213009000", "DE", "NMB"),
    ("Whole black pepper", "0904110020", "BR", "KGM"),
    ("Upright pianos, case 130 cm", "9201100041", "JP", "NMB"),
    ("Plastic table and kitchen ware", "3924104000", "TH", "NMB"),
]
LETTERS = {letter: value for letter, value in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", [
    10, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 34, 35, 36, 37, 38])}


def container(random_: random.Random) -> str:
    body = "NHLU" + f"{random_.randrange(10**6):06}"
    total = sum((LETTERS.get(c) or int(c)) << i for i, c in enumerate(body))
    return body + str(total % 11 % 10)


def csv_file(path: pathlib.Path, lines: int) -> None:
    """A bill every four lines; all values hold, as most do in practice."""
    random_ = random.Random(4711)
    with path.open("w", newline="") as file:
        file.write("Bill of Lading,Shipper,Consignee,Container No,Goods Description,HS Code,Country of Origin,Packages,"
                   "Package Type,Gross Weight (KG),Net Weight (KG),Quantity,Quantity Unit,Value,Currency\n")
        for number in range(lines):
            if number % 4 == 0:
                bill, box = f"NHLN{number:08}", container(random_)
            text, code, origin, unit = GOODS[random_.randrange(len(GOODS))]
            net = random_.randrange(10_000, 900_000)
            file.write(f"{bill},Northern Exports {number // 4 % 997} Ltd,\"Harbor Imports {number // 4 % 991}, Inc\",{box},"
                       f"\"{text}\",{code},{origin},{random_.randrange(1, 900)},CT,{(net + 5000) / 100:.2f},{net / 100:.2f},"
                       f"{random_.randrange(1, 9000)},{unit},{random_.randrange(10_000, 9_000_000) / 100:.2f},USD\n")


def cuscar_file(path: pathlib.Path, size: int) -> None:
    random_ = random.Random(4711)
    parts, used, segments, bill = [], 0, 7, 0
    head = ("UNA:+.? 'UNB+UNOC:3+NHLN:ZZZ+CUSTOMS:ZZZ+241213:0915+R1'UNH+1+CUSCAR:D:95B:UN'BGM+85+NHLN448E+9'"
            "DTM+137:20241213:102'NAD+MS+NHLN:172:20'TDT+20+448E+1++NHLN:172:20+++9074729:146:11:NORTHERN HERALD:LR'"
            "LOC+60+USLAX:139:6'DTM+132:20241220:102'")
    while used < size:
        bill += 1
        text = (f"CNI+{bill}+NHLN{bill:08}'RFF+BM:NHLN{bill:08}'LOC+9+VNVUT:139:6'LOC+11+USLAX:139:6'"
                f"NAD+CZ+++NORTHERN EXPORTS {bill % 997} LTD+12 NGUYEN TRAI+HO CHI MINH CITY++700000+VN'"
                f"NAD+CN+++HARBOR IMPORTS {bill % 991} INC+400 PIER B ST+LONG BEACH+CA+90813+US'")
        count = 6
        for item in range(1, random_.randrange(2, 5)):
            goods = GOODS[random_.randrange(len(GOODS))][0].upper().replace("'", "?'")
            text += (f"GID+{item}+{random_.randrange(1, 900)}:CT'FTX+AAA+++{goods}'"
                     f"MEA+AAE+G+KGM:{random_.randrange(100, 900_000) / 10:.1f}'SGP+{container(random_)}+10'")
            count += 4
        parts.append(text)
        used += len(text)
        segments += count
    path.write_text(head + "".join(parts) + f"UNT+{segments + 1}+1'UNZ+1+R1'")


def large_cuscar_file(path: pathlib.Path, size: int) -> None:
    """The same as one interchange of many messages, for what is larger than memory: each holds the same bills."""
    one = path.with_suffix(".part")
    cuscar_file(one, min(size, 20_000_000))
    text = one.read_bytes()
    one.unlink()
    start, end = text.index(b"UNH+1+"), text.rindex(b"UNZ+")
    message = text[start:end]
    number = 0
    with path.open("wb") as file:
        used = file.write(text[:start])
        while used < size:
            number += 1
            name = str(number).encode()
            head, rest = message.split(b"'", 1)
            body, tail = rest.rsplit(b"UNT+", 1)
            used += file.write(head.replace(b"UNH+1+", b"UNH+" + name + b"+") + b"'" + body + b"UNT+"
                               + tail.replace(b"+1'", b"+" + name + b"'"))
        file.write(b"UNZ+" + str(number).encode() + b"+R1'")


def json_file(path: pathlib.Path, size: int) -> None:
    """Bills with parties, goods and units, as an exporter's system would send them."""
    random_ = random.Random(4711)
    used, bill = 0, 0
    with path.open("w") as file:
        file.write('{"message_reference": "M1", "carrier": "NHLN", "vessel_name": "NORTHERN HERALD", "imo_number": "9074729", '
                   '"voyage": "448E", "arrival_date": "2024-12-20", "consignments": [')
        while used < size:
            bill += 1
            box = container(random_)
            goods = []
            for item in range(1, random_.randrange(2, 5)):
                text, code, origin, unit = GOODS[random_.randrange(len(GOODS))]
                net = random_.randrange(10_000, 900_000)
                goods.append({
                    "sequence": str(item), "description": text, "commodity_code": code, "country_of_origin": origin,
                    "package_quantity": random_.randrange(1, 900), "package_type": "CT",
                    "gross_mass": f"{(net + 5000) / 100:.2f}", "gross_mass_unit": "KGM", "net_mass": f"{net / 100:.2f}",
                    "net_mass_unit": "KGM", "quantity": random_.randrange(1, 9000), "quantity_unit": unit,
                    "value": f"{random_.randrange(10_000, 9_000_000) / 100:.2f}", "currency": "USD",
                    "containers": [{"id": box}]})
            text = ("" if bill == 1 else ", ") + json.dumps({
                "transport_document_id": f"NHLN{bill:08}",
                "consignor": {"name": f"NORTHERN EXPORTS {bill % 997} LTD", "address_lines": ["12 NGUYEN TRAI"],
                              "city": "HO CHI MINH CITY", "postcode": "700000", "country": "VN"},
                "consignee": {"name": f"HARBOR IMPORTS {bill % 991} INC", "address_lines": ["400 PIER B ST"],
                              "city": "LONG BEACH", "region": "CA", "postcode": "90813", "country": "US"},
                "goods_items": goods})
            file.write(text)
            used += len(text)
        file.write("]}")


def x12_file(path: pathlib.Path, size: int) -> None:
    """A customs manifest (309): bills with parties, containers and what is in them."""
    random_ = random.Random(4711)
    parts, used, segments, bill = [], 0, 4, 0
    head = ("ISA*00*          *00*          *ZZ*NHLN           *ZZ*CBP            *241213*0915*^*00501*000000001*0*P*>~"
            "GS*SO*NHLN*CBP*20241213*0915*1*X*005010~ST*309*0001~"
            "M10*NHLN*O*LR*9074729*NORTHERN HERALD*448E*****I*Y~P4*2704*20241220~")
    while used < size:
        bill += 1
        text = (f"LX*{bill}~M11*NHLN{bill:08}*55201*{random_.randrange(1, 900)}*CTN*{random_.randrange(10, 90_000)}*K*****NHLM{bill:08}*NHLN~"
                f"N1*SH*NORTHERN EXPORTS {bill % 997} LTD~N3*12 NGUYEN TRAI~N4*HO CHI MINH CITY**700000*VN~"
                f"N1*CN*HARBOR IMPORTS {bill % 991} INC~N3*400 PIER B ST~N4*LONG BEACH*CA*90813*US~")
        count = 8
        for _ in range(1, random_.randrange(2, 5)):
            name, code, origin, _ = GOODS[random_.randrange(len(GOODS))]
            box = container(random_)
            text += (f"VID*CN*{box[:4]}*{box[4:]}*SEAL{random_.randrange(10**6):06}~"
                     f"N10*{random_.randrange(1, 900)}*{name.upper()}*N/M*J*{code}*{random_.randrange(100, 90_000)}*K"
                     f"*{random_.randrange(10, 9000)}**CTN*{origin}**USD~")
            count += 2
        parts.append(text)
        used += len(text)
        segments += count
    path.write_text(head + "".join(parts) + f"SE*{segments}*0001~GE*1*1~IEA*1*000000001~")


def request_file(path: pathlib.Path) -> None:
    """An entry of twenty lines, as a checkout or an ERP would ask for it."""
    random_ = random.Random(4711)
    lines = []
    for number in range(1, 21):
        _, code, origin, unit = GOODS[number % len(GOODS)]
        lines.append({"id": str(number), "code": code, "origin": origin, "quantities": {unit: str(100 * number)},
                      "value": f"{random_.randrange(10_000, 900_000) / 100:.2f}"})
    path.write_text(json.dumps({
        "jurisdiction": "US", "as_of": "2024-12-20", "currency": "USD", "incoterm": "FOB", "mode": "sea",
        "costs": [{"kind": "freight", "amount": "1200.00"}], "apportion": "value", "facts": {"adcvd": "none"},
        "lines": lines}))


#: Tariff code, origin and unit of goods of which several additional duties were the law in April 2026.
STACKED = [
    ("8708806590", "CN", "NMB"), ("7326908688", "CN", "KGM"), ("8471300100", "CN", "NMB"), ("6403996075", "VN", "PR"),
    ("7318152046", "CN", "KGM"), ("8544429090", "MX", "NMB"), ("9403608040", "VN", "NMB"), ("3924104000", "CN", "NMB"),
    ("9503000073", "CN", "NMB"), ("8213009000", "DE", "NMB"),
]


def stacked(random_: random.Random) -> dict:
    """An entry of twenty lines that pay Section 301, 232 and 122 duties beside the base rate."""
    lines = []
    for number in range(1, 21):
        code, origin, unit = STACKED[number % len(STACKED)]
        lines.append({"id": str(number), "code": code, "origin": origin, "quantities": {unit: str(100 * number)},
                      "value": f"{random_.randrange(10_000, 900_000) / 100:.2f}"})
    return {"jurisdiction": "US", "as_of": "2026-04-10", "currency": "USD", "incoterm": "FOB", "mode": "sea",
            "costs": [{"kind": "freight", "amount": "1200.00"}], "apportion": "value",
            "facts": {"adcvd": "none", "vehicle_part": "none", "aluminum_primary_smelt": "CN",
                      "aluminum_secondary_smelt": "CN", "aluminum_cast": "CN"}, "lines": lines}


def stacked_file(path: pathlib.Path) -> None:
    path.write_text(json.dumps(stacked(random.Random(4711))))


def requests_file(path: pathlib.Path, count: int, lines: int) -> None:
    """So many entries of so many lines, one a line: half of them with additional duties."""
    random_ = random.Random(4711)
    with path.open("w") as file:
        for number in range(count):
            request = stacked(random_)
            if number % 2:
                request["as_of"] = "2024-12-20"
                goods = [(code, origin, unit) for _, code, origin, unit in GOODS]
            else:
                goods = STACKED
            request["lines"] = [
                {"id": str(line + 1), "code": code, "origin": origin, "quantities": {unit: str(random_.randrange(1, 900))},
                 "value": f"{random_.randrange(10_000, 900_000) / 100:.2f}"}
                for line, (code, origin, unit) in ((line, random_.choice(goods)) for line in range(lines))]
            file.write(json.dumps(request) + "\n")


def goods_file(path: pathlib.Path, tariff: pathlib.Path, count: int, lines: int) -> None:
    """The same of goods of which no two have the same code and origin: nothing that was found for one serves another."""
    import csv

    day = "2026-04-10"
    with (tariff / "lines.csv").open(newline="") as file:
        codes = sorted({row["code"] for row in csv.DictReader(file) if row["from"] <= day <= (row["until"] or day)})
    goods = [(code, origin) for code in codes for origin in ("CN", "VN", "MX", "DE")]
    random_ = random.Random(4711)
    random_.shuffle(goods)
    if len(goods) < count * lines:
        raise SystemExit(f"{tariff} has only {len(goods)} goods")
    with path.open("w") as file:
        for number in range(count):
            request = stacked(random_)
            request["lines"] = [
                {"id": str(line + 1), "code": code, "origin": origin,
                 "quantities": {"KGM": "250", "NMB": str(random_.randrange(1, 900))},
                 "value": f"{random_.randrange(10_000, 900_000) / 100:.2f}"}
                for line, (code, origin) in enumerate(goods[number * lines:(number + 1) * lines])]
            file.write(json.dumps(request) + "\n")


def large_pack(source: pathlib.Path, target: pathlib.Path, times: int) -> None:
    """The sources of a tariff pack with so many times the lines, statistical numbers and goods of its lists: the others
    have codes that no tariff has, on the same days and lists."""
    import csv
    import shutil

    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("import"))
    random_ = random.Random(4711)
    taken = set()
    with (target / "lines.csv").open(newline="") as file:
        taken = {row["code"] for row in csv.DictReader(file)}

    def other(code: str) -> str:
        while True:
            made = f"{random_.randrange(1, 98):02}{random_.randrange(10**6):06}"
            if made not in taken:
                taken.add(made)
                return made + code[8:]

    for path in [target / "lines.csv", target / "statistical.csv", *sorted((target / "goods").glob("*.csv"))]:
        with path.open(newline="") as file:
            rows = list(csv.DictReader(file))
        more = []
        for _ in range(times - 1):
            known: dict[str, str] = {}
            for row in rows:
                if len(row["code"]) < 8:
                    continue
                if row["code"] not in known:
                    known[row["code"]] = other(row["code"])
                more.append(row | {"code": known[row["code"]]})
        with path.open("w", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(sorted(rows + more, key=lambda row: row["code"]))


def manifests_file(path: pathlib.Path, count: int) -> None:
    """Manifests by sea of about 28 lines of goods in a few bills, as JSON, one a line; one value in eighty or so is wrong.

    Masses are of halves, so that sums of binary numbers are exact and every peer finds the same."""
    random_ = random.Random(4711)
    with path.open("w") as file:
        for number in range(count):
            file.write(json.dumps(manifest(random_, number)) + "\n")


def manifest(random_: random.Random, number: int) -> dict:
    wrong = lambda: random_.random() < 0.004  # noqa: E731
    day = random_.randrange(1, 20)
    consignments, sequence = [], 0
    lines = random_.randrange(22, 35)
    while sequence < lines:
        items, grosses, packages = [], 0, 0
        for _ in range(min(lines - sequence, random_.randrange(3, 12))):
            sequence += 1
            text, code, origin, unit = GOODS[random_.randrange(len(GOODS))]
            pieces = random_.randrange(1, 900)
            gross = pieces * random_.randrange(2, 60)
            item = {
                "sequence": sequence, "description": text.upper(), "commodity_code": code, "origin": origin,
                "package_quantity": pieces, "package_type": random_.choice(("CT", "BX", "PK", "DR")),
                "gross_mass": min(gross, 60_000) / 2, "gross_mass_unit": "KGM", "net_mass": gross // 3 / 2,
                "net_mass_unit": "KGM", "value": random_.randrange(2, 90_000) / 2, "currency": random_.choice(
                    ("USD", "EUR", "JPY")), "quantity": random_.randrange(1, 9000), "quantity_unit": unit}
            grosses, packages = grosses + item["gross_mass"], packages + pieces
            if wrong():
                item["commodity_code"] = random_.choice((code[:5], code[:4] + "." + code[4:], code + "X"))
            if wrong():
                item["origin"] = random_.choice(("XX", "ZZ", "US"))
            if wrong():
                item["description"] = random_.choice(("GENERAL CARGO", "SAID TO CONTAIN TOYS", "X"))
            elif wrong():
                del item["description"]
            if wrong():
                item["package_type"] = "QQ"
            if wrong():
                item["currency"] = "DEM"
            if wrong():
                item["net_mass"] = item["gross_mass"] + 10
            if wrong():
                item["package_quantity"] = 0
            if wrong():
                item["gross_mass"] = random_.choice((0, 31_000.5, 90_000_000))
            if wrong():
                item["value"] = 0
            if wrong():
                del item["quantity_unit"]
            items.append(item)
        bill = f"NHLN{number * 16 + len(consignments):08}"
        consignment = {
            "transport_document_id": bill[:-1] if wrong() else bill, "bill_date": f"2026-11-{random_.randrange(1, 20):02}",
            "gross_mass": grosses, "gross_mass_unit": "KGM", "total_package_quantity": packages,
            "consignor": {"name": f"NORTHERN EXPORTS {number % 997} LTD", "country": "VN"},
            "consignee": {"name": f"HARBOR IMPORTS {number % 991} INC", "country": "US"}, "goods_items": items}
        if wrong():
            consignment["total_package_quantity"] += 1
        if wrong():
            consignment["bill_date"] = "2026-12-24"
        if wrong():
            del consignment["consignee"][random_.choice(("name", "country"))]
        consignments.append(consignment)
    return {
        "message_reference": f"M{number}", "carrier": "NHLN", "vessel_name": "NORTHERN HERALD", "imo_number": "9074729",
        "voyage": "448E", "departure_date": "2026-12-20" if wrong() else f"2026-11-{day:02}",
        "arrival_date": f"2026-12-{day:02}", "consignments": consignments}
