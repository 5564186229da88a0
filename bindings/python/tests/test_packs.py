"""Packs that are refused: where, why, and what the engines in use do meanwhile."""

import csv
import decimal
import hashlib
import json
import os
import pathlib
import subprocess

import pytest

import tidewaiter

ROOT = pathlib.Path(__file__).resolve().parents[3]
COMMAND = os.environ.get("TIDEWAITER_COMMAND", "tidewaiter")
AUSTRALIA = ROOT / "Sources" / "BuiltInPacks" / "au-tariff"


def source(folder: pathlib.Path, **changes: tuple[str, str]) -> pathlib.Path:
    """The source of the Australian pack, with a text of some tables exchanged."""
    folder.mkdir()
    for original in AUSTRALIA.glob("*"):
        if original.suffix == ".csv" or original.name == "pack.json":
            text = original.read_text()
            old, new = changes.get(original.stem, ("", ""))
            assert old in text
            (folder / original.name).write_text(text.replace(old, new, 1) if old else text)
    return folder


def build(folder: pathlib.Path, built: pathlib.Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([COMMAND, "pack", "build", str(folder), str(built)], capture_output=True, check=False)


def changed(pack: bytes, old: bytes, new: bytes) -> bytes:
    """The built file with a string exchanged and its hash made right again."""
    assert len(old) == len(new) and old in pack
    content = pack[48:].replace(old, new)
    return pack[:16] + hashlib.sha256(content).digest() + content


def test_all_errors_of_a_source_are_told_with_file_line_and_column(tmp_path: pathlib.Path) -> None:
    wrong = source(tmp_path / "au", lines=("1.52829/STC", "1.52829/XYZ"), facts=("enum:none|subject", "enumeration"))
    made = build(wrong, tmp_path / "au.twpack")
    said = made.stderr.decode()
    assert made.returncode == 2 and not (tmp_path / "au.twpack").exists()
    assert "facts.csv:2:" in said and 'olumn "type"' in said, said
    assert "lines.csv:1028:" in said and 'olumn "general"' in said and '"XYZ"' in said, said


def test_a_broken_row_is_told_with_its_line(tmp_path: pathlib.Path) -> None:
    wrong = source(tmp_path / "au", measures=("2000-07-01", "2000-07-41"), fees=("N10", "N10,N10"))
    said = build(wrong, tmp_path / "au.twpack").stderr.decode()
    assert "measures.csv:2:" in said and "2000-07-41" in said and "fees.csv:2:" in said, said


def test_a_built_file_with_wrong_rows_is_refused_and_the_engine_in_use_goes_on(tmp_path: pathlib.Path) -> None:
    built = tmp_path / "au.twpack"
    assert build(source(tmp_path / "au"), built).returncode == 0
    good = built.read_bytes()
    engine = tidewaiter.Engine([good])
    before = engine.packs
    with pytest.raises(tidewaiter.TidewaiterError) as refused:
        tidewaiter.Engine([changed(good, b"1.52829/STC", b"1.52829/STX")])
    said = str(refused.value)
    assert 'table "lines", row 1027 (24021020,' in said and 'column "general"' in said and '"STX"' in said, said
    with pytest.raises(tidewaiter.TidewaiterError, match="SHA-256"):
        tidewaiter.Engine([good[:-1] + b" "])
    assert engine.packs == before
    assert engine.look_up("24021020", into="AU", as_of="2026-02-10").exists


def test_a_former_pack_is_kept_where_its_successor_is_refused(tmp_path: pathlib.Path) -> None:
    built = tmp_path / "au.twpack"
    assert build(source(tmp_path / "au"), built).returncode == 0
    wrong = changed(built.read_bytes(), b"1.52829/STC", b"1.52829/STX")
    request = {"jurisdiction": "AU", "as_of": "2026-02-10", "lines": [{"id": "1", "code": "95030099", "value": "100"}]}
    engine = tidewaiter.Engine()
    answer = engine.assess(request).to_json()
    with pytest.raises(tidewaiter.TidewaiterError):
        engine = tidewaiter.Engine([wrong])
    assert engine.assess(request).to_json() == answer


def test_only_packs_signed_with_a_trusted_key_are_accepted(tmp_path: pathlib.Path) -> None:
    plain, signed, foreign = tmp_path / "au.twpack", tmp_path / "signed.twpack", tmp_path / "foreign.twpack"
    assert build(source(tmp_path / "au"), plain).returncode == 0

    def run(*words: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([COMMAND, "pack", *map(str, words)], capture_output=True, check=False)

    for name in ("mine", "other"):
        assert run("key", tmp_path / name).returncode == 0
        assert (tmp_path / name).stat().st_mode & 0o077 == 0
        assert run("key", tmp_path / name).returncode == 2
    public = (tmp_path / "mine.pub").read_text()
    assert run("sign", plain, signed, "--key", tmp_path / "mine").returncode == 0
    assert run("sign", plain, foreign, "--key", tmp_path / "other").returncode == 0
    assert run("sign", plain, foreign, "--key", tmp_path / "mine.pub").returncode == 2
    assert run("verify", signed, "--key", tmp_path / "mine.pub").returncode == 0
    assert run("verify", foreign, "--key", tmp_path / "mine.pub").returncode == 2
    trusted = ("--trusted-key", tmp_path / "mine.pub")
    assert run("list", "--pack", signed, *trusted).returncode == 0
    assert b"pack.unsigned" in run("list", "--pack", plain, *trusted).stderr

    for key in (public, public.split()[2]):
        assert any(pack["id"] == "au-tariff" for pack in tidewaiter.Engine([signed], trusted_keys=[key]).packs)
    changed_since = signed.read_bytes()[: len(plain.read_bytes())]
    changed_since = changed(changed_since, b"1.52829/STC", b"1.52828/STC") + signed.read_bytes()[len(changed_since) :]
    refused = {"not signed": plain, "no accepted key": foreign, "changed after": changed_since}
    for reason, pack in refused.items():
        with pytest.raises(tidewaiter.DataError, match=reason):
            tidewaiter.Engine([pack], trusted_keys=[public])
        tidewaiter.Engine([pack])
    with pytest.raises(tidewaiter.ArgumentError, match="no public key"):
        tidewaiter.Engine([signed], trusted_keys=["x"])
    with pytest.raises(tidewaiter.DataError, match="no accepted key"):
        tidewaiter.Engine([signed], trusted_keys=[])


def test_the_difference_of_two_packs_is_told_with_the_exit_status_of_diff(tmp_path: pathlib.Path) -> None:
    folder = source(tmp_path / "au", lines=("1.52829/STC,$1.52829/stick", "1.6/STC,$1.6/stick"))

    def diff(*words: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run([COMMAND, "pack", "diff", *map(str, words)], capture_output=True, check=False)

    assert diff("au-tariff", AUSTRALIA).returncode == 0
    told = diff("au-tariff", folder)
    assert told.returncode == 1
    assert b"lines: 1 changed (5000 -> 5000 rows)" in told.stdout
    assert b"~ 24021020, from 2026-02-02 until 2026-03-31: general 1.52829/STC -> 1.6/STC" in told.stdout
    found = json.loads(diff("au-tariff", folder, "--format", "json").stdout)
    assert found["schema"] == "tidewaiter.pack-diff/1" and [table["name"] for table in found["tables"]] == ["lines"]
    assert [cell["name"] for cell in found["tables"][0]["changed"][0]["cells"]] == ["general", "general_text"]
    assert diff("au-tariff", tmp_path / "nowhere").returncode == 2


def test_past_entries_are_costed_with_another_pack_and_without_a_measure(tmp_path: pathlib.Path) -> None:
    steel = json.loads((ROOT / "Tests" / "Samples" / "requests" / "us-steel-2026.json").read_text())
    toys = json.loads((ROOT / "Tests" / "Samples" / "requests" / "us-toys.json").read_text())
    receipt = tidewaiter.assess(json.dumps(toys).encode(), receipt=True).receipts[0]
    history = tmp_path / "history.jsonl"
    lines = [json.dumps({"id": "E-1", "request": steel}), receipt.decode(), "{broken}", json.dumps(steel)]
    history.write_text("\n".join(lines) + "\n")

    def impact(*words: object) -> subprocess.CompletedProcess[bytes]:
        command = [COMMAND, "pack", "impact", *map(str, words), "--history", str(history)]
        return subprocess.run(command, capture_output=True, check=False)

    refunds = tmp_path / "refunds.csv"
    ran = impact("us-hts", "--without", "section_301_china", "--refunds", refunds, "--format", "json")
    assert ran.returncode == 3, ran.stderr
    found = json.loads(ran.stdout)
    assert found["totals"] | {"currencies": None} == {"same": 1, "changed": 2, "not_computed": 1, "currencies": None}
    assert [entry["id"] for entry in found["entries"]] == ["E-1", "line 3", "line 4"]
    (change,) = [c for c in found["entries"][0]["changes"] if c["program"] == "section_301_china"]
    assert change["after"] == "0.00" and change["row_before"]["table"] == "measures" and change["row_after"] is None
    with refunds.open(newline="") as file:
        rows = list(csv.DictReader(file))
    total = sum(decimal.Decimal(row["refund"]) for row in rows)
    assert total == -decimal.Decimal(found["totals"]["currencies"][0]["difference"])
    assert {row["interest"] for row in rows} == {"not included"}
    assert impact("us-hts", "--without", "section_301").returncode == 2
    assert impact("us-hts").returncode == 2
    history.write_text("\n".join(lines[:2]))
    assert impact("us-hts", "us-hts").returncode == 0
    assert impact("us-hts", "--without", "section_301_china", "--format", "csv").returncode == 1
