"""Which column of a list holds what, from its header in Arabic or English, and how sure its cells make that."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from khabar.formats import table
from khabar.readers.contents import fit, suggest
from khabar.readers.matches import SURE_ENOUGH, ColumnMatch
from khabar.readers.wording import fold

SURE = {"mapping": 1.0, "header": 0.9, "near": 0.6}
"""How sure a field is by who says so, before cells are looked at."""

BY_CONTENTS = 0.3
"""How sure a field is for which only cells speak."""

AGREES, CONTRADICTS = 0.8, 0.5
"""From which share of fitting cells they speak for a header, and below which they speak against it."""

CONTRADICTION = 0.4
"""What cells that speak against a header take from its sureness: a known one is still used, a near one is not."""

LONG_WORD = 6
"""A word may be mistyped by one letter when it is so long: shorter ones (ابن, اب, ام) would become another relative."""


BETWEEN = " / "
"""What joins a heading that stands in two rows."""


@cache
def spellings() -> Mapping[str, str]:
    """Every folded spelling of a header and the canonical field it stands for."""
    return {fold(str(spelling)): name for name, known in table("columns").items() for spelling in known}


def known(folded: str) -> str:
    """The field that a folded header is a known spelling of; "" when it is none.

    Ex: known("no") -> "record_id"; known("shoe size") -> ""
    """
    return spellings().get(folded, "")


@cache
def near(folded: str) -> str:
    """The field of the one known header that differs from this one by a letter in long words only; "" otherwise.

    Ex: near("governarate") -> "origin_place"; near("اسم الابن") -> ""
    """
    from rapidfuzz.distance import DamerauLevenshtein

    words = folded.split()
    fields = {
        name
        for spelling, name in spellings().items()
        if len(known := spelling.split()) == len(words)
        and all(
            one == other
            or (min(len(one), len(other)) >= LONG_WORD and DamerauLevenshtein.distance(one, other, score_cutoff=1) <= 1)
            for one, other in zip(words, known, strict=True)
        )
    }
    return fields.pop() if len(fields) == 1 else ""


def recognise(
    headers: Sequence[str], mapping: Mapping[str, str], rows: Sequence[Sequence[str]] = ()
) -> list[ColumnMatch]:
    """One match per header, in order. A field is given away once: to the mapping, then known headers, then near ones.

    Cells of `rows` raise or lower how sure each is. A near header that they contradict is suggested only, and so is
    what they say of a column whose header is not known: cells never decide alone.

    A mapping to "" says that a column is none of the fields, whatever its header.

    Ex: recognise(["No", "Full name", "Shoe size"], {}) -> fields "record_id", "name", ""
    """
    said = {fold(header): name for header, name in mapping.items()}
    folded = [fold(_without_person(header)) if fold(header) not in said else fold(header) for header in headers]
    columns = [[row[position] for row in rows] for position in range(len(headers))]
    ways: Sequence[tuple[str, Callable[[str], str]]] = (
        ("mapping", lambda key: said.get(key, "")),
        ("header", known),
        ("near", near),
    )
    matches = {
        position: ColumnMatch(headers[position], "", "mapping", 1.0)
        for position, key in enumerate(folded)
        if said.get(key) == ""
    }
    taken = {""}
    for said_by, field_of in ways:
        for position, key in enumerate(folded):
            if position not in matches and (name := field_of(key)) not in taken:
                matches[position] = _judge(headers[position], name, said_by, columns[position])
                taken.add(matches[position].field)
    for position, header in enumerate(headers):
        if position not in matches:
            name = suggest(columns[position])
            is_new = name not in taken
            matches[position] = (
                ColumnMatch(header, "", "contents", BY_CONTENTS, name) if is_new else ColumnMatch(header, "", "")
            )
    return [matches[position] for position in range(len(headers))]


def _without_person(header: str) -> str:
    """A joined heading without the group that it stands in, when that is the listed person and the whole is not known.

    Ex: "Detainee / Age" -> "Age"; "Informant / Name" and "Mother / Name" stay whole
    """
    group, between, rest = header.partition(BETWEEN)
    return rest if between and not known(fold(header)) and known(fold(group)) == "name" else header


def _judge(header: str, name: str, said_by: str, cells: Sequence[str]) -> ColumnMatch:
    """How sure this field is for this column; below SURE_ENOUGH it is only suggested. A person is always sure."""
    sure, share = SURE[said_by], fit(name, cells)
    if said_by == "mapping" or share is None:
        pass
    elif share >= AGREES:
        sure = 1 - (1 - sure) / 2
    elif share < CONTRADICTS:
        sure -= CONTRADICTION
    sure = round(sure, 2)
    return (
        ColumnMatch(header, name, said_by, sure)
        if sure >= SURE_ENOUGH
        else ColumnMatch(header, "", said_by, sure, name)
    )
