"""Brings editions of the schedule together into rows with windows (used by convert_hts.py).

Three readings of chapters 1-97: the export of December 2024, the USITC tariff database of 2025 and revision 11 of 2026.
What two neighbouring editions say alike is taken as in force between them. Staged reductions change on 1 January; where a
preferential rate of 2025 is in neither neighbour and the database does not state it, the rate is '?'. After the day on
which revision 11 was read its rates are carried on, in rows of their own source.
"""
import csv, re
from collections import defaultdict

START, CARRIED, END = "2024-11-23", "2026-07-14", "2026-11-09"
YEARS = [("2024-11-23", "2024-12-31"), ("2025-01-01", "2025-12-31"), ("2026-01-01", "2026-07-13")]
# The source of a row names the editions that state it, by the pair of windows it spans.
SOURCE = {(0, 0): "hts-2024-12", (1, 1): "usitc-2025", (2, 2): "hts-2026-rev11", (0, 1): "hts-2024-2025", (1, 2): "hts-2025-2026",
          (0, 2): "hts-2024-2026"}
# Lines whose reporting numbers changed on 2025-01-01. The comparison of revisions begins on that day, so it does not show
# them; the numbers that went have no imports in 2025 and those that came do. What else changed outside that comparison
# (its last revision is of 2026-04-29) changed by revision 11: 2026-07-01, the half-yearly date of 19 U.S.C. 1484(f).
RENUMBERED_2025 = set("""06031901 07031040 07082090 07093020 07093040 07099990 08043040 08054040 08054080 08109046 27101245 28042900
    28051990 28220000 28269090 28332951 38011050 38180000 38249939 39211900 44201100 94016980 94036080""".split())
# The revision that shows the changes of July 2025 is dated 2025-06-06, the half-yearly date is 2025-07-01: in between
# neither the old nor the new number is vouched for.
CHANGES = {"rev_16": ("2025-06-05", "2025-07-01"), "rev_17": ("2025-06-30", "2025-07-01"), "2026_rev_2": ("2026-01-29", "2026-01-30"),
           "2026_rev_3": ("2026-02-11", "2026-02-12")}
# Rates of agreements that are not staged any more: a specific rate stays what it was.
SETTLED = {"JO", "E", "E*"}


def database(path):
    """The tariff database of 2025, chapters 1-97, by line."""
    with open(path, encoding="utf-8-sig", newline="") as f:
        rows = {r["hts8"].zfill(8): r for r in csv.DictReader(f)}
    return {k: r for k, r in rows.items() if k < "98"}


def plain(text):
    return re.sub(r" ?cents", "\u00a2", text)


# ---------------------------------------------------------------- the special column
def groups(text):
    """'Free (A,AU) 3.2% (JP)' as [('Free', [A, AU]), ('3.2%', [JP])]."""
    text = re.sub(r"\s+", " ", text or "").strip()
    found, at = [], 0
    for m in re.finditer(r"\(([^()]*)\)", text):
        found.append((text[at:m.start()].strip(), [s.strip(".") for s in re.split(r"[ ,]+", m[1]) if s.strip(".")]))
        at = m.end()
    if text[at:].strip():
        raise SystemExit(f"special rate without symbols: {text!r}")
    return found


def special_2024(text, rate):
    """symbol -> (notation, text)."""
    return {s: (rate(t)[0], t) for t, symbols in groups(text) for s in symbols}


def special_2026(parsed, before):
    """The condensed export has a number for per cent and free, null for all else."""
    found = {}
    for raw, value in (parsed or {}).items():
        s = re.sub(r"\W*\(.*", "", raw)
        if value is not None:
            found[s] = ("free", "Free") if value == 0 else (f"{value:g}%", f"{value:g}%")
            if s in before and before[s][0] == found[s][0]:
                found[s] = before[s]
        elif s in before and (before[s][1].startswith(("See", "The rate")) or s in SETTLED):
            found[s] = before[s]
        else:
            found[s] = ("?", "not in the condensed export")
    return found


def special_2025(first, last, row):
    found = {}
    for s in set(first) | set(last):
        if s in first and s in last and first[s][0] == last[s][0]:
            found[s] = first[s]
        elif s == "KR" and s in first and (rate := korea(first[s][0], row)):
            found[s] = rate
        else:
            found[s] = ("?", "not established for 2025")
    return found


def korea(before, row):
    """Korea's rate of 2025 from the database, when it is the next step down from that of 2024 (the last one before free)."""
    percent, specific = row["korea_ad_val_rate"], row["korea_specific_rate"]
    if re.fullmatch(r"[\d.]+%", before) and float(percent or 0) and not float(specific or 0):
        now, then, text = float(percent) * 100, float(before[:-1]), f"{float(percent) * 100:g}%"
        notation, slack = text, 0.11
    elif (m := re.fullmatch(r"([\d.]+)/(\w+)", before)) and float(specific or 0) and not float(percent or 0):
        now, then, slack = float(specific), float(m[1]), 0.0011
        notation, text = f"{now:g}/{m[2]}", f"{now * 100:g}\u00a2/{'kg' if m[2] == 'KGM' else 'liter'}"
    else:
        return None
    return (notation, text) if abs(now - then / 2) <= slack else None


def column(special):
    """The two columns of lines.csv: notation, and the text where the notation says too little."""
    rates, texts = defaultdict(list), defaultdict(list)
    for s in sorted(special):
        notation, text = special[s]
        rates[notation].append(s)
        texts[text].append(s)
    order = sorted(rates, key=lambda n: (n == "?", n != "free", n))
    notation = " | ".join(f"{n}: {' '.join(rates[n])}" for n in order)
    if "?" not in rates:
        return notation, ""
    return notation, " ".join(f"{t} ({','.join(s)})" for t, s in sorted(texts.items()) if any(special[x][0] == "?" for x in s))


# ---------------------------------------------------------------- lines
def merge_lines(lines24, lines26, special24, special26, base, rate):
    """Rows of lines.csv. `lines24`, `lines26`: code, from, until, source, unit1, unit2, general, text, column 2, text."""
    late, rows, known = {r[0]: r for r in lines26}, [], {}
    if {r[0] for r in lines24} != set(late):
        raise SystemExit("a line came or went: its date is to be established first")
    for code, _, _, _, unit1, unit2, general, general_text, other, other_text in lines24:
        row, last = base[code], late[code]
        said = rate(plain(row["mfn_text_rate"])), rate(plain(row["col2_text_rate"]))
        if general != said[0][0] and said[0] == (last[6], last[7]):  # the schedule doubts its rate in a footnote: what the others say
            general, general_text, (other, other_text) = *said[0], said[1]
        if general != said[0][0] or general != last[6]:
            raise SystemExit(f"the general rate changed: {code}")
        if other == "?" and said[1][0] != "?" and "1/3" not in other_text:
            other, other_text = said[1]
        if "?" not in (other, said[1][0]) and other != said[1][0]:
            other, other_text = "?", f"{other_text} by the export of December 2024, {said[1][1]} by the database of 2025"
        first = special_2024(special24[code], rate)
        third = special_2026(special26[code], first)
        specials = [column(s) for s in (first, special_2025(first, third, row), third)]
        # Units: the condensed export states a third of them; what it adds to is taken from 2026 on.
        units = [(unit1, unit2)] * 2 + [(last[4], last[5]) if last[4] else (unit1, unit2)]
        if units[2] != units[0] and row["quantity_2_code"]:
            units[1] = units[2]
        content = [(*units[i], general, general_text, other, other_text, *specials[i]) for i in range(3)]
        start = 0
        for i in range(3):
            if i == 2 or content[i + 1] != content[i]:
                rows.append([code, YEARS[start][0], YEARS[i][1], SOURCE[start, i], *content[i]])
                start = i + 1
        rows.append([code, CARRIED, END, "hts-2026-rev11-carried", *content[2]])
    return rows


# ---------------------------------------------------------------- reporting numbers
def merge_statistical(stat24, stat26, concordance):
    """Rows of statistical.csv: code, from, until, source, unit1, unit2."""
    early, late = {r[0]: (r[4], r[5]) for r in stat24}, {r[0]: (r[4], r[5]) for r in stat26}
    came, went = defaultdict(set), defaultdict(set)
    with open(concordance, encoding="utf-8", newline="") as f:
        for r in csv.DictReader(f):
            if r["revision_to"] != "rev_1":  # two numbers that the first file of 2025 lacks by mistake: they are in December 2024 too
                came[r["new_hts10"]].add(r["revision_to"])
                went[r["old_hts10"]].add(r["revision_to"])
    rows = []
    for code in sorted((set(early) | set(late) | set(came) | set(went)) - {"NA"}):
        # A number may be a new and an old one of the same revision (its scope changed): it did not go.
        begins = sorted(CHANGES[v][1] for v in came[code] - went[code])
        ends = sorted(CHANGES[v][0] for v in went[code] - came[code])
        half = "2025" if code[:8] in RENUMBERED_2025 else "2026"
        if code in early:
            begins.insert(0, START)
        elif not begins:
            begins = ["2025-01-01" if half == "2025" else "2026-07-01"]
        if code in late and len(ends) == len(begins):
            begins.append("2026-07-01")
        if code in late:
            ends.append(END)
        elif len(ends) < len(begins):
            ends.append("2024-12-31" if half == "2025" and code in early else "2026-06-30")
        if code not in early and code not in late and begins > ends:  # it came and went with the same half-year's changes
            continue
        if len(begins) != len(ends) or any(b > e for b, e in zip(begins, ends)):
            raise SystemExit(f"reporting number {code}: {begins} {ends}")
        for b, e in zip(begins, ends):
            units = late[code] if code in late and (late[code][0] or code not in early) else early.get(code, ("", ""))
            source = "hts-2024-2026" if code in early and code in late else "hts-2024-12" if code in early else \
                "hts-2026-rev11" if code in late else "hts-concordance"
            rows.append([code, b, e, source, *units])
    return rows
