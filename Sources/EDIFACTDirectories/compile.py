#!/usr/bin/env python3
"""Makes directories.txt from the UN/EDIFACT directories: TIDEWAITER_REFERENCE=DIR python3 compile.py

Reads the archives DIR/reference/un-edifact/d*.zip as UNECE publishes them (TRSD, TRCD, TRED and TRMD up to D.96B; EDSD,
EDCD, EDED and EDMD from D.99B on), and service.txt beside this script, which has the service segments and CONTRL
(ISO 9735-1, -4 and -10, which UN's archives do not have). Only codes, statuses, repetitions and formats are taken
over, as facts; names, notes and definitions stay where they are.

A line is: kind, code, editions, content, with one blank between. Editions are a list of single ones and ranges
("95B-99B,11A"); what is the same in several is written once. Service lines state versions of the syntax instead.

    E 1004 95B-18A an..35                       a data element and its format
    C C174 95B-99B 6411M 6314C 6162C            a composite: components with their status
    S LOC 95B-18A 3227M C517C C519C C553C 5479C a segment: elements with their status, and how often (C517C5)
    M CUSCAR 95B UNH:M1 1:C9( TDT:M1 LOC:C9 )   a message: segments and groups with status and most occurrences

Lines are sorted by their bytes, so that a reader finds one without reading the others.
"""
import io
import os
import pathlib
import re
import sys
import zipfile

EDITIONS = ["95B", "96B", "99B", "00B", "03B", "04B", "11A", "16B", "18A"]
MESSAGES = [
    "BAPLIE", "COARRI", "COPRAR", "CUSCAR", "CUSDEC", "CUSREP", "CUSRES", "IFCSUM", "IFTMBC", "IFTMIN", "IFTSTA",
    "PAXLST",
]
SERVICE = ["3", "4"]
INDICATOR = r"[-+*#|X ]*"
FORMAT = r"(?:a|n|an)\.{0,2}\d+"


def texts(archive):
    """Every text of an archive and of the archives in it, by its name without folder, in capitals."""
    found = {}
    for name in archive.namelist():
        data = archive.read(name)
        if name.lower().endswith(".zip"):
            found.update(texts(zipfile.ZipFile(io.BytesIO(data))))
        else:
            found[pathlib.PurePosixPath(name).name.upper()] = data.decode("cp437").replace("\r", "")
    return found


def entries(text):
    """The entries of a directory: what stands between two rules, without the preamble."""
    return re.split(r"\n(?:[─-]{20,})\n", text)[1:]


def joined(lines):
    """Lines with names that go on in the next line made whole: a status or a format ends a line."""
    pending = ""
    for line in lines:
        if not line.strip():
            pending = ""
            continue
        pending = f"{pending} {line.strip()}" if pending else line.rstrip()
        if re.search(rf"\s[MC](?:\s+\d+)?(?:\s+{FORMAT})?$", pending):
            yield pending
            pending = ""


def elements(text):
    found = {}
    for entry in entries(text):
        code = re.match(rf"\s*{INDICATOR}(\d{{4}})\s", entry)
        form = re.search(rf"^\s*{INDICATOR}Repr:\s*({FORMAT})\s*$", entry, re.M)
        if code and form:
            found[code[1]] = form[1]
    return found


def composites(text):
    found = {}
    for entry in entries(text):
        head = re.match(rf"\s*{INDICATOR}([CE]\d{{3}})\s", entry)
        if not head:
            continue
        parts = []
        for line in joined(entry.split("\n")):
            part = re.match(rf"\d{{3}}\s*{INDICATOR}(\d{{4}})\s.*\s([MC])\s+{FORMAT}$", line)
            if part:
                parts.append(part[1] + part[2])
        assert parts, entry
        found[head[1]] = " ".join(parts)
    return found


def segments(text):
    found = {}
    for entry in entries(text):
        head = re.match(rf"\s*{INDICATOR}([A-Z]{{3}})\s\s", entry)
        if not head:
            continue
        parts = []
        for line in joined(entry.split("\n")):
            part = re.match(
                rf"\d{{3}}\s*{INDICATOR}([CES]?\d{{3,4}})\s.*\s([MC])(?:\s+(\d+))?(?:\s+{FORMAT})?$", line)
            if part:
                times = part[3] if part[3] not in (None, "1") else ""
                parts.append(part[1] + part[2] + times)
        assert parts or head[1] in ("UGH", "UGS"), entry
        found[head[1]] = " ".join(parts)
    return found


def message(text):
    """The structure of a message from its segment table, whose boxes say where groups end."""
    start = text.rindex("Segment table", 0, (text.find("extended segment table") + 1 or len(text) + 1) - 1)
    words, depth = [], 0
    for line in text[start:].split("\n"):
        group = re.match(
            rf"\d{{4,5}}{INDICATOR}[─-]+ Segment group\s+(\d+)\s*[─-]+ ([MC])\s+(\d+)([─-]+[┐+].*)$", line)
        if group:
            words.append(f"{group[1]}:{group[2]}{group[3]}(")
            depth += 1
            continue
        segment = re.match(rf"\d{{4,5}}{INDICATOR}([A-Z]{{3}}) .*?\s([MC])\s+(\d+)(.*)$", line)
        if not segment:
            continue
        words.append(f"{segment[1]}:{segment[2]}{segment[3]}")
        ends = sum(segment[4].count(sign) for sign in "┘┴+")
        depth -= ends
        words.extend([")"] * ends)
        if segment[1] == "UNT":
            break
    assert depth == 0 and words[-1] == "UNT:M1", (depth, words)
    return " ".join(words)


def ranges(editions, order):
    """Editions as text: `95B-99B,11A`."""
    spans = []
    for edition in editions:
        place = order.index(edition)
        if spans and spans[-1][1] == place - 1:
            spans[-1][1] = place
        else:
            spans.append([place, place])
    return ",".join(order[a] if a == b else f"{order[a]}-{order[b]}" for a, b in spans)


def main():
    reference = os.environ.get("TIDEWAITER_REFERENCE")
    if not reference:
        sys.exit("Set TIDEWAITER_REFERENCE to the folder that holds reference/un-edifact.")
    archives = pathlib.Path(reference) / "reference/un-edifact"
    editions_of = {}
    for edition in EDITIONS:
        found = texts(zipfile.ZipFile(archives / f"d{edition.lower()}.zip"))

        def text(*names):
            return next(found[f"{name}.{edition}"] for name in names if f"{name}.{edition}" in found)

        directory = {
            "E": elements(text("TRED", "EDED")),
            "C": composites(text("TRCD", "EDCD")),
            "S": segments(text("TRSD", "EDSD")),
            "M": {name: message(found[f"{name}_D.{edition}"]) for name in MESSAGES
                  if f"{name}_D.{edition}" in found},
        }
        print(edition, {kind: len(table) for kind, table in directory.items()},
              "without", sorted(set(MESSAGES) - directory["M"].keys()))
        for kind, table in directory.items():
            for code, content in table.items():
                if code in ("UGH", "UGS", "UGT", "UNS"):
                    continue
                editions_of.setdefault((kind, code, content), []).append(edition)
        known = directory["E"].keys() | directory["C"].keys()
        for kind in "CS":
            for code, content in directory[kind].items():
                for word in content.split():
                    name = re.match(r"[CES]?\d+", word)[0]
                    assert name in known, (edition, code, name)
        for code, content in directory["M"].items():
            for tag in re.findall(r"([A-Z]{3}):", content):
                assert tag in directory["S"] or tag[0] == "U", (edition, code, tag)

    here = pathlib.Path(__file__).parent
    lines = (here / "service.txt").read_text(encoding="ascii").splitlines()
    for (kind, code, content), editions in editions_of.items():
        lines.append(f"{kind} {code} {ranges(editions, EDITIONS)} {content}")
    (here / "directories.txt").write_text("\n".join(sorted(lines)) + "\n", encoding="ascii")


main()
