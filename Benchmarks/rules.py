"""Checking by rule books beside other rule engines: the same twenty rules over the same manifests, each engine in a
process of its own. That all find the same violations is part of the measurement."""

from __future__ import annotations

import json
import pathlib
import re
import subprocess
import sys
from typing import Any

import data

HERE = pathlib.Path(__file__).resolve().parent
BOOK = HERE / "manifest-rules.yaml"
MANIFESTS = 2_000
LINES = 28

PEERS = [
    ("python", "by hand in Python, one pass", 1), ("datalogic", "datalogic-py 5.9.0, JSONLogic", 1),
    ("zen", "zen-engine 2.1.3, one decision", 0.1), ("cel_cpp", "cel-expr-python 0.1.3, CEL", 0.1),
    ("cel_rust", "common-expression-language 0.10.0, CEL", 0.1),
]


class Measured:
    """The best of several rounds, in microseconds for one manifest by the clock and of the processor; and how often each
    rule was violated."""

    def __init__(self, command: list[object], manifests: int) -> None:
        ran = subprocess.run([*map(str, command)], check=True, capture_output=True, text=True)
        *rounds, counts = ran.stdout.splitlines()
        numbers = [[int(word) for word in line.split()] for line in rounds]
        self.clock = min(row[0] for row in numbers) / 1e3 / manifests
        self.processor = min(row[1] + row[2] for row in numbers) / 1e3 / manifests
        # Of a book that has each rule many times under other names, those of all of them.
        self.counts: dict[str, int] = {}
        for rule, count in json.loads(counts).items():
            if rule.startswith("m."):
                name = re.sub("-x[0-9]+$", "", rule)
                self.counts[name] = self.counts.get(name, 0) + count


def written(path: pathlib.Path, text: str) -> pathlib.Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    return path


def nothing(work: pathlib.Path) -> list[pathlib.Path]:
    """Books without rules in the place of those that are built in, so that the rules of the benchmark are alone."""
    return [written(work / "books" / f"{book}.yaml",
                    f"format: tidewaiter.rulebook/1\nid: {book}\nversion: \"0\"\ntitle: Nothing\nrules: []\n")
            for book in ("core", "us", "eu", "dangerous-goods")]


def many(work: pathlib.Path, times: int) -> pathlib.Path:
    """The book with each of its rules so many times."""
    head, *rules = re.split(r"(?m)^(?=  - id: )", BOOK.read_text())
    copies = [re.sub(r"(?m)^(  - id: \S+)$", rf"\1-x{number}", rule) for number in range(times) for rule in rules]
    return written(work / "books" / f"rules-{times}.yaml", head + "".join(copies))


def idle(work: pathlib.Path, count: int) -> pathlib.Path:
    """A book whose rules do not concern these manifests: made for other countries, other days, other traffic, and for
    parts and values that none of them has."""
    reasons = [
        "    jurisdictions: [CH]\n    each: goods_item\n    assert: goods_item.value > {n}\n",
        "    effective: {{until: 2020-12-31}}\n    each: goods_item\n    assert: goods_item.value > {n}\n",
        "    applies: context.mode == 'air'\n    each: goods_item\n    assert: goods_item.value > {n}\n",
        "    each: seal\n    assert: seal.id.size() > {n}\n",
        "    each: {{field: hazard_class, of: [goods_item]}}\n    assert: value.size() > {n}\n",
    ]
    rules = "".join(
        f"  - id: m.idle.rule-{n}\n    title: Rule {n}\n    severity: error\n    effect: reject\n"
        + reasons[n % len(reasons)].format(n=n % 7) + "    message: No.\n    authority: nobody\n" for n in range(count))
    return written(work / "books" / f"idle-{count}.yaml",
                   "format: tidewaiter.rulebook/1\nid: idle\nversion: \"0\"\ntitle: Nothing applies\nrules:\n" + rules)


def measure(work: pathlib.Path, program: str, native: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    files: dict[int, pathlib.Path] = {}

    def manifests(count: int) -> pathlib.Path:
        if count not in files:
            files[count] = work / f"manifests-{count}.jsonl"
            data.manifests_file(files[count], count)
        return files[count]

    def add(what: str, who: str, measured: Measured, share: float, expected: dict[str, int]) -> Measured:
        if measured.counts != expected:
            wrong = {rule: (measured.counts.get(rule, 0), expected.get(rule, 0)) for rule in measured.counts | expected
                     if measured.counts.get(rule, 0) != expected.get(rule, 0)}
            sys.exit(f"{who}: other violations than by hand in Python (here, there): {wrong}")
        rows.append({"what": what, "who": who, "clock": measured.clock, "processor": measured.processor,
                     "share": share, "violations": sum(measured.counts.values())})
        print(f"{what:34} {who:44} {measured.clock:9,.1f} {measured.processor:9,.1f} us", flush=True)
        return measured

    def peer(name: str, share: float, rounds: int) -> Measured:
        count = int(MANIFESTS * share)
        return Measured([sys.executable, HERE / "rule_peers.py", name, manifests(count), rounds], count)

    others = nothing(work)
    path = manifests(MANIFESTS)
    hand = {share: peer("python", share, 7 if share == 1 else 1) for share in (1, 0.1)}
    ours = lambda books, rounds=7, which="again": Measured(  # noqa: E731
        [program, which, path, rounds, *books, *others], MANIFESTS)
    add("20 rules, first check", "tidewaiter, Swift", ours([BOOK], which="first"), 1, hand[1].counts)
    add("20 rules, checked before", "tidewaiter, Swift", ours([BOOK]), 1, hand[1].counts)
    add("20 rules, read from JSON", "tidewaiter, C",
        Measured([native, "rules", path, 5, BOOK, *others], MANIFESTS), 1, hand[1].counts)
    add("20 rules, read from JSON", "tidewaiter, Python",
        Measured([sys.executable, HERE / "rule_peers.py", "tidewaiter_", path, 3, BOOK, *others], MANIFESTS), 1,
        hand[1].counts)
    add("20 rules", PEERS[0][1], hand[1], 1, hand[1].counts)
    for name, label, share in PEERS[1:]:
        add("20 rules", label, peer(name, share, 3), share, hand[share].counts)
    times = 50
    add(f"{20 * times:,} rules, all apply", "tidewaiter, Swift", ours([many(work, times)], 2), 1,
        {rule: count * times for rule, count in hand[1].counts.items()})
    add("1,000 rules, none applies", "tidewaiter, Swift", ours([idle(work, 1_000)]), 1, {})
    add("no rules", "tidewaiter, Swift", ours([]), 1, {})
    subprocess.run([program, "limits"], check=True)
    return rows


def markdown(rows: list[dict[str, Any]]) -> str:
    lines = ["| what | who | us a manifest by the clock | us of the processor | violations |", "|---|---|---|---|---|"]
    for row in rows:
        who = row["who"] if row["share"] == 1 else f"{row['who']} ({MANIFESTS * row['share']:,.0f} manifests)"
        lines.append(f"| {row['what']} | {who} | {row['clock']:,.1f} | {row['processor']:,.1f} | {row['violations']:,} |")
    return "\n".join(lines) + "\n"
