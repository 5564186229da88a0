"""The same question gets byte-identical JSON from the command, Swift, C and Python."""

import json
import os
import pathlib
import subprocess

import pytest

import tidewaiter

ROOT = pathlib.Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "Tests" / "Samples"
MANIFESTS = ["vessel-call.csv", "vessel-call.edi", "entry.json"]
REQUESTS = sorted(path.name for path in (SAMPLES / "requests").glob("*.json"))
IDENTIFIERS = ["CSQU3054383", "CSQU3054384", "9074729", "GB123456789000"]
FORMATS = ["model", "table", "CUSCAR", "309"]
CODES = ["950300", "9503", "95", "999999"]
COMMAND = os.environ.get("TIDEWAITER_COMMAND", str(ROOT / ".build" / "out" / "bin" / "tidewaiter"))
RENDER = str(ROOT / ".build" / "c" / "render")
#: What the Swift tests wrote for the same questions.
SWIFT = pathlib.Path(os.environ.get("TIDEWAITER_VECTORS", str(ROOT / ".build" / "vectors"))) / "swift"


def output(*words: str) -> bytes:
    ran = subprocess.run(words, capture_output=True)
    assert ran.returncode in (0, 1, 3), ran.stderr.decode()
    return ran.stdout.rstrip(b"\n")


def agree(name: str, python: bytes, command: bytes, c: bytes) -> None:
    assert command == python
    assert c == python
    written = SWIFT / f"{name}.json"
    assert written.exists(), f"{written} is missing: run the Swift tests first (make test does)"
    assert written.read_bytes() == python


@pytest.mark.parametrize("name", MANIFESTS)
def test_checks_agree(name: str) -> None:
    path = str(SAMPLES / name)
    agree(
        f"check-{name}",
        tidewaiter.check(path, into="US", as_of="2024-12-20").to_json(),
        output(COMMAND, "check", path, "--into", "US", "--as-of", "2024-12-20", "--format", "json"),
        output(RENDER, "check", path, name, "US", "2024-12-20"),
    )


@pytest.mark.parametrize("name", MANIFESTS)
def test_declarations_agree(name: str) -> None:
    path = str(SAMPLES / name)
    agree(
        f"declaration-{name}",
        tidewaiter.read(path).to_json(),
        output(COMMAND, "convert", path, "--to", "json"),
        output(RENDER, "declaration", path, name),
    )


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "edifact", "x12"])
@pytest.mark.parametrize("name", MANIFESTS)
def test_written_declarations_agree(name: str, form: str) -> None:
    path = str(SAMPLES / name)
    python = tidewaiter.read(path).write(form).content.rstrip(b"\n")
    assert output(COMMAND, "convert", path, "--to", form) == python
    assert output(RENDER, "write", path, name, form) == python


@pytest.mark.parametrize("name", REQUESTS)
def test_assessments_agree(name: str) -> None:
    path = SAMPLES / "requests" / name
    agree(
        f"assess-{name}",
        tidewaiter.assess(path.read_bytes()).to_json(),
        output(COMMAND, "assess", "--request", str(path), "--format", "json"),
        output(RENDER, "assess", str(path)),
    )


def test_batches_agree(tmp_path: pathlib.Path) -> None:
    requests = [json.loads((SAMPLES / "requests" / name).read_text()) for name in REQUESTS]
    requests.insert(1, {"jurisdiction": "US", "lines": []})
    path = tmp_path / "requests.jsonl"
    path.write_text("\n".join(json.dumps(request) for request in requests))
    batch = tidewaiter.assess_lines(path.read_bytes())
    python = batch.to_json_lines()
    assert tidewaiter.assess_lines(requests).to_json_lines() == python
    assert [answer.get("line") for answer in batch.errors] == [2]
    assert batch.outcome == "failed"
    for request, answer in zip(requests, batch.answers):
        if "error" not in answer:
            assert answer == tidewaiter.assess(request).data
    assert len(tidewaiter.assess_lines(requests, receipt=True).receipts) == len(requests)
    # Both faces have no name for the input; the command has the file's.
    ran = subprocess.run([COMMAND, "assess", "--request", "-", "--format", "jsonl"], input=path.read_bytes(),
                         capture_output=True)
    assert ran.returncode == 2
    assert b"1 of " in ran.stderr
    assert ran.stdout == python
    assert output(RENDER, "lines", str(path)) == python.rstrip(b"\n")
    named = subprocess.run([COMMAND, "assess", "--request", str(path)], capture_output=True)
    assert named.stdout.count(b"\n") == len(requests)


@pytest.mark.parametrize("value", IDENTIFIERS)
def test_identifications_agree(value: str) -> None:
    agree(
        f"id-{value}",
        tidewaiter.identify(value).to_json(),
        output(COMMAND, "id", value, "--format", "json"),
        output(RENDER, "id", value),
    )


@pytest.mark.parametrize("code", CODES)
def test_commodities_agree(code: str) -> None:
    agree(
        f"hs-{code}",
        tidewaiter.look_up(code).to_json(),
        output(COMMAND, "hs", code, "--format", "json"),
        output(RENDER, "hs", code),
    )


@pytest.mark.parametrize("text", ["men's knitted cotton T-shirt", "lithium-ion battery", "black, one size", ""])
def test_classifications_agree(text: str) -> None:
    python = tidewaiter.classify(text, code="610910").to_json()
    assert output(COMMAND, "classify", text, "--code", "610910", "--format", "json") == python
    assert output(RENDER, "classify", json.dumps({"text": text, "code": "610910"})) == python
    python = tidewaiter.classify(text, into="US", as_of="2026-11-01").to_json()
    assert output(COMMAND, "classify", text, "--into", "US", "--as-of", "2026-11-01", "--format", "json") == python
    assert output(RENDER, "classify", json.dumps({"text": text, "into": "US", "as_of": "2026-11-01"})) == python


def test_general_rules_and_kinds_of_declaration_agree() -> None:
    rules = tidewaiter.Engine().general_rules()
    printed = json.loads(output(COMMAND, "hs", "--general-rules", "--format", "json"))
    assert {rule["number"]: rule["text"] for rule in printed["rules"]} == rules and "3(b)" in rules
    asked = tidewaiter.look_up("84713000", into="DE", as_of="2026-03-01", declaration="export")
    assert asked.data["national"]["verdict"] == "valid" and asked.data["national"]["tariff"] == "EU"
    options = ("--into", "DE", "--as-of", "2026-03-01", "--declaration", "export", "--format", "json")
    assert output(COMMAND, "hs", "84713000", *options) == asked.to_json()


def test_conversions_agree() -> None:
    agree(
        "hs-convert",
        tidewaiter.look_up("851712", edition=2017, convert="2022", language="fr", description="phone").to_json(),
        output(
            COMMAND, "hs", "851712", "--edition", "2017", "--convert", "2022", "--language", "fr", "--description", "phone",
            "--format", "json",
        ),
        output(
            RENDER, "nomenclature",
            '{"code":"851712","edition":2017,"convert":2022,"language":"fr","description":"phone"}',
        ),
    )  # fmt: skip


def test_searches_agree() -> None:
    agree(
        "hs-search",
        tidewaiter.search_codes("cotton shirts", top=5).to_json(),
        output(COMMAND, "hs", "--search", "cotton shirts", "--top", "5", "--format", "json"),
        output(RENDER, "nomenclature", '{"search":"cotton shirts","top":5}'),
    )


def test_tables_of_codes_agree() -> None:
    path = str(SAMPLES / "codes.csv")
    table = tidewaiter.look_up_table(path, "HS code", edition=2017, convert=2022)
    options = ["--input", path, "--column", "HS code", "--edition", "2017", "--convert", "2022"]
    agree(
        "hs-table",
        table.to_json(),
        output(COMMAND, "hs", *options, "--format", "json"),
        output(RENDER, "nomenclature", '{"column":"HS code","edition":2017,"convert":2022}', path),
    )
    assert output(COMMAND, "hs", *options) == table.to_csv().rstrip(b"\n")
    assert len(table.decisions) == 7 and table.outcome == "failed"


@pytest.mark.parametrize("name", ["a", "b"])
def test_rates_agree(name: str) -> None:
    path = SAMPLES / "rates" / f"{name}.json"
    request = json.loads(path.read_text())
    words = [request["text"]]
    for member, option in [("value", "value"), ("currency", "currency"), ("dialect", "dialect")]:
        if member in request:
            words += [f"--{option}", request[member]]
    for member, option in [("quantities", "quantity"), ("facts", "fact"), ("exchange_rates", "exchange")]:
        for key, value in request.get(member, {}).items():
            words += [f"--{option}", f"{key}={value}"]
    agree(
        f"rate-{name}",
        tidewaiter.explain_rate(**request).to_json(),
        output(COMMAND, "rate", *words, "--format", "json"),
        output(RENDER, "rate", str(path)),
    )


def test_a_rate_is_explained_as_far_as_the_figures_go() -> None:
    open_ended = tidewaiter.explain_rate("10% MAX 5.00 EUR / 100 kg", value="100")
    assert open_ended.outcome == "needs_facts"
    assert [need["fact"] for need in open_ended.needs] == ["quantities.KGM"]
    assert open_ended.amount == {"low": "0", "high": "10.00"}
    known = tidewaiter.explain_rate("10% MAX 5.00 EUR / 100 kg", value="100", quantities={"KGM": "100"})
    assert (known.outcome, known.amount) == ("computed", "5.00")
    assert [part["operation"] for part in known.branches[0]["parts"]] == [None, "max"]
    refused = tidewaiter.explain_rate("5% of of 3")
    assert refused.outcome == "refused"
    assert refused.data["flaw"]["offset"] == 6
    with pytest.raises(tidewaiter.ArgumentError, match="vallue"):
        tidewaiter.explain_rate("5%", vallue="1")


@pytest.mark.parametrize("name", FORMATS)
def test_meanings_agree(name: str) -> None:
    agree(
        f"fields-{name}",
        tidewaiter.meaning(name).to_json(),
        output(COMMAND, "fields", name, "--format", "json"),
        output(RENDER, "fields", name),
    )


def test_a_meaning_names_what_fills_a_field_and_lists_all_when_asked_for_another() -> None:
    goods = next(node for node in tidewaiter.meaning("CUSCAR").nodes if node["kind"] == "goods_items")
    mass = next(field for field in goods["fields"] if field["field"] == "gross_mass")
    assert any(source.startswith("MEA[") for source in mass["from"])
    with pytest.raises(tidewaiter.NotFoundError, match="CUSCAR"):
        tidewaiter.meaning("DESADV")
