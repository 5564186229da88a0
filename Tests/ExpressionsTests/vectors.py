"""What the scripts that write test vectors have in common: their command line, and the form of the file."""

import argparse
import random
import sys


def write(vectors, missing=None):
    """Writes the vectors that `vectors(rng, count)` yields, one a line, tabs between their fields.

    Where a package is missing, which judges them, nothing is written, and that is said.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("output")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    if missing:
        print(f"skipped: no vectors, as the package {missing} is not there", file=sys.stderr)
        return
    with open(arguments.output, "w", encoding="ascii") as output:
        for fields in vectors(random.Random(arguments.seed), arguments.count):
            output.write("\t".join(fields) + "\n")
