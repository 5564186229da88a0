#!/usr/bin/env python3
"""Writes test vectors for Decimal, computed by Python's decimal module.

    python3 decimal_vectors.py OUTPUT [--count N] [--seed S]

One operation a line, blanks between: name, operands, expected result. A result is a number in plain notation, or
`overflow`, `zero` (division by zero), `syntax@N` (offset of the fault). Standard library only; the same seed gives
the same file.
"""

import argparse
import decimal
import random
import sys
from decimal import Decimal

DIGITS = 38
LIMIT = 10**DIGITS
MODES = {
    "half_up": decimal.ROUND_HALF_UP,
    "half_even": decimal.ROUND_HALF_EVEN,
    "down": decimal.ROUND_DOWN,
    "up": decimal.ROUND_UP,
}
# Wide enough for every exact result; ROUND_05UP keeps an inexact quotient from being rounded twice.
WIDE = decimal.Context(prec=400, rounding=decimal.ROUND_05UP, Emax=10**9, Emin=-(10**9), traps=[])
decimal.setcontext(WIDE)


def number(coefficient, scale):
    sign = 1 if coefficient < 0 else 0
    return Decimal((sign, tuple(int(d) for d in str(abs(coefficient))), -scale))


def plain(value):
    """Plain notation of a Decimal whose exponent is not above 0."""
    return format(abs(value) if value.is_zero() else value, "f")


def fitted(value):
    """What the library makes of an exact result: trailing zeros dropped as far as 38 digits need it."""
    sign, digits, exponent = value.as_tuple()
    coefficient = int("".join(map(str, digits)))
    if exponent > 0:
        coefficient, exponent = (coefficient * 10**exponent if exponent < 500 else (LIMIT if coefficient else 0)), 0
    scale = -exponent
    if coefficient == 0:
        return plain(number(0, min(scale, DIGITS)))
    while coefficient >= LIMIT or scale > DIGITS:
        if scale == 0 or coefficient % 10:
            return "overflow"
        coefficient //= 10
        scale -= 1
    return plain(number(-coefficient if sign else coefficient, scale))


class Operands:
    EDGES = [0, 1, 2, 5, 9, 10, 2**31, 2**32, 2**63 - 1, 2**63, 2**63 + 1, 2**64 - 1, 2**64, 2**64 + 1,
             10**18 - 1, 10**18, 10**19 - 1, 10**19, 10**37, 10**38 - 1, 10**38 - 2, 10**38 // 2, 10**38 // 2 - 1,
             2**126, 2**126 - 1, 5**54, 2**100]

    def __init__(self, rng):
        self.rng = rng

    def any(self):
        rng = self.rng
        kind = rng.random()
        if kind < 0.35:
            value = number(rng.randrange(-(10**9), 10**9), rng.randrange(0, 7))
        elif kind < 0.60:
            size = rng.randrange(1, DIGITS + 1)
            value = number(rng.randrange(-(10**size) + 1, 10**size), rng.randrange(0, DIGITS + 1))
        elif kind < 0.75:
            edge = rng.choice(self.EDGES) * rng.choice((1, -1))
            value = number(edge, rng.choice((0, 1, 2, 18, 19, 20, 37, 38, rng.randrange(0, 39))))
        elif kind < 0.88:
            zeros = rng.randrange(0, DIGITS)
            value = number(rng.randrange(-(10 ** (DIGITS - zeros)) + 1, 10 ** (DIGITS - zeros)) * 10**zeros,
                           rng.randrange(0, DIGITS + 1))
        else:
            value = number(rng.randrange(-999, 1000), rng.randrange(0, 4))
        return value

    def near(self, value):
        """The same number at another scale, or its neighbour in the last digit."""
        scale = -value.as_tuple().exponent
        moved = value.quantize(Decimal(1).scaleb(-self.rng.randrange(scale, DIGITS + 1)))
        moved += self.rng.choice((0, 0, 1, -1)) * Decimal(1).scaleb(moved.as_tuple().exponent)
        return moved if fitted(moved) == plain(moved) else value

    def tie(self, places):
        """A number whose digits behind `places` are just 5, or one unit beside it."""
        if places >= DIGITS:
            return self.any()
        scale = self.rng.randrange(places + 1, DIGITS + 1)
        whole = self.rng.randrange(0, 10 ** self.rng.randrange(0, DIGITS - (scale - places) + 1))
        coefficient = whole * 10 ** (scale - places) + 5 * 10 ** (scale - places - 1)
        coefficient += self.rng.choice((0, 0, 0, 1, -1))
        return number(coefficient * self.rng.choice((1, -1)), scale)


def write_all(out, rng, count):
    operands = Operands(rng)
    mode_names = sorted(MODES)

    def emit(*fields):
        out.write(" ".join(str(field) for field in fields) + "\n")

    def rounded(value, places, mode):
        return value.quantize(Decimal(1).scaleb(-places), rounding=MODES[mode])

    def parse():
        roll = rng.random()
        if roll < 0.5:
            value = operands.any()
            emit("parse", plain(value), plain(value))
        elif roll < 0.75:
            text = "".join(rng.choice("0012345678999") for _ in range(rng.randrange(1, 60)))
            cut = rng.randrange(1, len(text) + 1)
            text = rng.choice(("", "-")) + text[:cut] + ("." + text[cut:] if cut < len(text) else "")
            text += "0" * rng.choice((0, 0, 0, 5, 50)) if "." in text else ""
            emit("parse", text, fitted(Decimal(text)))
        else:
            text = plain(operands.any())
            at = rng.randrange(0, len(text) + 1)
            text = text[:at] + rng.choice(("+", "-", ".", ",", "e", "x", "/", ":", "_", "\u00e9")) + text[at:]
            emit("parse", text, syntax(text))

    def parse_exponent():
        value = operands.any()
        exponent = rng.choice((0, 1, -1, 38, -38, rng.randrange(-90, 90), 10**6, -(10**6), 10**17, -(10**30)))
        text = plain(value) + rng.choice("eE") + (rng.choice(("", "+")) if exponent >= 0 else "") + str(exponent)
        # The exact value at the scale written, which is never below 0 places.
        sign, digits, scale = value.as_tuple()
        exact = Decimal((sign, digits, max(-10**5, min(10**5, scale + exponent))))
        emit("exponent", text, fitted(exact))

    def add():
        first = operands.any()
        second = operands.any() if rng.random() < 0.8 else operands.near(first) * rng.choice((1, -1))
        emit("add", plain(first), plain(second), fitted(first + second))

    def subtract():
        first = operands.any()
        second = operands.any() if rng.random() < 0.8 else operands.near(first)
        emit("sub", plain(first), plain(second), fitted(first - second))

    def multiply():
        first, second = operands.any(), operands.any()
        emit("mul", plain(first), plain(second), fitted(first * second))

    def divide():
        mode = rng.choice(mode_names)
        scale = rng.choice((0, 2, 4, 38, rng.randrange(0, 39)))
        first, second = operands.any(), operands.any()
        if rng.random() < 0.2:
            # An exact tie: dividend = (quotient and a half) * divisor.
            second = number(rng.randrange(1, 10**6) * 2, rng.randrange(0, 4))
            first = operands.tie(min(scale, 20)) * second
            if fitted(first) != plain(first):
                first = operands.any()
        if second.is_zero():
            emit("div", plain(first), plain(second), scale, mode, "zero")
            return
        quotient = rounded(first / second, scale, mode)
        text = plain(quotient) if abs(int(quotient.scaleb(scale))) < LIMIT else "overflow"
        emit("div", plain(first), plain(second), scale, mode, text)

    def compare():
        first = operands.any()
        second = operands.any() if rng.random() < 0.5 else operands.near(first)
        emit("cmp", plain(first), plain(second), int(first.compare(second)))

    def places():
        mode, kept = rng.choice(mode_names), rng.randrange(0, 39)
        value = operands.any() if rng.random() < 0.5 else operands.tie(kept)
        result = rounded(value, kept, mode) if -value.as_tuple().exponent > kept else value
        emit("places", plain(value), kept, mode, plain(result))

    def fixed():
        mode, kept = rng.choice(mode_names), rng.choice((0, 2, 3, 4, rng.randrange(0, 39)))
        value = operands.any() if rng.random() < 0.5 else operands.tie(kept)
        result = rounded(value, kept, mode)
        text = plain(result) if abs(int(result.scaleb(kept))) < LIMIT else "overflow"
        emit("fixed", plain(value), kept, mode, text)

    def multiple():
        mode = rng.choice(mode_names)
        value = operands.any()
        step = operands.any() if rng.random() < 0.5 else number(rng.choice((1, 5, 25, 10, 100)), rng.randrange(0, 5))
        if rng.random() < 0.2 and not step.is_zero():
            half = step * (rng.randrange(0, 1000) * 2 + 1) / 2
            value = half if fitted(half) == plain(half) else value
        if step.is_zero():
            emit("multiple", plain(value), plain(step), mode, "zero")
            return
        whole = (value / abs(step)).quantize(Decimal(1), rounding=MODES[mode])
        emit("multiple", plain(value), plain(step), mode, fitted(whole * abs(step)))

    def normalize():
        value = operands.any()
        reduced = value.normalize()
        emit("normal", plain(value), plain(reduced))

    operations = [parse, parse_exponent, add, subtract, multiply, divide, divide, compare, places, fixed, multiple,
                  normalize]
    for index in range(count):
        operations[index % len(operations)]()


def syntax(text):
    """The expected fault of a text that may not be `-?digits(.digits)?`."""
    data = text.encode()
    index = 1 if data[:1] == b"-" else 0
    for group in range(2):
        start = index
        while index < len(data) and 48 <= data[index] <= 57:
            index += 1
        if index == start:
            return f"syntax@{index}"
        if group == 0 and index < len(data) and data[index] == ord("."):
            index += 1
        else:
            break
    return fitted(Decimal(text)) if index == len(data) else f"syntax@{index}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output")
    parser.add_argument("--count", type=int, default=132_000)
    parser.add_argument("--seed", type=int, default=20241220)
    options = parser.parse_args()
    with open(options.output, "w", encoding="utf-8", newline="\n") as out:
        write_all(out, random.Random(options.seed), options.count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
