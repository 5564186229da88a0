"""Section 232 on steel and aluminum before the annex regime of 2026-04-06."""
import csv
import os

import chapter99 as c99
from history.table import C99, EXPORT, GOODS, VEHICLES, program, retroactive, subject

FIRST, CONTENT, DOUBLE = "2025-03-12", "2025-06-04", "2025-06-03"
ANNEXES = "2026-04-05"
UNSTACKED = "2025-04-29"  # Executive Order 14289, for entries from 2025-03-04 on
CIVIL = ("GB", "2025-06-30"), ("JP", "2025-09-16"), ("@EU", "2025-09-01"), ("KR", "2025-11-14")


def section_232_common(row, goods, metal):
    """What goes before the rates of 2025: other programmes that come first, and civil aircraft."""
    row(1, "", "none", goods=goods, since="2025-04-03", until=ANNEXES, when=subject(*VEHICLES), authority="Executive Order 14289")
    program_of = {"CA": "ieepa_canada", "MX": "ieepa_mexico"}
    for order, country, since, number in ((2, "CA", FIRST, "14193"), (3, "MX", "2025-03-04", "14194")):
        retroactive(row, UNSTACKED, since, DOUBLE, order, "", "none", goods=goods, origins=country, when=subject(program_of[country]),
                    authority=f"Executive Order 14289 (where the duties of Executive Order {number} apply)")
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
