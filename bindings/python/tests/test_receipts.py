"""Receipts: the same bytes from every face, proved by the checker that shares no code with the engine."""

import json
import os
import pathlib
import random
import subprocess
import sys

import pytest

import tidewaiter
from tidewaiter import verify

ROOT = pathlib.Path(__file__).resolve().parents[3]
SAMPLES = ROOT / "Tests" / "Samples"
REQUESTS = sorted(path.name for path in (SAMPLES / "requests").glob("*.json"))
COMMAND = os.environ.get("TIDEWAITER_COMMAND", str(ROOT / ".build" / "out" / "bin" / "tidewaiter"))
RENDER = str(ROOT / ".build" / "c" / "render")
#: What the Swift tests made: random requests, measures of every kind, samples, worked examples.
VECTORS = pathlib.Path(os.environ.get("TIDEWAITER_VECTORS", str(ROOT / ".build" / "vectors"))) / "receipts"


def run(*words: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(words, capture_output=True)


def receipt_of(name: str) -> bytes:
    return tidewaiter.assess((SAMPLES / "requests" / name).read_bytes(), receipt=True).receipts[0]


def forged(receipt: dict, pointer: str, value: object) -> bytes:
    """A copy with another value somewhere, and the hash that goes with it."""
    copy = json.loads(json.dumps(receipt))
    *path, last = pointer.split("/")[1:]
    target = copy
    for token in path:
        target = target[int(token)] if isinstance(target, list) else target[token]
    target[int(last) if isinstance(target, list) else last] = value
    del copy["sha256"]
    copy["sha256"] = verify.hashlib.sha256(verify.canonical(copy)).hexdigest()
    return verify.canonical(copy)


@pytest.mark.parametrize("name", REQUESTS)
def test_every_face_makes_and_replays_the_same_bytes(name: str, tmp_path: pathlib.Path) -> None:
    request, file = str(SAMPLES / "requests" / name), tmp_path / "receipt.json"
    receipt = receipt_of(name)
    assert run(COMMAND, "assess", "--request", request, "--receipt", str(file)).returncode in (0, 3)
    assert file.read_bytes() == receipt
    assert run(RENDER, "receipt", request).stdout == receipt + b"\n"
    swift = VECTORS / f"sample-{name}.json"
    assert swift.exists(), f"{swift} is missing: run the Swift tests first (make test does)"
    assert swift.read_bytes() == receipt
    replay = tidewaiter.replay(receipt)
    assert replay.same and replay.differences == []
    assert run(RENDER, "replay", str(file)).stdout.rstrip() == replay.to_json()
    shown = run(COMMAND, "replay", str(file), "--format", "json")
    assert (shown.returncode, shown.stdout.rstrip()) == (0, replay.to_json())
    checked = tidewaiter.Engine.verify(receipt)
    assert checked.valid and checked.flaw is None
    assert run(RENDER, "verify", str(file)).stdout.rstrip() == checked.to_json()
    shown = run(COMMAND, "verify", str(file), "--format", "json")
    assert (shown.returncode, shown.stdout.rstrip()) == (0, checked.to_json())


def test_the_checker_needs_no_library(tmp_path: pathlib.Path) -> None:
    (tmp_path / "receipt.json").write_bytes(receipt_of(REQUESTS[0]))
    here = dict(os.environ, TIDEWAITER_LIBRARY=str(tmp_path / "none.so"))
    here["PYTHONPATH"] = str(pathlib.Path(tidewaiter.__file__).resolve().parents[1])
    words = [sys.executable, "-m", "tidewaiter.verify", str(tmp_path / "receipt.json")]
    checked = subprocess.run(words, capture_output=True, text=True, env=here)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert ": valid, " in checked.stdout
    words = [sys.executable, "-c", "import tidewaiter; tidewaiter.Engine()"]
    failed = subprocess.run(words, capture_output=True, text=True, env=here)
    assert failed.returncode == 1 and "TIDEWAITER_LIBRARY" in failed.stderr


def test_every_receipt_of_the_swift_tests_is_valid_and_replays() -> None:
    files = sorted(VECTORS.glob("*.json"))
    assert len(files) > 200, f"{VECTORS} has {len(files)} receipts: run the Swift tests first (make test does)"
    operations, outcomes = set(), set()
    for file in files:
        content = file.read_bytes()
        receipt = verify.verify(content)
        operations |= {step["operation"] for step in receipt["steps"]}
        outcomes.add(receipt["outcome"])
        assert tidewaiter.Engine.verify(content).valid, file.name
        replay = tidewaiter.replay(content)
        if file.name.startswith(("choice-", "composition-", "measures-", "tabled-")):
            # Their packs are in the tests alone.
            assert replay.outcome == "refused"
            assert receipt["packs"][0]["sha256"] in replay.differences[0]["message"]
        else:
            assert replay.same, (file.name, replay.differences)
    assert outcomes == {"computed", "needs_facts", "refused"}
    assert len(operations) == 12


@pytest.mark.parametrize(
    "pointer, value",
    [
        ("/lines/0/code", "7318152001"), ("/lines/0/id", "2"), ("/lines/0/origin", "DE"),
        ("/entry_charges/0/rate/components/0/amount", "0.3465"), ("/entry_charges/1/allocation/0/line", "2"),
        ("/unclaimed/0/saves", "1000000.00"), ("/unclaimed/0/line", "2"),
    ],
)  # fmt: skip
def test_what_no_figure_depends_on_is_checked_too(pointer: str, value: str) -> None:
    line = {
        "code": "7318158069", "origin": "MX", "value": "10000", "quantities": {"KGM": "100"}, "adcvd": "none",
        "preference": "S", "melted_poured": "MX", "facts": {"steel_content_value": "8000"},
    }  # fmt: skip
    request = {
        "jurisdiction": "US", "dates": {"entry": "2026-03-01", "arrival": "2026-03-01"}, "mode": "sea",
        "entry": {"port_of_entry": "2704"}, "lines": [line],
    }  # fmt: skip
    content = tidewaiter.assess(request, receipt=True).receipts[0]
    changed = forged(verify.verify(content), pointer, value)
    with pytest.raises(verify.Flaw):
        verify.verify(changed)
    assert not tidewaiter.Engine.verify(changed).valid


@pytest.mark.parametrize("name", REQUESTS)
def test_each_changed_byte_is_found(name: str) -> None:
    content = receipt_of(name)
    verify.verify(content)
    chance = random.Random(name)
    for position in range(len(content)):
        changed = bytearray(content)
        changed[position] ^= chance.randrange(1, 256)
        with pytest.raises(verify.Flaw):
            verify.read(bytes(changed))
    for position in chance.sample(range(len(content)), 300):
        changed = bytearray(content)
        changed[position] ^= chance.randrange(1, 256)
        try:
            assert not tidewaiter.Engine.verify(bytes(changed)).valid
        except tidewaiter.TidewaiterError:
            pass  # No JSON any more, which is said as an error.


@pytest.mark.parametrize("name", REQUESTS)
def test_a_figure_that_does_not_follow_is_found_though_the_hash_fits(name: str) -> None:
    receipt = verify.verify(receipt_of(name))
    assert verify.verify(forged(receipt, "/engine", receipt["engine"])) == receipt
    pointers = [f"/steps/{number}/result" for number in range(len(receipt["steps"]))]
    pointers += [step["figure"] for step in receipt["steps"] if step["figure"]]
    pointers += [
        f"/steps/{number}/operands/{position}/value"
        for number, step in enumerate(receipt["steps"])
        for position, operand in enumerate(step["operands"])
        if operand["from"]
    ]
    for pointer in pointers:
        amount = verify.at(receipt, pointer)
        other = amount[:-1] + str((int(amount[-1]) + 1) % 10)
        for content in (forged(receipt, pointer, other), forged(receipt, pointer, None)):
            with pytest.raises(verify.Flaw):
                verify.verify(content)
            assert not tidewaiter.Engine.verify(content).valid, pointer
    for pointer, value in [
        ("/outcome", "passed"),
        ("/steps", []),
        ("/more", 1),
        ("/minor_units", 3),
        ("/minor_units", 1.5),
        ("/steps/0/operation", "guess"),
        ("/steps/0/operands", []),
        ("/steps/0/operands/0/from", "/steps/0/result"),
        ("/steps/0/operands/0/from", None),
    ]:
        with pytest.raises(verify.Flaw):
            verify.verify(forged(receipt, pointer, value))


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"nonsense", b"\xff", b"[" * 100000, b'{"schema":1e400}'])
def test_what_is_no_receipt_is_told(content: bytes) -> None:
    with pytest.raises(verify.Flaw):
        verify.verify(content)
    try:
        assert not tidewaiter.Engine.verify(content).valid
    except tidewaiter.TidewaiterError as error:
        assert error.code
    with pytest.raises(tidewaiter.TidewaiterError):
        tidewaiter.replay(content)


def test_the_checker_runs_by_itself_as_a_program(tmp_path: pathlib.Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    receipt = receipt_of(REQUESTS[0])
    good.write_bytes(receipt + b"\n" + receipt)
    bad.write_bytes(receipt.replace(b'"outcome":"', b'"outcome": "', 1))
    script = str(pathlib.Path(verify.__file__))
    for words in ([sys.executable, "-m", "tidewaiter.verify"], [sys.executable, "-I", script]):
        ran = subprocess.run([*words, str(good)], capture_output=True, text=True)
        assert ran.returncode == 0 and ran.stdout.count("valid, ") == 2, ran
        ran = subprocess.run([*words, str(bad)], capture_output=True, text=True)
        assert ran.returncode == 1 and "not valid" in ran.stdout, ran
    assert run(sys.executable, script).returncode == 2
    assert run(sys.executable, script, str(tmp_path / "none")).returncode == 2
    source = pathlib.Path(verify.__file__).read_text()
    imported = {line.split()[1] for line in source.splitlines() if line.startswith(("import ", "from "))}
    assert imported == {"__future__", "fractions", "hashlib", "json", "re", "sys", "typing"}


def test_a_declaration_has_a_receipt_for_each_bill(tmp_path: pathlib.Path) -> None:
    file, path = tmp_path / "receipts.json", str(SAMPLES / "vessel-call.csv")
    ran = run(COMMAND, "assess", path, "--into", "US", "--as-of", "2024-12-20", "--receipt", str(file))
    assert ran.returncode in (0, 1, 3), ran.stderr
    answer = tidewaiter.assess(tidewaiter.read(path), into="US", as_of="2024-12-20", receipt=True)
    assert len(answer.receipts) == len(answer.data["entries"]) > 1
    assert file.read_bytes().split(b"\n") == answer.receipts
    for receipt in answer.receipts:
        verify.verify(receipt)
        assert tidewaiter.replay(receipt).same
    assert run(COMMAND, "verify", str(file)).stdout.count(b"valid: ") == len(answer.receipts)
    assert run(COMMAND, "replay", str(file)).returncode == 0


def test_without_being_asked_for_there_is_no_receipt() -> None:
    answer = tidewaiter.assess((SAMPLES / "requests" / REQUESTS[0]).read_bytes())
    with pytest.raises(tidewaiter.ArgumentError, match="receipt"):
        answer.receipts


def test_the_answer_is_the_same_with_a_receipt() -> None:
    for name in REQUESTS:
        content = (SAMPLES / "requests" / name).read_bytes()
        assert tidewaiter.assess(content).to_json() == tidewaiter.assess(content, receipt=True).to_json()


def test_the_packs_of_a_receipt_are_found_by_their_hash(tmp_path: pathlib.Path) -> None:
    source, built, file = tmp_path / "au", tmp_path / "au.twpack", tmp_path / "receipt.json"
    source.mkdir()
    for original in (ROOT / "Sources" / "BuiltInPacks" / "au-tariff").glob("*"):
        if original.suffix == ".csv" or original.name == "pack.json":
            (source / original.name).write_bytes(original.read_bytes())
    manifest = json.loads((source / "pack.json").read_text())
    manifest["version"] = "2020.1.1"
    (source / "pack.json").write_text(json.dumps(manifest))
    assert run(COMMAND, "pack", "build", str(source), str(built)).returncode == 0
    listed = run(COMMAND, "pack", "list", "--pack", str(built)).stdout.decode()
    assert "au-tariff  2020.1.1" in listed
    assert b"2020.1.1" in run(COMMAND, "pack", "verify", "au-tariff", "--pack", str(built)).stdout
    assert run(COMMAND, "hs", "95030099", "--into", "AU", "--as-of", "2026-02-10", "--pack", str(built)).returncode == 0
    request = str(SAMPLES / "requests" / "au-goods.json")
    ran = run(COMMAND, "assess", "--request", request, "--pack", str(built), "--receipt", str(file))
    assert ran.returncode in (0, 3), ran.stderr
    receipt = json.loads(file.read_bytes())
    assert receipt["packs"][0]["version"] == "2020.1.1"
    verify.verify(file.read_bytes())
    missing = run(COMMAND, "replay", str(file))
    assert missing.returncode == 3 and receipt["packs"][0]["sha256"].encode() in missing.stdout
    assert run(COMMAND, "replay", str(file), "--pack", str(built)).returncode == 0
    engine = tidewaiter.Engine([built])
    assert engine.replay(file).same
    # The built-in one has lost its place there, and is found all the same.
    assert engine.replay(receipt_of("au-goods.json")).same
    assert run(COMMAND, "assess", "--request", request, "--pack", str(file)).returncode == 2


def test_a_replay_says_what_differs() -> None:
    receipt = verify.verify(receipt_of("au-goods.json"))
    older = tidewaiter.replay(forged(receipt, "/engine", "0.0.1"))
    assert older.outcome == "failed"
    assert [found["kind"] for found in older.differences] == ["engine"]
    assert "0.0.1" in older.differences[0]["message"]
    value = receipt["request"]["lines"][0]["value"]
    other = tidewaiter.replay(forged(receipt, "/request/lines/0/value", value + "1"))
    assert [found["kind"] for found in other.differences][:2] == ["receipt", "step"]
    assert other.differences[1]["before"] != other.differences[1]["now"]


def test_the_receipt_of_the_documentation_is_one() -> None:
    page = (ROOT / "Sources" / "Tidewaiter" / "Tidewaiter.docc" / "Receipts.md").read_text()
    example = page.split("```json\n")[1].split("```")[0]
    receipt = verify.verify(verify.canonical(json.loads(example)))
    assert receipt["outcome"] == "computed"
    table = page.split("| operation |")[1].split("\n\n")[0]
    for operation in ("take", "round", "add", "subtract", "multiply", "convert", "divide", "percent", "maximum", "minimum"):
        assert f"`{operation}`" in table
