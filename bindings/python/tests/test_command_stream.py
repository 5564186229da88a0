"""Files read as streams on the command line: findings as they come, memory, progress."""

import csv
import io
import json
import os
import pathlib
import pty
import re
import select
import subprocess
from typing import Callable

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
MANIFEST = str(ROOT / "Tests" / "Samples" / "vessel-call.edi")
COMMAND = os.environ.get("TIDEWAITER_COMMAND", str(ROOT / ".build" / "out" / "bin" / "tidewaiter"))
OPTIONS = ("--into", "US", "--as-of", "2024-12-20")
#: Megabytes of the interchange that memory is measured with. 200 take about a minute.
MEGABYTES = int(os.environ.get("TIDEWAITER_STREAM_MEGABYTES", "60"))


def run(*words: str, given: bytes = b"") -> "subprocess.CompletedProcess[str]":
    ran = subprocess.run([COMMAND, *words], input=given, capture_output=True)
    return subprocess.CompletedProcess(words, ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def interchange(path: pathlib.Path, megabytes: float) -> int:
    """Writes an interchange of that size; gives the number of its bills."""
    text = "PLASTIC TOY CONSTRUCTION SETS FOR CHILDREN OF 3 TO 12 YEARS, IN CARTONS, PALLETS AND SLIP SHEETS"
    size = 0
    bills = 0
    with path.open("w") as file:
        size += file.write("UNB+UNOC:3+NHLN:ZZZ+USCBP:ZZZ+241213:0915+R1'UNH+1+CUSCAR:D:95B:UN'BGM+85+M1+9'")
        size += file.write("TDT+20+448E+1++NHLN:172:20+++9074729:146:11:NORTHERN HERALD:LR'LOC+60+USLAX:139:6'")
        while size < megabytes * 1_000_000:
            bills += 1
            bill = f"\nCNI+{bills}+NHLN{bills}'RFF+BM:NHLN{bills}'LOC+9+VNVUT:139:6'LOC+11+USLAX:139:6'"
            bill += "NAD+CZ+++SAIGON PLAY THINGS JSC+12 NGUYEN TRAI+HO CHI MINH CITY++700000+VN'"
            bill += "NAD+CN+++HARBOR TOY COMPANY+400 PIER B ST+LONG BEACH+CA+90813+US'"
            for item in range(1, 41):
                bill += f"GID+{item}+10:CT'FTX+AAA+++{text} {item}'MEA+AAE+G+KGM:100'"
            size += file.write(bill)
        file.write(f"CNT+10:{bills}'UNT+{bills * 126 + 6}+1'UNZ+1+R1'")
    return bills


def table(path: pathlib.Path, megabytes: float) -> int:
    """Writes a table of that size; gives the number of its bills."""
    size = 0
    bills = 0
    with path.open("w") as file:
        size += file.write("Vessel,IMO,ETA,Bill No,Shipper,HS Code,Description,Packages,Gross Weight (KG),Origin\n")
        while size < megabytes * 1_000_000:
            bills += 1
            for item in range(1, 41):
                size += file.write(f"NORTHERN HERALD,9074729,2024-12-20,NHLN{bills},SAIGON PLAY THINGS JSC,950300,")
                size += file.write(f'"PLASTIC TOY SETS, IN CARTONS {item}",10,120.5,VN\n')
    return bills


def lines(path: pathlib.Path, megabytes: float) -> int:
    """Writes JSON Lines of that size; gives the number of its bills."""
    size = 0
    bills = 0
    goods = [{"hs": "950300", "description": f"PLASTIC TOY SETS {n}", "gross_weight_kg": 120} for n in range(40)]
    with path.open("w") as file:
        while size < megabytes * 1_000_000:
            bills += 1
            size += file.write(json.dumps({"bill_no": f"NHLN{bills}", "shipper": {"name": "A"}, "goods": goods}) + "\n")
    return bills


def peak(*words: str) -> "tuple[int, int, int]":
    """Exit status, peak of resident memory in bytes, and lines written.

    The peak is that of the program's own memory (VmHWM), looked at all the time it runs: what the system counts for a
    child that has ended takes in the memory of the test process that it was forked from.
    """
    reader, writer = os.pipe()
    child = subprocess.Popen([COMMAND, *words], stdout=writer, stderr=subprocess.DEVNULL)
    os.close(writer)
    lines = 0
    most = 0
    with open(reader, "rb", buffering=0) as output:
        while True:
            if select.select([output], [], [], 0.01)[0]:
                piece = output.read(1 << 16)
                if not piece:
                    break
                lines += piece.count(b"\n")
            status = pathlib.Path(f"/proc/{child.pid}/status").read_text()
            if found := re.search(r"VmHWM:\s+(\d+) kB", status):
                most = max(most, int(found[1]) * 1024)
    assert most > 0
    return child.wait(), most, lines


@pytest.mark.parametrize("write", [interchange, table, lines])
@pytest.mark.parametrize("words", [("check", "--format", "jsonl"), ("convert", "--to", "jsonl")])
def test_memory_does_not_grow_with_the_file(
    tmp_path: pathlib.Path, words: "tuple[str, ...]", write: "Callable[[pathlib.Path, float], int]"
) -> None:
    path = tmp_path / "large"
    bills = write(path, MEGABYTES if write is interchange else MEGABYTES / 2)
    status, memory, lines = peak(*words, "--stream", str(path))
    path.unlink()
    assert status in (0, 1)
    assert memory < 64_000_000
    if words[0] == "convert":
        assert lines == bills


def test_findings_are_those_of_the_file_read_whole() -> None:
    def findings(*words: str) -> "list[dict[str, object]]":
        found = [json.loads(line) for line in run("check", MANIFEST, *OPTIONS, *words).stdout.splitlines()]
        return sorted(found, key=lambda finding: json.dumps(finding, sort_keys=True))

    streamed = findings("--format", "jsonl", "--stream")
    assert streamed and streamed == findings("--format", "jsonl")
    rows = list(csv.reader(io.StringIO(run("check", "--stream", MANIFEST, *OPTIONS, "--format", "csv").stdout)))
    assert rows[0][0] == "severity" and len(rows) == len(streamed) + 1


def test_a_table_gives_the_findings_and_lines_of_the_table_read_whole() -> None:
    path = str(ROOT / "Tests" / "Samples" / "vessel-call.csv")
    streamed = run("convert", "--stream", path, "--to", "jsonl")
    whole = run("convert", path, "--to", "jsonl")
    assert streamed.returncode == whole.returncode
    bills = [[json.loads(line)["consignments"] for line in ran.stdout.splitlines()] for ran in (streamed, whole)]
    assert len(bills[0]) == 12 and bills[0] == bills[1]
    answers = [run("check", path, *OPTIONS, "--format", "jsonl", *more).stdout for more in ([], ["--stream"])]
    rules = [{json.loads(line)["rule"] for line in answer.splitlines()} for answer in answers]
    assert rules[0] and rules[1] <= rules[0]


def test_the_report_says_what_was_left_out() -> None:
    text = run("check", "--stream", MANIFEST, *OPTIONS)
    assert "3 consignments" in text.stdout and "Not checked" in text.stdout and "tw.bill.duplicate" in text.stdout
    assert not text.stderr
    lines = run("check", "--stream", MANIFEST, *OPTIONS, "--format", "jsonl")
    assert "Not checked" in lines.stderr and "Not checked" not in lines.stdout
    assert "Not checked" not in run("check", MANIFEST, *OPTIONS).stdout


def test_consignments_are_written_one_a_line() -> None:
    streamed = run("convert", "--stream", MANIFEST, "--to", "jsonl")
    whole = run("convert", MANIFEST, "--to", "jsonl")
    assert streamed.stdout == whole.stdout and streamed.returncode == whole.returncode
    given = run("convert", "--stream", "-", "--to", "jsonl", given=pathlib.Path(MANIFEST).read_bytes())
    assert given.stdout == whole.stdout


def test_exit_statuses_are_those_without_stream(tmp_path: pathlib.Path) -> None:
    for threshold in ("error", "warning", "never"):
        words = ("check", MANIFEST, *OPTIONS, "--fail-on", threshold)
        assert run(*words, "--stream").returncode == run(*words).returncode
    empty, garbage = tmp_path / "empty.edi", tmp_path / "garbage.edi"
    empty.write_bytes(b"")
    garbage.write_bytes(b"hello " * 2000)
    for path in (str(empty), str(garbage), str(tmp_path / "missing.edi")):
        for words in (("check", path), ("convert", path, "--to", "jsonl")):
            streamed = run(*words, "--stream")
            assert streamed.returncode == run(*words).returncode == 2
            assert not streamed.stdout and streamed.stderr
    assert run("check", "--stream", MANIFEST, "--strict").returncode == run("check", MANIFEST, "--strict").returncode


@pytest.mark.parametrize(
    "words, hint",
    [
        (("check", "--stream", "no-such-file", "--format", "json"), "jsonl"),
        (("convert", "--stream", "no-such-file"), "--to jsonl"),
        (("convert", "--stream", "no-such-file", "--to", "csv"), "--to jsonl"),
        (("check", "--stream"), "Name a file"),
    ],
)
def test_what_a_stream_cannot_do_is_said_before_any_file_is_opened(words: "tuple[str, ...]", hint: str) -> None:
    answer = run(*words)
    assert answer.returncode == 2 and hint in answer.stderr and "no-such-file:" not in answer.stderr


def on_terminal(*words: str) -> bytes:
    """What a command writes to standard error when that is a terminal."""
    terminal, ours = pty.openpty()
    child = subprocess.Popen([COMMAND, *words], stdout=subprocess.DEVNULL, stderr=ours)
    os.close(ours)
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    os.close(terminal)
    child.wait()
    return shown


def test_progress_is_shown_on_a_terminal_and_erased(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "large.edi"
    interchange(path, 20)
    shown = on_terminal("convert", "--stream", str(path), "--to", "jsonl")
    assert b" MB, " in shown and b" consignments" in shown
    assert b" MB, " not in shown.split(b"\r\x1b[K")[-1]
    assert b"consignments" not in run("convert", "--stream", MANIFEST, "--to", "jsonl").stderr.encode()
