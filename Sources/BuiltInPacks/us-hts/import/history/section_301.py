"""Section 301: China by the lists of notes 20 and 31, Nicaragua, large civil aircraft."""
import json
import os
import re

import chapter99 as c99
from history.table import EXPORT, listed, program


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
