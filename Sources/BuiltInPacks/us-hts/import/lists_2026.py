"""Lists of goods for the measures of 2026: read from chapter 99 (revision 6 of 2026) where it has them,
from lists-2026/*.txt where a later revision does. A txt file has lines of `6-digit prefix` followed by two- or
four-digit endings (`0201.10 05 10` is 02011005 and 02011010) and a first line that names the law."""
import os, re, csv

HERE = os.path.dirname(os.path.abspath(__file__))
CODE = re.compile(r"(?<![\d.])\d{4}(?:\.\d{2}(?:\.\d{2,4}(?:\.\d{2})?)?)?(?![\d.]*\d)")


def typed(name):
    codes, prefix = [], None
    for line in open(os.path.join(HERE, "lists-2026", name + ".txt"), encoding="utf-8"):
        for word in [] if line.startswith("#") else line.split():
            if re.fullmatch(r"\d{4}\.\d{2}", word):
                prefix = word.replace(".", "")
            elif re.fullmatch(r"\d{2}|\d{4}", word):
                codes.append(prefix + word)
            else:
                raise SystemExit(f"{name}: {word}")
    return codes


class Chapter99:
    """The text of the chapter, without page headings; lists are found by the words before and after them."""

    def __init__(self, path):
        text = open(path, encoding="utf-8", errors="replace").read()
        lines = [re.sub(r" {3,}", "  ", line).rstrip() for line in text.replace("\f", "\n").split("\n")]
        page = re.compile(r"Harmonized Tariff Schedule of the United States Revision \d+ \(\d+\)|Annotated for Statistical Reporting Purposes"
                          r"|^\s*XXII|\s+XXII$|99 - III - \d+|U\.S\. Notes \(con\.\)")
        self.text = "\n".join(line for line in (page.sub("", line) for line in lines) if line.strip())

    def between(self, start, end, after=None, headings=False):
        """Codes between two phrases. Four-digit headings only from lines that hold nothing but codes."""
        begin = self.text.index(after) if after else 0
        begin = self.text.index(start, begin) + len(start)
        codes = []
        for line in self.text[begin:self.text.index(end, begin)].split("\n"):
            found = CODE.findall(line)
            bare = not re.sub(r"[\d.;\s]", "", line)
            codes += [c.replace(".", "") for c in found if (len(c) > 4 or (headings and bare)) and c[:4] not in ("9903", "9802")]
        return sorted(set(codes))


def lists(us):
    """name -> [(codes, from, until, source)]"""
    c99 = Chapter99(os.path.join(us, "budget_lab", "chapter99_2026_rev_6.txt"))
    REV6 = "HTS 2026 revision 6, chapter 99 (chapter99_2026_rev_6.txt)"
    LATER = "HTS 2026 revision {}, chapter 99, by lists-2026/{}.txt"
    out = {}

    def put(name, codes, start, until="", source=REV6):
        out.setdefault(name, []).append((sorted(set(codes)), start, until, source))

    # Section 122: note 2(aa)
    exempt = c99.between("classifiable in the following subheadings of the HTSUS: [Compiler's note", "(iii) As provided in heading 9903.03.04")
    particular = c99.between("(iii) As provided in heading 9903.03.04", "(iv) As provided in heading 9903.03.05")
    aircraft = c99.between("(iv) As provided in heading 9903.03.05", "(v) As provided in heading 9903.03.06")
    put("s122_exempt", exempt, "2026-02-24", "2026-07-23")
    put("s122_particular", particular, "2026-02-24", "2026-07-23")
    put("civil_aircraft", aircraft, "2026-02-24")
    with open(os.path.join(us, "budget_lab", "floor_exempt_products.csv"), encoding="utf-8") as f:
        agreed = [r["hts8"] for r in csv.DictReader(f) if r["category"] == "civil_aircraft" and r["country_group"] == "korea" and r["hts8"][:2] != "98"]
    put("civil_aircraft_agreements", agreed, "2026-04-06", "", "floor_exempt_products.csv (notes 2(v)(xxiv)(b), 35 and 51(d))")

    # Section 232 metals from 2026-04-06: note 16(c); from 2026-06-08 as changed by Proclamation 11032
    def metal(start, end, headings=False):
        return c99.between(start, end, after="16. (a)  Except as provided in headings 9903.85.67", headings=headings)
    i = metal("(i) Articles of aluminum:", "(ii) Derivative aluminum", True)
    ii = metal("(ii) Derivative aluminum articles:", "(iii) Articles of steel")
    iii = metal("(iii) Articles of steel:", "(iv) Derivative steel", True)
    both = set(metal("(iii) Articles of steel:", "(vi) Derivative aluminum")) - set(iii)  # two lists printed side by side
    # three provisions of list (iv) stand above its title on the page
    both |= {c for c in iii if c in ("73012010", "73012050", "73023000", "73071990", "73072110", "73072150")}
    iii = [c for c in iii if c not in both]
    iv, v = sorted(c for c in both if c[:2] != "74"), sorted(c for c in both if c[:2] == "74")
    vi = metal("(vi) Derivative aluminum articles:", "(vii) Derivative steel")
    vii = metal("(vii) Derivative steel articles:", "(viii) Articles of copper")
    viii = metal("(viii) Articles of copper:", "(ix) Derivative aluminum")
    ix = metal("(ix) Derivative aluminum articles:", "(x) Derivative steel")
    x = metal("(x) Derivative steel articles:", "(d) Headings 9903.82.04")
    PP11021, PP11032, EVE = "2026-04-06", "2026-06-08", "2026-06-07"
    for name, codes in (("aluminum", i), ("aluminum_derivatives", ii), ("steel", iii), ("steel_derivatives", iv), ("copper", v), ("copper_25", viii)):
        put("s232_metals_" + name, codes, PP11021)
    later = {name: set(typed("s232_metals_" + name)) for name in ("steel_25_out", "steel_25_in", "aluminum_15_in", "steel_15_in", "mobile_equipment")}
    if not later["steel_25_out"] <= set(vii):
        raise SystemExit(f"not in note 16(c)(vii): {sorted(later['steel_25_out'] - set(vii))}")
    vi2 = (set(vi) | {"37013000"}) - {"8415908010", "8415908020", "8415908045", "8415908085", "87082921"}
    vii2 = (set(vii) - later["steel_25_out"]) | later["steel_25_in"]
    ix2, x2 = set(ix) | later["aluminum_15_in"], set(x) | later["steel_15_in"]
    for name, before, after in (("aluminum_25", vi, vi2), ("steel_25", vii, vii2), ("aluminum_15", ix, ix2), ("steel_15", x, x2)):
        put("s232_metals_" + name, set(before) & after, PP11021)
        put("s232_metals_" + name, set(before) - after, PP11021, EVE)
        put("s232_metals_" + name, after - set(before), PP11032, "", LATER.format(10, "s232_metals_*"))
    put("s232_metals_mobile_equipment", later["mobile_equipment"], PP11032, "", LATER.format(10, "s232_metals_mobile_equipment"))
    chapters = lambda codes: {c for c in codes if c[:2] in ("84", "85", "87")}
    before, after = chapters(set(vi) | set(vii) | set(viii)), chapters(vi2 | vii2 | set(viii))
    put("s232_metals_parts", before & after, PP11021)
    put("s232_metals_parts", before - after, PP11021, EVE)
    put("s232_metals_parts", after - before, PP11032, "", LATER.format(10, "s232_metals_*"))

    # Section 232 vehicles, wood, semiconductors: notes 33, 37, 38, 39
    n33 = "33. (a)  Except as provided for in headings 9903.94.02"
    put("s232_autos", set(c99.between("(b) The rates of duty set forth in headings 9903.94.01", "(c) Heading 9903.94.02 applies", n33)) - {"87046000"}, "2025-04-03")
    put("s232_autos_uk", c99.between("(i) Heading 9903.94.31 sets forth", "The aggregate annual import volume", n33), "2025-06-30")
    put("s232_auto_parts", c99.between("(g) Subject to a manufacturer's import adjustment", "(h) Heading 9903.94.06 applies", n33, True), "2025-05-03")
    put("s232_auto_parts_uk", c99.between("(j) Heading 9903.94.32 sets forth", "Any automotive part, except", n33), "2025-06-30")
    n38 = "(a) Except as provided for in headings 9903.74.03, 9903.74.05"
    put("s232_trucks", set(c99.between("(b) The rate of duty set forth in heading 9903.74.01", "(c) Heading 9903.74.02 applies", n38)) - {"87046000"}, "2025-11-01")
    put("s232_buses", c99.between("(c) Heading 9903.74.02 applies", "(d) Heading 9903.74.03 applies", n38), "2025-11-01")
    put("s232_truck_parts", c99.between("(i) The rates of duty set forth in heading 9903.74.08", "(j) Heading 9903.74.09 applies", n38, True), "2025-11-01")
    put("s232_softwood", c99.between("(b) The rates of duty set forth in heading 9903.76.01", "(c) Heading 9903.76.02 provides"), "2025-10-14")
    put("s232_wood_furniture", c99.between("(d) The rates of duty set forth in headings 9903.76.02", "(e) Except for as provided by 9903.76.04"), "2025-10-14")
    put("s232_cabinets", c99.between("(f) Except for as provided by 9903.76.04, the rates", "(g) Heading 9903.76.04 applies"), "2025-10-14")
    put("s232_semiconductors", ["847150", "847180", "847330"], "2026-01-15")
    with open(os.path.join(us, "budget_lab", "s232_copper_products.csv"), encoding="utf-8") as f:
        put("s232_copper", [r["hts10"] for r in csv.DictReader(f)], "2025-08-01", "2026-04-05", "s232_copper_products.csv (note 36(b), since deleted)")

    # Later measures of 2026
    put("s232_pharmaceuticals", typed("s232_pharmaceuticals_jul"), "2026-07-31", "2026-09-28", LATER.format(14, "s232_pharmaceuticals_jul"))
    put("s232_pharmaceuticals", typed("s232_pharmaceuticals_sep"), "2026-09-29", "", LATER.format(20, "s232_pharmaceuticals_sep"))
    uas = LATER.format(18, "(note 43(c), entered in the converter)")
    put("s232_unmanned_aircraft", ["88062400", "88062900", "88069400", "88069900"], "2026-09-03", "", uas)
    put("s232_unmanned_aircraft_small", ["88062100", "88062200", "88062300", "88069100", "88069200", "88069300"], "2026-09-03", "", uas)
    put("s232_unmanned_aircraft_general", ["8504409580", "8537109170", "88071000", "88072000", "88073000", "88079090"], "2026-09-03", "", uas)
    put("s201_quartz", ["6810990020", "6810990040", "7020006000"], "2026-08-15", "2030-08-14", LATER.format(16, "(note 41(a), entered in the converter)"))
    for part in ("alcohol", "dairy", "vehicles"):
        put("s338_canada_" + part, typed("s338_canada_" + part), "2026-08-22", "", LATER.format(17, "s338_canada_" + part))
    listed = {c for part in ("alcohol", "dairy", "vehicles") for c in typed("s338_canada_" + part)}
    put("s338_canada_civil_aircraft", listed & set(agreed), "2026-08-22", "", "note 51(b) and (d): provisions in both")
    for part in ("ban", "ban_packaged"):
        put("s338_canada_" + part, typed("s338_canada_" + part), "2026-09-29", "", f"CSMS 70050970, by lists-2026/s338_canada_{part}.txt")

    # Section 301, Brazil (note 50) and forced labour (note 52)
    labour, brazil = typed("s301_forced_labor_exempt"), typed("s301_brazil_exempt")
    medicines = typed("s301_forced_labor_medicines")
    put("s301_brazil_exempt", brazil, "2026-07-22", "", LATER.format(12, "s301_brazil_exempt"))
    put("s301_brazil_medicines", medicines + ["28043000", "28070000", "28141000", "28142000", "29182975"], "2026-07-22", "", LATER.format(12, "s301_forced_labor_medicines and five more"))
    put("s301_brazil_particular", particular, "2026-07-22", "", "note 50(a)(iii): as note 2(aa)(iii)")
    put("s301_forced_labor_exempt", labour, "2026-07-24", "", LATER.format(13, "s301_forced_labor_exempt"))
    put("s301_forced_labor_medicines", medicines, "2026-07-24", "", LATER.format(13, "s301_forced_labor_medicines"))
    put("s301_forced_labor_particular", typed("s301_forced_labor_particular"), "2026-07-24", "", LATER.format(13, "s301_forced_labor_particular"))
    for name in sorted(f[:-4] for f in os.listdir(os.path.join(HERE, "lists-2026")) if re.fullmatch(r"s301_forced_labor_[a-z]{2}(_particular)?\.txt", f)):
        put(name, typed(name), "2026-07-24", "", LATER.format(13, name))
    return out
