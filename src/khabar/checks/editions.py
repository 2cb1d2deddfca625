"""Which rows of a newer copy of a list are rows of the older one: by their ids where these hold, else by content.

An id holds when the rows that share one mostly share the name too; the serial numbers of a list that was sorted anew do
not. What is not surely the same row stays apart: it counts as gone in the one and added in the other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from khabar.checks.likeness import alike
from khabar.model import NAME_FIELDS

IDENTITY = (*NAME_FIELDS, "mother_name", "sex", "birth_date", "origin_place", "national_id", "register_number")
TRUST = 0.8
"""The share of common ids whose rows have one name from which ids are believed."""

CLOSE = 2000
"""How many rows may be left on either side for names to be compared one by one."""

Keys = np.ndarray[tuple[int], np.dtype[np.uint64]]
Positions = np.ndarray[tuple[int], np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class Line:
    """A row for comparing: its texts by canonical field, or by header where none was recognised; no empty ones."""

    given_id: str
    texts: Mapping[str, str]

    @property
    def name(self) -> str:
        return " ".join(self.texts[key] for key in NAME_FIELDS if key in self.texts)


@dataclass(frozen=True, slots=True)
class Alignment:
    """For each newer row the position of the older one that it follows (-1: added), and whether it changed."""

    earlier: Positions
    is_changed: "np.ndarray[tuple[int], np.dtype[np.bool_]]"
    older: int

    @property
    def followed(self) -> int:
        return int((self.earlier >= 0).sum())

    @property
    def counts(self) -> dict[str, int]:
        """How many rows were added, changed, are the same, are gone."""
        changed = int(self.is_changed.sum())
        return {
            "added": len(self.earlier) - self.followed,
            "changed": changed,
            "same": self.followed - changed,
            "gone": self.older - self.followed,
        }

    @property
    def agreement(self) -> float:
        """The share of the shorter list that is in the other one too, 0 to 1."""
        return self.followed / max(1, min(self.older, len(self.earlier)))


def line_of(columns: Sequence[tuple[str, str]], cells: Sequence[str]) -> Line:
    """A row as a line; `columns` are (header, canonical field or "").

    Ex: line_of([("No", "record_id"), ("Name", "name"), ("Shoe", "")], ["7", "Zayd", "44"]).texts["Shoe"] -> "44"
    """
    texts = {
        field or header: text for (header, field), cell in zip(columns, cells, strict=True) if (text := cell.strip())
    }
    return Line(texts.pop("record_id", ""), texts)


def align(older: Callable[[], Iterable[Line]], newer: Callable[[], Iterable[Line]]) -> Alignment:
    """Align two editions; each is asked for once, and once more when few rows are left over to look at closely."""
    old, new = _Digests(older()), _Digests(newer())
    found = np.full(len(new.content), -1, np.int64)
    free = np.ones(len(old.content), bool)

    def pair(of_old: Keys, of_new: Keys, *, only_unique: bool = False) -> None:
        """Pair rows that are left on both sides, the first with the first of equal keys; a key of 0 never pairs."""
        left_old = np.flatnonzero(free & (of_old != 0))
        left_new = np.flatnonzero((found < 0) & (of_new != 0))
        a, b = _equal(of_old[left_old], of_new[left_new], only_unique)
        found[left_new[b]] = left_old[a]
        free[left_old[a]] = False

    if _are_ids_kept(old, new):
        pair(_both(old.ids, old.content), _both(new.ids, new.content))
        pair(old.ids, new.ids)
    pair(old.content, new.content)
    pair(old.identity, new.identity)
    pair(old.names, new.names, only_unique=True)
    left_old, left_new = np.flatnonzero(free), np.flatnonzero(found < 0)
    if 0 < len(left_old) <= CLOSE and 0 < len(left_new) <= CLOSE:
        for a, b in alike(_pick(older(), left_old), _pick(newer(), left_new)):
            found[left_new[b]] = left_old[a]
    changed = found >= 0
    changed[changed] = new.content[changed] != old.content[found[changed]]
    return Alignment(found, changed, len(old.content))


class _Digests:
    """Of each row 64 bits of its id, of all its texts, of what tells a person apart, and of its name; 0 for none."""

    def __init__(self, lines: Iterable[Line]) -> None:
        rows = (
            (
                _digest(line.given_id),
                _digest("row", *sorted(f"{key}\x1f{text}" for key, text in line.texts.items())),
                _digest(*(line.texts.get(key, "") for key in IDENTITY)) if line.name else 0,
                _digest(line.name),
            )
            for line in lines
        )
        table = np.fromiter(rows, [(name, np.uint64) for name in ("ids", "content", "identity", "names")])
        self.ids, self.content, self.identity, self.names = (
            np.ascontiguousarray(table[name]) for name in ("ids", "content", "identity", "names")
        )


def _digest(*texts: str) -> int:
    whole = "\x1e".join(texts)
    return int.from_bytes(blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=8).digest()) if whole else 0


def _both(one: Keys, other: Keys) -> Keys:
    return np.where(one == 0, np.uint64(0), one * np.uint64(0x9E3779B97F4A7C15) ^ other)


def _ranked(keys: Keys) -> Keys:
    """Keys of which no two are equal: each mixed with how often it stood before."""
    order = np.argsort(keys, kind="stable")
    begins = np.r_[True, keys[order][1:] != keys[order][:-1]] if len(keys) else np.zeros(0, bool)
    numbers = np.arange(len(keys))
    rank = np.empty(len(keys), np.uint64)
    rank[order] = numbers - np.maximum.accumulate(np.where(begins, numbers, 0))
    return keys + rank * np.uint64(0xBF58476D1CE4E5B9)


def _equal(a: Keys, b: Keys, only_unique: bool) -> tuple[Positions, Positions]:
    """Positions of equal keys in both, in pairs."""
    if only_unique:
        a_once, b_once = _once(a), _once(b)
        _, in_a, in_b = np.intersect1d(a[a_once], b[b_once], assume_unique=True, return_indices=True)
        return a_once[in_a], b_once[in_b]
    _, in_a, in_b = np.intersect1d(_ranked(a), _ranked(b), assume_unique=True, return_indices=True)
    return in_a, in_b


def _once(keys: Keys) -> Positions:
    _, first, counts = np.unique(keys, return_index=True, return_counts=True)
    once: Positions = first[counts == 1]
    return once


def _are_ids_kept(old: _Digests, new: _Digests) -> bool:
    """Whether rows that share an id mostly share the name."""
    a, b = _equal(old.ids, new.ids, only_unique=True)
    used = (old.ids[a] != 0) & (old.names[a] != 0)
    return bool(used.any()) and bool((old.names[a][used] == new.names[b][used]).mean() >= TRUST)


def _pick(lines: Iterable[Line], positions: Positions) -> list[Line]:
    return list(_picked(lines, iter(positions.tolist())))


def _picked(lines: Iterable[Line], wanted: Iterator[int]) -> Iterator[Line]:
    next_wanted = next(wanted, None)
    for position, line in enumerate(lines):
        if position == next_wanted:
            yield line
            next_wanted = next(wanted, None)
