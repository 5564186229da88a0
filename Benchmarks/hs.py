"""Codes for descriptions, beside scikit-learn, bm25s and fastText: how often the right code of six digits is found, and how
fast. Peers learn our labels and words of trade and the official texts of the reference data, on which ours may not be built;
descriptions are those of the development half, which nobody learns. Each runs in a process of its own, on one core."""

from __future__ import annotations

import csv
import gzip
import hashlib
import importlib.metadata
import json
import os
import pathlib
import subprocess
import sys
from typing import Any, Iterator

HERE = pathlib.Path(__file__).resolve().parent
PACKS = HERE.parent / "Sources" / "BuiltInPacks"
PEERS = {
    "tidewaiter": "tidewaiter, Python",
    "svm": "scikit-learn {}, TF-IDF and linear SVM, by chapter and within it",
    "bm25s": "bm25s {}, a document a code",
    "fasttext": "fastText {}, words and pairs",
}
PACKAGES = {"svm": "scikit-learn", "bm25s": "bm25s", "fasttext": "fasttext-wheel"}


def own() -> Iterator[tuple[str, str]]:
    """Our labels and words of trade."""
    for path in sorted((PACKS / "hs" / "labels").glob("*.csv")):
        for row in csv.DictReader(path.open(newline="", encoding="utf-8")):
            yield row["label"], row["code"]
    for path in sorted((PACKS / "hs-words" / "phrases").glob("*.csv")):
        for row in csv.DictReader(path.open(newline="", encoding="utf-8")):
            for phrase in filter(None, map(str.strip, row["phrases"].split("|"))):
                yield phrase, row["code"]


def official(folder: pathlib.Path) -> Iterator[tuple[str, str]]:
    """Official texts and rulings, in English, whose licence lets anybody learn from them."""
    for path in sorted(folder.glob("*.jsonl.gz")):
        for line in gzip.open(path, "rt", encoding="utf-8"):
            row = json.loads(line)
            if row.get("lang") == "en":
                yield row["text"], row["hs6"]
    for row in json.loads((folder / "us_cross_rulings_500.json").read_text()):
        code = row["hts_code"].replace(".", "")[:6]
        if code[:2] not in ("98", "99"):
            yield row["description"], code


def descriptions(path: pathlib.Path) -> Iterator[tuple[str, str]]:
    """The development half: the other one is kept for a single look at the end."""
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        if hashlib.sha256(row["text"].encode()).digest()[0] % 2 == 0:
            yield row["text"], row["hs6"]


def measure(work: pathlib.Path) -> list[dict[str, Any]]:
    named = os.environ.get("TIDEWAITER_REFERENCE")
    reference = pathlib.Path(named or "/nonexistent")
    tests, texts = reference / "oracle" / "hs_eval_shared.jsonl", reference / "reference" / "hs" / "training"
    if not tests.exists() or not texts.exists():
        print("hs: skipped: TIDEWAITER_REFERENCE does not name the reference data that it measures with", flush=True)
        return []
    learnt = sorted({(text, code) for text, code in [*own(), *official(texts)] if len(code) >= 4})
    (work / "hs_rows.json").write_text(json.dumps(learnt))
    (work / "hs_tests.json").write_text(json.dumps(list(descriptions(tests))))
    rows = []
    for kind, who in PEERS.items():
        try:
            version = importlib.metadata.version(PACKAGES[kind]) if kind in PACKAGES else ""
        except importlib.metadata.PackageNotFoundError:
            print(f"hs: {kind} is left out: {PACKAGES[kind]} does not install here", flush=True)
            continue
        row: dict[str, Any] = {"who": who.format(version)}
        for step in ("learn", "find"):
            ran = subprocess.run([sys.executable, HERE / "hs_peers.py", kind, work, step], check=True,
                                 stdout=subprocess.PIPE, text=True)
            row |= json.loads(ran.stdout.splitlines()[-1])
        rows.append(row)
        print(f"{row['who']:70} {row['first']:5.1f} {row['three']:5.1f} {row['five']:5.1f} % {row['median']:9,.0f} us "
              f"p99 {row['p99']:9,.0f}  {row['batch']:9,.0f}/s  load {row['load']:9,.1f} ms  {row['file']:7.1f} MB  "
              f"memory {row['memory']:7.1f} MB", flush=True)
        if "brief" in row:
            print(f"{'codes alone':70} {row['brief']:9,.0f}/s on one processor, {row['everywhere']:,.0f}/s on "
                  f"{row['processors']}", flush=True)
    return rows


def markdown(rows: list[dict[str, Any]]) -> str:
    lines = ["| who | first | three | five | us a description | p99 | batch | load | file | memory | learning |",
             "|---|---|---|---|---|---|---|---|---|---|---|"]
    for row in rows:
        lines.append(f"| {row['who']} | {row['first']:.1f} % | {row['three']:.1f} % | {row['five']:.1f} % "
                     f"| {row['median']:,.0f} | {row['p99']:,.0f} | {row['batch']:,.0f}/s | {row['load']:,.1f} ms "
                     f"| {row['file']:.1f} MB | {row['memory']:.1f} MB | {row['learning']:,.1f} s |")
        if "brief" in row:
            lines.append(f"| the same, codes alone | | | | | | {row['brief']:,.0f}/s | | | | |")
            lines.append(f"| the same on {row['processors']} processors | | | | | | {row['everywhere']:,.0f}/s | | | | |")
    return "\n".join(lines) + "\n"
