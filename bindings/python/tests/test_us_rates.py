"""The column 1 duty of every line of the US schedule equals the one computed from USITC's own parsed components."""

import csv
import os
import pathlib
from decimal import ROUND_HALF_UP, Decimal

import pytest

import tidewaiter

ROOT = pathlib.Path(__file__).resolve().parents[3]
REFERENCE = os.environ.get("TIDEWAITER_REFERENCE")
VALUE, QUANTITY = Decimal(10000), Decimal(2000)


def quantity(unit: str) -> str:
    """The same number of pieces in any unit: `MIL` counts thousands."""
    return str(QUANTITY / 1000 if unit == "MIL" else QUANTITY)


@pytest.mark.skipif(not REFERENCE, reason="TIDEWAITER_REFERENCE is not set: USITC's parsed rates are not here")
def test_every_line_has_the_duty_of_its_components() -> None:
    with open(ROOT / "Sources" / "BuiltInPacks" / "us-hts" / "lines.csv", newline="") as file:
        lines = {row["code"]: row for row in csv.DictReader(file) if row["from"] <= "2024-12-20" <= row["until"]}
    path = pathlib.Path(str(REFERENCE)) / "reference" / "us" / "us_rate_text_components.csv"
    compared, engine = 0, tidewaiter.Engine()
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            # Free, specific by the first unit, both, ad valorem: what the components give once it is said that the goods are
            # within the quota of their line.
            if row["column"] != "general" or row["rate_type_code"] not in ("0", "1", "4", "7"):
                continue
            line = lines.get(row["hts8"])
            if line is None or line["general"] == "?":
                continue
            units = {part.split("/")[1] for part in line["general"].split(" + ") if "/" in part}
            answer = engine.assess({
                "jurisdiction": "US", "as_of": "2024-12-20", "currency": "USD", "mode": "air",
                "facts": {"adcvd": "none", "in_quota": True},
                "lines": [{"id": "1", "code": row["hts8"], "origin": "NZ", "value": str(VALUE),
                           "quantities": {unit: quantity(unit) for unit in units}}],
            })
            duty = next(c for c in answer.lines[0]["charges"] if c["program"] == "column_1_general")
            # USITC's components of goods rated by the thousand are per piece, but for pen parts, per thousand.
            counted = QUANTITY / 1000 if "thousand" in row["text"] else QUANTITY
            exact = Decimal(row["ad_val_rate"] or 0) * VALUE + Decimal(row["specific_rate"] or 0) * counted
            assert Decimal(duty["assessed"]) == exact.quantize(Decimal("0.01"), ROUND_HALF_UP), row
            compared += 1
    assert compared > 11_000
