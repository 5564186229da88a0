#!/usr/bin/env python3
"""Writes test vectors for the JSON and CSV readers, judged by Python's json and csv modules.

    python3 syntax_vectors.py OUTPUT [--count N] [--seed S]

One case a line, tabs between: `json` or `csv`, the input in hexadecimal, and what Python reads from it. For JSON that
is `refused`, or the value as JSON in which a number is its text after `#`, a string its text after `$`, and an object
an array that begins with `{}` and goes on with names and values (so that repeated names stay). For CSV it is the rows
in hexadecimal, `,` after each cell and `;` after each row, without rows that have nothing on them. Standard library
only; the same seed gives the same file.
"""

import argparse
import csv
import io
import json
import random


def blanks(rng):
    return rng.choice(["", "", "", " ", "\n", "\t", "\r\n", " " * 10])


def json_string(rng):
    parts = ["a", "bc", "é", "€", "😀", "\\n", "\\u0041", "\\ud83d\\ude00", "\\ud800", "\\/", "12345678", "\x7f", "k"]
    return '"' + "".join(rng.choices(parts, k=rng.randint(0, 5))) + '"'


def json_value(rng, depth=0):
    kind = rng.random()
    if depth > 4 or kind < 0.15:
        return rng.choice(
            ["null", "true", "false", "0", "-0", "1.5", "-12", "1e5", "1E+5", "0.10", "1e-7", "1234567890123456789012.5"])
    if kind < 0.45:
        return json_string(rng)
    if kind < 0.7:
        inner = (json_value(rng, depth + 1) + blanks(rng) for _ in range(rng.randint(0, 4)))
        return "[" + blanks(rng) + ("," + blanks(rng)).join(inner) + "]"
    inner = (
        json_string(rng) + blanks(rng) + ":" + blanks(rng) + json_value(rng, depth + 1)
        for _ in range(rng.randint(0, 5)))
    return "{" + blanks(rng) + (blanks(rng) + "," + blanks(rng)).join(inner) + blanks(rng) + "}"


def mutated(rng, text):
    text = bytearray(text)
    for _ in range(rng.randint(1, 2)):
        if not text:
            break
        at = rng.randrange(len(text))
        what = rng.randrange(3)
        if what == 0:
            text[at] = rng.choice(b'{}[]",:\\0123456789.eE+-tfn \n\x00\x1fu\x80\xff')
        elif what == 1:
            del text[at:at + rng.randint(1, 3)]
        else:
            text[at:at] = bytes([rng.choice(b'{}[]",:\\0123456789.eE+-tfn ')])
    return bytes(text)


class Members(list):
    """An object as its pairs."""


class Number(str):
    """A number as it is written."""


def refuse(word):
    raise ValueError(word)


def without_surrogates(text):
    return "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in text)


def shape(value):
    if isinstance(value, Number):
        return "#" + value
    if isinstance(value, str):
        return "$" + without_surrogates(value)
    if isinstance(value, Members):
        return ["{}"] + [x for name, member in value for x in ("$" + without_surrogates(name), shape(member))]
    if isinstance(value, list):
        return [shape(element) for element in value]
    return value


def judge_json(text):
    try:
        value = json.loads(
            text.decode("utf-8"), parse_int=Number, parse_float=Number, parse_constant=refuse,
            object_pairs_hook=Members)
    except ValueError:
        return "refused"
    return json.dumps(shape(value), ensure_ascii=False, separators=(",", ":"))


def csv_text(rng):
    if rng.random() < 0.5:
        return "".join(
            rng.choices(["a", "bc", '"', '"', ",", ",", "\n", "\r\n", "\r", 'x"', "12345678"], k=rng.randint(0, 20)))
    inside = ["a", "bc", " ", '"', '""', ",", ";", "\n", "\r\n", "é", "12345678", ""]

    def cell():
        text = "".join(rng.choices(inside, k=rng.randint(0, 4)))
        if rng.random() < 0.5:
            return '"' + text.replace('"', '""') + '"'
        return "".join(c for c in text if c not in '",\r\n')

    rows = [",".join(cell() for _ in range(rng.randint(1, 5))) for _ in range(rng.randint(1, 5))]
    return rng.choice(["\n", "\r\n", "\r"]).join(rows)


def judge_csv(text):
    rows = (row for row in csv.reader(io.StringIO(text, newline="")) if row)
    return "".join("".join(cell.encode().hex() + "," for cell in row) + ";" for row in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("output")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=8259)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    with open(options.output, "w", encoding="utf-8", newline="\n") as output:
        for _ in range(options.count):
            text = json_value(rng).encode()
            if rng.random() < 0.6:
                text = mutated(rng, text)
            print("json", text.hex(), judge_json(text), sep="\t", file=output)
        for _ in range(options.count):
            text = csv_text(rng)
            print("csv", text.encode().hex(), judge_csv(text), sep="\t", file=output)


if __name__ == "__main__":
    main()
