"""Rows of the tables, and what the laws share."""
import csv
import os
import re
from datetime import date, timedelta

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACK = os.path.dirname(HERE)
C99 = "hts-2026-rev6-chapter99"
EXPORT = "hts-2024-12"
MEASURES, GOODS, PROGRAMS = [], [], []
METALS = ("section_232_steel", "section_232_aluminum")
# Programmes under Section 232 whose rows stand in another part; those not (yet) declared there are left out.
OTHER_PART = os.path.join(PACK, "programs", "2026.csv")
DECLARED = {r["program"] for r in csv.DictReader(open(OTHER_PART, encoding="utf-8"))} if os.path.exists(OTHER_PART) else set()
VEHICLES = tuple(p for p in ("section_232_autos", "section_232_trucks") if p in DECLARED)
WHOLE = VEHICLES + tuple(p for p in ("section_232_timber", "section_232_semiconductors") if p in DECLARED)
COPPER = tuple(p for p in ("section_232_copper",) if p in DECLARED)
LAST_IEEPA = "2026-02-23"
# "Loaded onto a vessel at the port of loading and in transit on the final mode of transit": by water alone (CBP, IEEPA FAQ of
# 2025-04-30). 9903.01.23 says "or in transit", which any mode is.
VESSEL = " & mode=sea|inland_waterway"


def program(name, filing, title, authority, tax_type=""):
    PROGRAMS.append([name, filing, "duty", tax_type, title, authority, authority])
    def row(order, heading, effect, rate="", goods="*", but="", origins="*", since="", until="", when="", basis="", above="",
            known_from="", known_until="", authority=authority, source=C99):
        if when == "subject=":  # none of those programmes is declared
            return
        MEASURES.append([name, order, re.sub(r"\D", "", heading), re.sub(r"\D", "", above), goods, but, origins, since, until,
                         known_from, known_until, when, effect, rate, basis, authority, source])
    return row


def retroactive(row, known, since, until, *cells, **more):
    """A row that was published on `known` for days from `since` on. From `known` on it is known from day to day like any other,
    so that its end is not known before."""
    eve = (date.fromisoformat(known) - timedelta(days=1)).isoformat()
    row(*cells, since=since, until=eve, known_from=known, **more)
    row(*cells, since=known, until=until, **more)


def listed(name, codes, since="", until="", source=C99, known_from=""):
    for code in dict.fromkeys(codes):
        GOODS.append([code, name, since, until, known_from, source])


def subject(*names):
    return "subject=" + "|".join(names)
