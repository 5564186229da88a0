"""Writes what the probabilities of the built-in model are fitted on, as JSON Lines of text and code: the subjects of the
United States' rulings in the reference data, which are neither in the model nor among what it is measured with.

    Benchmarks/hs_calibration.py REFERENCE >subjects.jsonl && make model CALIBRATION=subjects.jsonl
"""

from __future__ import annotations

import json
import pathlib
import sys


def main(reference: pathlib.Path) -> None:
    rulings = reference / "reference" / "hs" / "training" / "us_cross_rulings_500.json"
    for row in json.loads(rulings.read_text(encoding="utf-8")):
        code = row["hts_code"].replace(".", "")[:6]
        # Chapters 98 and 99 are of the country alone.
        if code[:2] not in ("98", "99"):
            print(json.dumps({"text": row["description"], "code": code}))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
