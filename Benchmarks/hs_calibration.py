"""Writes what the built-in model is fitted on beside its words, as JSON Lines; none of it is in the model, nor among what it
is measured with.

    descriptions.jsonl  descriptions of several kinds with their codes: what probabilities are fitted on
    vague.jsonl         three of four terms that the United Kingdom lists as vague, by their hash
    telling.jsonl       search terms of the United Kingdom and every eighth text of the United States' tariff
    measured.jsonl      the search terms of the United Kingdom that are no descriptions to fit on

    Benchmarks/hs_calibration.py REFERENCE FOLDER
    make model CALIBRATION=FOLDER/descriptions.jsonl VAGUE=FOLDER/vague.jsonl TELLING=FOLDER/telling.jsonl
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import json
import pathlib
import sys
from typing import Iterator

#: What descriptions have behind the name of the goods, which says nothing of what they are: every third has one of these.
MORE = [" 75 ml", " 10 pcs", " black", " size L", " new", " 20x30 cm", " 2 pcs/set", " model X200"]


def number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")


def with_more(text: str) -> str:
    at = number("a" + text) % (3 * len(MORE))
    return text + MORE[at] if at < len(MORE) else text


#: How many of so many texts of a source are fitted on, by their hash. Probabilities shall hold for plain names, for what
#: parcels are declared as and for the words of papers alike; subjects of rulings are most like what is filed.
KINDS = {
    "uk_searchref": (1, 3),
    "uk_fpo_extra": (2, 7),
    "uk_fpo_brand": (2, 7),
    "us_schedb_2019": (1, 38),
}


def is_fitted_on(row: dict[str, str]) -> bool:
    some, of = KINDS.get(row["source"], (0, 1))
    return number("d" + row["text"]) % of < some


def lines_of(texts: pathlib.Path, name: str) -> Iterator[dict[str, str]]:
    for line in gzip.open(texts / f"{name}.jsonl.gz", "rt", encoding="utf-8"):
        yield json.loads(line)


def subjects(texts: pathlib.Path) -> Iterator[dict[str, str]]:
    """Subjects of the United States' rulings."""
    for row in json.loads((texts / "us_cross_rulings_500.json").read_text(encoding="utf-8")):
        code = row["hts_code"].replace(".", "")[:6]
        # Chapters 98 and 99 are of the country alone.
        if code[:2] not in ("98", "99"):
            yield {"text": row["description"], "code": code}


def descriptions(texts: pathlib.Path) -> Iterator[dict[str, str]]:
    # There are few subjects: four times they count for about as much as all others.
    for row in list(subjects(texts)) * 4:
        yield {"text": with_more(row["text"]), "code": row["code"]}
    for name in ("uk_terms", "us_text"):
        for row in lines_of(texts, name):
            if is_fitted_on(row):
                yield {"text": with_more(row["text"]), "code": row["hs6"]}


def measured(texts: pathlib.Path) -> Iterator[dict[str, str]]:
    for row in lines_of(texts, "uk_terms"):
        if not is_fitted_on(row):
            yield {"text": row["text"], "code": row["hs6"]}


def vague(texts: pathlib.Path, kept: bool = False) -> Iterator[dict[str, str]]:
    """The terms to fit on; or those that are kept apart."""
    with (texts / "uk_vague_terms.csv").open(newline="", encoding="utf-8") as lines:
        for row in csv.reader(lines):
            if row and (number(row[0]) % 4 == 0) == kept:
                yield {"text": row[0] if kept else with_more(row[0])}


def telling(texts: pathlib.Path) -> Iterator[dict[str, str]]:
    for name, every in (("uk_terms", 1), ("us_text", 8)):
        for row in lines_of(texts, name):
            if number(row["text"]) % every == 0:
                yield {"text": with_more(row["text"])}


def main(reference: pathlib.Path, folder: pathlib.Path) -> None:
    texts = reference / "reference" / "hs" / "training"
    folder.mkdir(parents=True, exist_ok=True)
    for kind in (descriptions, vague, telling, measured):
        lines = "".join(json.dumps(row) + "\n" for row in kind(texts))
        (folder / f"{kind.__name__}.jsonl").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
