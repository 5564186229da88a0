"""How the importers of this pack write its tables."""
import csv
import os

PACK = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def write(name, header, rows):
    """Writes a table, its header as names or as they stand in its first line."""
    with open(os.path.join(PACK, name), "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(header.split(",") if isinstance(header, str) else header)
        table.writerows(rows)
    print(f"{name}: {len(rows)} rows")
