#!/usr/bin/env python3
"""Makes the tables of the pack us-hts from the reference data.

usage: convert_hts.py [REFERENCE]      (or TIDEWAITER_REFERENCE; the folder that holds `reference/us`)

Made here:  lines.csv statistical.csv uncovered.csv footnotes.csv units.csv   (from two HTS exports, the tariff database of
            2025 and the comparison of revisions; editions.py says how they are brought together)
By hand:    all other tables and pack.json                                    (few rows, each with its authority)

Only facts are taken: codes, units, rates, the references in footnotes. No description is carried over.
The output depends on the input alone, so running it again gives the same bytes.
"""
import csv, json, os, re, sys
from collections import defaultdict
from decimal import Decimal

import editions
import tables

ROOT = sys.argv[1] if len(sys.argv) > 1 else os.environ["TIDEWAITER_REFERENCE"]
US = os.path.join(ROOT, "reference", "us") if os.path.isdir(os.path.join(ROOT, "reference")) else os.path.join(ROOT, "us")
PACK = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # the folder of the pack

# The dates on which each edition was read to be in force (see pack.json, "coverage", for the evidence).
FULL = ("hts-2024-12", "2024-11-23", "2024-12-31")
CONDENSED = ("hts-2026-rev11", "2026-07-01", "2026-07-13")

# ---------------------------------------------------------------- units
# HTS word -> (Rec 20 code or Rec 20 code with a qualifier of ours, note). A qualifier means another quantity
# than the plain one (clean kilograms are not gross kilograms): it is a unit of its own, never converted.
R, O = "Rec 20", "own: Rec 20 code with a qualifier"
UNITS = {
    "kg": ("KGM", R), "g": ("GRM", R), "t": ("TNE", R), "carat": ("CTM", R), "liters": ("LTR", R), "liter": ("LTR", R),
    "pf.liters": ("PFL", R), "pf.liter": ("PFL", R), "bbl": ("BLL", "Rec 20; US barrel"), "m": ("MTR", R),
    "lin. m": ("MTR", "Rec 20; linear metre"), "thousand m": ("KMT", "Rec 20; 1,000 m = 1 km"), "cm2": ("CMK", R), "m2": ("MTK", R),
    "m\u00b2": ("MTK", R), "m3": ("MTQ", R), "thousand m3": ("R9", R), "W": ("WTT", R), "MWh": ("MWH", R), "GBq": ("GBQ", R),
    "No.": ("NMB", "number; in use in customs systems, not in the current Rec 20 list (C62 there)"), "No": ("NMB", "as No."),
    "each": ("NMB", "as No."), "head": ("NMB", "as No.; animals"), "pcs": ("H87", R), "Dz Pcs": ("DPC", R), "doz.": ("DZN", R),
    "prs.": ("NPR", "Rec 20, deprecated there in favour of PR"), "pr.": ("NPR", "as prs."), "doz. prs.": ("DPR", R), "gross": ("GRO", R),
    "hundreds": ("CEN", R), "thousands": ("MIL", R), "thousand": ("MIL", R), "1000": ("MIL", R), "1,000": ("MIL", R), "doses": ("E27", R),
    "square": ("SQR", "Rec 20; roofing square"), "pack": ("NMB:packs", O), "Jwls.": ("NMB:jewels", O), "gr.lines": ("GRO:lines", O),
    "Fiber m": ("MTR:fiber", O), "cy kg": ("KGM:clean", O + "; clean yield"), "clean kg": ("KGM:clean", O),
    "kg cmsc": ("KGM:cows-milk-solids", O), "kg msc": ("KGM:milk-solids", O), "kg amc": ("KGM:anhydrous-morphine", O),
    "kg ttl sug": ("KGM:total-sugars", O), "kg of total sugars": ("KGM:total-sugars", O), "kg on drained weight": ("KGM:drained", O),
    "kg on contents and container": ("KGM:contents-and-container", O), "kg on entire contents of container": ("KGM:entire-contents", O),
    "t adw": ("TNE:air-dry", O), "t dwb": ("TNE:dry-basis", O),
}
METALS = {"Ag": "silver", "Au": "gold", "Co": "cobalt", "Cr": "chromium", "Cr2O3": "chromium-oxide", "Cu": "copper", "Ir": "iridium",
          "Mg": "magnesium", "Mn": "manganese", "Mo": "molybdenum", "NH3": "ammonia", "NaOH": "sodium-hydroxide", "Ni": "nickel",
          "Os": "osmium", "Pb": "lead", "Pd": "palladium", "Pt": "platinum", "Rh": "rhodium", "Ru": "ruthenium", "Sb": "antimony",
          "Si": "silicon", "Sn": "tin", "V": "vanadium", "V2O5": "vanadium-oxide", "W": "tungsten", "Zn": "zinc"}
for symbol, name in METALS.items():
    for word, code in (("kg", "KGM"), ("g", "GRM"), ("t", "TNE")):
        UNITS[f"{symbol} {word}"] = (f"{code}:{name}-content", O)
for name in ("copper", "lead", "zinc", "tungsten", "molybdenum", "manganese", "magnesium", "silicon"):
    UNITS[f"kg on {name} content"] = (f"KGM:{name}-content", O)
USED = {}


def unit(word):
    USED[word] = UNITS[word]
    return UNITS[word][0]


def units(words):
    """Up to two units of an HTS row; 'No. and kg' is two."""
    words = [w for x in words or [] for w in re.split(r" and ", x.strip()) if w.strip() not in ("", "X")]
    if len(words) > 2:
        raise SystemExit(f"three units: {words}")
    found = [unit(w.strip()) for w in words] + ["", ""]
    return found[0], found[1]


# ---------------------------------------------------------------- rates
def amount(text):
    return format(Decimal(text.replace(",", "")).normalize(), "f")


def component(text):
    """One component in our grammar, or None when the words say more than the grammar can."""
    if re.fullmatch(r"free", text, re.I):
        return "free"
    if m := re.fullmatch(r"([\d.]+) ?%", text):
        return amount(m[1]) + "%"
    if m := re.fullmatch(r"(\$?)([\d.]+)(\u00a2?) ?(?:/ ?| )(.+)", text):
        dollars, number, cents, per = m.groups()
        per = {"pf. liter": "pf.liter", "kg on drained weght": "kg on drained weight", "thou- sand": "thousand"}.get(per, per)
        known = per in UNITS and (per == "each" or "/" in text)
        if bool(dollars) == bool(cents) or not known:
            return None
        value = Decimal(number) if dollars else Decimal(number) / 100
        return f"{amount(str(value))}/{unit(per)}"
    return None


def rate(text):
    text = re.sub(r"\s+", " ", text or "").strip()
    parts = [component(p.strip()) for p in text.split("+")]
    return ("?" if None in parts or not text or ("free" in parts and len(parts) > 1) else " + ".join(parts)), text


# ---------------------------------------------------------------- lines and reporting numbers
def digits(code):
    return re.sub(r"\D", "", code)


def agree(values):
    values = list(values)
    return values[0] if values and all(v == values[0] for v in values) else None


def full(path):
    """December 2024: every field. A rate stands on the 8-digit row, on a sole 10-digit row, or (9503) on the heading."""
    lines, stat, special, kids = [], [], {}, defaultdict(list)
    rows = [r for r in json.load(open(path, encoding="utf-8")) if r["chapter"] < "98"]
    for r in rows:
        code = digits(r["htsno"])
        if len(code) == 10:
            kids[code[:8]].append(r)
            stat.append([code, *FULL_DATES, *units(r["units"])])
    eight = {digits(r["htsno"]): r for r in rows if len(digits(r["htsno"])) == 8 or (digits(r["htsno"]) == "9503")}
    eight["95030000"] = eight.pop("9503")
    for code in sorted(set(eight) | set(kids)):
        children = kids.get(code, [])
        if code in eight:
            sources = [(code, eight[code], children)]
            odd = [k for k in children if k["general"] and k["general"] != eight[code]["general"]]
            if odd:
                raise SystemExit(f"10-digit rate differs from its line: {code}")
        elif agree((k["general"], k["other"]) for k in children):
            sources = [(code, children[0], children)]
        else:
            sources = [(digits(k["htsno"]), k, [k]) for k in children]
        for name, r, below in sources:
            u = units(r["units"]) if r["units"] else agree(units(k["units"]) for k in below) or ("", "")
            columns = [*rate(r["general"]), *rate(r["other"])]
            special[name] = r["special"] or next((k["special"] for k in below if k["special"]), "")
            if any("rate should be" in f["value"] for f in r["footnotes"] or []):  # the schedule doubts its own rate
                columns[0] = columns[2] = "?"
            lines.append([name, *FULL_DATES, *u, *columns])
    return rows, lines, stat, special


def condensed(path):
    """2026 revision 11: general and preferential rates; units only where stated; column 2 not stated."""
    data = {k: r for k, r in json.load(open(path, encoding="utf-8")).items() if k < "98"}
    lines, stat, special, kids = [], [], {}, defaultdict(list)
    for code, r in data.items():
        if len(code) == 10:
            kids[code[:8]].append((code, r))
            stat.append([code, *CONDENSED_DATES, *units(r.get("units"))])
    for code in sorted({c for c in data if len(c) == 8} | set(kids)):
        children = kids.get(code, [])
        raws = [k["general_raw"] for _, k in children]
        if code in data and data[code]["general_raw"]:
            sources = [(code, data[code], children)]
        elif agree(raws) is not None:
            sources = [(code, children[0][1], children)]
        else:
            sources = [(c, k, [(c, k)]) for c, k in children]
        for name, r, below in sources:
            u = units(r["units"]) if r.get("units") else agree(units(k.get("units")) for _, k in below) or ("", "")
            lines.append([name, *CONDENSED_DATES, *u, *rate(r["general_raw"]), "", ""])
            special[name] = r.get("special_rates") or {}
    return lines, stat, special


# ---------------------------------------------------------------- what is not covered
# Reference in a footnote -> (program, origins, authority, statement), or a reason why no row is needed.
COMPUTED = "measures/: "  # what follows is the programme there
S301, S232S, S232A = COMPUTED + "section_301_china", COMPUTED + "section_232_steel, section_232_metals", COMPUTED + "section_232_aluminum, section_232_metals"
RUSSIA, SOLAR = COMPUTED + "russia_additional", COMPUTED + "section_201_solar"
JAPAN = ("section_301_japan", "JP", "Proclamation 5448; HTS ch. 99 subch. III U.S. note 3; 9903.41.05, 9903.41.10",
         "cumulative additional duties on leather and footwear of Japan may apply; this pack does not compute them")
UKRAINE = ("section_301_ukraine", "UA", "HTS ch. 99 subch. III 9903.27",
           "the schedule still lists a 100% duty on products of Ukraine here; whether it is in force was not established for this pack")
AGSAFE = ("agricultural_safeguard", "*", "19 U.S.C. 3602; HTS ch. 99 subch. IV",
          "value- or quantity-based agricultural safeguard duties may apply; this pack does not compute them")
REFERENCES = [  # first match wins; each reference of a footnote is judged by itself
    (r"9903\.(88\.(0[1234]|15)|91\.\d\d|92)", S301), (r"20\((g|s)\)", S301),
    (r"9903\.88\.(2[1-8]|69|70)", "exclusion from Section 301: a benefit; the line has its own Section 301 row"),
    (r"note 16 to subchapter III", S232S), (r"note 19 to subchapter III", S232A), (r"note 3 to subchapter III", JAPAN),
    (r"9903\.90\.0[89]", RUSSIA), (r"9903\.45\.2\d", SOLAR), (r"9903\.41\.(05|10)", JAPAN), (r"9903\.27", UKRAINE),
    (r"9903\.45\.0\d", "washer safeguard (note 17), in force until 2023-02-07, before this edition's window"),
    (r"9903\.52|9904", AGSAFE), (r"26 U\.S\.C\. 5\d\d\d", "internal revenue tax: programmes irt_* of measures/"),
    (r"9903\.19", "infant formula and base powder: a reduced rate (benefit)"),
    (r"9903\.55\.01", "temporary importation quota on polyester staple fiber: no duty (and no entry for consumption)"),
    (r"9817|9902|9907", "chapter 98 or 99 provision that reduces duty (benefit), or not in the schedule any more"),
]


def references(text):
    """Splits 'See A, B and C' into judged references: [(reference as printed, treatment)]."""
    found = []
    for token in re.findall(r"99\d\d(?:\.\d\d)*(?:\s*[-\u2013]\s*99\d\d\.\d\d\.\d\d| through 99\d\d\.\d\d\.\d\d)?|note \d+ to subchapter III|20\([a-z]+\)|26 U\.S\.C\. 5\d\d\d", text):
        treatment = next((t for p, t in REFERENCES if re.match(p, token)), None)
        if treatment is None:
            raise SystemExit(f"footnote reference without a decision: {token!r} in {text!r}")
        found.append((token, treatment))
    return found


def footnoted(rows):
    """Footnotes of a row, of what stands above it and below it, brought to the 8-digit line."""
    programs, audit, stack = defaultdict(set), defaultdict(set), []
    for r in rows:
        stack = [s for s in stack if s[0] < int(r["indent"])]
        notes = [re.sub(r"\s+", " ", f["value"]).strip() for f in r["footnotes"] or []]
        stack.append((int(r["indent"]), notes))
        code = digits(r["htsno"])
        if len(code) < 8 and code != "9503":
            continue
        for text in {t for _, ns in stack for t in ns}:
            for token, treatment in references(text):
                line = code[:8] if code != "9503" else "95030000"
                audit[(token, treatment if isinstance(treatment, str) else "row: " + treatment[0])].add(line)
                if not isinstance(treatment, str):
                    programs[treatment].add(line)
    return programs, audit


FROM_LAW = {  # generous headings of the law itself, beside the footnotes
    JAPAN: ["4104", "4105", "4106", "4107", "4112", "4113"],
    UKRAINE: ["27101906", "27101911", "27102005", "27102010", "27109905", "27109910", "28042900", "28256000", "28492010", "28492020", "31055100",
              "32061100", "32061900", "48045100", "64039960", "64039975", "64039990", "64041935", "71021000", "71023100", "71023900", "71151000",
              "7402", "76012090", "84186900"],
}
FEES = [  # research and promotion assessments CBP collects at entry (7 CFR); what measures/ has is left out; generous prefixes
    ("beef_fee", "010231 010239 010290 0201 0202 020610 020621 020622 020629 021020 160250", "7 CFR part 1260"),
    ("pork_fee", "0203 020630 020641 020649 021011 021012 021019 1601 160241 160242 160249", "7 CFR part 1230"),
    ("mushroom_fee", "070951", "7 CFR part 1209"),
    ("sorghum_fee", "1007", "7 CFR part 1221"),
    ("dairy_fee", "04011000 040150 21050010 21050020 22029922 22029924 22029928 35011010 35011050 35019060 35022000", "7 CFR part 1150"),
]


def dairy(lines, stat):
    """The lines that are counted in kilograms of cow's milk solids: those are the ones assessed."""
    unit = "KGM:cows-milk-solids"
    found = {r[0] for r in lines if unit in r[4:6]} | {r[0][:8] for r in stat if unit in r[4:6]}
    return [[code, "dairy_assessed", "2011-08-01", "", "", "hts-2024-12"] for code in found]


def uncovered(programs):
    rows, window = [], (editions.START, editions.END)
    lists = {t: set(c) for t, c in programs.items()}
    for t, prefixes in FROM_LAW.items():
        lists.setdefault(t, set()).update(prefixes)
    for (program, origins, authority, statement), codes in lists.items():
        kept = [c for c in sorted(codes) if not any(c != p and c.startswith(p) for p in codes)]
        for chapter in sorted({c[:2] for c in kept}):
            rows.append([program, " ".join(c for c in kept if c[:2] == chapter), "", origins, *window, "refuse", authority, statement])
    for program, codes, authority in FEES:
        rows.append([program, codes, "", "*", *window, "refuse", authority, "an agricultural research and promotion assessment may be collected at entry; this pack does not compute it"])
    rows.append(["chapters_98_99", "98 99", "", "*", "", "", "refuse", "HTS chapters 98 and 99", "provisions of chapters 98 and 99 are not covered by this pack"])
    rows.append(["after_2026_11_09", "*", "", "*", "2026-11-10", "", "refuse", "19 U.S.C. 2411; 9903.88.69, 9903.88.70, 9903.91",
                 "what applies from 2026-11-10 is not known to this pack: exclusions lapse and a further step of the four-year review was due"])
    return rows


# ---------------------------------------------------------------- writing
def write(name, header, rows):
    tables.write(name, header, sorted(rows, key=lambda r: [str(x).encode() for x in r]))


FULL_DATES = [FULL[1], FULL[2], FULL[0]]
CONDENSED_DATES = [CONDENSED[1], CONDENSED[2], CONDENSED[0]]


def main():
    rows, lines24, stat24, special24 = full(os.path.join(US, "hts_2024_12_full.json"))
    lines26, stat26, special26 = condensed(os.path.join(US, "hts_2026_rev11_condensed.json"))
    base = editions.database(os.path.join(US, "usitc_tariff_database_2025_hts8.csv"))
    lines = editions.merge_lines(lines24, lines26, special24, special26, base, rate)
    stat = editions.merge_statistical(stat24, stat26, os.path.join(US, "budget_lab", "hts_concordance.csv"))
    programs, audit = footnoted(rows)
    write("lines.csv", "code,from,until,source,unit1,unit2,general,general_text,column2,column2_text,special,special_text", lines)
    write(os.path.join("goods", "base.csv"), "code,list,from,until,known_from,source", dairy(lines, stat))
    write("statistical.csv", "code,from,until,source,unit1,unit2", stat)
    write("uncovered.csv", "program,codes,except_codes,origins,from,until,effect,authority,statement", uncovered(programs))
    write("footnotes.csv", "reference,lines,treatment", [[k[0], len(v), k[1]] for k, v in audit.items()])
    write("units.csv", "hts_unit,rec20,note", [[k, *v] for k, v in USED.items()])
    for source in sorted({r[3] for r in lines}):
        part = [r for r in lines if r[3] == source]
        print(source, "rows", len(part), "general ?", sum(r[6] == "?" for r in part), "column2 ?", sum(r[8] == "?" for r in part),
              "special ?", sum("?" in r[10] for r in part))


main()
