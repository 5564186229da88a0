"""Costing entries: from the bytes of a request to those of the answer, beside the same duties reckoned by hand in Python over
dicts and over SQLite. That all come to the same totals is part of the measurement. Times are of the processor: other work on
the machine does not count in them."""

from __future__ import annotations

import json
import os
import pathlib
import statistics
import subprocess
import sys
import time
from typing import Any, Callable

import data
import tidewaiter

HERE = pathlib.Path(__file__).resolve().parent
PACKS = HERE.parent / "Sources" / "BuiltInPacks"
TOTALS = ("customs_value", "duty", "fee", "total")
TIMES = 10
ENTRIES, LINES = 2_000, 20


def measure(work: pathlib.Path, program: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []

    def add(what: str, who: str, seconds: list[float], unit: str = "us", per: float = 1e6) -> None:
        ordered = sorted(seconds)
        scale: Callable[[float], float] = lambda value: per / value if unit == "lines/s" else value * per
        row = {"what": what, "who": who, "unit": unit, "median": scale(statistics.median(ordered)),
               "p99": scale(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]), "rounds": len(ordered)}
        rows.append(row)
        print(f"{what:44} {who:34} {row['median']:>12,.1f} {unit:8} p99 {row['p99']:>12,.1f}", flush=True)

    def native(*words: object) -> list[float]:
        ran = subprocess.run([program, *map(str, words)], check=True, capture_output=True, text=True)
        return [int(line) / 1e9 for line in ran.stdout.split()]

    def timed(work_: Callable[[], Any], rounds: int) -> list[float]:
        found = []
        for number in range(rounds + rounds // 10):
            before = time.process_time()
            work_()
            if number >= rounds // 10:
                found.append(time.process_time() - before)
        return found

    engine = tidewaiter.Engine()
    paths = {"few additional duties, 2024": work / "request.json", "stacked duties, 2026": work / "stacked.json"}
    data.request_file(paths["few additional duties, 2024"])
    data.stacked_file(paths["stacked duties, 2026"])
    for what, path in paths.items():
        request = path.read_bytes()
        ours = engine.assess(request)
        if ours.outcome != "computed":
            sys.exit(f"{path}: {ours.outcome}")
        totals = {name: ours.totals[name] for name in TOTALS}
        add(what, "tidewaiter, C", native("assess", path, 20_000))
        add(what, "tidewaiter, C, every step", native("assess", path, 5_000, 1))
        add(what, "tidewaiter, Python", timed(lambda: engine.assess(request).to_json(), 5_000))
        for kind, who in (("dicts", "by hand in Python, dicts"), ("sqlite", "by hand in Python, SQLite")):
            ran = subprocess.run([sys.executable, HERE / "assess_peers.py", kind, path, "3000"], check=True,
                                 capture_output=True, text=True)
            first, *times = ran.stdout.splitlines()
            if json.loads(first) != totals:
                sys.exit(f"{who}: other totals than ours: {first}, {totals}")
            add(what, who, [int(line) / 1e9 for line in times[300:]])
    large(work, program, paths["stacked duties, 2026"], engine, lambda who, seconds: add(
        f"stacked duties, a pack of {TIMES} times the rows", who, seconds), native)
    path = work / "requests.jsonl"
    data.requests_file(path, ENTRIES, LINES)
    what = f"{ENTRIES:,} entries of {LINES} lines, JSON Lines"
    add(what, "tidewaiter, C", native("lines", path, 7), "lines/s", ENTRIES * LINES)
    content = path.read_bytes()
    add(what, "tidewaiter, Python", timed(lambda: engine.assess_lines(content).to_json_lines(), 5), "lines/s",
        ENTRIES * LINES)
    path = work / "goods.jsonl"
    data.goods_file(path, PACKS / "us-hts", ENTRIES, LINES)
    add("the same, no two lines of the same goods", "tidewaiter, C", native("lines", path, 7), "lines/s", ENTRIES * LINES)
    add("engine start, all built-in packs", "tidewaiter, C", native("start", 100), "ms", 1e3)
    resident = int(subprocess.run([program, "memory"], check=True, capture_output=True, text=True).stdout)
    add("resident with an engine open", "tidewaiter, C", [resident / 1e6], "MB", 1)
    return rows


def large(work: pathlib.Path, program: str, path: pathlib.Path, engine: tidewaiter.Engine,
          add: Callable[[str, list[float]], None], native: Callable[..., list[float]]) -> None:
    """The same entry over a pack with many times the lines and goods: it must come to the same."""
    source, built = work / "us-hts", work / "us-hts.twpack"
    data.large_pack(PACKS / "us-hts", source, TIMES)
    subprocess.run([os.environ["TIDEWAITER_COMMAND"], "pack", "build", source, built], check=True, capture_output=True)
    request = path.read_bytes()
    there = tidewaiter.Engine([built]).assess(request).totals
    here = engine.assess(request).totals
    if there != here:
        sys.exit(f"the large pack comes to other totals: {there}, {here}")
    add("tidewaiter, C", native("assess", path, 20_000, 0, built))


def markdown(rows: list[dict[str, Any]]) -> str:
    lines = ["| what | who | median | p99 |", "|---|---|---|---|"]
    for row in rows:
        places = 0 if row["median"] >= 100 else 1
        p99 = f"{row['p99']:,.{places}f} {row['unit']}" if row["rounds"] > 50 else "-"
        lines.append(f"| {row['what']} | {row['who']} | {row['median']:,.{places}f} {row['unit']} | {p99} |")
    return "\n".join(lines) + "\n"
