"""Which column of a list holds what, from its header in Arabic or English."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from khabar.formats import table

FOLDED = str.maketrans("أإآٱىةؤئ", "اااايهوي")


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

    Ex: " Father's_Name " -> "fathers name"; "تاريخ الإعتقال" -> "تاريخ الاعتقال"
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.translate(FOLDED)) if not unicodedata.combining(c))
    return " ".join(
        re.sub(r"[_\-./:()]+", " ", bare.replace("'", "").replace("’", "").replace("ـ", "")).casefold().split()
    )


@cache
def spellings() -> Mapping[str, str]:
    """Every folded spelling of a header and the canonical field it stands for."""
    return {fold(str(spelling)): name for name, known in table("columns").items() for spelling in known}


def recognise(headers: Sequence[str], mapping: Mapping[str, str]) -> list[ColumnMatch]:
    """One match per header, in order. A field is given away once: to the mapping first, then to the first header.

    Ex: recognise(["No", "Full name", "Shoe size"], {}) -> fields "record_id", "name", ""
    """
    said = {fold(header): name for header, name in mapping.items()}
    taken = {said[fold(header)] for header in headers if fold(header) in said}
    matches = []
    for header in headers:
        folded = fold(header)
        name, said_by = said.get(folded, ""), "mapping"
        if not name:
            name, said_by = spellings().get(folded, ""), "header"
            name = "" if name in taken else name
            taken.add(name)
        matches.append(ColumnMatch(header, name, said_by if name else ""))
    return matches
