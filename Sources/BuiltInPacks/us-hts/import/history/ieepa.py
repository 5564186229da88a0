"""The duties under IEEPA: synthetic opioids, Brazil, India, reciprocal."""
import csv
import itertools
import os
import re

import chapter99 as c99
from history.section_232 import ANNEXES, CONTENT, DOUBLE, UNSTACKED
from history.table import COPPER, HERE, LAST_IEEPA, METALS, VEHICLES, VESSEL, WHOLE, listed, program, retroactive, subject


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
        retroactive(row, UNSTACKED, "2025-04-03", "2025-10-13", 4, "", "none", when=subject(*VEHICLES), **{**at, "authority": "Executive Order 14289"})
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
                for extra, basis in (contents(STEEL, ALUMINUM) if content else [("", "")]):
                    row(order, heading if basis != "*" else "", "add" if basis != "*" else "none", (own or rate) if basis != "*" else "", since=since, until=until,
                        goods="72" if basis == "*" else "*", when=" & ".join(w for w in (fact, extra) if w), basis="" if basis == "*" else basis, **at)
                    order += 1


# What Section 232 on metals leaves for other duties from 2025-06-04: the value less the content of each metal that
# is subject. "*": steel mill products of chapter 72, wholly steel, leave nothing.
STEEL, ALUMINUM = ("subject=section_232_steel", "-steel_content_value"), ("subject=section_232_aluminum", "-aluminum_content_value")
COPPERS = ("subject=" + "|".join(COPPER), "-copper_content_value")


def contents(*metals):
    """Which of the metals a line may be subject to, with what is left of its value; more of them first."""
    combos = [combo for count in range(len(metals), 0, -1) for combo in itertools.combinations(metals, count)]
    return [("subject=section_232_steel", "*")] + [(" & ".join(c for c, _ in combo), " ".join(b for _, b in combo)) for combo in combos] + [("", "")]


# The duties on Canada and Mexico fall on copper too: neither U.S. note 2(a)-(m) nor CBP's FAQ of 2025-08-21 take it out.
CONTENTS = contents(STEEL, ALUMINUM, COPPERS)


def exempt_metal(name, filing, title, law, exemption, unless="", **at):
    """The heading that the metal content states while the rest is charged."""
    row = program(name + "_metal", filing, title + ": metal content", law)
    for n, (extra, basis) in enumerate(CONTENTS[1:-1]):
        row(n + 1, exemption, "add", "0%", when=f"subject={name} & {extra}{unless}", basis=basis.replace("-", ""), **at)


def besides_metal(row, order, exemption, heading, rate, **at):
    """The rate on what is not subject to Section 232: "content subject to" its duties on metals is exempt (CBP, IEEPA FAQ of
    2025-08-21), articles under the others wholly."""
    row(order, exemption, "none", when=subject(*WHOLE), **at)
    for n, (extra, basis) in enumerate(CONTENTS):
        if basis == "*":
            row(order + 1, exemption, "none", goods="72", when=extra, **at)
        else:
            row(order + 1 + n, heading, "add", rate, when=extra, basis=basis, **at)


def ieepa_others():
    law = "50 U.S.C. 1702; Executive Order 14323 as amended; HTS ch. 99 subch. III U.S. note 2(x)"
    title = "IEEPA duties on products of Brazil"
    row = program("ieepa_brazil", 22, title, law)
    at = dict(origins="BR", until=LAST_IEEPA)
    row(1, "9903.01.78", "none", origins="BR", since="2025-08-06", until="2025-10-04", when="loading<2025-08-06" + VESSEL)
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
    besides_metal(row, 7, "9903.01.83", "9903.01.77", "40%", since="2025-08-06", **at)
    exempt_metal("ieepa_brazil", 22, title, law, "9903.01.83", since="2025-08-06", **at)
    law = "50 U.S.C. 1702; Executive Order 14329; HTS ch. 99 subch. III U.S. note 2(z)"
    title = "IEEPA duties on products of India (oil of the Russian Federation)"
    row = program("ieepa_india", 23, title, law)
    at = dict(origins="IN", until="2026-02-06")
    row(1, "9903.01.85", "none", origins="IN", since="2025-08-27", until="2025-09-16", when="loading<2025-08-27" + VESSEL)
    charity(row, 2, "9903.01.88", "IN", "2025-08-27", "2026-02-06", law, "9903.01.89")
    row(4, "9903.01.86", "none", goods="@ieepa_reciprocal_exempt", since="2025-08-27", **at)
    besides_metal(row, 5, "9903.01.87", "9903.01.84", "25%", since="2025-08-27", **at)
    exempt_metal("ieepa_india", 23, title, law, "9903.01.87", since="2025-08-27", **at)


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
    title = "IEEPA reciprocal duties"
    row = program("ieepa_reciprocal", 30, title, law)
    exempt_metal("ieepa_reciprocal", 30, title, law, "9903.01.33", since=CONTENT, until=LAST_IEEPA, unless=" & !transshipped")
    at = dict(since="2025-04-05", until=LAST_IEEPA)
    row(2, "9903.01.26", "none", origins="CA", **at)
    row(3, "9903.01.27", "none", origins="MX", **at)
    row(4, "9903.01.29", "none", origins="BY CU KP RU", **at)
    row(5, "9903.01.28", "none", since="2025-04-05", until="2025-06-15", when="loading<2025-04-05" + VESSEL, authority=law + "; CSMS 64680374 as updated on 2025-05-30 (entries before 2025-06-16)", source="csms")
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
    rates = [("9903.01.25", "add", "10%", "*", "2025-04-09", "2025-04-09", "loading<2025-04-09" + VESSEL, "", "", "")]
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
    rates.append(("9903.01.25", "add", "10%", "CN HK MO", "2025-04-10", "2025-05-13", "loading<2025-04-10" + VESSEL, "", "", ""))
    rates.append(("9903.01.63", "add", "125%", "CN HK MO", "2025-04-10", "2025-05-13", "", "", "", ""))
    rates.append(("9903.01.25", "add", "10%", "*", "2025-08-07", "2025-10-04", "loading<2025-08-07" + VESSEL, "", "", ""))
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
