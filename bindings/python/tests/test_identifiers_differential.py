"""Identifiers against python-stdnum: generated values get the same verdict, or a named difference.

Values come from templates with every possible check digit, so that right and wrong ones are compared alike, and from
damage done to them. Where the two disagree, the law or standard decides, and the difference is listed with its reason;
a difference that no longer exists fails the test too.
"""

from __future__ import annotations

import itertools
import random
import string
from dataclasses import dataclass, field
from typing import Any, Callable, Iterator

import pytest
from stdnum import ean, imo, iso6346
from stdnum.eu import vat as eu_vat
from stdnum.gb import vat as gb_vat
from stdnum.us import ein, ssn
from stdnum.util import get_cc_module

import tidewaiter

SEED = 20261121
#: About so many values of each template, before damage.
VALUES = 1500

#: In a template: d digit, a letter, x either; y a date as year, month and day with the additions that some states make
#: to the month, t the same with the day first; c a check digit and l a check letter, all of which are tried.
RANDOM: dict[str, Callable[[random.Random], str]] = {
    "d": lambda r: r.choice(string.digits),
    "a": lambda r: r.choice(string.ascii_uppercase),
    "x": lambda r: r.choice(string.digits + string.ascii_uppercase),
    "y": lambda r: f"{r.randrange(100):02}{r.choice([0, 20, 40, 50, 70]) + r.randint(1, 12):02}{r.randint(1, 31):02}",
    "t": lambda r: f"{r.randint(1, 31):02}{r.randint(1, 12):02}{r.randrange(100):02}",
}
CHECKS = {"c": string.digits, "l": string.ascii_uppercase}


@dataclass(frozen=True)
class Difference:
    """Values that the two judge differently, and why. The predicate sees them without spaces and prefix."""

    reason: str
    applies: Callable[[str], bool]
    ours: bool
    example: str


@dataclass(frozen=True)
class Scheme:
    kind: str
    peer: Any
    templates: list[str]
    prefix: str = ""
    differences: list[Difference] = field(default_factory=list)

    def __str__(self) -> str:
        return self.kind + (f"-{self.prefix}" if self.prefix else "")

    def theirs(self, value: str) -> bool:
        try:
            # Which separators are let through is not compared.
            return bool(self.peer.is_valid(value.replace(" ", "")))
        except Exception:  # python-stdnum trips over some damaged values
            return False

    def number(self, value: str) -> str:
        value = value.replace(" ", "").upper()
        return value[len(self.prefix) :] if value.startswith(self.prefix) else value

    def expand(self, template: str, r: random.Random) -> Iterator[str]:
        """One random body with every check digit."""
        parts = [CHECKS.get(letter) or [RANDOM.get(letter, lambda _: letter)(r)] for letter in template]
        for choice in itertools.product(*parts):
            yield self.prefix + "".join(choice)

    def values(self) -> Iterator[str]:
        r = random.Random(f"{SEED} {self}")
        for template in self.templates:
            combinations = 10 ** template.count("c") * 26 ** template.count("l")
            for _ in range(max(12, VALUES // combinations)):
                for value in self.expand(template, r):
                    yield value
                    if r.random() < 0.02 or self.theirs(value):
                        yield from damaged(value, r)


def damaged(value: str, r: random.Random) -> Iterator[str]:
    """The value as it comes out of hurried hands."""
    spot = r.randrange(len(value))
    yield value[:spot] + r.choice(string.digits + string.ascii_uppercase) + value[spot + 1 :]
    yield value[:spot] + r.choice(string.digits) + value[spot + 1 :]
    yield value[:spot] + value[spot + 1 :]
    yield value[:spot] + r.choice(string.digits) + value[spot:]
    if len(value) > 1:
        spot = r.randrange(len(value) - 1)
        yield value[:spot] + value[spot + 1] + value[spot] + value[spot + 2 :]
    yield value.lower()
    yield f" {value[:4]} {value[4:]} "
    yield value + value[-1]


def czech_month(n: str) -> bool:
    """Whether the month of a birth number is one that the law provides for."""
    if not n.isdigit() or len(n) not in (9, 10) or len(n) == 9 and n[0] == "6":
        return True
    year, month = int(n[:2]), int(n[2:4])
    later = len(n) == 10 and 4 <= year < 54
    return month in (*range(1, 13), *range(51, 63)) or later and month in (*range(21, 33), *range(71, 83))


def british_sum(n: str) -> int:
    return sum(weight * int(digit) for weight, digit in zip((8, 7, 6, 5, 4, 3, 2, 10, 1), n)) % 97


BRITISH = [
    Difference(
        "HMRC's two check digits end at 97; 98 and 99 only leave the same remainder as 01 and 02",
        lambda n: n.isdigit() and n[7:9] in ("98", "99"),
        False,
        "000399998",
    ),
    Difference(
        "HMRC has two rules (97 and 9755, remainders 0 and 42); the remainder 55 belongs to neither",
        lambda n: n.isdigit() and british_sum(n) == 55,
        False,
        "100001240",
    ),
]
ONE_STOP_SHOP = Difference(
    "EU and IM numbers identify in the one-stop shops (Regulation (EU) 904/2010), they are no VAT numbers of a state",
    lambda n: n[:2] in ("EU", "IM"),
    False,
    "EU372022452",
)

#: Templates and differences by prefix; the number comes without it.
VAT: dict[str, tuple[list[str], list[Difference]]] = {
    "AT": (["Udddddddc"], []),
    "BE": (
        ["0dddddddcc", "1dddddddcc", "dddddddcc"],
        [
            Difference(
                "97 less the remainder is 01 to 97 (Royal Decree of 24 June 2003); other pairs only leave the same remainder",
                lambda n: n[-2:] in ("00", "98", "99"),
                False,
                "0000009700",
            )
        ],
    ),
    "BG": (["ddddddddc", "dddddddddc", "ydddc"], []),
    "CY": (["ddddddddl"], []),
    "CZ": (
        ["dddddddc", "6dddddddc", "yddd", "ydddc"],
        [
            Difference(
                "Act 133/2000, section 13: months are raised by 50, and since 2004 by 20 or 70; nothing else",
                lambda n: not czech_month(n),
                False,
                "8041011231",
            )
        ],
    ),
    "DE": (["ddddddddc"], []),
    "DK": (["dddddddc"], []),
    "EE": (["ddddddddc"], []),
    "EL": (["ddddddddc", "dddddddc"], []),
    "ES": (
        [f"{first}dddddddl" for first in "XYZKLMdNPQRSWABJUV"] + [f"{first}dddddddc" for first in "ABCEFGHJNPVTI"],
        [],
    ),
    "FI": (["dddddddc"], []),
    "FR": (["ccddddddddc", "xdddddddddc", "dxddddddddc", "xaddddddddc", "cc000dddddd"], []),
    "HR": (["ddddddddddc"], []),
    "HU": (["dddddddc"], []),
    "IE": (["dddddddl", "dddddddla", "dadddddl", "dadddddla", "d+dddddl", "d*dddddl"], []),
    "IT": (["ddddddd0ddc", "ddddddd100c", "ddddddd120c", "ddddddd888c", "ddddddddddc"], []),
    "LT": (["ddddddd1c", "dddddddddd1c", "ddddddddc"], []),
    "LU": (["ddddddcc"], []),
    "LV": (
        ["4dddddddddc", "9dddddddddc", "tddddc", "32ddddddddc"],
        [
            Difference(
                "No check digit is published for the codes without a date of birth, issued since July 2017",
                lambda n: len(n) == 11 and n.startswith("32"),
                True,
                "32867300670",
            )
        ],
    ),
    "MT": (
        ["ddddddcc"],
        [
            Difference(
                "37 less the remainder is 01 to 37; higher pairs only leave the same remainder",
                lambda n: n[6:] == "00" or n[6:] > "37",
                False,
                "11679149",
            )
        ],
    ),
    "NL": (
        ["ddddddddcB01", "dddddddddBcc"],
        [
            Difference(
                "The number has nine digits before the B; python-stdnum fills shorter ones up",
                lambda n: len(n) < 12,
                False,
                "4495445B01",
            )
        ],
    ),
    "PL": (["dddddddddc"], []),
    "PT": (["ddddddddc"], []),
    "RO": (
        ["dc", "ddc", "ddddc", "dddddddc", "dddddddddc", "1y01dddc", "ddddddddddc"],
        [
            Difference(
                "VAT numbers have at most ten digits (VIES); a personal code of thirteen is not one",
                lambda n: len(n) == 13,
                False,
                "1630615123457",
            )
        ],
    ),
    "SE": (
        ["dddddddddc01", "dddddddddc02", "dddddddddcdd"],
        [
            Difference(
                "The last two digits run from 01 to 94 (VIES), though nearly all numbers have 01",
                lambda n: n[10:] != "01",
                True,
                "556188840402",
            )
        ],
    ),
    "SI": (["dddddddc"], []),
    "SK": (
        ["dddddddddc", "ydddc"],
        [
            Difference(
                "A birth number is not a VAT number: the third digit is one of 2, 3, 4, 7, 8, 9 and 11 divides it",
                lambda n: n[:1] == "0" or n[2:3] not in "234789" or int(n) % 11 != 0,
                False,
                "7103192745",
            )
        ],
    ),
    "XI": (
        ["dddddddcc", "0ddddddcc", "1ddddddcc", "dddddddccddd", "GDddd", "HAddd", "GD8888dddcc", "HA8888dddcc"],
        BRITISH,
    ),
}

#: Where python-stdnum's folder is not called after the prefix.
PEERS = {"EL": "gr", "XI": "gb"}

SCHEMES = [
    Scheme(
        "container",
        iso6346,
        [f"aaa{category}ddddddc" for category in "UJZRA"],
        differences=[
            Difference(
                "Owner codes are three letters (ISO 6346, 4.1.1); python-stdnum also takes digits and underscores",
                lambda n: not n[:3].isalpha(),
                False,
                "C1QU3054380",
            )
        ],
    ),
    Scheme(
        "imo",
        imo,
        ["ddddddc"],
        prefix="IMO",
        differences=[Difference("Seven zeros are a placeholder", lambda n: n == "0000000", False, "IMO0000000")],
    ),
    Scheme("gtin", ean, ["dddddddc", "dddddddddddc", "ddddddddddddc", "dddddddddddddc", "dddddddddc"]),
    Scheme(
        "us-ein",
        ein,
        ["ddddddddd"] * 3,
    ),
    Scheme(
        "us-ssn",
        ssn,
        ["ddddddddd", "666dddddd", "000dddddd", "ddd00dddd", "ddddd0000"],
        differences=[
            Difference(
                "The number of a company's advertisement was really assigned to its owner",
                lambda n: n.replace("-", "") == "457555462",
                True,
                "457-55-5462",
            )
        ],
    ),
    Scheme(
        "gb-vat",
        gb_vat,
        VAT["XI"][0],
        prefix="GB",
        differences=[
            *BRITISH,
            Difference(
                "XI numbers are of Northern Ireland's traders and a kind of their own", lambda n: n[:2] == "XI", False, ""
            ),
        ],
    ),
    *(
        Scheme("eu-vat", eu_vat, templates, prefix, [*differences, ONE_STOP_SHOP])
        for prefix, (templates, differences) in VAT.items()
    ),
    *(
        Scheme(f"vat-{prefix.lower()}", get_cc_module(PEERS.get(prefix, prefix), "vat"), templates, "", differences)
        for prefix, (templates, differences) in VAT.items()
    ),
]


@pytest.mark.parametrize("scheme", SCHEMES, ids=str)
def test_verdicts_agree(scheme: Scheme) -> None:
    counts = {True: 0, False: 0}
    for value in scheme.values():
        theirs, ours = scheme.theirs(value), tidewaiter.identify(value, scheme.kind).valid
        counts[ours] += 1
        if ours != theirs:
            number = scheme.number(value)
            known = any(d.ours == ours and d.applies(number) for d in scheme.differences)
            assert known, f"{value!r} as {scheme}: tidewaiter says {ours}, python-stdnum {theirs}"
    assert counts[True] > 20 and counts[False] > 100, f"too few of one verdict: {counts}"
    print(f"{scheme}: {counts[True]} valid, {counts[False]} invalid")


@pytest.mark.parametrize(
    "scheme, difference", [(s, d) for s in SCHEMES for d in s.differences if d.example], ids=lambda part: str(part)[:60]
)
def test_differences_still_exist(scheme: Scheme, difference: Difference) -> None:
    value = difference.example
    if not value.startswith((scheme.prefix, "EU")):
        value = scheme.prefix + value
    assert tidewaiter.identify(value, scheme.kind).valid == difference.ours
    assert scheme.theirs(value) != difference.ours
