"""How tables are read, pinned and mapped: from Python and on the command line."""

import json
import os
import pathlib
import subprocess

import pytest

import tidewaiter

ROOT = pathlib.Path(__file__).resolve().parents[3]
TABLE = ROOT / "Tests" / "Samples" / "vessel-call.csv"
COMMAND = os.environ.get("TIDEWAITER_COMMAND", str(ROOT / ".build" / "out" / "bin" / "tidewaiter"))
CONTENT = b"Ref;Kilos;HS Code;Note\nB1;1.250;950300;x\nB2;2;640399;y\n"
MAPPING = {
    "schema": "tidewaiter.mapping/1",
    "columns": [
        {"header": "Ref", "field": "consignment.transport_document_id"},
        {"header": "Kilos", "field": "goods_items.gross_mass", "unit": "KGM", "decimal_mark": "point"},
        {"header": "Note", "field": None},
    ],
}


def run(*words: str, given: bytes = b"") -> "subprocess.CompletedProcess[str]":
    ran = subprocess.run([COMMAND, *words], input=given, capture_output=True)
    return subprocess.CompletedProcess(words, ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def masses(declaration: tidewaiter.Declaration) -> "list[str | None]":
    items = [item for bill in declaration.children("consignments") for item in bill.children("goods_items")]
    return [item.value("gross_mass") for item in items]


def test_a_table_tells_how_it_was_read() -> None:
    reading = tidewaiter.read(TABLE).reading
    assert reading and reading["delimiter"] == "," and reading["header_row"] == 1
    assert all(column["reason"] in ("exact", "unit", "field_name") for column in reading["columns"])
    assert tidewaiter.read(ROOT / "Tests" / "Samples" / "vessel-call.edi").reading is None


def test_a_mapping_pins_what_is_known(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "mapping.json"
    path.write_text(json.dumps(MAPPING))
    for mapping in (MAPPING, json.dumps(MAPPING).encode(), path, str(path)):
        declaration = tidewaiter.read(CONTENT, mapping=mapping)
        assert masses(declaration) == ["1.250", "2"]
        parts = list(tidewaiter.stream(CONTENT, mapping=mapping, format="csv", chunk=7))
        assert [mass for part in parts for mass in masses(part)] == ["1.250", "2"]
        assert not [f for f in tidewaiter.check(CONTENT, mapping=mapping).findings if f.rule.startswith("tw.csv.")]


def test_what_was_read_reads_the_same_again() -> None:
    first = tidewaiter.read(TABLE)
    assert first.reading
    second = tidewaiter.read(TABLE, mapping=first.reading["mapping"])
    assert second.to_json() == first.to_json()
    assert second.reading and second.reading["mapping"] == first.reading["mapping"]


def test_wrong_mappings_say_where() -> None:
    wrong = json.dumps({**MAPPING, "columns": [{"header": "Ref", "field": "goods_items.colour"}]}).encode()
    with pytest.raises(tidewaiter.ArgumentError, match="colour") as caught:
        tidewaiter.read(CONTENT, mapping=wrong)
    assert caught.value.line == 1 and caught.value.column and caught.value.column > 50
    with pytest.raises(tidewaiter.FormatError, match="Ref"):
        tidewaiter.read(b"Bill No,HS Code\nB1,950300\n", mapping=MAPPING)
    with pytest.raises(ValueError, match="mapping"):
        tidewaiter.check(tidewaiter.read(CONTENT, mapping=MAPPING), mapping=MAPPING)


def test_the_command_describes_saves_and_maps(tmp_path: pathlib.Path) -> None:
    table, saved = tmp_path / "may.csv", tmp_path / "supplier.json"
    table.write_bytes(CONTENT)
    options = ("--column", "Ref=transport_document_id", "--column", "2=goods_items.gross_mass", "--column", "Note=")
    told = run("check", str(table), *options, "--decimal", "point", "--describe")
    assert told.returncode == 0 and "goods_items.gross_mass" in told.stdout and "position" in told.stdout
    assert not saved.exists()
    run("check", str(table), *options, "--decimal", "point", "--save-mapping", str(saved), "--describe")
    reading = json.loads(run("convert", str(table), "--mapping", str(saved), "--describe", "--to", "json").stdout)
    assert reading["mapping"] == json.loads(saved.read_text())
    assert {column["reason"] for column in reading["columns"]} == {"mapping"}
    pinned = run("convert", str(table), *options, "--decimal", "point").stdout
    assert run("convert", str(table), "--mapping", str(saved)).stdout == pinned
    assert json.loads(pinned)["consignments"][0]["goods_items"][0]["gross_mass"] == "1.250"
    streamed = run("convert", "--stream", str(table), "--mapping", str(saved), "--to", "jsonl")
    assert len(streamed.stdout.splitlines()) == 2 and '"gross_mass":"1.250"' in streamed.stdout.replace(" ", "")


def test_every_pin_of_the_command_counts(tmp_path: pathlib.Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_bytes("x~y\nBill No~Consignee~ETA~Value\nB1~'\u0141\u00f3d\u017a~1'~03/04/2026~1,250\n".encode("iso-8859-2"))
    words = ("--delimiter", "~", "--quote", "'", "--input-charset", "ISO-8859-2", "--header-row", "2")
    words += ("--decimal", "comma", "--date-order", "month_first")
    found = json.loads(run("convert", str(table), *words).stdout)
    assert found["arrival_date"] == "2026-03-04"
    bill = found["consignments"][0]
    assert bill["consignee"]["name"] == "\u0141\u00f3d\u017a~1" and bill["goods_items"][0]["value"] == "1.250"


@pytest.mark.parametrize(
    "words, hint",
    [
        (("--column", "Kilos"), "--column"),
        (("--column", "Kilos=colour"), "colour"),
        (("--column", "Kilos=goods_items.value"), "Kilos"),
        (("--header-row", "x"), "--header-row"),
        (("--decimal", "dot"), "point"),
        (("--delimiter", "ab"), "delimiter"),
        (("--input-charset", "klingon"), "klingon"),
        (("--mapping", "no-such-file"), "no-such-file"),
        (("--stream", "--describe", "--format", "text"), "--stream"),
    ],
)
def test_what_cannot_be_pinned_is_said(words: "tuple[str, ...]", hint: str) -> None:
    answer = run("check", str(TABLE), *words)
    assert answer.returncode == 2 and hint in answer.stderr and not answer.stdout


def test_describing_what_is_no_table_is_refused() -> None:
    answer = run("check", str(ROOT / "Tests" / "Samples" / "vessel-call.edi"), "--describe")
    assert answer.returncode == 2 and "EDIFACT" in answer.stderr
