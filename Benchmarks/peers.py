"""Times one peer in a process of its own, as `layers` times the library: a line a round with nanoseconds of the clock,
of the processor in user mode and in the system; at the end the peak of resident memory in KiB.

    python peers.py PEER FILE ROUNDS
"""

from __future__ import annotations

import os
import pathlib
import resource
import sys
import time
import warnings
from typing import Any, Callable

# Before the peers are imported: one core is what is compared.
os.environ["POLARS_MAX_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"


def consume(items: Any) -> None:
    for _ in items:
        pass


def pydifact(path: pathlib.Path) -> Callable[[], Any]:
    import pydifact
    text = path.read_text()
    return lambda: consume(pydifact.Parser().parse(text))


def mockedi(path: pathlib.Path) -> Callable[[], Any]:
    import mockedi.edifact
    text = path.read_text()
    return lambda: mockedi.edifact.parse(text)


def linuxforhealth(path: pathlib.Path) -> Callable[[], Any]:
    from linuxforhealth.x12.io import X12SegmentReader

    def work() -> None:
        with X12SegmentReader(str(path)) as reader:
            consume(reader.segments())
    return work


def pyarrow_csv(path: pathlib.Path) -> Callable[[], Any]:
    import pyarrow.csv
    one = pyarrow.csv.ReadOptions(use_threads=False)
    return lambda: pyarrow.csv.read_csv(path, read_options=one)


def polars_csv(path: pathlib.Path) -> Callable[[], Any]:
    import polars
    return lambda: polars.read_csv(path)


def duckdb_csv(path: pathlib.Path) -> Callable[[], Any]:
    import duckdb
    base = duckdb.connect(config={"threads": 1})
    return lambda: base.execute(f"create or replace temp table t as select * from read_csv('{path}')")


def python_csv(path: pathlib.Path) -> Callable[[], Any]:
    import csv

    def work() -> None:
        with path.open(newline="") as file:
            consume(csv.reader(file))
    return work


def python_json(path: pathlib.Path) -> Callable[[], Any]:
    import json
    text = path.read_bytes()
    return lambda: json.loads(text)


def pysimdjson(path: pathlib.Path) -> Callable[[], Any]:
    import simdjson
    text = path.read_bytes()
    parser = simdjson.Parser()
    return lambda: parser.parse(text) and None


PEERS = {peer.__name__: peer for peer in (
    pydifact, mockedi, linuxforhealth, pyarrow_csv, polars_csv, duckdb_csv, python_csv, python_json, pysimdjson)}


def peak() -> int:
    """KiB; what getrusage says would count the process that started this one."""
    status = pathlib.Path("/proc/self/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0])


def main() -> None:
    name, path, rounds = sys.argv[1], pathlib.Path(sys.argv[2]), int(sys.argv[3])
    warnings.simplefilter("ignore")
    work = PEERS[name](path)
    for _ in range(rounds):
        used, clock = resource.getrusage(resource.RUSAGE_SELF), time.perf_counter_ns()
        work()
        clock, now = time.perf_counter_ns() - clock, resource.getrusage(resource.RUSAGE_SELF)
        print(clock, int((now.ru_utime - used.ru_utime) * 1e9), int((now.ru_stime - used.ru_stime) * 1e9))
    print("kib", peak())


if __name__ == "__main__":
    sys.exit(main())
