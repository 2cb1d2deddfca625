"""The tokens of a name laid out for the kernels as plain numbers, what a word gives computed once."""

from collections.abc import Sequence
from functools import cache
from math import nan
from struct import pack
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.names.attested import attested
from khabar.names.channel import LONGEST
from khabar.names.counted import known
from khabar.names.rivals import best_known, standing
from khabar.names.spelling import SCRIPTS, Token, coded
from khabar.names.tokens import ARTICLES
from khabar.names.usual import usual

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
HEAD, READING = 8, 6
"""Doubles of a record before the names that it is attested for, and of a reading, the last three its letters."""


class Written(NamedTuple):
    """A token laid out by itself: its script, first form and what `unlaying` reads, as bytes of doubles.

    The record of a token: how many doubles it has, how many readings, how usual it is (NaN where the kernel finds it),
    the number of its form among those attested or -1, how far its attested spellings are trusted, P(form | name) of the
    known name mostly written so, whether it is a known name itself, how many names it is attested for; of each of these
    the number, P(form | name) and the same as a part of the best; then of each reading, the last one first, its
    letters' number, its cost, its known share and the letters. Two neighbours as one word have a record without
    readings, that ends with the known shares of both ways to write them.
    """

    script: str
    form: str
    record: bytes


class Group(NamedTuple):
    """The tokens of a name that are of one script: where they stand, and the records of all of them."""

    script: str
    places: tuple[int, ...]
    forms: tuple[str, ...]
    laid: Floats


class Side(NamedTuple):
    """One name to weigh: how many parts it has, and its tokens by script, two neighbours as one word after them.

    `kunya`: whether it has a kunya before it.
    """

    size: int
    groups: tuple[Group, ...]
    kunya: bool = False


def side(parts: Sequence[Written], kunya: bool = False) -> Side:
    """The tokens of a name made ready to be weighed against others; `kunya`: whether it has one before it."""
    scripts = {one.script for one in parts}
    if len(scripts) == 1:
        return Side(len(parts), (_whole(parts),), kunya)
    return Side(len(parts), tuple(_group(script, parts) for script in SCRIPTS if script in scripts), kunya)


def _whole(parts: Sequence[Written]) -> Group:
    """A name of one script, what each part makes with the next after it."""
    before = parts[0]
    held = [before.record]
    for one in parts[1:]:
        held += (_together(before, one), one.record)
        before = one
    return Group(before.script, (), tuple([one.form for one in parts]), np.frombuffer(b"".join(held)))


def _group(script: str, parts: Sequence[Written]) -> Group:
    """The tokens of one of several scripts."""
    places = [place for place, one in enumerate(parts) if one.script == script]
    held, joined = [], []
    for place in places:
        held.append(parts[place].record)
        if place + 1 in places:
            held.append(_together(parts[place], parts[place + 1]))
            joined.append(len(parts) + place)
    forms = tuple([parts[place].form for place in places])
    return Group(script, (*places, *joined), forms, np.frombuffer(b"".join(held)))


def written(token: Token) -> Written:
    """A token laid out."""
    script, readings = token
    shares, plain, held = known(script), True, []
    for other, cost in reversed(readings):
        code = coded(other, script)
        plain &= len(code) == len(other)
        held.append(pack("3d24s", len(code), cost, shares.get(other, 0.0), code))
    head = _head(token, len(readings), nan if plain else usual(token), READING * len(readings))
    return Written(script, readings[0][0], head + b"".join(held))


def _together(a: Written, b: Written) -> bytes:
    """What is known of two neighbours as one word, as `tokens.merged` reads them; most often nothing is."""
    form, longer = a.form + b.form, a.form + ARTICLES[a.script] + b.form
    names = _names(a.script)
    if form not in names and longer not in names:
        return _NOTHING
    shares = known(a.script)
    shared = pack("2d", shares.get(longer, 0.0), shares.get(form, 0.0))
    return _head((a.script, ((form, 0.0),)), 0, nan, 2) + shared


def _head(token: Token, readings: int, usual: float, more: int) -> bytes:
    """A record up to its readings; `more`: how many doubles come after it."""
    held, form, stands = attested(), token[1][0][0], standing(token)
    if token[0] == "arabic":
        own = held.number.get(form, -1)
        return pack("8d", HEAD + more, readings, usual, own, held.trust.get(form, 0.0), 0.0, stands, 0)
    names = held.arabic.get(form)
    if not names:
        return pack("8d", HEAD + more, readings, usual, -1, 0.0, stands, 0.0, 0)
    best, numbers = best_known(form), []
    for arabic, share in names.items():
        numbers += [held.number[arabic], share, held.trust[arabic] * share / best if best else 0.0]
    size = HEAD + len(numbers)
    return pack(f"{size}d", size + more, readings, usual, -1, 0.0, stands, 0.0, len(names), *numbers)


_NOTHING = pack("10d", HEAD + 2, 0, nan, -1, 0.0, 0.0, 0.0, 0, 0.0, 0.0)


@cache
def _names(script: str) -> frozenset[str]:
    """All forms of a script of which something is known."""
    return frozenset(known(script)) | frozenset(attested().latin if script == "arabic" else attested().arabic)


def readings(tokens: Sequence[Token]) -> tuple[NDArray[np.uint8], Ints, Ints, Floats]:
    """The readings of tokens as `kernels.pair_chances` takes them, however many they are."""
    held = [(coded(form, script), n, cost) for n, (script, own) in enumerate(tokens) for form, cost in reversed(own)]
    return (
        np.frombuffer(b"".join([code.ljust(LONGEST, b"\0") for code, _, _ in held]), np.uint8).reshape(-1, LONGEST),
        np.array([len(code) for code, _, _ in held]),
        np.array([n for _, n, _ in held]),
        np.array([cost for _, _, cost in held]),
    )
