"""The readers beside their peers: into the value table, into the store, and as a stream, each in a process of its own."""

from __future__ import annotations

import pathlib
import subprocess
import sys
from typing import Any

import data

HERE = pathlib.Path(__file__).resolve().parent
SIZE = 100_000_000
LARGE = 2_000_000_000

# Peers of each format, and what they do; those that read a megabyte or so in a second get a share of the input.
PEERS = {
    "edifact": [("pydifact", "pydifact 0.2.3, segments only", 0.01), ("mockedi", "mock-edi 0.9.0, segments only", 0.02)],
    "x12": [("linuxforhealth", "linuxforhealth-x12 0.57.0, segments only", 0.1)],
    "csv": [("pyarrow_csv", "pyarrow 26.0.1, typed columns", 1), ("polars_csv", "polars 2.1.0, typed columns", 1),
            ("duckdb_csv", "duckdb 2.0.0, into a table", 1), ("python_csv", "csv of Python, strings", 1)],
    "json": [("pysimdjson", "pysimdjson 7.0.2, into its tape", 1), ("python_json", "json of Python, objects", 0.2)],
}
MAKERS = {"edifact": data.cuscar_file, "x12": data.x12_file, "json": data.json_file,
          "csv": lambda path, size: data.csv_file(path, size // 163)}


class Measured:
    """The best of several rounds, in MB/s of the clock and of the processor, and the peak of memory."""

    def __init__(self, command: list[object], path: pathlib.Path) -> None:
        size = path.stat().st_size
        ran = subprocess.run([*map(str, command)], check=True, capture_output=True, text=True)
        *rounds, peak = ran.stdout.splitlines()
        numbers = [[int(word) for word in line.split()] for line in rounds]
        self.clock = max(size / row[0] * 1e3 for row in numbers)
        # A peer may finish within what the processor's clock can tell.
        self.processor = max(size / max(row[1] + row[2], 1) * 1e3 for row in numbers)
        self.peak = int(peak.split()[1]) * 1024 / 1e6


def made(work: pathlib.Path, name: str, make: Any, size: int) -> pathlib.Path:
    path = work / f"{name}-{size}"
    if not path.exists():
        make(path, size)
    return path


def measure(work: pathlib.Path, layers: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []

    def add(format: str, what: str, who: str, measured: Measured, share: float, base: Measured | None) -> None:
        ratio = base.processor / measured.processor if base else None
        rows.append({"format": format, "what": what, "who": who, "clock": measured.clock, "ratio": ratio,
                     "processor": measured.processor, "peak": measured.peak, "share": share})
        print(f"{format:8} {what:10} {who:44} {measured.clock:8,.0f} {measured.processor:8,.0f} MB/s "
              f"{measured.peak:8,.0f} MB" + (f"  ratio {ratio:,.1f}" if ratio else ""), flush=True)

    for format, make in MAKERS.items():
        whole = made(work, format, make, SIZE)
        table = Measured([layers, "table", format, whole, 7], whole)
        store = Measured([layers, "store", format, whole, 7], whole)
        add(format, "table", "tidewaiter", table, 1, None)
        add(format, "store", "tidewaiter", store, 1, None)
        part = made(work, format, make, SIZE // 5)
        add(format, "stream", "tidewaiter", Measured([layers, "stream", format, part, 3], part), 0.2, None)
        for name, label, share in PEERS[format]:
            path = made(work, format, make, int(SIZE * share))
            found = Measured([sys.executable, HERE / "peers.py", name, path, 3], path)
            # What a peer does is compared with the layer that does as much.
            add(format, "", label, found, share, table if format in ("edifact", "x12", "json") else store)
    large = made(work, "edifact", data.large_cuscar_file, LARGE)
    add("edifact", "stream", "tidewaiter, 2 GB", Measured([layers, "stream", "edifact", large, 1], large), 20, None)
    large.unlink()
    return rows


def markdown(rows: list[dict[str, Any]]) -> str:
    lines = ["| format | what | who | MB/s by the clock | MB/s of the processor | peak memory | ratio |",
             "|---|---|---|---|---|---|---|"]
    for row in rows:
        size = SIZE * row["share"] / 1e6
        who = row["who"] if size == SIZE / 1e6 else f"{row['who']} ({size:,.0f} MB)"
        ratio = f"{row['ratio']:,.1f}" if row["ratio"] else ""
        lines.append(f"| {row['format']} | {row['what']} | {who} | {row['clock']:,.0f} | {row['processor']:,.0f} "
                     f"| {row['peak']:,.0f} MB | {ratio} |")
    return "\n".join(lines) + "\n"
