"""The tokens of a name laid out for the kernels, what a word gives computed once."""

from collections.abc import Sequence
from functools import lru_cache
from math import nan
from struct import pack
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.names.attested import attested
from khabar.names.channel import LONGEST
from khabar.names.counted import known
from khabar.names.spelling import SCRIPTS, Token, coded
from khabar.names.tokens import ARTICLES, MOST, merged
from khabar.names.usual import usual

Ints = NDArray[np.int64]
Laid = tuple[
    NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8], NDArray[np.float64], NDArray[np.float64], int
]  # fmt: skip
"""Of each reading its letters (`LONGEST` bytes), how many they are, its token, its cost and known share in turn; of
each token how usual it is, NaN where the kernel finds it, and how far attested spellings are trusted; how many tokens
are parts, and not two of them as one word."""
_NUMBER = [bytes([n]) for n in range(2 * MOST)]
_ARTICLE = {script: coded(article, script) for script, article in ARTICLES.items()}


class Written(NamedTuple):
    """A token laid out by itself, in bytes, its readings with the last one first.

    `code` are the letters of its first form; `plain` says that all of them are looked at.
    """

    token: Token
    form: str
    code: bytes
    plain: bool
    letters: bytes
    sizes: bytes
    numbers: bytes
    given: bytes


class Group(NamedTuple):
    """The tokens of a name that are of one script: where they stand, their first forms, and all of them laid out."""

    script: str
    places: tuple[int, ...]
    forms: tuple[str, ...]
    laid: Laid


class Side(NamedTuple):
    """One name to weigh: how many parts it has, and its tokens by script, two neighbours as one word after them."""

    size: int
    groups: tuple[Group, ...]


def side(tokens: Sequence[Token]) -> Side:
    """The tokens of a name made ready to be weighed against others."""
    parts = list(map(written, tokens))
    scripts = {script for script, _ in tokens}
    return Side(len(tokens), tuple(_group(script, parts) for script in SCRIPTS if script in scripts))


@lru_cache(maxsize=1 << 16)
def written(token: Token) -> Written:
    """A token laid out."""
    script, readings = token
    shares = known(script)
    codes = [coded(form, script) for form, _ in readings]
    plain = all(len(code) == len(form) for code, (form, _) in zip(codes, readings, strict=True))
    codes.reverse()
    numbers = [number for form, cost in reversed(readings) for number in (cost, shares.get(form, 0.0))]
    form = readings[0][0]
    return Written(
        token,
        form,
        codes[-1],
        plain,
        b"".join([code.ljust(LONGEST, b"\0") for code in codes]),
        bytes(map(len, codes)),
        pack(f"{len(numbers)}d", *numbers),
        pack("2d", nan if plain else usual(token), _trust(script, form)),
    )


def _trust(script: str, form: str) -> float:
    return attested().trust.get(form, 0.0) if script == "arabic" else 0.0


def _together(a: Written, b: Written) -> Written:
    """Two neighbours as one word, as `tokens.merged` reads them."""
    script = a.token[0]
    article, shares = _ARTICLE[script], known(script)
    form, longer = a.form + b.form, a.form + ARTICLES[script] + b.form
    code, more = (a.code + b.code)[:LONGEST], (a.code + article + b.code)[:LONGEST]
    plain = a.plain and b.plain and len(longer) <= LONGEST
    return Written(
        a.token,
        form,
        code,
        plain,
        more.ljust(LONGEST, b"\0") + code.ljust(LONGEST, b"\0"),
        bytes((len(more), len(code))),
        pack("4d", 0.0, shares.get(longer, 0.0), 0.0, shares.get(form, 0.0)),
        pack("2d", nan if plain else usual(merged(a.token, b.token)), _trust(script, form)),
    )


def _group(script: str, parts: list[Written]) -> Group:
    """The tokens of one script, each part before what it makes with the next: they begin alike."""
    places = [place for place, one in enumerate(parts) if one.token[0] == script]
    size = len(places)
    held, owners = [], []
    joined: list[Written] = []
    for n, place in enumerate(places[:size]):
        held.append(parts[place])
        owners.append(_NUMBER[n] * len(parts[place].sizes))
        if n + 1 < size and places[n + 1] == place + 1:
            both = _together(parts[place], parts[place + 1])
            held.append(both)
            owners.append(_NUMBER[size + len(joined)] * 2)
            joined.append(both)
            places.append(len(parts) + place)
    every = [parts[place] for place in places[:size]] + joined
    laid = (
        np.frombuffer(b"".join([one.letters for one in held]), np.uint8),
        np.frombuffer(b"".join([one.sizes for one in held]), np.uint8),
        np.frombuffer(b"".join(owners), np.uint8),
        np.frombuffer(b"".join([one.numbers for one in held])),
        np.frombuffer(b"".join([one.given for one in every])),
        size,
    )
    return Group(script, tuple(places), tuple([one.form for one in every]), laid)


def readings(tokens: Sequence[Token]) -> tuple[NDArray[np.uint8], Ints, Ints, NDArray[np.float64]]:
    """The readings of tokens as `kernels.pair_chances` takes them, however many they are."""
    held = list(map(written, tokens))
    return (
        np.frombuffer(b"".join([one.letters for one in held]), np.uint8).reshape(-1, LONGEST),
        np.frombuffer(b"".join([one.sizes for one in held]), np.uint8).astype(np.int64),
        np.repeat(np.arange(len(held)), [len(one.sizes) for one in held]),
        np.frombuffer(b"".join([one.numbers for one in held]))[::2].copy(),
    )
