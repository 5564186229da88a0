"""Measures the library and its peers in one run; prints a table, and JSON with --json FILE.

    make bench
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time
import warnings
from typing import Any, Callable

import assess as assess_
import data
import hs as hs_
import readers as readers_
import rules as rules_
import tidewaiter

HERE = pathlib.Path(__file__).resolve().parent
WORK = HERE.parent / ".build" / "bench"


def spread(values: list[float]) -> dict[str, float]:
    """Least, median, 99th percentile and count."""
    ordered = sorted(values)
    return {
        "least": ordered[0],
        "median": statistics.median(ordered),
        "p99": ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))],
        "rounds": len(ordered),
    }


def timed(work: Callable[[], Any], rounds: int) -> list[float]:
    """Seconds of each round, after one that does not count."""
    work()
    found = []
    for _ in range(rounds):
        before = time.perf_counter()
        work()
        found.append(time.perf_counter() - before)
    return found


class Bench:
    def __init__(self, program: str, layers: str | None, rules: str | None) -> None:
        self.program = program
        self.layers = layers
        self.rules_program = rules
        self.readers: list[dict[str, Any]] = []
        self.rules: list[dict[str, Any]] = []
        self.assessments: list[dict[str, Any]] = []
        self.codes: list[dict[str, Any]] = []
        self.rows: list[dict[str, Any]] = []

    def native(self, *words: object) -> list[float]:
        ran = subprocess.run([self.program, *map(str, words)], check=True, capture_output=True, text=True)
        return [int(line) / 1e9 for line in ran.stdout.split()]

    def add(self, what: str, who: str, seconds: list[float], unit: str, scale: Callable[[float], float]) -> float:
        times = spread(seconds)
        row = {"what": what, "who": who, "unit": unit, "median": scale(times["median"]),
               "best": scale(times["least"]), "p99": scale(times["p99"]), "rounds": times["rounds"]}
        self.rows.append(row)
        print(f"{what:32} {who:34} {row['median']:>14,.1f} {unit:10} p99 {row['p99']:>14,.1f}", flush=True)
        return row["median"]

    def ratio(self, what: str, ours: float, theirs: float, peer: str) -> None:
        self.rows.append({"what": what, "peer": peer, "ratio": ours / theirs})
        print(f"{what:32} {'ratio to ' + peer:34} {ours / theirs:>14,.1f} x", flush=True)


def tables(bench: Bench) -> None:
    import pyarrow.csv

    lines = 200_000
    path = WORK / "lines.csv"
    data.csv_file(path, lines)
    per_second = lambda seconds: lines / seconds  # noqa: E731
    checked = bench.add("CSV read and checked", "tidewaiter", bench.native("check", path, 5), "lines/s", per_second)
    read = bench.add("CSV read into the store", "tidewaiter", bench.native("read", path, 9), "lines/s", per_second)

    def arrow() -> None:
        one = pyarrow.csv.ReadOptions(use_threads=False)
        pyarrow.csv.read_csv(path, read_options=one)

    def plain() -> None:
        with path.open(newline="") as file:
            for _ in csv.reader(file):
                pass

    theirs = bench.add("CSV read", f"pyarrow {pyarrow.__version__}, 1 thread", timed(arrow, 9), "lines/s", per_second)
    python = bench.add("CSV read", f"csv of Python {platform.python_version()}", timed(plain, 5), "lines/s", per_second)
    bench.ratio("CSV read into the store", read, theirs, "pyarrow.csv (columns only)")
    bench.ratio("CSV read into the store", read, python, "csv (strings only)")
    bench.ratio("CSV read and checked", checked, python, "csv (strings only)")


def cuscar(bench: Bench) -> None:
    import mockedi.edifact
    import pydifact

    large, small = WORK / "large.edi", WORK / "small.edi"
    data.cuscar_file(large, 32_000_000)
    data.cuscar_file(small, 400_000)
    text = small.read_text()
    size = lambda path: path.stat().st_size  # noqa: E731
    ours = bench.add("CUSCAR into the store", "tidewaiter", bench.native("read", large, 9), "MB/s",
                     lambda seconds: size(large) / seconds / 1e6)

    def pydifact_parse() -> None:
        for _ in pydifact.Parser().parse(text):
            pass

    def mockedi_parse() -> None:
        mockedi.edifact.parse(text)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, work, rounds in (("pydifact 0.2.3", pydifact_parse, 3), ("mock-edi 0.9.0", mockedi_parse, 9)):
            theirs = bench.add("EDIFACT into segments", name, timed(work, rounds), "MB/s",
                               lambda seconds: size(small) / seconds / 1e6)
            bench.ratio("CUSCAR", ours, theirs, name)


def assess(bench: Bench) -> None:
    bench.assessments = assess_.measure(WORK, bench.program)


def start(bench: Bench) -> None:
    whole = timed(lambda: subprocess.run([bench.program, "start", "1"], check=True, capture_output=True), 20)
    bench.add("process, library and engine", "tidewaiter through C", whole, "ms", lambda seconds: seconds * 1e3)


def readers(bench: Bench) -> None:
    if bench.layers is None:
        sys.exit("readers: give the program with --layers")
    bench.readers = readers_.measure(WORK, bench.layers)


def rules(bench: Bench) -> None:
    if bench.rules_program is None:
        sys.exit("rules: give the program with --rules")
    bench.rules = rules_.measure(WORK, bench.rules_program, bench.program)


def hs(bench: Bench) -> None:
    bench.codes = hs_.measure(WORK)


def note(name: str, table: str, path: pathlib.Path) -> None:
    """Puts a table into the results, between its marks."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, rest = path.read_text().split(begin, 1)
    path.write_text(before + begin + table + end + rest.split(end, 1)[1])


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True, help="the compiled bench.c")
    arguments.add_argument("--json", type=pathlib.Path, help="write the figures to this file")
    arguments.add_argument("--layers", help="the compiled Layers")
    arguments.add_argument("--rules", help="the compiled Rules")
    arguments.add_argument("--results", type=pathlib.Path, help="write the tables of readers, rules, assess and hs into this file")
    arguments.add_argument("only", nargs="*", help="readers, rules, tables, cuscar, assess, hs, start (default: all)")
    chosen = arguments.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    bench = Bench(chosen.program, chosen.layers, chosen.rules)
    print(f"tidewaiter {tidewaiter.build_id}; {platform.machine()}, {os.cpu_count()} cores, one used\n")
    for part in (readers, rules, tables, cuscar, assess, hs, start):
        if not chosen.only or part.__name__ in chosen.only:
            part(bench)
    if chosen.results and bench.readers:
        note("readers", readers_.markdown(bench.readers), chosen.results)
    if chosen.results and bench.rules:
        note("rules", rules_.markdown(bench.rules), chosen.results)
    if chosen.results and bench.assessments:
        note("assess", assess_.markdown(bench.assessments), chosen.results)
    if chosen.results and bench.codes:
        note("hs", hs_.markdown(bench.codes), chosen.results)
    if chosen.json:
        found = {"build": tidewaiter.build_id, "rows": bench.rows, "readers": bench.readers, "rules": bench.rules,
                 "assess": bench.assessments, "hs": bench.codes}
        chosen.json.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
