#!/usr/bin/env python3
"""Writes test vectors for the rule language, judged by the CEL runtime in C++ (the package cel-expr-python).

    python3 rule_vectors.py OUTPUT [--count N] [--seed S]

One case a line, tabs between: the number of the variables' values (see VALUES, and the test that reads them), the
expression in hexadecimal, and its value: `error`, or a text that tells types and bits apart (see `written`). The same
seed gives the same file. Without the package nothing is written, and that is said.
"""

import struct

from vectors import write

try:
    from cel_expr_python import cel
except ImportError:
    cel = None

VALUES = [
    {"i": 0, "j": -7, "s": "", "t": "aéb", "b": True, "d": 1.5, "l": [1, 2, 3], "m": {"a": 1, "b": 2}},
    {"i": 9223372036854775807, "j": 2, "s": "MSCU1234566", "t": "a", "b": False, "d": -0.0, "l": [], "m": {}},
]
NUMBERS = ["0", "1", "2", "3", "-1", "7", "10", "100", "9223372036854775807", "-9223372036854775808", "0x1F"]
TEXTS = ["''", "'a'", "'b'", "'aéb'", "'MSCU'", "'12'", "'-5'", "'true'", "r'\\d'", "'1.5'", "'\\u20ac'", "'x y'"]
PATTERNS = ["'^[A-Z]{4}'", "'a|b'", "'[0-9]+$'", "'^$'", "'('", "'é'", "'.*b'"]


def pick(rng, *makers):
    return rng.choice(makers)()


def integer(rng, depth):
    if depth > 3:
        return rng.choice(NUMBERS + ["i", "j"])
    return pick(
        rng,
        lambda: rng.choice(NUMBERS + ["i", "j"]), lambda: rng.choice(NUMBERS + ["i", "j"]),
        lambda: "(%s %s %s)" % (integer(rng, depth + 1), rng.choice("+-*/%"), integer(rng, depth + 1)),
        lambda: "-(%s)" % integer(rng, depth + 1), lambda: "size(%s)" % string(rng, depth + 1),
        lambda: "%s.size()" % integers(rng, depth + 1), lambda: "int(%s)" % string(rng, depth + 1),
        lambda: "int(%s)" % double(rng, depth + 1), lambda: "(%s ? %s : %s)" % (boolean(rng, depth + 1), integer(rng, depth + 1), integer(rng, depth + 1)),
        lambda: "%s[%s]" % (integers(rng, depth + 1), integer(rng, 4)), lambda: "m.%s" % rng.choice("abc"), lambda: "m[%s]" % string(rng, 4),
        lambda: "int(uint(%s))" % integer(rng, depth + 1),
    )


def double(rng, depth):
    if depth > 3:
        return rng.choice(["0.0", "1.5", "-2.25", "1e300", "d"])
    return pick(
        rng,
        lambda: rng.choice(["0.0", "1.5", "-2.25", "1e300", "d", "0.1"]),
        lambda: "(%s %s %s)" % (double(rng, depth + 1), rng.choice("+-*/"), double(rng, depth + 1)),
        lambda: "double(%s)" % integer(rng, depth + 1), lambda: "double(%s)" % string(rng, depth + 1),
    )


def string(rng, depth):
    if depth > 3:
        return rng.choice(TEXTS + ["s", "t"])
    return pick(
        rng,
        lambda: rng.choice(TEXTS + ["s", "t"]), lambda: rng.choice(TEXTS + ["s", "t"]),
        lambda: "(%s + %s)" % (string(rng, depth + 1), string(rng, depth + 1)), lambda: "string(%s)" % integer(rng, depth + 1),
        lambda: "string(%s)" % boolean(rng, depth + 1), lambda: "string(bytes(%s))" % string(rng, depth + 1),
        lambda: "(%s ? %s : %s)" % (boolean(rng, depth + 1), string(rng, depth + 1), string(rng, depth + 1)),
    )


def boolean(rng, depth):
    if depth > 3:
        return rng.choice(["true", "false", "b"])
    compared = rng.choice([integer, string, double, boolean, integers])
    order = rng.choice(["==", "!=", "<", "<=", ">", ">="])
    if compared is integers:
        order = rng.choice(["==", "!="])
    return pick(
        rng,
        lambda: rng.choice(["true", "false", "b"]), lambda: "(%s %s %s)" % (compared(rng, depth + 1), order, compared(rng, depth + 1)),
        lambda: "(%s %s %s)" % (boolean(rng, depth + 1), rng.choice(["&&", "||"]), boolean(rng, depth + 1)),
        lambda: "(%s %s %s %s %s)" % (boolean(rng, depth + 1), "&&", boolean(rng, depth + 1), rng.choice(["&&", "||"]), boolean(rng, depth + 1)),
        lambda: "!%s" % boolean(rng, depth + 1), lambda: "(%s in %s)" % (integer(rng, depth + 1), integers(rng, depth + 1)),
        lambda: "(%s in m)" % string(rng, depth + 1), lambda: "has(m.%s)" % rng.choice("abc"),
        lambda: "(%s in [%s])" % (string(rng, depth + 1), ", ".join(rng.choices(TEXTS, k=rng.randint(1, 8)))),
        lambda: "%s.%s(x, %s)" % (integers(rng, depth + 1), rng.choice(["all", "exists", "exists_one"]), boolean(rng, depth + 1).replace("i ", "x ")),
        lambda: "%s.%s(%s)" % (string(rng, depth + 1), rng.choice(["startsWith", "endsWith", "contains"]), string(rng, depth + 1)),
        lambda: "%s.matches(%s)" % (string(rng, depth + 1), rng.choice(PATTERNS)),
        lambda: "(dyn(%s) == dyn(%s))" % (compared(rng, depth + 1), rng.choice([integer, string, double])(rng, depth + 1)),
        lambda: "bool(%s)" % string(rng, depth + 1), lambda: "(type(%s) == int)" % compared(rng, depth + 1),
    )


def integers(rng, depth):
    if depth > 3:
        return rng.choice(["l", "[]", "[1, 2]"])
    return pick(
        rng,
        lambda: "l", lambda: "[%s]" % ", ".join(integer(rng, depth + 1) for _ in range(rng.randint(0, 4))),
        lambda: "(%s + %s)" % (integers(rng, depth + 1), integers(rng, depth + 1)),
        lambda: "%s.map(x, x %s %s)" % (integers(rng, depth + 1), rng.choice("+-*"), integer(rng, depth + 1)),
        lambda: "%s.filter(x, %s)" % (integers(rng, depth + 1), boolean(rng, depth + 1)),
        lambda: "%s.map(x, x %s %s, x * 2)" % (integers(rng, depth + 1), rng.choice(["<", ">", "=="]), integer(rng, depth + 1)),
    )


def written(value):
    name = value.type().name().lower()
    plain = value.value()
    if name == "bool":
        return "true" if plain else "false"
    if name == "int":
        return "i%d" % plain
    if name == "uint":
        return "u%d" % plain
    if name == "double":
        return "d" + ("nan" if plain != plain else struct.pack(">d", plain).hex())
    if name == "string":
        return "s" + plain.encode().hex()
    if name.startswith("list"):
        return "[" + ",".join(written(element) for element in plain) + "]"
    return "error" if name == "error" else "?" + name


def judge(env, source, values):
    try:
        return written(env.compile(source).eval(data=values))
    except Exception:  # The package tells errors of all kinds by exceptions of many types.
        return "error"


def vectors(rng, count):
    types = {"i": cel.Type.INT, "j": cel.Type.INT, "s": cel.Type.STRING, "t": cel.Type.STRING, "b": cel.Type.BOOL, "d": cel.Type.DOUBLE}
    types["l"] = cel.Type.List(cel.Type.INT)
    types["m"] = cel.Type.Map(cel.Type.STRING, cel.Type.INT)
    env = cel.NewEnv(variables=types)
    for _ in range(count):
        source = rng.choice([boolean, boolean, integer, string, double, integers])(rng, 0)
        number = rng.randrange(len(VALUES))
        yield str(number), source.encode().hex(), judge(env, source, VALUES[number])


write(vectors, None if cel else "cel-expr-python")
