"""Tables of the additional duties from 2018 to 2026-04-05 that this pack knows, a module for each law in history/:
Section 301 (China), Section 232 (steel, aluminum, before the annex regime), Section 201 (solar, washers), IEEPA, the
increased column 2 rates of Russia. Writes history.csv in measures, goods, programs, facts and groups, and
de_minimis.csv. Deterministic; reads TIDEWAITER_REFERENCE and lists-history.csv."""
import csv
import os

import renumbered
from history.facts import DE_MINIMIS, EU, FACTS
from history.ieepa import ieepa_fentanyl, ieepa_others, reciprocal
from history.russia import russia
from history.section_201 import section_201
from history.section_232 import aluminum, steel
from history.section_301 import section_301, section_301_others
from history.table import GOODS, HERE, MEASURES, PROGRAMS
from tables import write


def main():
    with open(os.path.join(HERE, "lists-history.csv"), encoding="utf-8") as f:
        for r in csv.DictReader(f):
            GOODS.append([r["code"], r["list"], r["from"], r["until"], r["known_from"], r["source"]])
    for part in (section_301, section_301_others, russia, section_201, steel, aluminum, ieepa_fentanyl, ieepa_others, reciprocal):
        part()
    write("measures/history.csv", "program,order,heading,heading_above,goods,except_goods,origins,from,until,known_from,known_until,when,effect,rate,basis,authority,source",
          sorted(MEASURES, key=lambda r: (r[0], r[1], r[7], r[8])))
    write("goods/history.csv", "code,list,from,until,known_from,source", sorted(renumbered.with_heirs([list(x) for x in dict.fromkeys(map(tuple, GOODS))]), key=lambda r: (r[1], r[0], r[2])))
    write("programs/history.csv", "program,filing,kind,tax_type,title,benefit_authority,authority", PROGRAMS)
    write("facts/history.csv", "name,type,scope,question,law,raises", [list(f) for f in FACTS])
    write("groups/history.csv", "group,country,from,until,authority", [["EU", c, "2013-07-01" if c == "HR" else "", "", "Treaty on European Union"] for c in EU.split()])
    write("de_minimis.csv", "regime,origins,limit,from,until,effect,statement,authority,rate,per_item,facts", [list(r) + [""] * (11 - len(r)) for r in DE_MINIMIS])


main()
