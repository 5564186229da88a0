#!/usr/bin/env python3
"""Writes test vectors for patterns, judged by RE2 itself (the package google-re2).

    python3 pattern_vectors.py OUTPUT [--count N] [--seed S]

One case a line, tabs between: pattern and text in hexadecimal, and `found`, `not` or `refused`. The same seed gives the
same file. Without the package nothing is written, and that is said.
"""

from vectors import write

try:
    import re2
except ImportError:
    re2 = None

LETTERS = ["a", "b", "A", "B", "0", "1", "9", "_", "-", " ", "é", "É", "K", "k", "s", "ſ", "\u212a", "ß", "ẞ", "Σ", "ς", "\n", "€", "😀", ".", "/"]
CLASSES = [
    "[A-Z]", "[0-9]", "[a-z0-9]", "[^a]", "[^0-9\\s]", "\\d", "\\D", "\\w", "\\W", "\\s", "\\S", ".", "[[:alpha:]]",
    "[[:^digit:]]", "[é-ü]", "[^é]", "\\pL", "\\p{Lu}", "\\PN", "\\p{^Ll}", "[\\d_]", "[\\W]", "[]a]", "[a-]", "[^]]",
    "\\x41", "\\x{e9}", "\\.", "\\-", "\\Qa.\\E", "[[:word:]b-]", "[\\pL\\d]", "\\n", "\\t", "\\101",
    "\\p{Greek}", "\\P{Latin}", "[\\p{Greek}\\d]", "\\p{^Greek}", "\\p{Common}", "\\p{Sc}",
]
ASSERTIONS = ["^", "$", "\\b", "\\B", "\\A", "\\z", "(?m:^)", "(?m:$)"]
COUNTS = ["", "", "", "*", "+", "?", "{2}", "{1,3}", "{2,}", "{0,2}", "*?", "+?", "??", "{,2}", "{3,1}", "{"]
BROKEN = ["(", ")", "[", "a**", "*", "(?", "(?=a)", "\\1", "\\", "[z-a]", "\\p{Nope}", "[[:nope:]]", "a{1001}", "(?P<n>a)", "(?P<>a)", "\\y", "(?<n>b)", "x{2}{3}", "\\p{greek}", "\\p{Grek}", "\\p{Katakana_Or_Hiragana}"]


def escaped(letter):
    return "\\" + letter if letter in ".-/" and letter != "/" else "\\n" if letter == "\n" else letter


def atom(rng, depth):
    kind = rng.random()
    if kind < 0.45:
        return escaped(rng.choice(LETTERS))
    if kind < 0.75:
        return rng.choice(CLASSES)
    if kind < 0.82:
        return rng.choice(ASSERTIONS)
    if kind < 0.85 and depth == 0:
        return rng.choice(BROKEN)
    if depth > 2:
        return "a"
    return rng.choice(["(", "(?:", "(?i:", "(?s:", "(?-i:"]) + choice(rng, depth + 1) + ")"


def sequence(rng, depth):
    return "".join(atom(rng, depth) + rng.choice(COUNTS) for _ in range(rng.randint(0, 4)))


def choice(rng, depth):
    return "|".join(sequence(rng, depth) for _ in range(rng.choice([1, 1, 1, 2, 3])))


def pattern(rng):
    if rng.random() < 0.25:  # The patterns of rules: anchored sequences of classes with counts.
        parts = [rng.choice(["[A-Z]", "[0-9]", "[A-Z0-9]", "\\d", "-", "AB"]) + rng.choice(["", "{2}", "{1,3}", "+", "?"]) for _ in range(rng.randint(1, 4))]
        return "^" + "".join(parts) + "$"
    prefix = rng.choice(["", "", "", "(?i)", "(?m)", "(?s)", "(?ims)", "^"])
    return prefix + choice(rng, 0) + rng.choice(["", "", "$"])


def text(rng, source):
    letters = [letter for letter in source if letter.isalnum() or letter in "-_ ."] + LETTERS
    if rng.random() < 0.3:
        letters = list("ABZ0199-")
    return "".join(rng.choice(letters) for _ in range(rng.choice([0, 1, 1, 2, 3, 4, 6, 12])))


def is_inside(subject, offset):
    """Whether an offset lies between two bytes of one character."""
    return offset < len(subject) and subject[offset] & 0xC0 == 0x80


def verdict(source, subject, options):
    """None where RE2 finds nothing but the place between two bytes of a character, as it does for \\B."""
    subject = subject.encode()
    try:
        match = re2.compile(source.encode(), options).search(subject)
    except re2.error:
        return "refused"
    if match and (is_inside(subject, match.start()) or is_inside(subject, match.end())):
        return None
    return "found" if match else "not"


def vectors(rng, count):
    options = re2.Options()
    options.log_errors = False
    while count > 0:
        source = pattern(rng)
        subject = text(rng, source)
        judged = verdict(source, subject, options)
        if judged:
            count -= 1
            yield source.encode().hex(), subject.encode().hex(), judged


write(vectors, None if re2 else "google-re2")
