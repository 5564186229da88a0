#!/usr/bin/env python3
"""Makes the part `2026` of the measures: {measures,goods,facts,programs,groups}-2026.csv.

usage: convert_2026.py [REFERENCE]      (or TIDEWAITER_REFERENCE; the folder that holds `reference/us`)

The decision lists are written here, row by row in the order in which they are tried; the goods come from lists_2026.py."""
import csv, itertools, os, sys
import lists_2026, renumbered
from history.table import VESSEL
from tables import PACK, write

ROOT = sys.argv[1] if len(sys.argv) > 1 else os.environ["TIDEWAITER_REFERENCE"]
US = os.path.join(ROOT, "reference", "us") if os.path.isdir(os.path.join(ROOT, "reference")) else os.path.join(ROOT, "us")
HEADER = "program,order,heading,heading_above,goods,except_goods,origins,from,until,known_from,known_until,when,effect,rate,basis,authority,source".split(",")
COLUMN2 = "BY CU KP RU"
rows, programs, facts, last = [], [], [], {}


def program(name, filing, title, authority):
    programs.append([name, filing, "duty", "", title, "", authority])
    return lambda *a, **k: measure(name, authority, *a, **k)


def measure(name, law, heading, goods, effect, rate="", origins="*", start="", end="", when="", basis="", above="",
            but="", known="", unknown="", note="", source="hts-2026-rev6-chapter99"):
    last[name] = last.get(name, 0) + 10
    heading, above = heading.replace(".", ""), above.replace(".", "")
    rows.append([name, last[name], heading, above, goods, but, origins, start, end, known, unknown, when, effect, rate, basis,
                 law + (f" {note}" if note else "") + (f"; {heading[:4]}.{heading[4:6]}.{heading[6:]}" if heading else ""), source])


def fact(name, kind, question, law, raises="no"):
    facts.append([name, kind, "line", question, law, raises])


LATER = "hts-2026-later-chapter99"
NOTE = "HTS ch. 99 subch. III U.S. note"

# ---------------------------------------------------------------- Section 232: semiconductors (note 39)
m = program("section_232_semiconductors", 47, "Section 232 duties on certain advanced semiconductor articles", f"19 U.S.C. 1862; Proclamation 11002; {NOTE} 39")
SEMI = dict(goods="@s232_semiconductors", start="2026-01-15")
for heading, use in (("9903.79.03", "data_center"), ("9903.79.04", "repair"), ("9903.79.05", "research"), ("9903.79.06", "startup"),
                     ("9903.79.07", "consumer"), ("9903.79.08", "industrial"), ("9903.79.09", "public_sector")):
    m(heading, effect="none", when=f"semiconductor_article & semiconductor_use={use}", note="(d)", **SEMI)
m("9903.79.01", effect="add", rate="25%", when="semiconductor_article", note="(a), (b)", **SEMI)
m("9903.79.02", effect="none", when="!semiconductor_article", note="(c)", **SEMI)
fact("semiconductor_article", "bool", "Is the article a logic integrated circuit, or does it contain one, with a processing performance (TPP) between 14,000 and 17,500 and a memory bandwidth between 4,500 and 5,000 GB/s, or between 20,800 and 21,100 and between 5,800 and 6,200 GB/s?", f"{NOTE} 39(b)", "yes")
fact("semiconductor_use", "enum:data_center|repair|research|startup|consumer|industrial|public_sector", "Which use in the United States exempts the semiconductor article: data center, repair or replacement, research and development, startup, consumer electronics, civil industry, public sector?", f"{NOTE} 39(d)")

# ---------------------------------------------------------------- Section 232: automobiles and their parts (note 33)
m = program("section_232_autos", 44, "Section 232 duties on automobiles and automobile parts", f"19 U.S.C. 1862; Proclamation 10908 as amended (10925, 10984); {NOTE} 33")
m("", "@s232_autos @s232_auto_parts 87046000", "none", start="2026-01-15", when="subject=section_232_semiconductors", note="39(a)(1), (2)")
CARS, START = "@s232_autos", "2025-04-03"
BOTH = "87046000"  # in the list of automobiles and in that of trucks: the class of the vehicle decides
m("", BOTH, "none", start="2025-11-01", when="!vehicle_class=light", note="(b), (c); note 38(b)")
m("9903.94.02", f"{CARS} {BOTH}", "none", start=START, when="not_automobile", note="(c)(i)")
m("9903.94.04", f"{CARS} {BOTH}", "none", start=START, when="vehicle_25_years", note="(e)")
m("9903.94.03", f"{CARS} {BOTH}", "add", "25%", "CA MX", START, when="claim=S|S+ & us_content_approved", basis="-us_content_value", note="(d)")
m("9903.94.31", "@s232_autos_uk", "add", "7.5%", "GB", "2025-06-30", when="uk_auto_quota", note="(i); Executive Order 14309; 90 FR 27851")
DEALS = (("@EU", "2025-08-01", "2025-09-25", "9903.94.51", "9903.94.50", "(n); 90 FR 46136"), ("JP", "2025-09-16", "", "9903.94.41", "9903.94.40", "(k); Executive Order 14345"),
         ("KR", "2025-11-01", "2025-12-04", "9903.94.61", "9903.94.60", "(s); 90 FR 55964"))
for who, since, known, below, above, note in DEALS:
    m(below, f"{CARS} {BOTH}", "total", "15%", who, since, above=above, known=known, note=note)
m("9903.94.01", f"{CARS} {BOTH}", "add", "25%", start=START, note="(a), (b)")
PARTS, START = "@s232_auto_parts", "2025-05-03"
# What may be certified as a part of a vehicle: no food, mineral, chemical, yarn, clothing, aircraft, ship, toy or work of art;
# chapters 72, 73 and 76 are left out by the notes.
CERTIFIED = "32 34 35 38 39 40 42 44 45 48 49 56 57 58 59 63 68 69 70 71 74 75 78 79 80 81 82 83 84 85 87 90 91 94 96"
m("9903.94.06", PARTS, "none", "", "CA MX", START, when="claim=S|S+ & vehicle_part=light & !knock_down_kit", note="(h)(i)")
m("9903.94.06", PARTS, "none", start=START, when="!vehicle_part=light", note="(h)(ii)")
m("9903.94.32", "@s232_auto_parts_uk", "total", "10%", "GB", "2025-06-30", when="vehicle_part=light", above="9903.94.32", note="(j); Executive Order 14309; 90 FR 27851")
for who, since, known, below, above, note in (("@EU", "2025-08-01", "2025-09-25", "9903.94.53", "9903.94.52", "(o); 90 FR 46136"), ("JP", "2025-09-16", "", "9903.94.43", "9903.94.42", "(l); Executive Order 14345"),
                                             ("KR", "2025-11-01", "2025-12-04", "9903.94.63", "9903.94.62", "(t); 90 FR 55964")):
    m(below, PARTS, "total", "15%", who, since, when="vehicle_part=light", above=above, known=known, note=note)
m("9903.94.67", PARTS, "total", "15%", "TW", "2026-05-01", when="vehicle_part=light", above="9903.94.66", note="(u)", source=LATER)
m("9903.94.05", PARTS, "add", "25%", start=START, when="vehicle_part=light", note="(f), (g)")
OTHER = dict(goods=CERTIFIED, but="@s232_auto_parts @s232_truck_parts", when="auto_part_certified")
UK = dict(OTHER, but="@s232_auto_parts @s232_auto_parts_uk @s232_truck_parts", when="uk_auto_part_certified")
m("9903.94.06", effect="none", origins="CA MX", start="2025-11-01", note="(h)(i)", **dict(OTHER, when="claim=S|S+ & auto_part_certified & !knock_down_kit"))
m("9903.94.33", effect="total", rate="10%", origins="GB", start="2025-11-01", above="9903.94.33", note="(q)", **UK)
for who, since, below, above, note in (("@EU", "2025-11-01", "9903.94.45", "9903.94.44", "(r)"), ("JP", "2025-11-01", "9903.94.55", "9903.94.54", "(r)"), ("KR", "2025-11-01", "9903.94.65", "9903.94.64", "(r), (t)")):
    m(below, effect="total", rate="15%", origins=who, start=since, above=above, note=note, **OTHER)
m("9903.94.69", effect="total", rate="15%", origins="TW", start="2026-05-01", above="9903.94.68", note="(r), (u)", source=LATER, **OTHER)
m("9903.94.07", effect="add", rate="25%", start="2025-11-01", note="(p)", **OTHER)
m = program("section_232_autos_us_content", 44, "Section 232 duties on automobiles: approved content of the United States", f"19 U.S.C. 1862; Proclamation 10908; {NOTE} 33; CSMS 65649652")
m("9903.94.02", f"{CARS} {BOTH}", "add", "0%", "CA MX", "2025-04-03", when="subject=section_232_autos & claim=S|S+ & us_content_approved", basis="us_content_value", note="(c)(ii)")
fact("vehicle_class", "enum:light|heavy|other", "Is the vehicle a passenger vehicle or light truck (light), a medium- or heavy-duty vehicle (heavy) or neither (other)?", f"{NOTE}s 33(b), 38(b)", "yes")
fact("not_automobile", "bool", "Is the article something other than a passenger vehicle (sedan, sport utility vehicle, crossover, minivan, cargo van) or light truck?", f"{NOTE} 33(c)(i)")
fact("vehicle_25_years", "bool", "Was the vehicle manufactured at least 25 years before the year of entry?", f"{NOTE}s 33(e), 38(g)")
fact("us_content_approved", "bool", "Did the Secretary of Commerce approve the vehicle's American content?", f"{NOTE}s 33(d), 38(d)")
fact("us_content_value", "money", "What is the value of the parts or content of the United States in the goods, in the currency of the entry?", f"{NOTE}s 16(j), 33(d), 38(d)")
fact("uk_auto_quota", "bool", "Is the vehicle entered within the tariff-rate quota for passenger vehicles of the United Kingdom?", f"{NOTE} 33(i)")
fact("vehicle_part", "enum:light|heavy|none", "Is the article a part of a passenger vehicle or light truck (light), of a medium- or heavy-duty vehicle (heavy), or of neither (none)?", f"{NOTE}s 33(g), (h), 38(i), (l)", "yes")
fact("knock_down_kit", "bool", "Are the parts a knock-down kit or a compilation of parts?", f"{NOTE}s 33(h)(i), 38(k)", "yes")
fact("auto_part_certified", "bool", "Does the importer certify that the parts will be used for automobile production or repair in the United States?", f"{NOTE} 33(p), (r)")
fact("uk_auto_part_certified", "bool", "Does the importer certify that these parts of the United Kingdom will be used in automobiles that are products of the United Kingdom?", f"{NOTE} 33(q)")

# ---------------------------------------------------------------- Section 232: medium- and heavy-duty vehicles, buses, parts (note 38)
m = program("section_232_trucks", 45, "Section 232 duties on medium- and heavy-duty vehicles, buses and their parts", f"19 U.S.C. 1862; Proclamation 10984; {NOTE} 38")
START = "2025-11-01"
m("", "@s232_trucks @s232_buses @s232_truck_parts 87046000", "none", start="2026-01-15", when="subject=section_232_semiconductors", note="39(a)(3), (4)")
m("", BOTH, "none", start=START, when="!vehicle_class=heavy", note="(b), (e)")
m("9903.74.07", f"@s232_trucks @s232_buses {BOTH}", "none", start=START, when="vehicle_25_years", note="(g)")
m("9903.74.05", f"@s232_trucks {BOTH}", "none", start=START, when="not_heavy_vehicle", note="(e)")
m("9903.74.03", f"@s232_trucks {BOTH}", "add", "25%", "CA MX", START, when="claim=S|S+ & us_content_approved", basis="-us_content_value", note="(d)")
m("9903.74.01", f"@s232_trucks {BOTH}", "add", "25%", start=START, note="(a), (b)")
m("9903.74.02", "@s232_buses", "add", "10%", start=START, note="(a), (c)")
m("9903.74.10", "@s232_truck_parts", "none", "", "CA MX", START, when="claim=S|S+ & vehicle_part=heavy & !knock_down_kit", note="(k)")
m("9903.74.08", "@s232_truck_parts", "add", "25%", start=START, when="vehicle_part=heavy", note="(h), (i)")
m("9903.74.11", "@s232_truck_parts", "none", start=START, when="!vehicle_part=heavy", note="(l)")
OTHER = dict(goods=CERTIFIED, but="@s232_auto_parts @s232_truck_parts", start=START)
m("9903.74.10", effect="none", origins="CA MX", when="claim=S|S+ & truck_part_certified & !knock_down_kit", note="(k)", **OTHER)
m("9903.74.09", effect="add", rate="25%", when="truck_part_certified", note="(j)", **OTHER)
m = program("section_232_trucks_us_content", 45, "Section 232 duties on medium- and heavy-duty vehicles: approved content of the United States", f"19 U.S.C. 1862; Proclamation 10984; {NOTE} 38")
m("9903.74.06", f"@s232_trucks {BOTH}", "add", "0%", "CA MX", START, when="subject=section_232_trucks & claim=S|S+ & us_content_approved", basis="us_content_value", note="(f)")
fact("not_heavy_vehicle", "bool", "Is the article something other than a medium- or heavy-duty vehicle?", f"{NOTE} 38(e)")
fact("truck_part_certified", "bool", "Does the importer certify that the parts will be used for production or repair of medium- or heavy-duty vehicles in the United States?", f"{NOTE} 38(j)")

# ---------------------------------------------------------------- Section 232: timber, lumber, furniture, cabinets (note 37)
m = program("section_232_timber", 46, "Section 232 duties on timber, lumber, upholstered wooden furniture, kitchen cabinets and vanities", f"19 U.S.C. 1862; Proclamation 10976 as amended; {NOTE} 37")
START, WOOD = "2025-10-14", "@s232_wood_furniture @s232_cabinets"
m("", f"@s232_softwood {WOOD}", "none", start=START, when="subject=section_232_autos|section_232_trucks", note="33(f)(4), 38(h)(4)")
m("9903.76.01", "@s232_softwood", "add", "10%", start=START, note="(a), (b)")
m("9903.76.04", "@s232_cabinets", "none", start=START, when="not_cabinet", note="(g)")
m("9903.76.20", WOOD, "add", "10%", "GB", START, note="(h)")
m("9903.76.21", WOOD, "total", "15%", "JP", START, above="9903.76.21", note="(i)")
m("9903.76.22", WOOD, "total", "15%", "@EU", START, above="9903.76.22", note="(j)")
m("9903.76.23", WOOD, "total", "15%", "KR", "2025-11-14", above="9903.76.23", known="2025-12-04", note="(l); 90 FR 55964")
m("9903.76.24", WOOD, "total", "15%", "TW", "2026-05-01", above="9903.76.24", note="(m)", source=LATER)
m("9903.76.02", "@s232_wood_furniture", "add", "25%", start=START, note="(c), (d)")
m("9903.76.03", "@s232_cabinets", "add", "25%", start=START, note="(e), (f)")
fact("not_cabinet", "bool", "Is the article something other than a completed wooden kitchen cabinet or vanity or a part of one?", f"{NOTE} 37(g)")

# ---------------------------------------------------------------- Section 232: copper until the annexes (note 36, deleted 2026-04-06)
m = program("section_232_copper", 42, "Section 232 duties on semi-finished copper and copper derivatives (before the annexes of 2026-04-06)", f"19 U.S.C. 1862; Proclamation 10962; {NOTE} 36 (deleted 2026-04-06)")
COPPER = dict(goods="@s232_copper", start="2025-08-01", end="2026-04-05", source="copper-products")
m("", effect="none", when="subject=section_232_autos|section_232_trucks|section_232_semiconductors", **COPPER)
m("9903.78.01", effect="add", rate="50%", basis="copper_content_value", note="(a), (b)", **COPPER)
m = program("section_232_copper_rest", 42, "Section 232 duties on copper: what is not copper in the same articles", f"19 U.S.C. 1862; Proclamation 10962; CSMS 65794272")
m("9903.78.02", effect="add", rate="0%", basis="-copper_content_value", when="subject=section_232_copper", **COPPER)

# ---------------------------------------------------------------- Section 232: aluminum, steel, copper by annexes (note 16)
m = program("section_232_metals", 43, "Section 232 duties on articles of aluminum, steel and copper and their derivatives", f"19 U.S.C. 1862; Proclamations 11021 and 11032; {NOTE} 16")
P = "@s232_metals_"
HALF = f"{P}aluminum {P}aluminum_derivatives {P}steel {P}steel_derivatives {P}copper"  # (c)(i)-(v)
QUARTER = f"{P}aluminum_25 {P}steel_25 {P}copper_25"                                   # (c)(vi)-(viii)
FLOOR, MOBILE = f"{P}aluminum_15 {P}steel_15", f"{P}mobile_equipment"                  # (c)(ix)-(x); (xi)
ALL = f"{HALF} {QUARTER} {FLOOR} {MOBILE}"
START, JUNE, EVE = "2026-04-06", "2026-06-08", "2026-06-07"
m("", ALL, "none", start=START, when="subject=section_232_autos|section_232_trucks|section_232_semiconductors", note="33, 38(a)(1), (h)(1), 39(a)(5)")
m("9903.82.01", ALL, "none", start=START, when="no_metal_content", known="2026-04-29", note="(a), (c)", source=LATER)
for heading, who in (("9903.96.01", "GB"), ("9903.02.76", "@EU"), ("9903.96.02", "JP"), ("9903.02.81", "KR"), ("9903.96.03", "TW")):
    m(heading, "@civil_aircraft_agreements", "none", "", who, "2026-05-01" if who == "TW" else START, when="civil_aircraft",
      note="35, 2(v)(xxii), 2(v)(xxiv)(b)", source=LATER if who == "TW" else "hts-2026-rev6-chapter99")
m("9903.82.03", ALL, "none", start=START, but="72 73 74 76", when="metal_weight_percent<15", note="(c)")
RUSSIA = ("aluminum_primary_smelt=RU", "aluminum_secondary_smelt=RU", "aluminum_cast=RU")
for who, when in [("RU", "")] + [("!RU", w) for w in RUSSIA]:
    m("9903.85.67", f"{P}aluminum", "add", "200%", who, START, when=when, note="19(a)(vii)(A), (m)(A); Proclamation 10522")
for who, when in [("RU", "")] + [("!RU", w) for w in RUSSIA]:
    m("", f"{P}aluminum_derivatives {P}aluminum_25 {P}aluminum_15", "refuse",
      "whether 200 percent under 9903.85.68 applies to a derivative article with aluminum of Russia depends on lists of U.S. note 19 that this pack does not carry after 2026-04-05",
      who, START, when=when, note="19(a)(vii)(B), (m)(B); 9903.85.68")
m("9903.82.13", f"{P}parts", "add", "0%", start=START, when="motorcycle_part", note="(g)")
m("9903.82.13", f"{MOBILE}", "add", "0%", start=JUNE, but="72 73 74 76 94", when="motorcycle_part", note="(g)", source=LATER)
m("9903.82.18", f"{P}steel", "add", "25%", "CA MX", "2026-04-23", when="claim=S|S+ & commerce_authorised", note="(h); Proclamation 10984")
m("9903.82.19", f"{P}aluminum", "add", "25%", "CA MX", "2026-04-23", when="claim=S|S+ & commerce_authorised", note="(i); Proclamation 10984")
m("9903.82.23", f"{P}parts", "total", "10%", f"!{COLUMN2}", JUNE, when="equipment_part & us_metal_percent>=85", above="9903.82.24", note="(e), (k)", source=LATER)
m("9903.82.25", f"{P}parts", "total", "15%", f"!{COLUMN2}", JUNE, when="equipment_part", above="9903.82.26", note="(f), (k)", source=LATER)
TENTH = f"{P}aluminum_derivatives {P}steel_derivatives {QUARTER}"
for least, since, until, source in (("95", START, EVE, "hts-2026-rev6-chapter99"), ("85", JUNE, "", LATER)):
    us, more = f"us_metal_percent>={least}", (f" {MOBILE}" if until == "" else "")
    m("9903.82.15", f"{P}steel_derivatives {P}steel_25 {P}copper_25{more}", "add", "10%", "RU", since, until, us, note="(e)", source=source)
    m("9903.82.06", TENTH + more, "add", "10%", "!RU", since, until, us, note="(e)", source=source)
    m("9903.82.07", FLOOR, "total", "10%", f"!{COLUMN2}", since, until, us, above="9903.82.08", note="(e)", source=source)
    # The same as a plain yes, which holds under either limit.
    m("9903.82.06", TENTH + more, "add", "10%", "!RU", since, until, "us_smelted_95", note="(e)", source=source)
    m("9903.82.07", FLOOR, "total", "10%", f"!{COLUMN2}", since, until, "us_smelted_95", above="9903.82.08", note="(e)", source=source)
m("9903.82.04", f"{P}aluminum {P}aluminum_derivatives {P}steel {P}steel_derivatives", "add", "25%", "GB", START, when="uk_metal_percent>=95", note="(d)")
m("9903.82.05", f"{P}aluminum_25 {P}steel_25", "add", "15%", "GB", START, when="uk_metal_percent>=95", note="(d)")
MOB = dict(goods=MOBILE, start=JUNE, source=LATER)
m("9903.82.20", effect="add", rate="15%", origins="CA MX", when="claim=S|S+ & us_content_percent>=40", note="(j): 25% of the 60% that is left when 40% is free under 9903.82.21", **MOB)
m("9903.82.20", effect="add", rate="25%", origins="CA MX", when="claim=S|S+ & us_content_percent<40", basis="-us_content_value", note="(j)", **MOB)
m("9903.82.22", effect="total", rate="15%", origins="AR EC SV GT JP KR LI CH TW GB @EU", above="9903.82.22", note="(c)(xi)", **MOB)
m("9903.82.14", f"{P}steel {P}steel_derivatives {P}copper", "add", "50%", "RU", START, note="(c)(iii)-(v)")
m("9903.82.16", f"{P}steel_25 {P}copper_25 {MOBILE}", "add", "25%", "RU", START, note="(c)(vii)-(viii), (xi)")
m("9903.82.17", f"{P}steel_15", "add", "25%", "RU", START, note="(c)(x)")
m("9903.82.12", FLOOR, "add", "25%", COLUMN2, START, note="(c)(ix)-(x)")
m("9903.82.02", HALF, "add", "50%", start=START, note="(c)(i)-(v)")
m("9903.82.09", f"{QUARTER} {MOBILE}", "add", "25%", start=START, note="(c)(vi)-(viii), (xi)")
m("9903.82.10", FLOOR, "total", "15%", start=START, above="9903.82.11", note="(f)")
fact("no_metal_content", "bool", "Does the article contain no aluminum, steel or copper at all?", f"{NOTE} 16(c); 9903.82.01")
fact("metal_weight_percent", "decimal:0..100", "What percentage of the weight of the article is the metal (all the listed metals together) that its list names?", f"{NOTE} 16(c)")
fact("us_metal_percent", "decimal:0..100", "What percentage of that metal was smelted and cast (aluminum, copper) or melted and poured (steel) in the United States?", f"{NOTE} 16(e)")
fact("us_smelted_95", "bool", "Was at least 95% of that metal smelted and cast (aluminum, copper) or melted and poured (steel) in the United States?", f"{NOTE} 16(e)")
fact("uk_metal_percent", "decimal:0..100", "What percentage of that metal was smelted or most recently cast (aluminum) or melted and poured (steel) in the United Kingdom?", f"{NOTE} 16(d)")
fact("motorcycle_part", "bool", "Is the article a motorcycle part for the manufacture of motorcycles in the United States?", f"{NOTE} 16(g)")
fact("commerce_authorised", "bool", "Did the Secretary of Commerce authorise this quantity of steel or aluminum of Canada or Mexico for the reduced rate?", f"{NOTE} 16(h), (i)")
fact("equipment_part", "bool", "Is the part used only to manufacture agricultural, fixed industrial or mobile industrial equipment?", f"{NOTE} 16(k)")
fact("us_content_percent", "decimal:0..100", "What percentage of the value of the article are parts produced in the United States?", f"{NOTE} 16(j)")

# ---------------------------------------------------------------- Section 232: pharmaceuticals (note 40)
m = program("section_232_pharmaceuticals", 48, "Section 232 duties on patented pharmaceutical articles", f"19 U.S.C. 1862; Proclamation 11020; {NOTE} 40")
PHARMA = dict(goods="@s232_pharmaceuticals", source=LATER)
START = "2026-07-31"
m("9903.04.69", effect="none", start=START, when="not_pharmaceutical", note="(i)", **PHARMA)
m("9903.04.67", effect="none", start=START, when="generic", note="(c)(iii)", **PHARMA)
m("9903.04.68", effect="none", start=START, when="us_active_ingredient", **PHARMA)
m("9903.04.70", effect="none", start="2026-09-29", when="clinical_use", note="(a)", **PHARMA)
m("9903.04.61", effect="add", rate="0%", start=START, end="2026-09-28", when="pharma_named_company", note="(e)", **PHARMA)
m("9903.04.66", effect="add", rate="0%", start=START, when="pharma_specialty", note="(h)(iii)", **PHARMA)
m("9903.04.65", effect="add", rate="0%", start=START, when="pharma_onshoring_pricing", note="(h)(ii)", **PHARMA)
m("9903.04.64", effect="add", rate="20%", start=START, when="pharma_onshoring", note="(h)(i)", **PHARMA)
m("9903.04.62", effect="total", rate="15%", origins="JP KR CH LI @EU", start=START, above="9903.04.62", note="(f)", **PHARMA)
m("9903.04.63", effect="add", rate="0%", origins="GB", start=START, known="2026-08-03", note="(g) as corrected by revision 15", **PHARMA)
m("9903.04.63", effect="add", rate="10%", origins="GB", start=START, unknown="2026-08-02", note="(g) as first published", **PHARMA)
m("9903.04.60", effect="add", rate="0%", origins=COLUMN2, start=START, note="(c), (d): no additional duty in column 2", **PHARMA)
m("9903.04.60", effect="total", rate="100%", start=START, above="9903.04.60", note="(c), (d)", **PHARMA)
fact("not_pharmaceutical", "bool", "Is the article something other than a pharmaceutical article?", f"{NOTE} 40(i)")
fact("generic", "bool", "Is it a generic pharmaceutical article?", f"{NOTE} 40(c)(iii)")
fact("us_active_ingredient", "bool", "Is it in dosage form with an active ingredient that is a product of the United States?", "9903.04.68")
fact("clinical_use", "bool", "Is it solely for clinical trials, research and development or another use that is not commercial?", "9903.04.70")
fact("pharma_named_company", "bool", "Is it entered for a company for which the Secretary of Commerce deferred the duty to 2026-09-29?", f"{NOTE} 40(e)")
fact("pharma_specialty", "bool", "Is it for one of the specialty uses that note 40(h)(iii) exempts?", f"{NOTE} 40(h)(iii)")
fact("pharma_onshoring_pricing", "bool", "Is it subject to a qualifying onshoring plan together with a most-favored-nation pricing agreement?", f"{NOTE} 40(h)(ii)")
fact("pharma_onshoring", "bool", "Is it subject to a qualifying onshoring plan?", f"{NOTE} 40(h)(i)")

# ---------------------------------------------------------------- Section 232: unmanned aircraft (note 43)
m = program("section_232_unmanned_aircraft", 49, "Section 232 duties on unmanned aircraft systems, their parts and components", f"19 U.S.C. 1862; Proclamation 11055; {NOTE} 43")
U = "@s232_unmanned_aircraft"
UAS = dict(start="2026-09-03", source=LATER)
m("9903.08.20", f"{U}_general", "none", when="!unmanned_aircraft_use", note="(a), (c)", **UAS)
m("9903.08.25", f"{U} {U}_small {U}_general", "none", when="uas_onshoring_security", **UAS)
m("9903.08.26", f"{U} {U}_small {U}_general", "none", when="uas_onshoring_commerce", **UAS)
m("9903.08.23", f"{U} {U}_small {U}_general", "add", "10%", "GB", when="uas_allied_components", note="(d)", **UAS)
m("9903.08.24", f"{U} {U}_small {U}_general", "total", "15%", "JP LI KR CH TW @EU", when="uas_allied_components", above="9903.08.24", note="(d)", **UAS)
m("9903.08.22", f"{U}_small", "add", "25%", when="!thermal_imaging", note="(c)(4)", **UAS)
m("9903.08.21", f"{U} {U}_small {U}_general", "add", "100%", note="(c)(1)-(3)", **UAS)
fact("unmanned_aircraft_use", "bool", "Is the article for use in or with the unmanned aircraft systems that the note describes?", f"{NOTE} 43(a), (c)", "yes")
fact("thermal_imaging", "bool", "Does the unmanned aircraft have thermal imaging?", f"{NOTE} 43(c)(3), (4)", "yes")
fact("uas_allied_components", "bool", "Are substantially all critical components and technology products of the United States, Japan, Korea, Taiwan, Switzerland, Liechtenstein, the European Union or the United Kingdom?", f"{NOTE} 43(d)")
fact("uas_onshoring_security", "bool", "Is it imported under an onshoring plan approved by the Department of Homeland Security or of War?", "9903.08.25")
fact("uas_onshoring_commerce", "bool", "Is it imported under an onshoring plan approved by the Secretary of Commerce?", "9903.08.26")

# ---------------------------------------------------------------- what exempts goods of other measures: subject to Section 232
ARTICLES = ["autos", "trucks", "timber", "semiconductors", "metals"]
subject = lambda names: "subject=" + "|".join("section_232_" + n for n in names)
fact("textile_apparel", "bool", "Is the article a textile or apparel good as general note 29(d)(v) defines it?", "HTS general note 29(d)(v)")
fact("pharmaceutical_use", "bool", "Is the article for use in pharmaceutical applications?", f"{NOTE}s 50(a)(v), 52(e)")
CAFTA = "CR DO SV GT HN NI"

# ---------------------------------------------------------------- Section 122 (note 2(aa)), 2026-02-24 to 2026-07-23
LAW = f"19 U.S.C. 2132; Proclamation 11012; {NOTE} 2(aa)"
m = program("section_122", 31, "Section 122 import surcharge", LAW)
S122 = dict(start="2026-02-24", end="2026-07-23")
m("9903.03.02", "*", "none", start="2026-02-24", end="2026-02-27", when="loading<2026-02-24" + VESSEL)
OLD = dict(start="2026-02-24", end="2026-04-05", note="(v) before Proclamation 11021: the surcharge falls on what is not metal content")
m("9903.03.06", "*", "none", start="2026-02-24", end="2026-04-05", when=subject(ARTICLES[:-1]), note="(v)")
m("9903.03.06", "72", "none", when="subject=section_232_steel", **OLD)
m("9903.03.06", "*", "none", start="2026-04-06", end="2026-07-23", when=subject(ARTICLES), note="(v)")
m("", "*", "none", "", "CA MX", when="claim=S|S+", note="(vi), (vii)", **S122)
m("9903.03.03", "@s122_exempt", "none", note="(ii)", **S122)
m("9903.03.04", "@s122_particular", "none", when="particular_article", note="(iii)", **S122)
m("9903.03.05", "@civil_aircraft", "none", when="civil_aircraft", note="(iv)", **S122)
m("9903.03.09", "*", "none", "", CAFTA, when="claim=P|P+ & textile_apparel", note="(viii)", **S122)
m("9903.03.10", "*", "none", when="donation", **S122)
m("9903.03.11", "*", "none", when="informational_materials", **S122)
# After all that is exempt whatever its metal.
METALS = [(" & ".join(f"subject=section_232_{x}" for x in some), " ".join(f"{x}_content_value" for x in some)) for n in (3, 2, 1) for some in itertools.combinations(("steel", "aluminum", "copper"), n)]
for when, parts in METALS:
    m("9903.03.01", "*", "add", "10%", when=when, basis=" ".join("-" + part for part in parts.split()), **OLD)
m("9903.03.01", "*", "add", "10%", note="(i)", **S122)
m = program("section_122_metal", 31, "Section 122 import surcharge: metal content", LAW)
for when, parts in METALS:
    m("9903.03.06", "*", "add", "0%", when=f"subject=section_122 & {when}", basis=parts, **OLD)
m = program("section_122_usmca", 31, "Section 122 import surcharge: goods of Canada and Mexico under the USMCA", LAW)
m("9903.03.07", "*", "none", "", "CA", when="claim=S|S+", note="(vi)", **S122)
m("9903.03.08", "*", "none", "", "MX", when="claim=S|S+", note="(vii)", **S122)

# ---------------------------------------------------------------- Section 338, Canada (note 51)
m = program("section_338_canada", 32, "Section 338 duties on products of Canada", f"19 U.S.C. 1338; Proclamations 11046, 11047, 11048, 11056; {NOTE} 51")
C = "@s338_canada_"
CA = dict(origins="CA", source=LATER)
m("", f"{C}ban", "refuse", "importation of this product of Canada is prohibited from 2026-09-29 (Proclamations 11061, 11062, 11063)", start="2026-09-29", note="19 U.S.C. 1338(b)", **CA)
m("", f"{C}ban_packaged", "refuse", "importation of this product of Canada, when packaged, is prohibited from 2026-09-29 (Proclamation 11061)", start="2026-09-29", when="!in_bulk", note="19 U.S.C. 1338(b)", **CA)
m("9903.03.16", f"{C}civil_aircraft", "none", start="2026-08-22", when="civil_aircraft", note="(d)", **CA)
m("9903.03.15", f"{C}alcohol {C}vehicles", "none", start="2026-08-22", end="2026-09-14", when=subject(ARTICLES + ["pharmaceuticals"]), note="(c)", **CA)
m("9903.03.15", f"{C}dairy", "none", start="2026-08-22", when=subject(ARTICLES + ["pharmaceuticals"]), note="(c)", **CA)
for heading, part in (("9903.03.12", "alcohol"), ("9903.03.13", "dairy"), ("9903.03.14", "vehicles")):
    m(heading, C + part, "add", "50%", start="2026-08-22", note="(a), (b)", **CA)
fact("in_bulk", "bool", "Are the goods in bulk, not in bottles, cans, boxes, kegs or other containers for direct consumption?", "Proclamation 11061, annex", "yes")

# ---------------------------------------------------------------- Section 301, Brazil (note 50)
m = program("section_301_brazil", 13, "Section 301 duties on products of Brazil", f"19 U.S.C. 2411; FR Doc. 2026-14542; {NOTE} 50")
BR = dict(origins="BR", source=LATER)
m("9903.05.02", "*", "none", start="2026-07-22", end="2026-07-28", when="loading<2026-07-22" + VESSEL, **BR)
m("9903.05.07", "*", "none", start="2026-07-22", end="2026-07-30", when=subject(ARTICLES), note="(a)(vi)", **BR)
m("9903.05.07", "*", "none", start="2026-07-31", when=subject(ARTICLES + ["pharmaceuticals"]), note="(a)(vi)", **BR)
BR["start"] = "2026-07-22"
m("9903.05.03", "@s301_brazil_exempt", "none", note="(a)(ii)", **BR)
m("9903.05.04", "@s301_brazil_particular", "none", when="particular_article", note="(a)(iii)", **BR)
m("9903.05.05", "@civil_aircraft", "none", when="civil_aircraft", note="(a)(iv)", **BR)
m("9903.05.06", "@s301_brazil_medicines", "none", when="pharmaceutical_use", note="(a)(v)", **BR)
m("9903.05.08", "*", "none", when="donation", **BR)
m("9903.05.09", "*", "none", when="informational_materials", **BR)
m("9903.05.01", "*", "add", "25%", note="(a)(i)", **BR)

# ---------------------------------------------------------------- Section 301, forced labour (note 52)
m = program("section_301_forced_labor", 14, "Section 301 duties for failures to act against forced labor (60 economies)", f"19 U.S.C. 2411; FR Doc. 2026-15181; {NOTE} 52")
ADD = {"12.5%": "DZ20 AO21 AU23 BS24 BH25 BR27 CL30 CN31 CO32 CR33 DO34 EG36 GY41 HK43 IQ46 IL47 KZ51 KW52 LY53 MA56 NZ57 NI58 NG59 NO60 OM61 PE63 PH64 QA65 RU66 SA67 SG68 ZA69 TH77 TR79 AE80 UY82 VE83 VN84",
       "10%": "AR22 BD26 KH28 CA29 EC35 SV37 GT40 HN42 IN44 ID45 JO50 MY54 MX55 PK62 LK72 TT78 GB81"}
FLOORS = (("@EU", "10%", "39", "38"), ("JP", "12.5%", "49", "48"), ("KR", "12.5%", "71", "70"), ("CH", "12.5%", "74", "73"), ("TW", "10%", "76", "75"))
WHO = " ".join(sorted([w[:2] for part in ADD.values() for w in part.split()] + [f[0] for f in FLOORS]))
FL, ALLOF = dict(start="2026-07-24", source=LATER), dict(goods="*", effect="none", origins=WHO)
m("9903.05.85", end="2026-07-27", when="loading<2026-07-24" + VESSEL, **ALLOF, **FL)
m("9903.05.90", when=subject(ARTICLES), note="(f)", end="2026-07-30", **ALLOF, **FL)
m("9903.05.90", when=subject(ARTICLES + ["pharmaceuticals"]), note="(f)", **ALLOF, **dict(FL, start="2026-07-31"))
m("9903.05.93", "*", "none", "", "CA", when="claim=S|S+", note="(g)", **FL)
m("9903.05.94", "*", "none", "", "MX", when="claim=S|S+", note="(h)", **FL)
m("9903.05.86", "@s301_forced_labor_exempt", "none", "", WHO, note="(b)", **FL)
m("9903.05.87", "@s301_forced_labor_particular", "none", "", WHO, when="particular_article", note="(c)", **FL)
m("9903.05.88", "@civil_aircraft", "none", "", WHO, when="civil_aircraft", note="(d)", **FL)
m("9903.05.89", "@s301_forced_labor_medicines", "none", "", WHO, when="pharmaceutical_use", note="(e)", **FL)
m("9903.05.91", when="donation", **ALLOF, **FL)
m("9903.05.92", when="informational_materials", **ALLOF, **FL)
L = "@s301_forced_labor_"
# (j): articles of one country, by list, by description, and under a preference
for who, listed, described in (("GB", "96", ""), ("@EU", "97", ""), ("CH", "98", ""), ("MY", "99", "9903.06.01"), ("KH", "9903.06.02", "9903.06.03"), ("GT", "9903.06.04", "9903.06.05"),
                               ("SV", "9903.06.07", "9903.06.08"), ("AR", "9903.06.10", "9903.06.11"), ("BD", "9903.06.12", "9903.06.13"), ("TW", "9903.06.14", "9903.06.15"),
                               ("ID", "9903.06.16", "9903.06.17"), ("EC", "9903.06.18", "9903.06.19"), ("JO", "9903.06.20", "9903.06.21")):
    part, listed = who.lower().strip("@"), listed if "." in listed else "9903.05." + listed
    m(listed, L + part, "none", "", who, note="(j)", **FL)
    if described:
        m(described, L + part + "_particular", "none", "", who, when="!not_listed_article", note="(j)", **FL)
CLOTHING = "61 62"  # wholly textile and apparel goods of general note 29(d)(v)
# The long list of (j)(6)(iii) is also Jordan's, besides 150 provisions of its own (1,887 less 1,737): the parts of it that were read.
WOVEN = "4202 50079060 5104 5105 5106 5107 5108 5109 5110 5111 5112 5113 5203 5204 5205 5206 5207 5208 5209 5210 5211 5212"
TEXTILES = f"{WOVEN} 5904 5905 5906 5907 5908 5909 5910 5911 60 61 62 6301 940430 940440 940490"
m("9903.06.20", TEXTILES, "none", "", "JO", but="590610 611510", note="(j)(13)(i)", **FL)
m("9903.06.20", "*", "none", "", "JO", when="listed_for_country", note="(j)(13)(i)", **FL)
for who, heading, goods in (("GT", "9903.06.06", TEXTILES), ("SV", "9903.06.09", f"{WOVEN} 53")):
    m(heading, goods, "none", "", who, when="claim=P|P+", but="590610 611510", note="(j)", **FL)
    m(heading, "*", "none", "", who, when="claim=P|P+ & listed_for_country", note="(j)", **FL)
m("9903.05.95", CLOTHING, "none", "", CAFTA, when="claim=P|P+", note="(i)", **FL)
m("9903.05.95", "*", "none", "", CAFTA, when="claim=P|P+ & textile_apparel", note="(i)", **FL)
for rate, part in ADD.items():
    for w in part.split():
        m("9903.05." + w[2:], "*", "add", rate, w[:2], note="(a)", **FL)
for who, rate, below, above in FLOORS:
    m("9903.05." + below, "*", "total", rate, who, above="9903.05." + above, note="(a), (k)", **FL)
fact("not_listed_article", "bool", "Is the article something other than what U.S. note 52(j) describes for its country beside this number (argan oil, acai, ritual goods and the like)?", f"{NOTE} 52(j)", "assumed")
fact("listed_for_country", "bool", "Is the textile article or bag in the long list that U.S. note 52(j) has for Guatemala, El Salvador or Jordan?", f"{NOTE} 52(j)(6)(iii), (7)(iii), (13)(i)")

# ---------------------------------------------------------------- Section 201: quartz surface products (note 41)
m = program("section_201_quartz", 52, "Section 201 safeguard on quartz surface products", f"19 U.S.C. 2253; Proclamation 11051; {NOTE} 41")
Q = dict(goods="@s201_quartz", origins="!@S201_QUARTZ_EXEMPT", source=LATER)
m("", effect="none", start="2026-08-15", end="2030-08-14", when="not_quartz_surface", note="(a)", **Q)
for since, until, inside, over in (("2026-08-15", "2027-08-14", "25%", "50%"), ("2027-08-15", "2028-08-14", "23%", "49%"), ("2028-08-15", "2029-08-14", "21%", "48%"), ("2029-08-15", "2030-08-14", "19%", "47%")):
    m("9903.45.31", effect="add", rate=over, start=since, end=until, when="quartz_over_quota", note="(d), (e)", **Q)
    m("9903.45.30", effect="add", rate=inside, start=since, end=until, when="!quartz_over_quota", note="(d), (e)", **Q)
fact("not_quartz_surface", "bool", "Is the article something other than a quartz surface product (mostly silica with a resin binder, not quarried stone)?", f"{NOTE} 41(a)")
fact("quartz_over_quota", "bool", "Is the line entered beyond the quarterly quantity of the tariff-rate quota for quartz surface products?", f"{NOTE} 41(d)", "yes")
EXEMPT = """CA MX AU CO CR DO SV GT HN IL NI PA PE SG KR AF AL DZ AO AM AZ BZ BJ BT BO BA BW BR BF MM BI KH CM CV CF TD KM CG CD CI DJ DM EC EG ER SZ ET FJ GA GM GE GH GD GN GW
GY HT ID IQ JM JO KZ KE KI XK KG LB LS LR MG MW MV ML MR MU MD MN ME MZ NA NP NE NG MK PK PG PY PH RW LC VC WS ST SN RS SL SB SO ZA SS LK SR TZ TL TG TO TN TV UG UA UZ VU YE ZM ZW
AG AW BS BB VG CW MS KN TT""".split()


goods = [[code, name, since, until, "", source] for name, parts in lists_2026.lists(US).items() for codes, since, until, source in parts for code in codes]
write("measures/2026.csv", HEADER, rows)
write("goods/2026.csv", "code,list,from,until,known_from,source".split(","), sorted(renumbered.with_heirs(goods), key=lambda r: (r[1], r[0], r[2])))
write("facts/2026.csv", "name,type,scope,question,law,raises".split(","), sorted(facts))
write("programs/2026.csv", "program,filing,kind,tax_type,title,benefit_authority,authority".split(","), programs)
write("groups/2026.csv", "group,country,from,until,authority".split(","), [["S201_QUARTZ_EXEMPT", c, "2026-08-15", "2030-08-14", f"Proclamation 11051; {NOTE} 41(c)"] for c in sorted(set(EXEMPT))])
