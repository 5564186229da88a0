"""The command line as its user meets it: exit statuses, usage errors, memory."""

import json
import os
import pathlib
import subprocess

import pytest

import tidewaiter

ROOT = pathlib.Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "Tests" / "Samples"
COMMAND = os.environ.get("TIDEWAITER_COMMAND", str(ROOT / ".build" / "out" / "bin" / "tidewaiter"))
DAY = ("--as-of", "2024-12-20")
TOYS = {
    "jurisdiction": "US",
    "as_of": "2024-12-20",
    "currency": "USD",
    "mode": "sea",
    "facts": {"adcvd": "none"},
    "lines": [{"id": "1", "code": "9503000073", "origin": "VN", "value": "1250.00"}],
}


def run(*words: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    return subprocess.run([COMMAND, *words], input=given, capture_output=True, text=True)


def manifest(path: pathlib.Path, bills: int) -> str:
    rows = [f"B{number},Plastic toys,9503000073,VN,10.00,USD" for number in range(bills)]
    path.write_text("\n".join(["Bill No,Description,HS Code,Origin,Value,Currency", *rows]) + "\n")
    return str(path)


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_the_assessments_of_many_bills_are_not_kept_in_memory(tmp_path: pathlib.Path, form: str) -> None:
    """Kept, 20,000 bills take some 150 MB more than 10."""

    def peak(bills: int) -> int:
        path = manifest(tmp_path / f"{bills}.csv", bills)
        words = [COMMAND, "assess", path, "--into", "US", *DAY, "--fact", "adcvd=none", "--format", form]
        child = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        assert child.returncode in (0, 3)
        return int(usage.ru_maxrss)

    assert peak(20_000) - peak(10) < 60_000


def test_several_bills_are_one_json_document(tmp_path: pathlib.Path) -> None:
    words = ("--into", "US", *DAY, "--fact", "adcvd=none", "--format", "json")
    answer = run("assess", manifest(tmp_path / "m.csv", 3), *words)
    entries = json.loads(answer.stdout)
    assert [entry["bill"] for entry in entries["entries"]] == ["B0", "B1", "B2"]
    assert entries["outcome"] == entries["entries"][0]["assessment"]["outcome"]


@pytest.mark.parametrize(
    "option, values",
    [
        (("--into", "AU"), ("US", "AU")),
        (("--as-of", "2024-12-21"), ("2024-12-20", "2024-12-21")),
        (("--fact", "adcvd=A-570"), ("none", "A-570")),
    ],
)
def test_an_option_against_the_request_names_both_values(option: "tuple[str, str]", values: "tuple[str, str]") -> None:
    answer = run("assess", "--request", "-", *option, given=json.dumps(TOYS))
    assert answer.returncode == 2 and not answer.stdout
    assert all(value in answer.stderr for value in values)


def test_an_option_that_says_what_the_request_says_is_fine() -> None:
    words = ("assess", "--request", "-", "--into", "us", *DAY, "--fact", "adcvd=none")
    assert run(*words, given=json.dumps(TOYS)).returncode == 0


def test_one_fact_is_not_stated_twice() -> None:
    answer = run("assess", "--request", "-", "--fact", "adcvd=none", "--fact", "adcvd=A-570", given=json.dumps(TOYS))
    assert answer.returncode == 2 and "state it once" in answer.stderr


def test_an_error_finding_of_an_assessment_makes_the_status_1() -> None:
    """There are no goods 9503.00.0099, and the duty of the line 9503.00.00 is known all the same."""
    assert run("assess", "--request", "-", given=json.dumps(TOYS)).returncode == 0
    request = json.dumps(TOYS).replace("9503000073", "9503000099")
    answer = run("assess", "--request", "-", "--format", "json", given=request)
    result = json.loads(answer.stdout)
    assert result["outcome"] == "computed"
    assert [finding["severity"] for finding in result["findings"]] == ["error"]
    assert answer.returncode == 1


@pytest.mark.parametrize(
    "words, status",
    [
        (("9503000073", "--into", "US", *DAY), 0),
        (("950300",), 0),
        (("9503",), 1),
        (("95030000", "--into", "US", *DAY), 1),
        (("950300007300", "--into", "US", *DAY), 1),
        (("950399",), 1),
        (("980100",), 3),
        (("9503000073", "--into", "US", "--as-of", "2024-01-02"), 3),
        (("950300", "--into", "NG"), 3),
        (("950300", "--into", "ZZ"), 2),
        (("toys",), 2),
        (("950300.0",), 2),
        (("9.5E9",), 2),
    ],
)
def test_the_status_of_a_code_is_that_of_the_readme(words: "tuple[str, ...]", status: int) -> None:
    assert run("hs", *words).returncode == status


def test_a_schedule_is_looked_at_today_when_no_day_is_named() -> None:
    before = subprocess.run(["date", "-u", "+%F"], capture_output=True, text=True).stdout.strip()
    day = json.loads(run("hs", "9503000073", "--into", "US", "--format", "json").stdout)["national"]["as_of"]
    after = subprocess.run(["date", "-u", "+%F"], capture_output=True, text=True).stdout.strip()
    assert day in (before, after)


@pytest.mark.parametrize(
    "words",
    [
        ("check", "{file}", "--into", "XX"),
        ("check", "{file}", "--format", "yaml"),
        ("check", "{file}", "--as-of", "tomorrow"),
        ("check", "{file}", "--fail-on", "luck"),
        ("assess", "{file}", "--into", "XX"),
        ("assess", "{file}", "--into", "US", "--format", "jsonl"),
        ("assess", "{file}", "--into", "US", "--fact", "adcvd"),
        ("assess", "{file}"),
        ("convert", "{file}", "--to", "pdf"),
    ],
)
def test_options_are_looked_at_before_any_file_and_blame_none(words: "tuple[str, ...]") -> None:
    answer = run(*(word.format(file="no-such-file.csv") for word in words))
    assert answer.returncode == 2 and not answer.stdout
    assert "no-such-file" not in answer.stderr
    assert "--help" in answer.stderr


def test_the_help_of_id_lists_the_kinds() -> None:
    text = run("id", "--help").stdout
    assert all(kind in text for kind in ("container", "eori", "unlocode", "us-ein", "vat-de"))


@pytest.mark.parametrize("words", [("unlocode", "NLZZZ"), ("scac", "ABCD"), ("us-ein", "91-1144442")])
def test_a_right_form_is_not_told_as_existence(words: "tuple[str, str]") -> None:
    answer = run("id", *words)
    assert answer.returncode == 0
    assert "well formed; not looked up in any list" in answer.stdout
    assert json.loads(run("id", *words, "--format", "json").stdout)["basis"] == "form"


def test_packs_are_told_alike_from_every_face() -> None:
    listed = json.loads(run("pack", "list", "--format", "json").stdout)
    assert listed["packs"] == tidewaiter.Engine().packs
    inspected = json.loads(run("pack", "inspect", "hs", "--format", "json").stdout)
    (hs,) = [pack for pack in listed["packs"] if pack["id"] == "hs"]
    assert inspected.pop("tables") and inspected == hs


def test_the_place_of_a_deep_value_can_be_read() -> None:
    deep = "[" * 200 + "x" + "]" * 200
    answer = run("assess", "--request", "-", given=deep)
    assert answer.returncode == 2
    assert len(answer.stderr) < 400


def test_an_interchange_is_acknowledged(tmp_path: pathlib.Path) -> None:
    words = ("--reference", "A1", "--prepared-at", "2026-11-22T09:05")
    answer = run("acknowledge", str(SAMPLES / "vessel-call.edi"), *words)
    assert answer.returncode == 0 and "UNB+" in answer.stdout and "+7'UNT" in answer.stdout
    path = tmp_path / "m.edi"
    path.write_text("UNB+UNOC:3+A+B+261121:0930+R1'UNH+1+CUSCAR:D:95B:UN'BGM+85+M+9'UNT+3+1'UNZ+2+R1'")
    answer = run("acknowledge", str(path), *words, "--format", "json")
    assert answer.returncode == 1 and not json.loads(answer.stdout)["accepted"]
    assert run("acknowledge", str(path), "--as", "997").returncode == 2
    assert run("acknowledge", str(path), "--prepared-at", "noon").returncode == 2


def test_strict_makes_errors_of_what_a_receiver_would_refuse(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "m.edi"
    path.write_text("UNB+UNOC:3+A+B+261121:0930+R1'UNH+1+CUSCAR:D:95B:UN'BGM+85+M+9'DTM+137'UNT+4+1'UNZ+1+R1'")
    assert run("convert", str(path)).returncode == 0
    path.write_text(path.read_text().replace("BGM+85+M+9'", "BGM+85+M+9++'DTM+++X'"))
    strict = run("convert", str(path), "--strict")
    assert strict.returncode == 1 and "tw.edifact.element-surplus" in strict.stderr
