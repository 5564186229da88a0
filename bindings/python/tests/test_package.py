"""The package as a user meets it."""

import copy
import ctypes
import datetime
import decimal
import pathlib
import pickle
import re
import subprocess
import sys
import threading

import pytest

import tidewaiter
from tidewaiter import _native

ROOT = pathlib.Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "Tests" / "Samples"
REQUEST = {
    "jurisdiction": "US",
    "as_of": "2024-12-20",
    "currency": "USD",
    "mode": "sea",
    "facts": {"adcvd": "none"},
    "lines": [{"id": "1", "code": "9503000073", "origin": "VN", "value": "1250.00"}],
}


def test_every_bound_function_is_in_the_header() -> None:
    declared = set(re.findall(r"\b(tw_[a-z_]+)\(", (ROOT / "include" / "tidewaiter.h").read_text()))
    assert set(_native.FUNCTIONS) <= declared


def test_struct_sizes_match_the_header(tmp_path: pathlib.Path) -> None:
    names = {
        "tw_limits": _native.Limits,
        "tw_engine_options": _native.EngineOptions,
        "tw_read_options": _native.ReadOptions,
        "tw_options": _native.Options,
        "tw_acknowledgement_options": _native.AcknowledgementOptions,
        "tw_value": _native.Value,
        "tw_bytes": _native.Bytes,
        "tw_buffer": _native.Buffer,
    }
    checks = "\n".join(
        f'_Static_assert(sizeof({name}) == {ctypes.sizeof(shape)}, "{name}");' for name, shape in names.items()
    )
    source = tmp_path / "sizes.c"
    source.write_text(f"#include <tidewaiter.h>\n{checks}\n")
    subprocess.run(["cc", "-std=c11", "-fsyntax-only", f"-I{ROOT / 'include'}", str(source)], check=True)


def test_types_are_strict() -> None:
    subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(ROOT / "bindings" / "python" / "tidewaiter")], check=True
    )


def test_a_file_is_checked_with_places_and_fixes() -> None:
    report = tidewaiter.check(SAMPLES / "vessel-call.csv", into="US", as_of="2024-12-20")
    container = [f for f in report.findings if f.rule == "tw.container.check-digit"]
    assert len(container) == 1
    assert container[0].place is not None and container[0].place.line > 1
    assert container[0].fix is not None
    assert tidewaiter.identify(container[0].fix.value, "container").valid
    assert report.outcome == "failed"
    assert "<table>" in report._repr_html_()


def test_a_declaration_is_walked_like_its_json() -> None:
    declaration = tidewaiter.read(SAMPLES / "vessel-call.csv")
    bills = declaration.children("consignments")
    assert len(bills) >= 12
    assert all(bill.value("transport_document_id") for bill in bills)
    assert all(bill.children("goods_items") for bill in bills)
    with pytest.raises(tidewaiter.NotFoundError):
        declaration.value("no_such_field")


INTERCHANGE = (
    b"UNB+UNOC:3+LINE+CUSTOMS+261121:0930+R1'UNH+1+CUSCAR:D:95B:UN'BGM+85+MAN1+9'GID+123456'UNT+4+1'UNZ+1+R1'"
)


def test_strict_reading_makes_errors_of_what_a_receiver_would_refuse() -> None:
    def severities(report: tidewaiter.Report) -> "set[str]":
        return {f.severity for f in report.findings if f.rule == "tw.edifact.value-long"}

    assert severities(tidewaiter.check(INTERCHANGE)) == {"warning"}
    assert severities(tidewaiter.check(INTERCHANGE, strict=True)) == {"error"}
    declaration = tidewaiter.read(INTERCHANGE, strict=True)
    assert severities(tidewaiter.check(declaration)) == {"error"}
    with pytest.raises(ValueError, match="strict=True"):
        tidewaiter.check(declaration, strict=True)


def test_an_interchange_is_answered_as_its_receiver_would() -> None:
    moment = datetime.datetime(2026, 11, 22, 9, 5)
    answer = tidewaiter.acknowledge(INTERCHANGE, prepared_at=moment, reference="A1")
    assert not answer.accepted and answer.kind == "contrl"
    assert answer.message.startswith(b"UNB+UNOC:3+CUSTOMS+LINE+261122:0905+A1'UNH+1+CONTRL:D:3:UN'UCI+R1+LINE+CUSTOMS+7'")
    assert b"UCD+39+2'" in answer.message
    assert answer.data["message"].encode() == answer.message
    assert tidewaiter.acknowledge(SAMPLES / "vessel-call.edi", prepared_at="2026-11-22T09:05").accepted
    with pytest.raises(tidewaiter.ArgumentError):
        tidewaiter.acknowledge(INTERCHANGE, prepared_at="yesterday")
    with pytest.raises(tidewaiter.ArgumentError):
        tidewaiter.acknowledge(INTERCHANGE, prepared_at=moment, kind="997")
    with pytest.raises(tidewaiter.FormatError):
        tidewaiter.acknowledge(b"UNH+1+CUSCAR:D:95B:UN'BGM+85+1+9'UNT+3+1'", prepared_at=moment)


def test_amounts_are_exact_text() -> None:
    answer = tidewaiter.assess(REQUEST)
    assert answer.outcome == "computed"
    parts = [answer.totals[name] for name in ("duty", "tax", "fee")]
    assert sum(map(decimal.Decimal, parts)) == decimal.Decimal(answer.totals["total"])


def test_decimals_and_dates_are_taken_and_floats_are_not() -> None:
    request = dict(REQUEST, as_of=None, dates={"entry": datetime.date(2024, 12, 20)})
    request["lines"] = [{"id": "1", "code": "9503000073", "origin": "VN", "value": decimal.Decimal("1250.00")}]
    assert tidewaiter.assess(request).totals == tidewaiter.assess(REQUEST).totals
    request["dates"] = {"entry": datetime.datetime(2024, 12, 20, 9, 5)}
    assert tidewaiter.assess(request).totals == tidewaiter.assess(REQUEST).totals
    request["lines"] = [{"id": "1", "code": "9503000073", "origin": "VN", "value": 1250.00}]
    with pytest.raises(TypeError, match=r"lines\[0\]\.value"):
        tidewaiter.assess(request)


def test_errors_carry_code_and_place() -> None:
    with pytest.raises(tidewaiter.FormatError) as caught:
        tidewaiter.assess(b'{"jurisdiction": "US",\n "lines": [}')
    assert caught.value.line == 2
    assert caught.value.code.startswith("json.")
    with pytest.raises(tidewaiter.TidewaiterError):
        tidewaiter.read(b"")
    with pytest.raises(tidewaiter.DataError):
        tidewaiter.Engine(packs=[b"not a pack"])


@pytest.mark.parametrize("wrong", [None, 9503, b"950300"])
def test_what_is_no_text_is_refused_by_its_type(wrong: object) -> None:
    for ask in (tidewaiter.identify, tidewaiter.look_up):
        with pytest.raises(TypeError, match=type(wrong).__name__):
            ask(wrong)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="int"):
        tidewaiter.identify("950300", 9503)  # type: ignore[arg-type]


def test_what_lives_in_the_library_says_why_it_cannot_be_pickled() -> None:
    engine = tidewaiter.Engine()
    declaration = engine.read(SAMPLES / "vessel-call.csv")
    for handle in (engine, declaration, declaration.children("consignments")[0], engine.identify("9074729")):
        with pytest.raises(TypeError, match="cannot be pickled"):
            pickle.dumps(handle)
        with pytest.raises(TypeError, match="cannot be pickled"):
            copy.deepcopy(handle)


def test_plain_results_and_errors_cross_processes() -> None:
    report = tidewaiter.check(SAMPLES / "vessel-call.csv", into="US", as_of="2024-12-20")
    assert pickle.loads(pickle.dumps(report.findings)) == report.findings
    with pytest.raises(tidewaiter.FormatError) as caught:
        tidewaiter.assess(b"[")
    copied = pickle.loads(pickle.dumps(caught.value))
    assert (str(copied), copied.code, copied.offset) == (str(caught.value), caught.value.code, caught.value.offset)


def test_a_declaration_is_assessed_into_a_named_country_only() -> None:
    declaration = tidewaiter.read(SAMPLES / "vessel-call.csv")
    for into in (None, "", "ZZ"):
        with pytest.raises(tidewaiter.ArgumentError):
            tidewaiter.assess(declaration, into=into, as_of="2024-12-20")
    with pytest.raises(tidewaiter.ArgumentError):
        tidewaiter.check(declaration, into="XX")


def test_a_request_and_options_that_differ_are_refused() -> None:
    with pytest.raises(tidewaiter.ArgumentError, match="US.*AU"):
        tidewaiter.assess(REQUEST, into="AU")
    assert tidewaiter.assess(REQUEST, into="us", facts={"adcvd": "none"}).outcome == "computed"


def test_a_right_form_is_not_told_as_existence() -> None:
    assert tidewaiter.identify("NLZZZ", "unlocode").basis == "form"
    assert tidewaiter.identify("9074729").basis == "check_digit"
    assert tidewaiter.identify("9074728", "imo").basis is None


def test_limits_are_kept() -> None:
    small = tidewaiter.Engine(max_answer_bytes=1000)
    with pytest.raises(tidewaiter.LimitError, match="1000 bytes"):
        small.assess(small.read(SAMPLES / "vessel-call.csv"), into="US", as_of="2024-12-20")
    engine = tidewaiter.Engine(max_depth=8)
    with pytest.raises(tidewaiter.LimitError):
        engine.read(b"[" * 100 + b"]" * 100)


def test_one_engine_serves_many_threads() -> None:
    engine = tidewaiter.Engine()
    alone = engine.assess(REQUEST).to_json()
    different: list[bytes] = []

    def work() -> None:
        for _ in range(50):
            answer = engine.assess(REQUEST).to_json()
            if answer != alone:
                different.append(answer)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not different


def test_packs_say_what_they_cover() -> None:
    packs = {pack["id"]: pack for pack in tidewaiter.Engine().packs}
    assert {"hs", "us-hts"} <= set(packs)
    assert all(pack["coverage"] and len(pack["sha256"]) == 64 for pack in packs.values())


def test_the_example_runs() -> None:
    example = ROOT / "bindings" / "python" / "examples" / "check_and_assess.py"
    ran = subprocess.run(
        [sys.executable, str(example), str(SAMPLES / "vessel-call.csv")], capture_output=True, text=True
    )
    assert ran.returncode == 0, ran.stderr
    assert "consignments" in ran.stdout
