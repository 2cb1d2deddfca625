"""The administrative units of Syria with their P-codes, from data/syria.tsv and data/aliases.yaml."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LEVELS = {4: "governorate", 6: "district", 8: "subdistrict"}


@dataclass(frozen=True, slots=True)
class Place:
    """One unit. Its P-code begins with the P-code of the unit that holds it; `centroid` is latitude, longitude.

    `population` is a census or an estimate of some year, good only to weigh two places of one name.
    """

    pcode: str
    name_ar: str
    name_en: str
    centroid: tuple[float, float]
    population: int
    aliases: tuple[str, ...]

    @property
    def level(self) -> str:
        """ "governorate", "district" or "subdistrict"."""
        return LEVELS[len(self.pcode)]


@cache
def gazetteer() -> dict[str, Place]:
    """Every unit by its P-code, governorates first. Ex: gazetteer()["SY0302"].name_en -> "Douma"."""
    lines = _data("syria.tsv").splitlines()
    rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t")
    more, never = aliases()["also"], aliases()["never"]
    places = [
        Place(
            row["pcode"],
            row["name_ar"],
            row["name_en"],
            (float(row["latitude"]), float(row["longitude"])),
            int(row["population"]),
            (*_names(row["aliases"], never.get(row["pcode"], ())), *more.get(row["pcode"], ())),
        )
        for row in rows
    ]
    return {place.pcode: place for place in sorted(places, key=lambda place: (len(place.pcode), place.pcode))}


def _names(joined: str, never: Sequence[str]) -> Iterator[str]:
    return (name for name in joined.split("|") if name and name not in never)


@cache
def aliases() -> dict[str, Any]:
    """Names that people use and the source table lacks: `also` by P-code, `inside` for quarters, camps, regions, ..."""
    import yaml

    table: dict[str, Any] = yaml.safe_load(_data("aliases.yaml"))
    return table


def _data(name: str) -> str:
    return files("khabar.places").joinpath(f"data/{name}").read_text("utf-8")
