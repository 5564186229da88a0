"""Tables of the additional duties from 2018 to 2026-04-05 that this pack knows: Section 301 (China), Section 232
(steel, aluminum, before the annex regime), Section 201 (solar, washers), IEEPA, the increased column 2 rates of
Russia. Writes history.csv in measures, goods, programs, facts and
groups, and de_minimis.csv. Deterministic; reads TIDEWAITER_REFERENCE and lists-history.csv."""
import csv
import json
import os
import re
from collections import defaultdict

import chapter99 as c99

HERE = os.path.dirname(os.path.abspath(__file__))
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


def program(name, filing, title, authority, tax_type=""):
    PROGRAMS.append([name, filing, "duty", tax_type, title, authority, authority])
    def row(order, heading, effect, rate="", goods="*", but="", origins="*", since="", until="", when="", basis="", above="",
            known_from="", known_until="", authority=authority, source=C99):
        if when == "subject=":  # none of those programmes is declared
            return
        MEASURES.append([name, order, re.sub(r"\D", "", heading), re.sub(r"\D", "", above), goods, but, origins, since, until,
                         known_from, known_until, when, effect, rate, basis, authority, source])
    return row


def listed(name, codes, since="", until="", source=C99, known_from=""):
    for code in dict.fromkeys(codes):
        GOODS.append([code, name, since, until, known_from, source])


def subject(*names):
    return "subject=" + "|".join(names)


# ---------------------------------------------------------------- Section 301, China
def section_301():
    law = "19 U.S.C. 2411; HTS ch. 99 subch. III U.S. notes 20 and 31"
    row = program("section_301_china", 10, "Section 301 additional duties on products of China", law)
    data = json.load(open(os.path.join(c99.US, "section301.json"), encoding="utf-8"))
    notes = {}
    for letter, start, end, name in (("b", r"^\s*\(b\) Heading 9903\.88\.01", r"^\s*\(c\) For the purposes of heading 9903\.88\.02", "s301_list_1"),
                                     ("d", r"^\s*\(d\) Heading 9903\.88\.02", r"^\s*\(e\) For the purposes of heading 9903\.88\.03", "s301_list_2"),
                                     ("f", r"^\s*\(f\) Heading 9903\.88\.03", r"^\s*\(g\) For the purposes of heading 9903\.88\.04", "s301_list_3"),
                                     ("s", r"^\s*\(s\) Heading 9903\.88\.15", r"^\s*\(ii\) the following products of China", "s301_list_4a")):
        first = c99.find(start)
        notes[name] = c99.tabled(first, c99.find(end, first))
        listed(name, notes[name])
    review = c99.find(r"^\s*\(b\) Heading 9903\.91\.01 applies")
    notes["s301_review_b"] = c99.tabled(review, c99.find(r"^\s*\(c\) Heading 9903\.91\.02", review))
    listed("s301_review_b", notes["s301_review_b"], "2024-09-27")
    notice = "89 FR 76581"  # statistical numbers of this subdivision until the steps of 2026; face masks stood on list 4A before
    listed("s301_review_b", "6307909842 6307909844 6307909850 6307909875 8507600010".split(), "2024-09-27", "2025-12-31", notice)
    listed("s301_list_4a", ["63079098"], "", "2024-09-26", notice)
    listed("s301_list_4a", ["6307909870"], "2024-09-27", "2024-12-31", notice)
    for letter, heading, since in (("c", "02", "2024-09-27"), ("d", "03", "2024-09-27"), ("f", "05", "2025-01-01"), ("g", "06", "2026-01-01"),
                                   ("h", "07", "2026-01-01"), ("j", "11", "2025-01-01")):
        first = c99.find(rf"Heading 9903\.91\.{heading} applies to", review)
        name = f"s301_review_{letter}"
        notes[name] = c99.worded(first, c99.find(r"Heading 9903\.91\.\d\d applies to|^\(ii\) The additional rate|^\(k\)", first + 1))
        listed(name, notes[name], since)
    # A cross-check with the table of the same lists made by others.
    theirs = {c for c, h in data["heading_by_hts8"].items()} - {"84261900", "40151210"}
    ours = {c[:8] for codes in notes.values() for c in codes} - {"63079098"}
    if theirs - ours:
        raise SystemExit(f"section 301: not in the printed notes: {sorted(theirs - ours)}")
    # Lines that moved from the lists to note 31 when its later steps took effect: the footnotes of December 2024.
    names = {"9903.88.01": "s301_list_1", "9903.88.02": "s301_list_2", "9903.88.03": "s301_list_3", "9903.88.15": "s301_list_4a"}
    later = {c[:8]: since for n, since in (("s301_review_f", "2024-12-31"), ("s301_review_g", "2025-12-31"), ("s301_review_j", "2024-12-31")) for c in notes[n]}
    later["40151210"] = "2024-12-31"
    for r in json.load(open(os.path.join(c99.US, "hts_2024_12_full.json"), encoding="utf-8")):
        code = c99.plain(r["htsno"])
        text = " ".join(f["value"] for f in r["footnotes"] or [])
        for heading, name in names.items():
            if code[:8] in later and heading in text:
                listed(name, [code[:8]], "", later[code[:8]], EXPORT)

    # Exclusions: claims, by statistical reporting number; the article description of the note decides.
    order = 100
    texts = {h: t for h, t, _ in c99.headings()}
    for number in [*range(50, 71)]:
        heading = f"9903.88.{number}"
        text = texts.get(heading, "")
        dated = re.search(r"on or after (\w+ \d+, \d{4}),? and (through|before) (\w+ \d+, \d{4})", text)
        letter = re.search(r"U\.S\. note 20\(?\s?\((\w+)\)|U\.S\. note 20\((\w+)\)", text)
        if not (dated and letter):
            continue
        letter = letter.group(1) or letter.group(2)
        first = c99.find(rf"^\s*\({letter}\)\s*(\(i\) ?)?The U", c99.find(r"^20\. \(a\)"))
        end = c99.find(r"9903\.89\.05" if letter == "www" else rf"^\s*\({chr(ord(letter[0]) + 1) * 3}\)", first + 1)
        codes = [c for c in c99.worded(first, end) if len(c) == 10 or c.endswith("00") or len(c) == 8]
        until = iso(dated.group(3))
        name = f"s301_exclusion_{letter}"
        listed(name, sorted(set(codes)))
        row(order, heading, "none", goods="@" + name, origins="CN", since=iso(dated.group(1)), until=until if dated.group(2) == "through" else before(until),
            when="s301_exclusion", authority=f"{law}; note 20({letter})")
        order += 1
    row(order, "", "refuse", "exclusions granted for entries before 2020-06-04, and those of headings 9903.88.05 to 9903.88.49, are not in this pack",
        origins="CN", since="2018-07-06", until="2021-11-30", when="s301_exclusion")

    # Cranes; note 31; then the lists. The first row that fits is the result.
    crane = dict(goods="84261900", origins="CN", since="2024-09-27", authority="19 U.S.C. 2411; 89 FR 76581; HTS 9903.91.09, 9903.92.10, 9903.92.80")
    row(200, "9903.91.09", "none", **{**crane, "until": "2026-05-13"}, when="ship_to_shore_crane & crane_contract_before_2024_05_14")
    row(201, "9903.92.10", "add", "25%", **crane, when="ship_to_shore_crane")
    row(202, "9903.92.80", "none", **crane)
    note31 = "19 U.S.C. 2411; 89 FR 76581; HTS ch. 99 subch. III U.S. note 31"
    step = lambda order, heading, rate, goods, since, until="", **more: row(order, heading, "add", rate, goods=goods, origins="CN", since=since, until=until, authority=note31, **more)
    row(300, "9903.91.10", "none", goods="9018310080", origins="CN", since="2024-09-27", until="2025-12-31", when="enteral_syringe", authority=note31)
    step(301, "9903.91.03", "100%", "@s301_review_d", "2024-09-27")
    step(302, "9903.91.02", "50%", "@s301_review_c", "2024-09-27")
    step(303, "9903.91.04", "25%", "6307909870", "2025-01-01", "2025-12-31")
    step(304, "9903.91.07", "50%", "@s301_review_h", "2026-01-01")
    step(305, "9903.91.05", "50%", "40151210", "2025-01-01", "2025-12-31", source=EXPORT)
    step(306, "9903.91.08", "100%", "40151210", "2026-01-01")
    step(307, "9903.91.05", "50%", "@s301_review_f", "2025-01-01")
    step(308, "9903.91.11", "25%", "@s301_review_j", "2025-01-01")
    step(309, "9903.91.06", "25%", "@s301_review_g", "2026-01-01")
    step(310, "9903.91.01", "25%", "@s301_review_b", "2024-09-27")
    row(311, "", "refuse", "on which of lists 1 to 4A this line stood before the four-year review of 2024-09-27 was not established",
        goods="@s301_review_before", origins="CN", since="2018-07-06", until="2024-09-26", authority=note31)
    listed("s301_review_before", sorted({c[:8] for n in ("s301_review_b", "s301_review_c", "s301_review_d") for c in notes[n]} - {"63079098", "85076000"}), "", "2024-09-26")

    # Note 20(g): parts of eight-digit lines, all but some statistical numbers.
    part = {"29319090": "2931909051", "85176200": "8517620090", "94016140": "9401614001", "94016960": "9401696001",
            "94017100": "9401710001 9401710005 9401710006 9401710007", "94017900": "9401790001 9401790002 9401790003 9401790004",
            "94018020": "9401802001", "94018040": "9401804001", "94018060": "9401806021 9401806023", "94037040": "9403704003", "94037080": "9403708003"}
    part4a = {"49019900": "4901990040", "85176200": "8517620010 8517620020", "94016960": "9401696011 9401696031",
              "94017100": "9401710001 9401710005 9401710006 9401710008 9401710011 9401710031",
              "63079098": "6307909842 6307909844 6307909850 6307909870 6307909875"}
    first = c99.find(r"^\s*\(g\) For the purposes of heading 9903\.88\.04")
    check(part, first, c99.find(r"^\s*\(h\) The U\.S\. Trade", first))
    first = c99.find(r"^\s*\(ii\) the following products of China")
    check(part4a, first, c99.find(r"^\s*\(t\) For the purposes", first))
    listed("s301_list_3_part", sorted(part))
    listed("s301_list_4a_part", sorted(part4a))
    less, less4a = " ".join(sorted(" ".join(part.values()).split())), " ".join(sorted(" ".join(part4a.values()).split()))
    for order, goods, but, heading in ((400, "@s301_list_3_part", less, "9903.88.04"), (404, "@s301_list_3", "", "9903.88.03")):
        row(order, heading, "add", "10%", goods=goods, but=but, origins="CN", since="2018-09-24", until="2019-05-09", authority="19 U.S.C. 2411; 83 FR 47974; " + law)
        row(order + 1, "9903.88.09", "add", "10%", goods=goods, but=but, origins="CN", since="2019-05-10", until="2019-06-14", when="export<2019-05-10",
            authority="19 U.S.C. 2411; 84 FR 20459; 84 FR 21892; note 20(l)")
        row(order + 2, heading, "add", "25%", goods=goods, but=but, origins="CN", since="2019-05-10", authority="19 U.S.C. 2411; 84 FR 20459; " + law)
    row(410, "9903.88.01", "add", "25%", goods="@s301_list_1", origins="CN", since="2018-07-06", authority="19 U.S.C. 2411; 83 FR 28710; note 20(a), (b)")
    row(411, "9903.88.02", "add", "25%", goods="@s301_list_2", origins="CN", since="2018-08-23", authority="19 U.S.C. 2411; 83 FR 40823; note 20(c), (d)")
    for order, goods, but in ((412, "@s301_list_4a_part", less4a), (414, "@s301_list_4a", "")):
        row(order, "9903.88.15", "add", "15%", goods=goods, but=but, origins="CN", since="2019-09-01", until="2020-02-13", authority="19 U.S.C. 2411; 84 FR 43304; 84 FR 45821; note 20(r), (s)")
        row(order + 1, "9903.88.15", "add", "7.5%", goods=goods, but=but, origins="CN", since="2020-02-14", authority="19 U.S.C. 2411; 85 FR 3741; note 20(r), (s)")
    row(420, "", "refuse", "the lists of this pack hold the codes of the schedule from 2022-01-27 on; whether this line stood on a list under an earlier code was not established",
        origins="CN", since="2018-07-06", until="2022-01-26")


def check(part, start, end):
    """The parts written out above name the same numbers as the printed note."""
    printed = set(re.sub(r"\D", "", c) for c in c99.CODE.findall(" ".join(c99.LINES[start:end])))
    printed = {c for c in printed if not c.startswith(("98", "99"))}
    written = set(part) | set(" ".join(part.values()).split())
    if printed != written:
        raise SystemExit(f"section 301, partial lines: printed {sorted(printed - written)}, written {sorted(written - printed)}")


MONTHS = "January February March April May June July August September October November December".split()


def iso(text):
    month, day, year = re.fullmatch(r"(\w+) (\d+), (\d{4})", text).groups()
    return f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}"


def before(day):
    import datetime
    return (datetime.date.fromisoformat(day) - datetime.timedelta(days=1)).isoformat()


# ---------------------------------------------------------------- Section 301, others
def section_301_others():
    row = program("section_301_nicaragua", 11, "Section 301 additional duties on products of Nicaragua", "19 U.S.C. 2411; HTS ch. 99 subch. III U.S. note 29; 9903.89.01")
    row(1, "", "none", origins="NI", since="2026-01-01", when="claim=P|P+")
    row(2, "9903.89.01", "add", "0%", origins="NI", since="2026-01-01", until="2026-12-31")
    row(3, "9903.89.01", "add", "10%", origins="NI", since="2027-01-01", until="2027-12-31")
    row(4, "9903.89.01", "add", "15%", origins="NI", since="2028-01-01")
    row = program("section_301_large_aircraft", 12, "Section 301 additional duties on products of the European Union and the United Kingdom (large civil aircraft)",
                  "19 U.S.C. 2411; 84 FR 54245; 86 FR 13961; HTS ch. 99 subch. III U.S. note 21; 9903.89.05-9903.89.63")
    row(1, "", "refuse", "additional duties on listed products of member states in the large civil aircraft dispute may apply; the lists are not in this pack",
        origins="@EU GB", since="2019-10-18", until="2021-03-10")


# ---------------------------------------------------------------- Russia, column 2
def russia():
    law = "Pub. L. 117-110; Proclamations 10420 and 10523; HTS ch. 99 subch. III U.S. note 30"
    row = program("russia_additional", 60, "Increased column 2 rates on products of the Russian Federation", law)
    for letter, heading, end, name in (("b", "9903.90.08", r"^\s*\(c\) For the purposes of heading 9903\.90\.09", "russia_35"), ("d", "9903.90.09", r"^31\. \(a\)", "russia_70")):
        first = c99.find(rf"^\({letter}\) Heading {re.escape(heading)} applies")
        listed(name, c99.tabled(first, c99.find(end, first)), "2022-07-27")
        row(1 if letter == "b" else 2, heading, "refuse", "the lists of this pack are those in force from 2023-04-01; the state before was not established",
            goods="@" + name, origins="RU", since="2022-07-27", until="2023-03-31")
        row(3 if letter == "b" else 4, heading, "replace", "35%" if letter == "b" else "70%", goods="@" + name, origins="RU", since="2023-04-01")


# ---------------------------------------------------------------- Section 201
SOLAR_EXEMPT = ("AF AL DZ AO AM AZ BZ BJ BT BO BA BW BR BF MM BI KH CM CV CF TD KM CG CD CI DJ DM EC EG ER ET FJ GA GM GE GH GD GN GW GY HT ID IQ JM JO KZ KE KI XK KG "
                "LB LS LR MG MW MV ML MR MU MD MN ME MZ NA NP NE NG MK PK PG PY RW LC VC WS ST SN RS SL SB SO ZA SS LK SR SZ TZ TL TG TO TN TV UG UA UZ VU YE ZM ZW")


def section_201():
    law = "19 U.S.C. 2253; Proclamations 9693, 10101 and 10339; HTS ch. 99 subch. III U.S. note 18"
    row = program("section_201_solar", 50, "Section 201 safeguard on crystalline silicon photovoltaic cells and modules", law)
    others = "!" + SOLAR_EXEMPT
    day = dict(since="2018-02-07", until="2026-02-06")
    row(1, "9903.45.27", "none", goods="8541420010 8541430010", origins="CA", since="2022-07-08", until="2026-02-06", when="claim=S|S+", authority=law + "(i)")
    row(2, "", "none", goods="85414200 85414300 85017100 85017210 85018010 85072080", origins=others, when="s201_solar_excluded", authority=law + "(c), (d)", **day)
    row(3, "9903.45.29", "none", goods="85414300", origins=others, since="2022-02-07", until="2024-06-25", when="bifacial_panel", authority=law + "(j); Proclamation 10779")
    row(4, "9903.45.21", "refuse", "cells enter free of the safeguard duty within a quota and at a duty above it; whether the quota was open on the day is not in this pack",
        goods="8541420010", origins=others, **day)
    row(5, "", "refuse", "photovoltaic cells and modules of the codes before 2022-01-27 are not in the lists of this pack", goods="85414060", origins=others, since="2018-02-07", until="2022-01-26")
    order = 10
    for since, until, rate in (("2022-02-07", "2023-02-06", "14.75%"), ("2023-02-07", "2024-02-06", "14.5%"), ("2024-02-07", "2025-02-06", "14.25%"),
                               ("2025-02-07", "2026-02-06", "14%"), ("2022-01-27", "2022-02-06", "18%")):
        row(order, "9903.45.25", "add", rate, goods="8541430010", origins=others, since=since, until=until, authority=law + "(h)")
        row(order + 1, "9903.45.25", "add", rate, goods="8541430080 85017100 85017210 85018010 85072080", origins=others, since=since, until=until, when="cspv_module", authority=law + "(g), (h)")
        order += 2
    wash = program("section_201_washers", 51, "Section 201 safeguard on large residential washers and their parts", "19 U.S.C. 2253; Proclamations 9694 and 10133; HTS ch. 99 subch. III U.S. note 17")
    wash(1, "", "refuse", "safeguard duties with quotas on residential washers and parts of them were in force; they are not in this pack",
         goods="84501100 84502000 84509020 84509060", origins="!CA PH " + SOLAR_EXEMPT, since="2018-02-07", until="2023-02-07")


# ---------------------------------------------------------------- Section 232, steel and aluminum
FIRST, CONTENT, DOUBLE = "2025-03-12", "2025-06-04", "2025-06-03"
ANNEXES = "2026-04-05"
CIVIL = ("GB", "2025-06-30"), ("JP", "2025-09-16"), ("@EU", "2025-09-01"), ("KR", "2025-11-14")


def section_232_common(row, goods, metal):
    """What goes before the rates of 2025: other programmes that come first, and civil aircraft."""
    row(1, "", "none", goods=goods, since="2025-04-03", until=ANNEXES, when=subject(*VEHICLES), authority="Executive Order 14289")
    row(2, "", "none", goods=goods, origins="CA", since=FIRST, until=DOUBLE, when="!claim=S|S+", authority="Executive Order 14289 (where the duties of Executive Order 14193 apply)")
    # the same from 2025-03-04, when no claim yet freed goods of Mexico from their IEEPA duty
    row(3, "", "none", goods=goods, origins="MX", since="2025-03-04", until="2025-03-06", authority="Executive Order 14289 (where the duties of Executive Order 14194 apply)")
    row(3, "", "none", goods=goods, origins="MX", since="2025-03-07", until=DOUBLE, when="!claim=S|S+", authority="Executive Order 14289 (where the duties of Executive Order 14194 apply)")
    for n, (country, since) in enumerate(CIVIL):
        name = "civil_aircraft_" + country.strip("@").lower()
        row(4 + n, "", "none", goods="@" + name, origins=country, since=since, until=ANNEXES, when="civil_aircraft", authority="HTS ch. 99 subch. III notes 2(v), 16 and 19; headings 9903.96.01, 9903.96.02, 9903.02.76, 9903.02.81")


def steel():
    law = "19 U.S.C. 1862; Proclamation 9705 as amended; HTS ch. 99 subch. III U.S. note 16"
    row = program("section_232_steel", 40, "Section 232 duties on steel and derivative steel articles (before the annexes of 2026-04-06)", law)
    mill, not_mill = "@s232_steel", "@s232_steel_not"
    old = "@s232_steel_derivative_l 87081030 87082921"
    everything = "@s232_steel @s232_steel_derivative_l @s232_steel_derivative_m @s232_steel_derivative_n 87081030 87082921"
    row(10, "", "none", goods="87081030 87082921", since="2020-02-08", until=ANNEXES, when="!stamping_metal=steel", source="history-lists")
    section_232_common(row, everything, "steel")
    before_2025 = dict(source=EXPORT)

    # Until 2025-03-11: arrangements by country, then the general rate.
    row(11, "", "none", goods=f"{mill} {old}", but=not_mill, since="2018-03-23", until="2025-03-11", when="s232_exclusion", authority=law + "(c)", **before_2025)
    def exempt(order, origins, since, until, authority, goods=mill, **more):
        row(order, "", "none", goods=goods, but=not_mill, origins=origins, since=since, until=until, authority=authority, **{**before_2025, **more})
    def quota(order, origins, since, until, statement, authority, goods=mill):
        row(order, "", "refuse", statement, goods=goods, but=not_mill, origins=origins, since=since, until=until, authority=authority, **before_2025)
    exempt(20, "AR AU BR CA MX KR @EU GB", "2018-03-23", "2018-04-30", "Proclamations 9705 and 9711")
    exempt(21, "AR AU BR CA MX @EU GB", "2018-05-01", "2018-05-31", "Proclamation 9740")
    exempt(22, "AU", "2018-06-01", "2025-03-11", "Proclamation 9759")
    exempt(23, "CA", "2019-05-20", "2025-03-11", "Proclamation 9894")
    exempt(24, "MX", "2019-05-20", "2024-07-09", "Proclamation 9894")
    exempt(25, "MX", "2024-07-10", "2025-03-11", "Proclamation 10783; note 16(h)", when="melted_poured=US|CA|MX")
    row(26, "9903.81.85", "add", "25%", goods=mill, but=not_mill, origins="MX", since="2024-07-10", until="2025-03-11", authority="Proclamation 10783; note 16(h)", **before_2025)
    absolute = "steel of this country could enter only within absolute quotas; whether the quota was open is not in this pack"
    tariff_rate = "steel of this country entered free of the Section 232 duty within quotas and at 25% above them; whether the quota was open, and where the steel was melted and poured, is not in this pack"
    quota(27, "KR", "2018-05-01", "2025-03-11", absolute, "Proclamation 9740; note 16(e); 9903.80.05-9903.80.58")
    quota(28, "AR BR", "2018-06-01", "2025-03-11", absolute, "Proclamation 9759; note 16(e); 9903.80.05-9903.80.58")
    quota(29, "@EU", "2022-01-01", "2025-03-11", tariff_rate, "Proclamation 10328; note 16(f); 9903.80.65-9903.81.19")
    quota(30, "JP", "2022-04-01", "2025-03-11", tariff_rate, "Proclamation 10356; note 16(f)")
    quota(31, "GB", "2022-06-01", "2025-03-11", tariff_rate, "Proclamation 10406; note 16(g)")
    exempt(32, "UA", "2022-06-01", "2024-05-31", "Proclamations 10403 and 10588")
    exempt(33, "UA", "2024-06-01", "2025-03-11", "Proclamation 10771", when="ukraine_steel_certificate")
    row(34, "9903.81.83", "add", "25%", goods=mill, but=not_mill, origins="UA", since="2024-06-01", until="2025-03-11", authority="Proclamation 10771", **before_2025)
    row(35, "9903.80.02", "add", "50%", goods=mill, but=not_mill, origins="TR", since="2018-08-13", until="2019-05-20", authority="Proclamations 9772 and 9886", **before_2025)
    # Derivative articles of 2020 come before the mill products only by heading: their codes differ.
    deriv = dict(goods=old)
    exempt(40, "AR AU BR CA KR", "2020-02-08", "2025-03-11", "Proclamation 9980; 9903.80.03", **deriv)
    exempt(41, "MX", "2020-02-08", "2024-07-09", "Proclamation 9980; 9903.80.03", **deriv)
    exempt(42, "MX", "2024-07-10", "2025-03-11", "Proclamation 10783; note 16(h)", when="melted_poured=US|CA|MX", **deriv)
    row(43, "9903.81.86", "add", "25%", origins="MX", since="2024-07-10", until="2025-03-11", authority="Proclamation 10783; note 16(h)", **deriv, **before_2025)
    exempt(44, "@EU", "2022-01-01", "2025-03-11", "Proclamation 10328; 9903.80.03", **deriv)
    exempt(45, "JP", "2022-04-01", "2025-03-11", "Proclamation 10356; 9903.80.03", **deriv)
    exempt(46, "GB", "2022-06-01", "2025-03-11", "Proclamation 10406; 9903.80.03", **deriv)
    exempt(47, "UA", "2022-06-01", "2024-05-31", "Proclamation 10403; 9903.80.03", **deriv)
    exempt(48, "UA", "2024-06-01", "2025-03-11", "Proclamation 10771; 9903.80.03", when="ukraine_steel_certificate", **deriv)
    row(49, "9903.81.84", "add", "25%", origins="UA", since="2024-06-01", until="2025-03-11", authority="Proclamation 10771", **deriv, **before_2025)
    row(50, "9903.80.03", "add", "25%", origins="!US", since="2020-02-08", until="2025-03-11", authority="Proclamation 9980; 9903.80.03", **deriv, **before_2025)
    row(51, "9903.80.01", "add", "25%", goods=mill, but=not_mill, origins="!US", since="2018-03-23", until="2025-03-11", **before_2025)

    # From 2025-03-12: no country is exempt; 50% from 2025-06-04, the United Kingdom 25%.
    law25 = law + "; Proclamations 10896 and 10947"
    lists = dict(source="history-lists", authority=law25)
    m, n = "@s232_steel_derivative_m", "@s232_steel_derivative_n"
    for order, goods in ((60, m), (61, n)):
        row(order, "9903.81.92", "none", goods=goods, since=FIRST, until=ANNEXES, when="us_melted_poured", **lists)
    for order, goods, but, heading, uk, basis, later in ((67, "87081030 87082921", "", "9903.81.89", "9903.81.96", "", ""),
                                                       (70, "@s232_steel_derivative_l", "", "9903.81.89", "9903.81.96", "", "steel_content_value"),
                                                       (73, m, "", "9903.81.90", "9903.81.97", "", "steel_content_value"),
                                                       (76, n, "", "9903.81.91", "9903.81.98", "steel_content_value", "steel_content_value"),
                                                       (79, "73011000 730210 73024000 730290 7304 7305 7306", "", "9903.81.87", "9903.81.94", "", "steel_content_value"),
                                                       (82, mill, not_mill, "9903.81.87", "9903.81.94", "", "")):
        row(order, heading, "add", "25%", goods=goods, but=but, origins="!US", since=FIRST, until=DOUBLE, basis=basis, **lists)
        row(order + 1, uk, "add", "25%", goods=goods, but=but, origins="GB", since=CONTENT, until=ANNEXES, basis=later, **lists)
        row(order + 2, heading, "add", "50%", goods=goods, but=but, origins="!US GB", since=CONTENT, until=ANNEXES, basis=later, **lists)


def aluminum():
    law = "19 U.S.C. 1862; Proclamation 9704 as amended; HTS ch. 99 subch. III U.S. note 19"
    row = program("section_232_aluminum", 41, "Section 232 duties on aluminum and derivative aluminum articles (before the annexes of 2026-04-06)", law)
    first = c99.find(r"^\s*\(j\) The rates of duty set forth in heading 9903\.85\.07")
    middle = c99.find(r"^\s*\(k\) The rates of duty in heading 9903\.85\.08", first)
    end = c99.find(r"^For any derivative aluminum product that is classified", middle)
    j, k = c99.worded(first, middle), c99.worded(middle, end)
    first_day = {"87081030": FIRST}
    for r in csv.DictReader(open(os.path.join(c99.US, "budget_lab", "s232_derivative_products.csv"), encoding="utf-8")):
        if r["ch99_code"] in ("9903.85.07", "9903.85.08") and not r["effective_date"]:
            first_day[r["hts_prefix"][:8]] = FIRST
    beer = {"22030000": "2025-04-04", "76129010": "2025-04-04"}  # 90 FR 14786: beer and empty cans
    august = {"76121000", "76129050", "76130000", "76141010", "73082000"}
    for name, codes, default in (("s232_aluminum_derivative_j", j, FIRST), ("s232_aluminum_derivative_k", k, "2025-08-18")):
        for code in dict.fromkeys(codes):
            since = beer.get(code) or ("2025-08-18" if code[:8] in august or code in LATER_ALUMINUM else first_day.get(code[:8], default))
            GOODS.append([code, name, since, ANNEXES, "", C99])
    metal, i, dj, dk = "@s232_aluminum", "@s232_aluminum_derivative_i 87081030 87082921", "@s232_aluminum_derivative_j", "@s232_aluminum_derivative_k"
    everything = f"{metal} {i} {dj} {dk}"
    section_232_common(row, everything, "aluminum")
    row(10, "", "none", goods="87081030 87082921", since="2020-02-08", until=FIRST_EVE, when="!stamping_metal=aluminum", source="history-lists")
    row(12, "", "none", goods="87081030 87082921", but="8708103050", since=FIRST, until=ANNEXES, when="!stamping_metal=aluminum", source="history-lists")
    # Russia first: origin, smelting or casting there; on the full value.
    russia = dict(authority=law + "(a)(vii), (m); Proclamation 10522")
    heading = {metal: "9903.85.67", i: "9903.85.68"}
    order = 14
    for goods, number in heading.items():
        row(order, number, "add", "200%", goods=goods, origins="RU", since="2023-03-10", until=FIRST_EVE, **russia)
        row(order + 1, number, "add", "200%", goods=goods, since="2023-04-10", until=FIRST_EVE, when="aluminum_primary_smelt=RU", **russia)
        row(order + 2, number, "add", "200%", goods=goods, since="2023-04-10", until=FIRST_EVE, when="aluminum_secondary_smelt=RU", **russia)
        row(order + 3, number, "add", "200%", goods=goods, since="2023-04-10", until=FIRST_EVE, when="aluminum_cast=RU", **russia)
        order += 4
    for goods, number in ((metal, "9903.85.67"), (f"{i} {dj} {dk}", "9903.85.68")):
        row(order, number, "add", "200%", goods=goods, origins="RU", since=FIRST, until=ANNEXES, **russia)
        row(order + 1, number, "add", "200%", goods=goods, origins="!RU", since=FIRST, until=ANNEXES, when="aluminum_primary_smelt=RU", **russia)
        row(order + 2, number, "add", "200%", goods=goods, origins="!RU", since=FIRST, until=ANNEXES, when="aluminum_secondary_smelt=RU", **russia)
        row(order + 3, number, "add", "200%", goods=goods, origins="!RU", since=FIRST, until=ANNEXES, when="aluminum_cast=RU", **russia)
        order += 4
    before_2025 = dict(source=EXPORT)
    row(40, "", "none", goods=f"{metal} {i}", since="2018-03-23", until="2025-03-11", when="s232_exclusion", authority=law + "(c)", **before_2025)
    def exempt(order, origins, since, until, authority, goods=metal, when=""):
        row(order, "", "none", goods=goods, origins=origins, since=since, until=until, authority=authority, when=when, **before_2025)
    def quota(order, origins, since, statement, authority):
        row(order, "", "refuse", statement, goods=metal, origins=origins, since=since, until="2025-03-11", authority=authority, **before_2025)
    exempt(41, "AR AU BR CA MX KR @EU GB", "2018-03-23", "2018-04-30", "Proclamations 9704 and 9710")
    exempt(42, "AR AU BR CA MX @EU GB", "2018-05-01", "2018-05-31", "Proclamation 9739")
    exempt(43, "AU", "2018-06-01", "2025-03-11", "Proclamation 9758")
    row(44, "9903.85.21", "add", "10%", goods="760110", origins="CA", since="2020-08-16", until="2020-08-31", authority="Proclamations 10060 and 10106; note 19(a)(iv)", **before_2025)
    exempt(45, "CA", "2019-05-20", "2025-03-11", "Proclamation 9893")
    exempt(46, "MX", "2019-05-20", "2024-07-09", "Proclamation 9893")
    mexico = "Proclamation 10782; note 19(a)(viii), (ix)"
    row(47, "9903.85.71", "add", "10%", goods=metal, origins="MX", since="2024-07-10", until="2025-03-11", when="aluminum_of_cn_ru_by_ir", authority=mexico, **before_2025)
    row(60, "9903.85.72", "add", "10%", goods=i, origins="MX", since="2024-07-10", until="2025-03-11", when="aluminum_of_cn_ru_by_ir", authority=mexico, **before_2025)
    exempt(50, "MX", "2024-07-10", "2025-03-11", mexico)
    quota(51, "AR", "2018-06-01", "aluminum of Argentina could enter only within absolute quotas; whether the quota was open is not in this pack", "Proclamation 9758; note 19(e); 9903.85.05, 9903.85.06")
    trq = "aluminum of this country entered free of the Section 232 duty within quotas and at 10% above them; whether the quota was open is not in this pack"
    quota(52, "@EU", "2022-01-01", trq, "Proclamation 10327; note 19(a)(v); 9903.85.25-9903.85.44")
    quota(53, "GB", "2022-06-01", trq, "Proclamation 10405; note 19(a)(vi); 9903.85.50-9903.85.66")
    exempt(63, "AR AU CA MX", "2020-02-08", "2025-03-11", "Proclamation 9980; 9903.85.03", goods=i)
    exempt(64, "@EU", "2022-01-01", "2025-03-11", "Proclamation 10327; 9903.85.03", goods=i)
    exempt(65, "GB", "2022-06-01", "2025-03-11", "Proclamation 10405; 9903.85.03", goods=i)
    row(66, "9903.85.03", "add", "10%", goods=i, origins="!US", since="2020-02-08", until="2025-03-11", authority="Proclamation 9980; 9903.85.03", **before_2025)
    row(67, "9903.85.01", "add", "10%", goods=metal, origins="!US", since="2018-03-23", until="2025-03-11", **before_2025)
    law25 = dict(authority=law + "; Proclamations 10895 and 10947")
    row(70, "9903.85.09", "none", goods=f"{dj} {dk}", since=FIRST, until=ANNEXES, when="us_smelted_cast", **law25)
    for order, goods, heading, uk, basis, later in ((71, dk, "9903.85.08", "9903.85.15", "aluminum_content_value", "aluminum_content_value"),
                                                    (74, dj, "9903.85.07", "9903.85.14", "", "aluminum_content_value"),
                                                    (77, "@s232_aluminum_derivative_i", "9903.85.04", "9903.85.13", "", "aluminum_content_value"),
                                                    (80, "87081030 87082921", "9903.85.04", "9903.85.13", "", ""),
                                                    (83, metal, "9903.85.02", "9903.85.12", "", "aluminum_content_value")):
        row(order, heading, "add", "25%", goods=goods, origins="!US", since=FIRST, until=DOUBLE, basis=basis, **law25)
        row(order + 1, uk, "add", "25%", goods=goods, origins="GB", since=CONTENT, until=ANNEXES, basis=later, **law25)
        row(order + 2, heading, "add", "50%", goods=goods, origins="!US GB", since=CONTENT, until=ANNEXES, basis=later, **law25)


FIRST_EVE = "2025-03-11"
LATER_ALUMINUM = {"8503009546", "8503009570", "84181000"}  # 90 FR 40326


# ---------------------------------------------------------------- IEEPA
def charity(row, order, heading, origins, since, until, law, informational):
    row(order, heading, "none", origins=origins, since=since, until=until, when="donation", authority=law)
    row(order + 1, informational, "none", origins=origins, since=since, until=until, when="informational_materials", authority=law)


def ieepa_fentanyl():
    law = "50 U.S.C. 1702; Executive Order 14195 as amended (14228, 14357); HTS ch. 99 subch. III U.S. note 2(s)-(u)"
    row = program("ieepa_china", 20, "IEEPA duties on products of China and Hong Kong (synthetic opioids)", law)
    both = dict(origins="CN HK")
    charity(row, 1, "9903.01.21", "CN HK", "2025-02-04", LAST_IEEPA, law, "9903.01.22")
    row(3, "9903.01.23", "none", since="2025-02-04", until="2025-03-06", when="loading<2025-02-01", **both)
    row(4, "9903.01.20", "add", "10%", since="2025-02-04", until="2025-03-03", **both)
    row(5, "9903.01.24", "add", "20%", since="2025-03-04", until="2025-11-09", **both)
    row(6, "9903.01.24", "add", "10%", since="2025-11-10", until=LAST_IEEPA, **both)

    for name, country, title, order_no, numbers, potash, note in (
            ("ieepa_mexico", "MX", "IEEPA duties on products of Mexico", "14194", ("02", "03", "04"), "05", "2(a)-(c)"),
            ("ieepa_canada", "CA", "IEEPA duties on products of Canada", "14193", ("11", "12", "14"), "15", "2(j)-(m)")):
        law = f"50 U.S.C. 1702; Executive Order {order_no} as amended; HTS ch. 99 subch. III U.S. note {note}"
        row = program(name, 20, title, law)
        at = dict(origins=country)
        charity(row, 1, f"9903.01.{numbers[0]}", country, "2025-03-04", LAST_IEEPA, law, f"9903.01.{numbers[1]}")
        row(3, f"9903.01.{numbers[2]}", "none", since="2025-03-07", until=LAST_IEEPA, when="claim=S|S+", **at)
        row(4, "", "none", since="2025-04-03", until="2025-10-13", when=subject(*VEHICLES), **{**at, "authority": "Executive Order 14289"})
        row(5, "", "none", since="2025-10-14", until=LAST_IEEPA, when=subject(*WHOLE), **{**at, "authority": "Executive Order 14289; note " + note})
        row(6, f"9903.01.{potash}", "add", "10%", goods="28 31", since="2025-03-07", until=LAST_IEEPA, when="potash", **at)
        if country == "CA":
            row(7, "9903.01.16", "add", "40%", since="2025-08-01", until=LAST_IEEPA, when="transshipped", **at)
            windows = (("2025-03-04", DOUBLE, "25%", False), ("2025-06-04", "2025-07-31", "25%", True), ("2025-08-01", LAST_IEEPA, "35%", True))
            kinds = (("9903.01.13", "canada_energy", "10%"), ("9903.01.10", "", ""))
        else:
            windows = (("2025-03-04", DOUBLE, "25%", False), ("2025-06-04", LAST_IEEPA, "25%", True))
            kinds = (("9903.01.01", "", ""),)
        order = 10
        for since, until, rate, content in windows:
            for heading, fact, own in kinds:
                for extra, basis in (CONTENTS if content else [("", "")]):
                    row(order, heading if basis != "*" else "", "add" if basis != "*" else "none", (own or rate) if basis != "*" else "", since=since, until=until,
                        goods="72" if basis == "*" else "*", when=" & ".join(w for w in (fact, extra) if w), basis="" if basis == "*" else basis, **at)
                    order += 1


# What Section 232 on metals leaves for other duties from 2025-06-04: the value less the content of each metal that
# is subject. "*": steel mill products of chapter 72, wholly steel, leave nothing.
STEEL, ALUMINUM = ("subject=section_232_steel", "-steel_content_value"), ("subject=section_232_aluminum", "-aluminum_content_value")
COPPERS = ("subject=" + "|".join(COPPER), "-copper_content_value")
CONTENTS = [("subject=section_232_steel", "*")] + [
    (" & ".join(c for c, _ in combo), " ".join(b for _, b in combo))
    for combo in ((STEEL, ALUMINUM, COPPERS), (STEEL, ALUMINUM), (STEEL, COPPERS), (ALUMINUM, COPPERS), (STEEL,), (ALUMINUM,), (COPPERS,))
    if COPPER or COPPERS not in combo] + [("", "")]


def ieepa_others():
    law = "50 U.S.C. 1702; Executive Order 14323 as amended; HTS ch. 99 subch. III U.S. note 2(x)"
    row = program("ieepa_brazil", 22, "IEEPA duties on products of Brazil", law)
    at = dict(origins="BR", until=LAST_IEEPA)
    row(1, "9903.01.78", "none", origins="BR", since="2025-08-06", until="2025-10-04", when="loading<2025-08-06")
    charity(row, 2, "9903.01.79", "BR", "2025-08-06", LAST_IEEPA, law, "9903.01.80")
    first = c99.find(r"As provided in heading 9903\.01\.81, the additional duties")
    end = c99.find(r"\(b\) As provided in heading 9903\.01\.90", first)
    original = {c99.plain(r[1]): r[2] for r in csv.reader(line for line in open(os.path.join(c99.US, "budget_lab", "country_eo_exempt_products.csv"), encoding="utf-8")
                                                         if not line.startswith("#")) if r[0] == "9903.01.77"}
    for code in dict.fromkeys(c99.tabled(first, end)):
        listed("ieepa_brazil_exempt", [code], original[code], LAST_IEEPA)
    row(4, "9903.01.81", "none", goods="@ieepa_brazil_exempt", since="2025-08-06", **at)
    row(5, "9903.01.90", "none", goods="@ieepa_particular", since="2025-11-13", when="particular_article", **at)
    craft = c99.find(r"As provided in heading 9903\.01\.82", end)
    listed("civil_aircraft_br", c99.tabled(craft, c99.find(r"\(v\) The additional duties imposed by heading 9903\.01\.77", craft)), "2025-08-06", LAST_IEEPA)
    row(6, "9903.01.82", "none", goods="@civil_aircraft_br", since="2025-08-06", when="civil_aircraft", **at)
    row(7, "9903.01.83", "none", since="2025-08-06", when=subject(*METALS, *COPPER, *WHOLE), **at)
    row(8, "9903.01.77", "add", "40%", since="2025-08-06", **at)
    law = "50 U.S.C. 1702; Executive Order 14329; HTS ch. 99 subch. III U.S. note 2(z)"
    row = program("ieepa_india", 23, "IEEPA duties on products of India (oil of the Russian Federation)", law)
    at = dict(origins="IN", until="2026-02-06")
    row(1, "9903.01.85", "none", origins="IN", since="2025-08-27", until="2025-09-16", when="loading<2025-08-27")
    charity(row, 2, "9903.01.88", "IN", "2025-08-27", "2026-02-06", law, "9903.01.89")
    row(4, "9903.01.86", "none", goods="@ieepa_reciprocal_exempt", since="2025-08-27", **at)
    row(5, "9903.01.87", "none", since="2025-08-27", when=subject(*METALS, *COPPER, *WHOLE), **at)
    row(6, "9903.01.84", "add", "25%", since="2025-08-27", **at)


COUNTRIES = {n: c for c, n in (x.split("=") for x in (
    "AF=Afghanistan|DZ=Algeria|AO=Angola|BD=Bangladesh|BO=Bolivia|BA=Bosnia and Herzegovina|BW=Botswana|BR=Brazil|BN=Brunei|KH=Cambodia|CM=Cameroon|TD=Chad|CR=Costa Rica|"
    "CI=Côte d'Ivoire|CD=Democratic Republic of the Congo|EC=Ecuador|GQ=Equatorial Guinea|FK=Falkland Islands|FJ=Fiji|GH=Ghana|GY=Guyana|IS=Iceland|IN=India|ID=Indonesia|"
    "IQ=Iraq|IL=Israel|JP=Japan|JO=Jordan|KZ=Kazakhstan|LA=Laos|LS=Lesotho|LY=Libya|LI=Liechtenstein|MG=Madagascar|MW=Malawi|MY=Malaysia|MU=Mauritius|MD=Moldova|MZ=Mozambique|"
    "MM=Myanmar (Burma)|NA=Namibia|NR=Nauru|NZ=New Zealand|NI=Nicaragua|NG=Nigeria|MK=North Macedonia|NO=Norway|PK=Pakistan|PG=Papua New Guinea|PH=Philippines|RS=Serbia|"
    "ZA=South Africa|KR=South Korea|LK=Sri Lanka|CH=Switzerland|SY=Syria|TW=Taiwan|TH=Thailand|TT=Trinidad and Tobago|TN=Tunisia|TR=Turkey|UG=Uganda|GB=United Kingdom|VU=Vanuatu|"
    "VE=Venezuela|VN=Vietnam|ZM=Zambia|ZW=Zimbabwe|@EU=European Union").split("|"))}


def countries(text):
    text = text.replace("`", "'").replace("\xa0", " ")
    found = [c for n, c in COUNTRIES.items() if re.search(r"(?<![\w])" + re.escape(n), text)]
    return [c for c in found if not (c == "GQ" and "Papua" in text)]


def reciprocal():
    law = "50 U.S.C. 1702; Executive Order 14257 as amended; HTS ch. 99 subch. III U.S. note 2(v)"
    row = program("ieepa_reciprocal", 30, "IEEPA reciprocal duties", law)
    at = dict(since="2025-04-05", until=LAST_IEEPA)
    row(2, "9903.01.26", "none", origins="CA", **at)
    row(3, "9903.01.27", "none", origins="MX", **at)
    row(4, "9903.01.29", "none", origins="BY CU KP RU", **at)
    row(5, "9903.01.28", "none", since="2025-04-05", until="2025-06-15", when="loading<2025-04-05", authority=law + "; CSMS 64680374 as updated on 2025-05-30 (entries before 2025-06-16)", source="csms")
    charity(row, 6, "9903.01.30", "*", "2025-04-05", LAST_IEEPA, law, "9903.01.31")

    first = c99.find(r"\(a\) As provided for in heading 9903\.01\.32")
    end = c99.find(r"^\s*\(b\) As provided in heading 9903\.02\.78", first)
    added = {r["code"] for r in csv.DictReader(open(os.path.join(HERE, "lists-history.csv"), encoding="utf-8")) if r["list"] == "ieepa_reciprocal_exempt"}
    listed("ieepa_reciprocal_exempt", [c for c in c99.tabled(first, end) if c not in added], "2025-04-05", LAST_IEEPA)
    listed("ieepa_particular", c99.worded(end, c99.find(r"^\s*\(iv\) As provided in 9903\.01\.26", end)), "2025-09-01", LAST_IEEPA)
    row(8, "9903.01.32", "none", goods="@ieepa_reciprocal_exempt", authority=law + "(iii)", **at)
    row(9, "9903.02.78", "none", goods="@ieepa_particular", since="2025-11-13", until=LAST_IEEPA, when="particular_article", authority=law + "(iii)(b)")

    # Lists of the arrangements with partners.
    def block(pattern, stop):
        start = c99.find(pattern)
        return start, c99.find(stop, start + 1)
    partner = {}
    for name, pattern, stop, since in (
            ("ieepa_eu_exempt", r"^\s*\(xx\) As provided in heading 9903\.02\.74", r"^\s*\(xxi\) As provided", "2025-09-01"),
            ("civil_aircraft_eu", r"^\s*\(xxii\)\s+As provided in heading 9903\.02\.76", r"^\s*\(xxiii\) As provided", "2025-09-01"),
            ("ieepa_eu_pharma", r"^\s*\(xxiii\) As provided in heading 9903\.02\.77", r"^\s*\(xxiv\)", "2025-09-01"),
            ("civil_aircraft_kr", r"^\s*\(b\) As provided in heading 9903\.02\.81", r"^\s*\(xxv\)", "2025-11-14"),
            ("ieepa_ch_exempt", r"^\s*\(b\) As provided in headings 9903\.02\.84 and", r"^\s*\(c\) As provided in headings 9903\.02\.85", "2025-11-14"),
            ("civil_aircraft_ch", r"^\s*\(c\) As provided in headings 9903\.02\.85", r"^\s*\(d\) As provided in headings 9903\.02\.86", "2025-11-14"),
            ("ieepa_ch_pharma", r"^\s*\(d\) As provided in headings 9903\.02\.86", r"^\s*\(x\)", "2025-11-14")):
        codes = c99.tabled(*block(pattern, stop))
        partner[name] = codes
        if not codes:
            raise SystemExit(f"{name}: no codes found")
        listed(name, codes, since, ANNEXES if name.startswith("civil") else LAST_IEEPA)
    start, stop = block(r"^\s*\(a\) As provided in heading 9903\.96\.01", r"^\s*\(b\) As provided in heading 9903\.96\.02")
    listed("civil_aircraft_gb", c99.worded(start, stop), "2025-06-30", ANNEXES)
    listed("civil_aircraft_jp", c99.worded(stop, c99.find(r"^\s*36\. ", stop)), "2025-09-16", ANNEXES)
    def arrangement(order, heading, goods, origins, since, when="", known=""):
        row(order, heading, "none", goods="@" + goods, origins=origins, since=since, until=LAST_IEEPA, when=when, known_from=known)
    arrangement(11, "9903.02.74", "ieepa_eu_exempt", "@EU", "2025-09-01")
    row(12, "9903.02.75", "none", goods="33012951", origins="@EU", since="2025-09-01", until=LAST_IEEPA, when="particular_article")
    arrangement(13, "9903.02.76", "civil_aircraft_eu", "@EU", "2025-09-01", "civil_aircraft")
    arrangement(14, "9903.02.77", "ieepa_eu_pharma", "@EU", "2025-09-01", "non_patented_pharmaceutical")
    arrangement(15, "9903.02.81", "civil_aircraft_kr", "KR", "2025-11-14", "civil_aircraft")
    for n, (country, numbers) in enumerate((("CH", ("84", "85", "86")), ("LI", ("89", "90", "91")))):
        arrangement(16 + 3 * n, f"9903.02.{numbers[0]}", "ieepa_ch_exempt", country, "2025-11-14")
        arrangement(17 + 3 * n, f"9903.02.{numbers[1]}", "civil_aircraft_ch", country, "2025-11-14", "civil_aircraft")
        arrangement(18 + 3 * n, f"9903.02.{numbers[2]}", "ieepa_ch_pharma", country, "2025-11-14", "non_patented_pharmaceutical")
    arrangement(22, "9903.96.01", "civil_aircraft_gb", "GB", "2025-06-30", "civil_aircraft")
    arrangement(23, "9903.96.02", "civil_aircraft_jp", "JP", "2025-09-16", "civil_aircraft")

    # Section 232 comes first; from 2025-06-04 what is not metal in a metal article pays.
    row(30, "9903.01.33", "none", when=subject(*METALS), since="2025-04-05", until=DOUBLE)
    row(31, "9903.01.33", "none", when=subject(*WHOLE), **at)
    row(32, "9903.01.33", "none", goods="72", when=subject("section_232_steel"), since=CONTENT, until=LAST_IEEPA)
    row(33, "9903.01.34", "none", when="us_content", authority=law + "(xvii)", **at)
    row(34, "9903.02.01", "add", "40%", since="2025-08-07", until=LAST_IEEPA, when="transshipped")

    # Rates: (order, heading, effect, rate, origins, since, until, when, above, known_from, known_until)
    rates = [("9903.01.25", "add", "10%", "*", "2025-04-09", "2025-04-09", "loading<2025-04-09", "", "", "")]
    texts = {h: (t, r) for h, t, r in c99.headings()}
    for number in range(43, 77):  # the country rates of one day
        text, rate = texts[f"9903.01.{number}"]
        if number == 63:
            continue
        text = text[text.rfind("articles the product of"):].split(", as provided")[0].split(" as provided")[0]
        found = countries(text)
        if not found or len(rate) != 1:
            raise SystemExit(f"9903.01.{number}: {text!r} {rate}")
        rates.append((f"9903.01.{number}", "add", rate[0], " ".join(sorted(found)), "2025-04-09", "2025-04-09", "", "", "", ""))
    rates.append(("9903.01.63", "add", "84%", "CN HK MO", "2025-04-09", "2025-04-09", "", "", "", ""))
    rates.append(("9903.01.25", "add", "10%", "CN HK MO", "2025-04-10", "2025-05-13", "loading<2025-04-10", "", "", ""))
    rates.append(("9903.01.63", "add", "125%", "CN HK MO", "2025-04-10", "2025-05-13", "", "", "", ""))
    rates.append(("9903.01.25", "add", "10%", "*", "2025-08-07", "2025-10-04", "loading<2025-08-07", "", "", ""))
    special = {19, 20, 30, 36, 56, 58, 72, 73}
    for number in range(2, 74):
        if number in special:
            continue
        text, rate = texts[f"9903.02.{number:02d}"]
        found = countries(text[text.rfind("articles the product of"):].split(", as provided")[0])
        if len(found) != 1 or len(rate) != 1:
            raise SystemExit(f"9903.02.{number:02d}: {text[-120:]!r} {found} {rate}")
        rates.append((f"9903.02.{number:02d}", "add", rate[0], found[0], "2025-08-07", LAST_IEEPA, "", "", "", ""))
    rates += [
        ("9903.02.20", "total", "15%", "@EU", "2025-08-07", LAST_IEEPA, "", "9903.02.19", "", ""),
        ("9903.02.30", "add", "15%", "JP", "2025-08-07", LAST_IEEPA, "", "", "", "2025-09-15"),
        ("9903.02.73", "total", "15%", "JP", "2025-08-07", LAST_IEEPA, "", "9903.02.72", "2025-09-16", ""),
        ("9903.02.56", "add", "15%", "KR", "2025-08-07", "2025-11-13", "", "", "", ""),
        ("9903.02.56", "add", "15%", "KR", "2025-11-14", LAST_IEEPA, "", "", "", "2025-12-03"),
        ("9903.02.80", "total", "15%", "KR", "2025-11-14", LAST_IEEPA, "", "9903.02.79", "2025-12-04", ""),
        ("9903.02.58", "add", "39%", "CH", "2025-08-07", "2025-11-13", "", "", "", ""),
        ("9903.02.58", "add", "39%", "CH", "2025-11-14", LAST_IEEPA, "", "", "", "2025-12-17"),
        ("9903.02.83", "total", "15%", "CH", "2025-11-14", LAST_IEEPA, "", "9903.02.82", "2025-12-18", ""),
        ("9903.02.36", "add", "15%", "LI", "2025-08-07", "2025-11-13", "", "", "", ""),
        ("9903.02.36", "add", "15%", "LI", "2025-11-14", LAST_IEEPA, "", "", "", "2025-12-17"),
        ("9903.02.88", "total", "15%", "LI", "2025-11-14", LAST_IEEPA, "", "9903.02.87", "2025-12-18", ""),
        ("9903.01.25", "add", "10%", "*", "2025-04-05", LAST_IEEPA, "", "", "", "")]
    order = 100
    for heading, effect, rate, origins, since, until, when, above, known_from, known_until in rates:
        split = max(since, CONTENT) <= until
        for extra, basis in (CONTENTS[1:] if split else [("", "")]):
            starts = max(since, CONTENT) if extra else since
            row(order, heading, effect, rate, origins="!US" if origins == "*" else origins, since=starts, until=until, when=" & ".join(w for w in (when, extra) if w),
                basis=basis, above=above, known_from=known_from, known_until=known_until)
            order += 1


# ---------------------------------------------------------------- groups, facts, de minimis, writing
EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
FACTS = [
    ("s301_exclusion", "bool", "line", "Do the goods match the description of an exclusion that the Trade Representative granted from the Section 301 duties?", "HTS ch. 99 subch. III U.S. note 20(vvv), (www)", "no"),
    ("ship_to_shore_crane", "bool", "line", "Is this a ship-to-shore gantry crane, built to unload intermodal containers from vessels?", "HTS 9903.92.10", "yes"),
    ("crane_contract_before_2024_05_14", "bool", "line", "Was the contract for the crane executed before 2024-05-14?", "HTS 9903.91.09", "no"),
    ("enteral_syringe", "bool", "line", "Are these enteral syringes?", "HTS 9903.91.10", "no"),
    ("s201_solar_excluded", "bool", "line", "Are the cells or modules among those excluded from the safeguard (small, off-grid, thin film, American cells and the like)?", "HTS ch. 99 subch. III U.S. note 18(c), (d)", "no"),
    ("bifacial_panel", "bool", "line", "Are these bifacial panels made of bifacial cells only?", "HTS ch. 99 subch. III U.S. note 18(j)", "no"),
    ("cspv_module", "bool", "line", "Do the goods contain a module of crystalline silicon photovoltaic cells?", "HTS ch. 99 subch. III U.S. note 18(g)", "yes"),
    ("s232_exclusion", "bool", "line", "Is the line covered by a product exclusion of the Department of Commerce from the Section 232 duties?", "HTS ch. 99 subch. III U.S. notes 16(c), 19(c) (until 2025-03-11)", "no"),
    ("melted_poured", "country", "line", "In which country was the steel melted and poured?", "HTS ch. 99 subch. III U.S. note 16", "yes"),
    ("us_melted_poured", "bool", "line", "Was the derivative article made abroad from steel that was melted and poured in the United States?", "HTS ch. 99 subch. III U.S. note 16; 9903.81.92", "no"),
    ("us_smelted_cast", "bool", "line", "Was the derivative article made abroad from aluminum that was smelted and cast in the United States?", "HTS ch. 99 subch. III U.S. note 19(j), (k); 9903.85.09", "no"),
    ("aluminum_of_cn_ru_by_ir", "bool", "line", "Was primary aluminum in the goods smelted, or the aluminum last cast, in China, Russia, Belarus or Iran?", "Proclamation 10782; HTS ch. 99 subch. III U.S. note 19(a)(viii), (ix)", "yes"),
    ("loading_date", "date", "line", "On which day were the goods loaded for the last leg of their way to the United States?", "in-transit provisions of HTS ch. 99 subch. III", "no"),
    ("export_date", "date", "line", "On which day were the goods exported?", "HTS 9903.88.09", "no"),
    ("ukraine_steel_certificate", "bool", "line", "Is there a certificate of origin for this steel of Ukraine?", "Proclamation 10771", "no"),
    ("stamping_metal", "enum:steel|aluminum|other", "line", "Of which metal are these bumper or body stampings?", "HTS ch. 99 subch. III U.S. notes 16, 19(i); Proclamation 9980", "yes"),
    ("aluminum_primary_smelt", "country", "line", "In which country was the largest part of the primary aluminum smelted?", "HTS ch. 99 subch. III U.S. note 19; Proclamation 10522", "assumed"),
    ("aluminum_secondary_smelt", "country", "line", "In which country was the second largest part of the primary aluminum smelted (the first again if there is no other)?", "HTS ch. 99 subch. III U.S. note 19; Proclamation 10522", "assumed"),
    ("aluminum_cast", "country", "line", "In which country was the aluminum most recently cast?", "HTS ch. 99 subch. III U.S. note 19; Proclamation 10522", "assumed"),
    ("steel_content_value", "money", "line", "What is the value of the steel in the goods, in the currency of the entry (the whole value if it is not known)?", "HTS ch. 99 subch. III U.S. note 16", "yes"),
    ("aluminum_content_value", "money", "line", "What is the value of the aluminum in the goods, in the currency of the entry (the whole value if it is not known)?", "HTS ch. 99 subch. III U.S. note 19", "yes"),
    ("copper_content_value", "money", "line", "What is the value of the copper in the goods, in the currency of the entry?", "HTS ch. 99 subch. III U.S. note 36", "yes"),
    ("donation", "bool", "line", "Are the goods donated food, clothing, medicine or the like, meant to relieve human suffering?", "50 U.S.C. 1702(b)(2)", "no"),
    ("informational_materials", "bool", "line", "Are the goods informational materials (publications, films, records, art works and the like)?", "50 U.S.C. 1702(b)(3)", "no"),
    ("potash", "bool", "line", "Is this potash?", "HTS ch. 99 subch. III U.S. note 2(c), (l)", "no"),
    ("canada_energy", "bool", "line", "Is this energy or an energy resource of Canada (oil, gas, refined products, uranium, coal, biofuels, or a critical mineral)?", "HTS 9903.01.13", "no"),
    ("transshipped", "bool", "line", "Did Customs determine that the goods were transshipped to evade the duties of another country?", "Executive Order 14326 section 3; HTS 9903.02.01, 9903.01.16", "no"),
    ("us_content", "bool", "line", "Is this line the American content of an article of which at least 20% of the value is American, entered apart from the rest?", "HTS 9903.01.34", "no"),
    ("civil_aircraft", "bool", "line", "Are the goods civil aircraft, their engines, parts or ground flight simulators that meet general note 6?", "HTS general note 6", "no"),
    ("non_patented_pharmaceutical", "bool", "line", "Are the goods for pharmaceutical use and not patented in the United States?", "HTS ch. 99 subch. III U.S. note 2(v)(xxiii), (xxv)(d)", "no"),
    ("particular_article", "bool", "line", "Are the goods one of the particular articles exempt by description (etrogs, acai, coconut water juice, ritual goods and the like)?", "HTS ch. 99 subch. III U.S. note 2(v)(iii)(b), (xxi), (x)(iii)(b)", "no"),
]
CHINA = "CN HK"
DE_MINIMIS = [  # regime, origins, limit per person and day (empty = none), dates, what applies, authority
    ("section_321", "!" + CHINA, "800", "2016-03-10", "2025-08-28", "free", "", "19 U.S.C. 1321(a)(2)(C); Pub. L. 114-125 section 901"),
    ("section_321", CHINA, "800", "2016-03-10", "2025-02-03", "free", "", "19 U.S.C. 1321(a)(2)(C); Pub. L. 114-125 section 901"),
    ("section_321", CHINA, "", "2025-02-04", "2025-02-06", "none", "", "Executive Order 14195"),
    ("section_321", CHINA, "800", "2025-02-07", "2025-05-01", "free", "", "Executive Order 14200"),
    ("section_321", CHINA, "", "2025-05-02", "", "none", "", "Executive Order 14256"),
    ("section_321", "!" + CHINA, "", "2025-08-29", "", "none", "", "Executive Order 14324; continued by the order of 2026-02-20; HTS ch. 99 subch. III U.S. note 2(y)"),
    ("postal", "!" + CHINA, "800", "2016-03-10", "2025-08-28", "free", "", "19 U.S.C. 1321(a)(2)(C)"),
    ("postal", CHINA, "800", "2025-05-02", "2025-05-13", "rate", "120% or 100 USD an item", "Executive Orders 14256, 14259 and 14266"),
    ("postal", CHINA, "800", "2025-05-14", "2025-08-28", "rate", "54% or 100 USD an item", "Executive Order 14298"),
    ("postal", "*", "800", "2025-08-29", LAST_IEEPA, "rate", "the IEEPA rate of the country of origin, or until 2026-02-27 80 USD (rate below 16%), 160 USD (16% to 25%) or 200 USD (above 25%) an item", "Executive Order 14324 section 3"),
    ("postal", "*", "800", "2026-02-24", "2026-07-23", "rate", "the rate of the temporary import surcharge (Section 122)", "HTS ch. 99 subch. III U.S. note 2(y)"),
    ("postal", "*", "", "2026-07-24", "", "refuse", "what applies to postal items after the surcharge was not established", "HTS ch. 99 subch. III U.S. note 2(y)"),
    ("gift", "*", "100", "2016-03-10", "", "free", "", "19 U.S.C. 1321(a)(2)(A); 19 CFR 10.152"),
    ("gift_insular", "GU AS VI", "200", "2016-03-10", "", "free", "", "19 U.S.C. 1321(a)(2)(A); 19 CFR 10.152"),
    ("personal", "*", "200", "2016-03-10", "", "free", "", "19 U.S.C. 1321(a)(2)(B); 19 CFR 10.151"),
    ("section_321_repeal", "*", "", "2027-07-01", "", "none", "", "Pub. L. 119-21 section 70531 (repeal of 19 U.S.C. 1321(a)(2)(C))"),
]


def write(name, header, rows, key=None):
    with open(os.path.join(PACK, name), "w", encoding="utf-8", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header.split(","))
        w.writerows(sorted(rows, key=key) if key else rows)
    print(f"{name}: {len(rows)} rows")


def main():
    with open(os.path.join(HERE, "lists-history.csv"), encoding="utf-8") as f:
        for r in csv.DictReader(f):
            GOODS.append([r["code"], r["list"], r["from"], r["until"], r["known_from"], r["source"]])
    for part in (section_301, section_301_others, russia, section_201, steel, aluminum, ieepa_fentanyl, ieepa_others, reciprocal):
        part()
    write("measures/history.csv", "program,order,heading,heading_above,goods,except_goods,origins,from,until,known_from,known_until,when,effect,rate,basis,authority,source",
          MEASURES, key=lambda r: (r[0], r[1], r[7], r[8]))
    write("goods/history.csv", "code,list,from,until,known_from,source", [list(x) for x in dict.fromkeys(map(tuple, GOODS))], key=lambda r: (r[1], r[0], r[2]))
    write("programs/history.csv", "program,filing,kind,tax_type,title,benefit_authority,authority", PROGRAMS)
    write("facts/history.csv", "name,type,scope,question,law,raises", [list(f) for f in FACTS])
    write("groups/history.csv", "group,country,from,until,authority", [["EU", c, "2013-07-01" if c == "HR" else "", "", "Treaty on European Union"] for c in EU.split()])
    write("de_minimis.csv", "regime,origins,limit,from,until,effect,statement,authority", [list(r) for r in [(a, b, c, d, e, f, s, g) for a, b, c, d, e, f, s, g in DE_MINIMIS]])


main()
