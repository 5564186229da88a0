"""Reads a manifest, prints what is wrong with it, and costs it for the United States."""

import sys

import tidewaiter


def main(path: str) -> None:
    declaration = tidewaiter.read(path)
    print(f"{len(declaration.children('consignments'))} consignments")

    report = tidewaiter.check(declaration, into="US", as_of="2024-12-20")
    for finding in report.findings:
        print(f"{finding.severity:12} {finding.place or finding.path}: {finding.message}")
        if finding.fix:
            print(f"{'':12} fix: {finding.fix.value} ({finding.fix.why})")

    # adcvd: none of these goods is within an antidumping or countervailing duty order.
    print(tidewaiter.assess(declaration, into="US", as_of="2024-12-20", facts={"adcvd": "none"}))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} MANIFEST")
    main(sys.argv[1])
