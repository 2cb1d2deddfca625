"""What is compared of the rows of one document: digests of who they name and of what they say, as arrays."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from khabar.checks.editions import Line
from khabar.dates import read_date
from khabar.names import key, parse

WHO = ("mother_name", "birth_date", "age", "origin_place")
WHAT = ("event_date", "event_place", "facility", "note")
SAID = (*WHO, *WHAT)
"""What is compared beside the name. Two honest lists give the same numbers and one of few events: those say nothing."""

DATES = frozenset({"birth_date", "event_date"})
SORTED_BY = ("name", "family", "mother_name", "birth_date", "origin_place", "event_date", "event_place", "facility",
             "national_id", "register_number")  # fmt: skip
"""What a list may be sorted by; an order that follows from one of these says nothing."""

LONGEST = 12
"""Words of a name that are looked at."""

Digests = NDArray[np.uint64]
Ranks = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one document, in their order.

    `persons` (n) digests who a row names, whatever the spelling and script; `names` (n) the name as written; `said`
    (n, len(SAID)) the other texts, 0 for none; `ranks` (n, len(SORTED_BY)) where a row would stand in each order, -1
    for nothing to sort by. `words` are the different words of names, folded, `word_of` and `row_of` which word stands
    where.
    """

    persons: Digests
    names: Digests
    said: NDArray[np.uint64]
    ranks: NDArray[np.int32]
    words: tuple[str, ...]
    word_of: Ranks
    row_of: Ranks

    def __len__(self) -> int:
        return len(self.persons)


def rows_of(lines: Iterable[Line]) -> Rows:
    """Take from rows what is compared.

    Ex: rows_of([Line("1", {"name": "محمد الخولي"})]) has the same `persons` as the row of "Mohamad al-Khouli".
    """
    persons, names, said, orders = [], [], [], []
    numbers: dict[str, int] = {}
    word_of: list[int] = []
    row_of: list[int] = []
    for place, line in enumerate(lines):
        words = line.name.split()[:LONGEST]
        heard = sorted(filter(None, (_read(word)[1] for word in words)))
        persons.append(digest(" ".join(heard)) if len(heard) > 1 else 0)
        names.append(digest(" ".join(words)))
        said.append([digest(" ".join(line.texts.get(name, "").split())) for name in SAID])
        orders.append(_order(line, words))
        for word in words:
            if form := _read(word)[0]:
                word_of.append(numbers.setdefault(form, len(numbers)))
                row_of.append(place)
    return Rows(
        np.array(persons, np.uint64),
        np.array(names, np.uint64),
        np.array(said, np.uint64).reshape(-1, len(SAID)),
        _ranked(orders),
        tuple(numbers),
        np.array(word_of, np.int32),
        np.array(row_of, np.int32),
    )


@lru_cache(maxsize=1 << 18)
def digest(text: str) -> int:
    """64 bits of a text; 0 for an empty one."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()) if text else 0


@lru_cache(maxsize=1 << 18)
def _read(word: str) -> tuple[str, str]:
    """A word of a name folded, and its class in all scripts."""
    return "".join(part.form for part in parse(word).parts), key(word)


def _order(line: Line, words: Sequence[str]) -> list[str]:
    forms = [_read(word)[0] for word in words]
    texts = {"name": " ".join(forms), "family": forms[-1] if forms else ""}
    return [texts[name] if name in texts else _sortable(name, line.texts.get(name, "")) for name in SORTED_BY]


@lru_cache(maxsize=1 << 16)
def _sortable(field: str, text: str) -> str:
    """A text as a sorted list would have it: dates by the day, numbers by their size."""
    if field in DATES:
        return read_date(text).edtf if text else ""
    text = " ".join(text.split())
    return text.zfill(30) if text.isdigit() else text


def _ranked(orders: list[list[str]]) -> NDArray[np.int32]:
    ranks = np.full((len(orders), len(SORTED_BY)), -1, np.int32)
    for column, texts in enumerate(zip(*orders, strict=True)):
        place = {text: number for number, text in enumerate(sorted({text for text in texts if text}))}
        ranks[:, column] = [place.get(text, -1) for text in texts]
    return ranks
