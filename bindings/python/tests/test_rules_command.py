"""`tidewaiter rules` as a rule author uses it, and the forms of reports from every face."""
import json
import os
import pathlib
import subprocess
import xml.etree.ElementTree as ElementTree

import pytest
import tidewaiter

ROOT = pathlib.Path(__file__).resolve().parents[3]
COMMAND = os.environ.get("TIDEWAITER_COMMAND", str(ROOT / ".build" / "out" / "bin" / "tidewaiter"))
BOOK = """\
format: tidewaiter.rulebook/1
id: own
version: '1'
title: Own rules
rules:
  - id: own.mass.limit
    title: Mass is within the limit
    each: goods_item
    when: goods_item.gross_mass > 0
    assert: goods_item.gross_mass_kg <= 100
    path: goods_item.gross_mass
    message: {en: "{goods_item.gross_mass} is above 100. Divide it.", de: "{goods_item.gross_mass} ist zu viel."}
    authority: our carrier
"""
TESTS = """\
format: tidewaiter.ruletests/1
fixtures:
  item: {consignments: [{goods_items: [{gross_mass: "10"}]}]}
cases:
  - {name: light, given: item, expect: [own.mass.limit = passed]}
  - name: heavy
    given: item
    set: {/consignments/0/goods_items/0/gross_mass: "101"}
    expect: [own.mass.limit]
"""
HEAVY = '{"schema":"tidewaiter.declaration/1","consignments":[{"goods_items":[{"gross_mass":"200"}]}]}'


def run(*words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([COMMAND, *words], capture_output=True, text=True)


@pytest.fixture
def book(tmp_path: pathlib.Path) -> pathlib.Path:
    folder = tmp_path / "own"
    (folder / "tests").mkdir(parents=True)
    (folder / "book.yaml").write_text(BOOK)
    (folder / "tests" / "t.yaml").write_text(TESTS)
    return folder


@pytest.fixture
def heavy(tmp_path: pathlib.Path) -> pathlib.Path:
    path = tmp_path / "heavy.json"
    path.write_text(HEAVY)
    return path


def test_tests_hold_fail_or_cannot_be_read(book: pathlib.Path) -> None:
    assert run("rules", "test", str(book)).returncode == 0
    assert json.loads(run("rules", "test", str(book), "--format", "json", "--only", "heavy").stdout)["tests"] == 1
    tests = book / "tests" / "t.yaml"
    tests.write_text(TESTS.replace('"101"', '"99"'))
    failing = run("rules", "test", str(book))
    assert failing.returncode == 1
    assert "goods_item.gross_mass_kg <= 100: true" in failing.stdout
    suite = ElementTree.fromstring(run("rules", "test", str(book), "--format", "junit").stdout)
    assert [len(suite.findall(".//testcase")), len(suite.findall(".//failure"))] == [2, 1]
    tests.write_text(TESTS.replace("cases", "casess"))
    broken = run("rules", "test", str(book))
    assert broken.returncode == 2
    assert "t.yaml:4:1" in broken.stderr
    assert run("rules", "test", str(book), "--only", "nobody").returncode == 2


def test_a_watched_book_is_tested_again_when_it_changes(book: pathlib.Path) -> None:
    with subprocess.Popen([COMMAND, "rules", "test", str(book), "--watch"], stdout=subprocess.PIPE, text=True) as watcher:
        assert watcher.stdout is not None
        assert "2 tests, 0 failed" in watcher.stdout.readline()
        (book / "tests" / "t.yaml").write_text(TESTS.replace('"101"', '"99"'))
        line = ""
        while "tests," not in line:
            line = watcher.stdout.readline()
        assert "1 failed" in line
        # Not SIGINT, which a shell has its background commands ignore.
        watcher.terminate()


def test_coverage_has_a_threshold_and_a_page(book: pathlib.Path, tmp_path: pathlib.Path) -> None:
    page = tmp_path / "coverage.html"
    low = run("rules", "coverage", str(book), "--fail-under", "100", "--html", str(page))
    assert low.returncode == 1
    assert f"{book}/book.yaml:9:11: own.mass.limit: never false: goods_item.gross_mass > 0" in low.stdout
    assert "<mark" in page.read_text()
    found = json.loads(run("rules", "coverage", str(book), "--format", "json").stdout)
    assert found["seen"] + len(found["books"][0]["open"]) == found["all"]
    assert run("rules", "coverage", str(book), "--fail-under", "10").returncode == 0
    assert run("rules", "coverage", str(book), "--fail-under", "many").returncode == 2


def test_lint_tells_errors_and_oddities_in_each_form(book: pathlib.Path) -> None:
    assert run("rules", "lint", str(book)).stdout.endswith("0 errors, 0 warnings\n")
    (book / "book.yaml").write_text(BOOK.replace("gross_mass > 0", "gross_mass > 0 && 1 > 2"))
    odd = run("rules", "lint", str(book))
    assert odd.returncode == 0 and "[lint.always-false]" in odd.stdout
    (book / "book.yaml").write_text(BOOK.replace("gross_mass > 0", "grossmass > 0"))
    log = json.loads(run("rules", "lint", str(book), "--format", "sarif").stdout)
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (9, 22)
    assert run("rules", "lint", str(book)).returncode == 1
    assert json.loads(run("rules", "lint", str(book), "--format", "json").stdout)["errors"] == 1


def test_rules_are_explained_mutated_documented_and_compared(
    book: pathlib.Path, heavy: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    told = run("rules", "explain", "own.mass.limit", "--rules", str(book), "--on", str(heavy))
    assert told.returncode == 1 and "goods_item.gross_mass_kg: 200" in told.stdout
    assert run("rules", "explain", "own.mass.none", "--rules", str(book), "--on", str(heavy)).returncode == 2
    survivors = json.loads(run("rules", "mutate", str(book), "--format", "json").stdout)["books"][0]
    assert survivors["noticed"] + len(survivors["survivors"]) == survivors["tried"]
    assert "<= becomes <" in [survivor["what"] for survivor in survivors["survivors"]]
    assert "own.mass.limit: Mass is within the limit" in run("rules", "doc", str(book)).stdout
    other = tmp_path / "other.yaml"
    other.write_text(BOOK.replace("<= 100", "<= 1000"))
    differing = run("rules", "diff", str(book), str(other), "--history", str(heavy), "--format", "json")
    assert differing.returncode == 1
    assert json.loads(differing.stdout)["rules"][0]["disappeared"] == 1
    assert run("rules", "diff", str(book), str(book), str(heavy)).returncode == 0


@pytest.mark.parametrize("form", ["json", "sarif", "html", "junit", "text"])
def test_reports_are_the_same_from_command_and_library(book: pathlib.Path, heavy: pathlib.Path, form: str) -> None:
    options = ("--as-of", "2025-01-01", "--language", "de", "--format", form)
    printed = run("check", str(heavy), *options).stdout
    report = tidewaiter.Engine().check(heavy, as_of="2025-01-01", language="de")
    assert printed.strip() == report.render(form).decode().strip()
    if form in ("html", "junit"):
        assert "<" in printed


def test_a_message_is_in_the_language_asked_for(book: pathlib.Path, heavy: pathlib.Path) -> None:
    told = run("check", str(heavy), "--rules", str(book), "--language", "de")
    assert "200 ist zu viel." in told.stdout
    assert run("check", str(heavy), "--language", "german").returncode == 2
