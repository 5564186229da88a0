"""Rule books of one's own, from Python."""

import json
import os
import pathlib
import subprocess

import pytest
import tidewaiter

BOOK = """\
format: tidewaiter.rulebook/1
id: house
version: 1.0.0
title: House rules
parameters:
  most:
    type: decimal
    title: Most that an item may be worth
    values:
      - {from: 2020-01-01, value: 100, authority: House manual 4}
      - {from: 2026-01-01, value: 50, authority: House manual 5}
rules:
  - id: house.value.most
    title: An item is worth no more than the house allows
    severity: warning
    each: goods_item
    assert: goods_item.value <= parameters.most
    path: goods_item.value
    message: {en: "{goods_item.value} is more than {parameters.most}.", de: "{goods_item.value} ist zu viel."}
    authority: House manual
"""

DECLARATION = json.dumps(
    {
        "schema": "tidewaiter.declaration/1",
        "consignments": [{"transport_document_id": "B1", "goods_items": [{"value": "75"}, {"description": "PUMPS"}]}],
    }
).encode()


@pytest.fixture
def book(tmp_path: pathlib.Path) -> pathlib.Path:
    folder = tmp_path / "house"
    folder.mkdir()
    (folder / "book.yaml").write_text(BOOK)
    return folder


def own(report: tidewaiter.Report) -> list:
    return [finding for finding in report.findings if finding.rule.startswith("house.")]


def test_a_rule_of_ones_own_finds_by_the_value_of_the_day(book: pathlib.Path) -> None:
    engine = tidewaiter.Engine(rules=[book])
    found = own(engine.check(DECLARATION, as_of="2026-03-01"))
    assert [(finding.path, finding.message) for finding in found] == [
        ("/consignments/0/goods_items/0/value", "75 is more than 50.")
    ]
    assert own(engine.check(DECLARATION, as_of="2025-12-31")) == []


def test_books_of_one_file_in_one_folder_are_books_of_their_own(book: pathlib.Path) -> None:
    other = book / "other.yaml"
    other.write_text(BOOK.replace("id: house\n", "id: guests\n").replace("house.value", "guests.value"))
    engine = tidewaiter.Engine(rules=[book / "book.yaml", other])
    assert {"house", "guests"} <= {entry["id"] for entry in engine.rules}
    found = {finding.rule for finding in engine.check(DECLARATION, as_of="2026-03-01").findings}
    assert {"house.value.most", "guests.value.most"} <= found


def test_messages_come_in_the_language_asked_for(book: pathlib.Path) -> None:
    engine = tidewaiter.Engine(rules=[book / "book.yaml"])
    (finding,) = own(engine.check(DECLARATION, as_of="2026-03-01", language="de"))
    assert finding.message == "75 ist zu viel."
    (finding,) = own(engine.check(DECLARATION, as_of="2026-03-01", language="fr"))
    assert finding.message == "75 is more than 50."


def test_the_books_in_use_are_listed(book: pathlib.Path) -> None:
    books = {entry["id"]: entry for entry in tidewaiter.Engine(rules=[book]).rules}
    assert books["house"]["rules"][0]["id"] == "house.value.most"
    assert "core" in books


def test_a_broken_book_is_refused_with_its_place(book: pathlib.Path) -> None:
    (book / "book.yaml").write_text(BOOK.replace("goods_item.value <=", "goods_item.valeu <="))
    with pytest.raises(tidewaiter.TidewaiterError) as caught:
        tidewaiter.Engine(rules=[book])
    assert "valeu" in str(caught.value) and "did you mean 'value'" in str(caught.value)


def test_every_error_of_a_book_is_told_with_its_file(book: pathlib.Path) -> None:
    (book / "rules").mkdir()
    (book / "rules" / "more.yaml").write_text("rules:\n  - {id: house.a.b, title: T, severity: eror}\n")
    with pytest.raises(tidewaiter.DataError) as caught:
        tidewaiter.Engine(rules=[book])
    lines = str(caught.value).splitlines()
    assert len(lines) > 2
    assert all(line.startswith(f"{book}/rules/more.yaml:2:") for line in lines)
    assert (caught.value.line, caught.value.code) == (2, "book.word")


def test_a_folder_without_a_book_is_refused(tmp_path: pathlib.Path) -> None:
    with pytest.raises(tidewaiter.DataError) as caught:
        tidewaiter.Engine(rules=[tmp_path])
    assert caught.value.code == "book.no-head"
    assert str(caught.value).startswith(f"{tmp_path}: There is no rule book here")


def test_a_finding_has_the_authoritys_code_and_the_days_of_its_law(book: pathlib.Path) -> None:
    rule = "    effective: {from: 2020-01-01}\n    authority_code: H7\n    authority: House manual\n"
    (book / "book.yaml").write_text(BOOK.replace("    authority: House manual\n", rule))
    (finding,) = own(tidewaiter.Engine(rules=[book]).check(DECLARATION, as_of="2026-03-01"))
    assert (finding.authority_code, finding.authority_pointer) == ("H7", None)
    assert finding.effective == {"from": "2020-01-01", "until": None}


def test_the_command_checks_with_the_same_book(book: pathlib.Path, tmp_path: pathlib.Path) -> None:
    document = tmp_path / "d.json"
    document.write_bytes(DECLARATION)
    command = [os.environ["TIDEWAITER_COMMAND"], "check", str(document), "--rules", str(book), "--as-of", "2026-03-01"]
    result = subprocess.run([*command, "--format", "json"], capture_output=True, check=False)
    rules = [finding["rule"] for finding in json.loads(result.stdout)["findings"]]
    assert rules.count("house.value.most") == 1


def test_the_command_names_line_and_column_of_a_fault(book: pathlib.Path) -> None:
    (book / "book.yaml").write_text(BOOK.replace("  most:", "  mosst:"))
    command = [os.environ["TIDEWAITER_COMMAND"], "rules", "lint", str(book)]
    result = subprocess.run(command, capture_output=True, check=False, text=True)
    assert result.returncode == 1
    assert "book.yaml:17:" in result.stdout and "^" in result.stdout


def test_one_book_is_no_list_of_books(book: pathlib.Path) -> None:
    for wrong in (str(book), book):
        with pytest.raises(ValueError, match="rules takes a list of books"):
            tidewaiter.Engine(rules=wrong)  # type: ignore[arg-type]


def test_a_rule_that_breaks_off_does_not_pass(book: pathlib.Path) -> None:
    broken = BOOK.replace("goods_item.value <= parameters.most", "'[1][int(goods_item.value)] == 1'")
    (book / "book.yaml").write_text(broken)
    engine = tidewaiter.Engine(rules=[book])
    report = engine.check(DECLARATION, as_of="2026-03-01")
    found = [finding for finding in report.findings if finding.rule == "house.value.most"]
    assert [finding.outcome for finding in found] == ["refused"]
    assert report.outcome in ("refused", "failed")
    assert report.data["rules"]["broken_off"] == ["house.value.most"]
