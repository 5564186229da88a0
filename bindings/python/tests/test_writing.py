"""Declarations written in other forms, and interchanges as a peer reads them."""

from __future__ import annotations

import os
import pathlib
import random
import subprocess
from typing import Any

import pytest

import tidewaiter

ROOT = pathlib.Path(__file__).resolve().parents[3]
SAMPLE = ROOT / "Tests" / "Samples" / "vessel-call.edi"
COMMAND = os.environ.get("TIDEWAITER_COMMAND", str(ROOT / ".build" / "out" / "bin" / "tidewaiter"))
ENVELOPE = {"sender": "ME", "recipient": "CUSTOMS", "reference": "7", "prepared_at": "2026-11-21T09:30"}


def command(*words: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([COMMAND, "convert", *words], capture_output=True, timeout=60)


def test_an_interchange_comes_out_as_it_went_in() -> None:
    declaration = tidewaiter.read(SAMPLE)
    assert declaration.to_edifact() == SAMPLE.read_bytes()
    assert command(str(SAMPLE), "--to", "edifact").stdout == SAMPLE.read_bytes()


@pytest.mark.parametrize(
    "options",
    [
        {"form": "edifact", "charset": "UTF-8", "delimiters": "|^.~ #", "line_breaks": "lf"},
        {"form": "edifact", "message": "CUSCAR", **ENVELOPE},
        {"form": "csv"},
        {"form": "jsonl"},
        {"form": "json"},
    ],
)
def test_the_command_writes_what_the_package_writes(options: "dict[str, str]") -> None:
    written = tidewaiter.read(SAMPLE).write(**options)
    words = [str(SAMPLE), "--to", options["form"]]
    for name, value in options.items():
        if name != "form":
            words += ["--" + name.replace("_", "-"), value]
    answer = command(*words)
    assert answer.returncode in (0, 1)
    assert answer.stdout == written.content + (b"\n" if options["form"] == "json" else b"")
    # What is said of many places is said once.
    said = answer.stderr.decode()
    assert all(finding.message in said for finding in written.findings)
    assert len(said.splitlines()) >= len({finding.message for finding in written.findings})


def test_what_has_no_place_is_told_and_what_is_missing_is_an_error() -> None:
    declaration = tidewaiter.read(ROOT / "Tests" / "Samples" / "vessel-call.csv")
    written = declaration.write("edifact")
    assert written.outcome == "failed"
    assert {f.rule for f in written.findings if f.severity == "error"} == {"tw.write.missing"}
    whole = declaration.write("edifact", **ENVELOPE)
    assert whole.outcome == "passed"
    assert all(f.rule.startswith("tw.write.") and f.message for f in whole.findings)
    answer = command(str(ROOT / "Tests" / "Samples" / "vessel-call.csv"), "--to", "edifact")
    assert answer.returncode == 1 and answer.stdout.startswith(b"UNB+")


def test_a_table_reads_back_as_the_same_consignments() -> None:
    declaration = tidewaiter.read(ROOT / "Tests" / "Samples" / "vessel-call.csv")
    back = tidewaiter.read(declaration.to_csv())
    assert [n.value("transport_document_id") for n in back.children("consignments")] == [
        n.value("transport_document_id") for n in declaration.children("consignments")
    ]


def test_what_cannot_be_written_is_an_error_that_says_what_to_do() -> None:
    declaration = tidewaiter.read(SAMPLE)
    with pytest.raises(tidewaiter.ArgumentError, match="IANA name"):
        declaration.write("edifact", charset="klingon")
    with pytest.raises(tidewaiter.ArgumentError):
        declaration.write("pdf")
    assert command(str(SAMPLE), "--to", "json", "--charset", "UTF-8").returncode == 2
    text = b'{"schema":"tidewaiter.declaration/1","consignments":[{"consignor":{"name":"\xc5\x81"}}]}'
    with pytest.raises(tidewaiter.DataError, match="UTF-8"):
        tidewaiter.read(text).to_edifact(charset="ISO-8859-1", **ENVELOPE)


# ---- A peer ----

pydifact = pytest.importorskip("pydifact", reason="pydifact is not installed: interchanges are not compared with it")


def segments(content: bytes) -> "list[tuple[str, list[list[str]]]]":
    """Tag and elements as pydifact reads them; empty ones at the end do not count."""
    from pydifact.segmentcollection import RawSegmentCollection

    found = []
    for segment in RawSegmentCollection.from_str(content.decode("utf-8")).segments:
        if segment.tag == "UNA":
            continue
        elements = [[e] if isinstance(e, str) else [str(c) for c in e] for e in segment.elements]
        for element in elements:
            while element and not element[-1]:
                element.pop()
        while elements and not elements[-1]:
            elements.pop()
        found.append((segment.tag, elements))
    return found


def interchange(seed: int) -> "tuple[bytes, list[tuple[str, list[list[str]]]]]":
    """An interchange of segments that no mapping knows, and what stands in it."""
    choose = random.Random(seed)
    letters = "ABC xyz019+:?'é*"
    rows: "list[tuple[str, list[list[str]]]]" = [
        ("UNB", [["UNOY", "3"], ["A"], ["B"], ["261121", "0930"], ["R1"]]),
        ("UNH", [["1"], ["CUSCAR", "D", "95B", "UN"]]),
    ]
    for _ in range(choose.randrange(1, 12)):
        elements = []
        for _ in range(choose.randrange(1, 5)):
            components = ["".join(choose.choices(letters, k=choose.randrange(0, 9))).strip() for _ in range(choose.randrange(1, 4))]
            elements.append(components[:-1] + [components[-1] + "Z"])
        rows.append((choose.choice(["FTX", "NAD", "RFF", "BGM"]), elements))
    rows += [("UNT", [[str(len(rows))], ["1"]]), ("UNZ", [["1"], ["R1"]])]
    escape = str.maketrans({c: "?" + c for c in "+:?'"})
    text = "".join(
        "+".join([tag] + [":".join(c.translate(escape) for c in element) for element in elements]) + "'"
        for tag, elements in rows
    )
    return text.encode("utf-8"), rows


@pytest.mark.parametrize("seed", range(60))
def test_a_peer_reads_the_same_segments_and_values_as_we_write(seed: int) -> None:
    content, rows = interchange(seed)
    declaration = tidewaiter.read(content)
    assert declaration.to_edifact() == content
    changed = declaration.to_edifact(delimiters="|^.~ #", line_breaks="lf")
    again = tidewaiter.read(changed).to_edifact(delimiters="standard", line_breaks="none")
    assert segments(content) == rows
    assert segments(again) == rows
    assert segments(changed) == rows


def test_a_peer_reads_a_message_that_is_written_from_the_model() -> None:
    declaration: Any = tidewaiter.read(ROOT / "Tests" / "Samples" / "vessel-call.csv")
    rows = segments(declaration.to_edifact(**ENVELOPE))
    assert rows[0] == ("UNB", [["UNOC", "3"], ["ME"], ["CUSTOMS"], ["261121", "0930"], ["7"]])
    bills = [n.value("transport_document_id") for n in declaration.children("consignments")]
    assert [elements[0][1] for tag, elements in rows if tag == "RFF" and elements[0][0] == "BM"] == bills
    assert rows[-2][0] == "UNT" and rows[-2][1][0] == [str(len(rows) - 2)]
