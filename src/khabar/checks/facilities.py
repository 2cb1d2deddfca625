"""Whether two names of facilities may mean one: by what is proper to each, in either script, whatever the spelling."""

from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz import fuzz

from khabar.names import compare, key
from khabar.places.fold import plain

ONE_SLIP = 80
"""Similarity of letters (0 to 100) from which two words of one script may be one word with a slip."""
ALIKE = 0.5
"""Similarity of sound (0 to 1) from which two words are spellings of one."""


class Facility(NamedTuple):
    """A facility as a claim names it: its key on the controlled list ("" where it is on none) and its names."""

    key: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """That two names mean two facilities; `is_sure` when no spelling, translation or looser word explains it."""

    is_sure: bool


@dataclass(frozen=True, slots=True)
class _Words:
    """A name taken apart: numbers, words for a kind, a side, a quality, and what is left, which is proper to it."""

    numbers: Set[str]
    kinds: Set[str]
    sides: Set[str]
    qualities: Set[str]
    proper: tuple[str, ...]


def apart(one: Facility, other: Facility) -> Apart | None:
    """Whether two facilities are surely, or likely, two; None where both names may mean one.

    Two of the controlled list are two. Else numbers that differ and proper names that do not sound alike in one script
    are sure; another kind or side of the same name, and names of two scripts of which one may be the translation, are
    likely. What only one of the two says is no difference.

    Ex: apart(Facility("", ("فرع الروابي",)), Facility("", ("Al Rawaby branch",))) -> None
    apart(Facility("", ("Branch 215",)), Facility("", ("الفرع ٢٢٧",))) -> Apart(is_sure=True)
    """
    if one.key and other.key:
        return Apart(True) if one.key != other.key else None
    found = [_apart(_taken_apart(a), _taken_apart(b)) for a in one.names for b in other.names]
    known = [each for each in found if each is not None]
    if not found or len(known) < len(found):
        return None
    return Apart(any(each.is_sure for each in known))


def _apart(one: _Words, other: _Words) -> Apart | None:
    if _exclude(one.numbers, other.numbers):
        return Apart(True)
    is_other_kind = _exclude(one.kinds, other.kinds) or _exclude(one.sides, other.sides)
    if one.proper and other.proper:
        return _by_names(one.proper, other.proper) or (Apart(False) if is_other_kind else None)
    if one.numbers or other.numbers:
        return Apart(False) if is_other_kind and not one.numbers & other.numbers else None
    says_more, is_named = _says_more(one, other) and _says_more(other, one), bool(one.proper or other.proper)
    return Apart(is_other_kind and not is_named) if is_other_kind or says_more else None


def _says_more(one: _Words, other: _Words) -> bool:
    """Whether the first names itself by something that the second does not say."""
    own = (one.sides | one.qualities) - (other.sides | other.qualities)
    return bool(own or (one.proper and not other.proper))


def _exclude(one: Set[str], other: Set[str]) -> bool:
    return bool(one and other) and one.isdisjoint(other)


def _by_names(one: tuple[str, ...], other: tuple[str, ...]) -> Apart | None:
    """Apart where neither is covered by the other; across scripts only where nothing sounds alike, and never surely."""
    matched = [any(_is_alike(a, b) for b in other) for a in one]
    again = [any(_is_alike(a, b) for a in one) for b in other]
    if all(matched) or all(again):
        return None
    if _script(one) != _script(other):
        return None if any(matched) else Apart(False)
    return Apart(not any(matched))


def _script(words: tuple[str, ...]) -> bool:
    return all(word.isascii() for word in words)


@lru_cache(maxsize=1 << 16)
def _is_alike(one: str, other: str) -> bool:
    if one == other or ((heard := key(one)) and heard == key(other)):
        return True
    if one.isascii() == other.isascii() and fuzz.ratio(one, other) >= ONE_SLIP:
        return True
    return compare(one, other).similarity >= ALIKE


@lru_cache(maxsize=1 << 16)
def _taken_apart(name: str) -> _Words:
    meant = _meanings()
    found: dict[str, set[str]] = {"kinds": set(), "sides": set(), "qualities": set(), "loose": set(), "numbers": set()}
    proper, of_two_rooms = [], []
    for word in _words(name):
        if word.isdigit():
            found["numbers"].add(str(int(word)))
        elif word not in meant:
            proper.append(word)
        elif len(meant[word]) > 1:
            of_two_rooms.append(meant[word])
        else:
            ((room, meaning),) = meant[word]
            found[room].add(meaning)
    is_told = bool(found["kinds"])
    for room, meaning in (each for meanings in of_two_rooms for each in meanings):
        if (room == "kinds") != is_told:
            found[room].add(meaning)
    return _Words(found["numbers"], found["kinds"], found["sides"], found["qualities"], tuple(proper))


def _words(name: str) -> Iterable[str]:
    """The words of a name folded, without articles."""
    for word in plain(name).split():
        yield word[2:] if word.startswith("ال") and len(word) > 4 else word


@cache
def _meanings() -> dict[str, list[tuple[str, str]]]:
    """By folded word: the rooms of the table it stands in, and what it means there."""
    import yaml

    table = yaml.safe_load(files("khabar.checks").joinpath("data/facility_words.yaml").read_text("utf-8"))
    loose = {word: [word] for word in table.pop("loose")}
    found: dict[str, list[tuple[str, str]]] = {}
    for room, meanings in {**table, "loose": loose}.items():
        for meaning, spellings in meanings.items():
            for word in {folded for spelling in spellings for folded in _words(spelling)}:
                found.setdefault(word, []).append((room, meaning))
    return found
