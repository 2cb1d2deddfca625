"""Make syria.tsv from the JSON files of Open-Syria/data-geography (CC BY 4.0), whose folder is the only argument.

Run: python src/khabar/places/data/make_syria.py FOLDER
"""

import csv
import json
import sys
from pathlib import Path
from typing import Any

from khabar.places.fold import ADMINISTRATIVE, plain

HEAD = "# Administrative units of Syria. Source: Open-Syria/data-geography, CC BY 4.0; shortened by make_syria.py.\n"
COLUMNS = ["pcode", "name_ar", "name_en", "latitude", "longitude", "population", "aliases"]
LEVELS = ("governorates", "districts", "subdistricts")


def main(folder: Path) -> None:
    """Write one row a unit, sorted by P-code; an alias that says no more than a name already there is left out."""
    units = [unit for level in LEVELS for unit in json.loads((folder / f"opensyria_{level}.json").read_text("utf-8"))]
    with Path(__file__).with_name("syria.tsv").open("w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        writer = csv.writer(file, delimiter="\t", lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(row(unit) for unit in units))


def row(unit: dict[str, Any]) -> list[str]:
    """One unit as the cells of its row."""
    name, centre = unit["name"], unit["centroid"]
    kept = {plain(name["ar"]): "", plain(name["en"]): ""}
    for alias in unit["aliases"]:
        if not alias["value"].startswith("nahyt "):  # letter by letter, without vowels: nobody writes so
            kept.setdefault(plain(alias["value"]), " ".join(ADMINISTRATIVE.sub(" ", alias["value"]).split()))
    people = str((unit.get("population") or {}).get("value") or 0)
    place = [f"{centre['latitude']:.4f}", f"{centre['longitude']:.4f}"]
    return [
        unit["externalIds"]["ochaPcode"],
        name["ar"],
        name["en"],
        *place,
        people,
        "|".join(filter(None, kept.values())),
    ]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
