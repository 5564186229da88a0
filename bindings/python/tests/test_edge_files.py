"""Odd and hostile interchanges: what the command's exit status says of each."""

from __future__ import annotations

import json
import os
import pathlib
import subprocess
from typing import Any

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[3]
COMMAND = os.environ.get("TIDEWAITER_COMMAND", str(ROOT / ".build" / "out" / "bin" / "tidewaiter"))
EDGE = pathlib.Path(os.environ.get("TIDEWAITER_REFERENCE", "")) / "manifests" / "edge"
EXPECTED: "dict[str, dict[str, Any]]" = (
    json.loads((EDGE / "expected.json").read_text()) if (EDGE / "expected.json").exists() else {}
)
FILES = sorted(name for name in EXPECTED if name.startswith(("edi-", "x12-")))

# 0 written without an error, 1 an error was reported and the rest delivered, 2 nothing could be read.
STATUSES = {"accept": {0}, "warn": {0, 1}, "recover": {0, 1}, "error": {1, 2}, "accept-or-error": {0, 1, 2}}


def convert(content: bytes) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([COMMAND, "convert", "-", "--to", "json"], input=content, capture_output=True, timeout=60)


@pytest.mark.skipif(not FILES, reason="TIDEWAITER_REFERENCE does not name the folder with the files")
def test_there_are_files_of_both_families() -> None:
    assert sum(name.startswith("edi-") for name in FILES) > 25
    assert sum(name.startswith("x12-") for name in FILES) > 5


@pytest.mark.parametrize("name", FILES)
def test_the_exit_status_is_the_verdict(name: str) -> None:
    verdict = EXPECTED[name]["verdict"]
    path = EDGE / name
    # The longest one is not kept, only described: one element of three megabytes.
    content = path.read_bytes() if path.exists() else huge(EXPECTED[name]["bytes"])
    answer = convert(content)
    assert answer.returncode in STATUSES[verdict], answer.stderr.decode()
    if verdict == "accept":
        assert not answer.stderr
    else:
        assert verdict == "accept-or-error" or b"[" in answer.stderr
    if answer.returncode == 2:
        assert not answer.stdout
    else:
        json.loads(answer.stdout)


def huge(size: int) -> bytes:
    text = (EDGE / "edi-ok.edi").read_bytes()
    before, mark, after = text.partition(b"FTX+AAA+++TOYS")
    return before + mark + b"A" * (size - len(text)) + after
