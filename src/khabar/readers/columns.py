"""Which column of a list holds what, from its header in Arabic or English."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.formats import table

FOLDED = str.maketrans("ٱىة", "ايه", "'’ـ")
UNSEEN = ("Mn", "Me", "Cf")
BETWEEN = re.compile(r"[_\-./:()]+")


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column: its header as it stands, the canonical field it was taken for ("" when none), and who said so.

    `said_by` is "mapping" (a person), "header" (recognised) or "" (kept verbatim only).
    """

    header: str
    field: str
    said_by: str


def fold(text: str) -> str:
    """A header or word without what spellings of it differ in: case, marks, spaces, forms of alef, ya and ta marbuta.

    Neither do invisible characters (which word processors leave among Arabic ones) nor tatweel count.

    Ex: " Father's_Name " -> "fathers name"; "تاريخ الإعتقال" -> "تاريخ الاعتقال"
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()).translate(FOLDED)
    kept = "".join(c for c in plain if unicodedata.category(c) not in UNSEEN)
    return " ".join(BETWEEN.sub(" ", kept).split())


@cache
def spellings() -> Mapping[str, str]:
    """Every folded spelling of a header and the canonical field it stands for."""
    return {fold(str(spelling)): name for name, known in table("columns").items() for spelling in known}


def recognise(headers: Sequence[str], mapping: Mapping[str, str]) -> list[ColumnMatch]:
    """One match per header, in order. A field is given away once: to the mapping first, then to the first header.

    Ex: recognise(["No", "Full name", "Shoe size"], {}) -> fields "record_id", "name", ""
    """
    said = {fold(header): name for header, name in mapping.items()}
    folded = [fold(header) for header in headers]
    by_mapping, by_header = [said.get(key, "") for key in folded], [spellings().get(key, "") for key in folded]
    matches = []
    taken = {""}
    for header, mapped, known in zip(headers, by_mapping, by_header, strict=True):
        if mapped not in taken:
            name, said_by = mapped, "mapping"
        elif known not in taken and known not in by_mapping:
            name, said_by = known, "header"
        else:
            name, said_by = "", ""
        taken.add(name)
        matches.append(ColumnMatch(header, name, said_by))
    return matches
