"""Reads the printed chapter 99 of the schedule (HTS 2026 revision 6, text of its PDF): lists of codes of its
U.S. notes and the texts of its headings. The text has two columns of prose and tables; what is taken from it is
only codes, dates and rates."""
import os
import re

REFERENCE = os.environ.get("TIDEWAITER_REFERENCE") or os.path.join(os.path.dirname(__file__), "../../../../../shared")
US = os.path.join(REFERENCE, "reference", "us")
PATH = os.path.join(US, "budget_lab", "chapter99_2026_rev_6.txt")
LINES = open(PATH, "rb").read().replace(b"\0", b"").decode("latin-1").split("\n")
CODE = re.compile(r"(?<![\d.])\d{4}\.\d{2}(?:\.\d{2}(?:\.?\d{2})?)?(?![\d.]*\d)")
TOKEN = re.compile(r"\d{4}([.,;]\d{2}([.,;]\d{2}(\.?\d{2})?)?)?[,;.]?")  # the print has commas and semicolons for points


def plain(code):
    """Digits; a statistical number that only repeats the eight-digit line loses its zeros."""
    digits = re.sub(r"\D", "", code)
    return digits[:8] if len(digits) == 10 and digits.endswith("00") else digits


def find(pattern, start=0):
    """Index of the first line from `start` on that holds the pattern."""
    for i in range(start, len(LINES)):
        if re.search(pattern, LINES[i]):
            return i
    raise SystemExit(f"chapter 99 text: nothing matches {pattern!r} after line {start}")


def tabled(start, end):
    """Codes of the lines between that hold nothing but codes (the tables of a note)."""
    codes = []
    for line in LINES[start:end]:
        words = [w for w in line.replace("U.S. Notes (con.)", "").split() if not re.fullmatch(r"\(\d+\)", w)]
        if words and all(TOKEN.fullmatch(w) for w in words):
            codes += [plain(w) for w in words]
        elif words and TOKEN.fullmatch(words[0]) and len(words[0]) > 4 and not words[0].startswith(("98", "99")) and len(words) < 6:
            raise SystemExit(f"chapter 99 text: a line of codes that cannot be read: {line.strip()!r}")
    return codes


def worded(start, end):
    """Codes of chapters 1-97 anywhere in the lines between (lists inside prose)."""
    text = " ".join(LINES[start:end])
    return [plain(c) for c in CODE.findall(text) if not c.startswith(("98", "99"))]


def headings():
    """[(heading, text, percentages of its rate columns)] of subchapter III."""
    skip = re.compile(r"Harmonized Tariff Schedule|Annotated for|^\s*XXII|99 - III|Article Description|^ ?Heading/|^Subheading|See chapter 99 stat|General +Special|^\s+fix|Rates of Duty")
    found = []
    for line in LINES[find(r"^9903\.01\.01 1/") - 2 : find(r"SAFEGUARD MEASURES PURSUANT TO THE AGRE")]:
        if skip.search(line):
            continue
        m = re.match(r"^ ?(9903\.\d\d\.\d\d)\s+1/ (.*)", line)
        if m:
            found.append((m.group(1), [], []))
        if found:
            left = m.group(2)[:78] if m else line[:92]
            found[-1][1].append(re.sub(r"\.{4,}.*$", "", left).strip())
            found[-1][2].append(line[100:])
    return [(h, re.sub(r"\s+", " ", " ".join(t)).strip().replace("\xad", "-"), sorted(set(re.findall(r"\d+%", " ".join(r))))) for h, t, r in found]
