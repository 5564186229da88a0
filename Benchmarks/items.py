"""An item master as an importer might keep it, made up of our own words of trade from a seed: abbreviated, with letters missing,
sizes, brands and article numbers; each brand sells goods of a few headings. items.py COUNT FILE."""

from __future__ import annotations

import csv
import pathlib
import random
import sys

WORDS = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "BuiltInPacks" / "hs-words" / "phrases"
SHORT = {"stainless": "s/s", "steel": "stl", "with": "w/", "and": "&", "black": "blk", "white": "wht", "cotton": "ctn",
         "plastic": "plst", "electric": "elec", "machine": "mach", "women": "wmns", "men": "mns", "package": "pkg"}
SIZES = ["10cm", "250g", "1/2in", "DN50", "M8x40", "XL", "2pk", "12pcs", "0.5L", "230V", "A4", "60x120", "size 42"]


def master(count: int, seed: int) -> list[tuple[str, str]]:
    chance = random.Random(seed)
    phrases: dict[str, list[str]] = {}
    for path in sorted(WORDS.glob("*.csv")):
        for row in csv.DictReader(path.open(newline="", encoding="utf-8")):
            if len(row["code"]) == 6:
                phrases[row["code"]] = [phrase for phrase in map(str.strip, row["phrases"].split("|")) if phrase.isascii()]
    headings = sorted({code[:4] for code in phrases})
    brands = {f"{chance.choice('BDKLMNRSTVZ')}{chance.choice('aeiou')}{chance.choice(['lto', 'rex', 'mex', 'nova', 'tec'])}":
              chance.sample(headings, 6) for _ in range(40)}
    items = []
    while len(items) < count:
        brand = chance.choice(sorted(brands))
        heading = chance.choice(brands[brand])
        code = chance.choice([code for code in phrases if code[:4] == heading])
        if not phrases[code]:
            continue
        words = [SHORT.get(word, word) for word in chance.choice(phrases[code]).split()]
        words = [word[: chance.randint(3, 5)] if len(word) > 6 and chance.random() < 0.3 else word for word in words]
        if len(words) > 2 and chance.random() < 0.4:
            words.pop(chance.randrange(len(words)))
        words = [brand, f"{brand[:2].upper()}{chance.randint(100, 999)}", *words, chance.choice(SIZES)]
        items.append((" ".join(words).upper() if chance.random() < 0.5 else " ".join(words), code))
    return items


if __name__ == "__main__":
    with open(sys.argv[2], "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "code"])
        writer.writerows(master(int(sys.argv[1]), 1))
