#!/usr/bin/env python3
"""Makes goods/cotton.csv and measures/cotton.csv of the pack us-hts: the import assessment on cotton, a list of reporting
numbers for each amount, and the lines whose numbers are assessed for the time before the amounts of the pack are in force.

usage: convert_cotton.py [TABLE]      (cotton.csv beside this script: number, conversion factor, cents a kilogram)

The amount is law as printed, in cents with four digits: it is not reckoned from the factor.
"""
import csv, os, sys
from decimal import Decimal

from tables import write

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCE, SINCE = "cotton-2024", "2025-01-01"
LAW = "7 CFR 1205.510(b)(3)"
# CBP takes no cotton fee on entries of these types, nor on goods of these headings (CSMS 17-000292).
ENTRY_TYPES = "11|12|23"
HEADINGS = "98010010|98020040|98020050|98020080|98020090|98191103|98191106|98201106|98201109|98201112|98201115|98201118"


def main():
    amounts = {}
    with open(sys.argv[1] if len(sys.argv) > 1 else os.path.join(HERE, "cotton.csv"), encoding="utf-8") as file:
        for row in csv.DictReader(file):
            amount = Decimal(row["cents_per_kg"])
            if amounts.setdefault(row["code"], amount) != amount:
                sys.exit(f"{row['code']}: two amounts")
    lists = {amount: f"cotton_{str(amount).replace('.', '_')}" for amount in sorted(set(amounts.values()))}
    goods = [[code, lists[amount], SINCE, "", "", SOURCE] for code, amount in amounts.items()]
    goods += [[code, "cotton_lines", "", "", "", SOURCE] for code in {code[:8] for code in amounts}]
    write("goods/cotton.csv", "code,list,from,until,known_from,source", sorted(goods, key=lambda r: (r[1], r[0])))

    def measure(order, goods, since, until, when, effect, rate, law):
        return ["cotton_fee", order, "", "", goods, "", "*", since, until, "", "", when, effect, rate, "", law, SOURCE]

    rows = [
        measure(1, "@cotton_lines", "", "", "assessment_exempt", "none", "", "7 CFR 1205.519; CSMS 17-000292"),
        measure(2, "@cotton_lines", "", "", f"type={ENTRY_TYPES}", "none", "", "CSMS 17-000292"),
        measure(3, "@cotton_lines", "", "", f"code={HEADINGS}", "none", "", "CSMS 17-000292"),
    ]
    rows += [measure(10, "@cotton_lines", "", "2024-12-31", "", "add", "cotton_fee_rate", "7 CFR 1205.510(b)")]
    rows += [measure(20 + place, f"@{name}", SINCE, "", "", "add", f"{amount / 100:f}/KGM", LAW)
             for place, (amount, name) in enumerate(lists.items())]
    write("measures/cotton.csv", "program,order,heading,heading_above,goods,except_goods,origins,from,until,known_from,known_until,when,effect,rate,basis,authority,source", rows)


main()
