"""The weight of every part of one name against every part of another, under the usual frequencies."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.names import kernels, pool, tables
from khabar.names.attested import attested
from khabar.names.channel import LONGEST
from khabar.names.counted import known
from khabar.names.initials import weigh_initials
from khabar.names.spelling import SCRIPTS, Token, coded
from khabar.names.tokens import merged
from khabar.names.usual import usual

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
NEVER = -1e9
LEAST = 1e-12
"""Chances that are too small to tell from a mismatch are not followed."""
NAME = 1e-4
"""Share from which a form is known as a name of its own."""
CONFUSED = 0.05
"""How much less likely a slip is when it gives another name that everybody knows: who writes and who reads notice."""


class Weights(NamedTuple):
    """In nats: `parts[i, j]`, `joined_a[i, j]` (parts i and i + 1 of a as one word against j), `joined_b` likewise."""

    parts: Floats
    joined_a: Floats
    joined_b: Floats


class Group(NamedTuple):
    """Tokens of one script: where they stand, their first forms, how usual they are, and their readings.

    `shares` is filled by `usual` as it is asked for.
    """

    script: str
    tokens: tuple[Token, ...]
    places: Ints
    forms: tuple[str, ...]
    shares: Floats
    letters: NDArray[np.uint8]
    sizes: Ints
    parts: Ints
    costs: Floats

    @property
    def initials(self) -> bool:
        """Whether one of them is a single letter."""
        return min(map(len, self.forms)) == 1

    def usual(self, chances: Floats) -> Floats:
        """How usual each token is, or 1.0 where its column of `chances` holds none: then it makes no difference."""
        unknown = np.isnan(self.shares)
        if not unknown.any():
            return self.shares
        for place in np.flatnonzero(chances.any(0) & unknown):
            self.shares[place] = usual(self.tokens[place])
        return np.where(np.isnan(self.shares), 1.0, self.shares)

    @property
    def readings(self) -> tuple[NDArray[np.uint8], Ints, Ints, Floats]:
        """The readings as the kernel takes them."""
        return self.letters, self.sizes, self.parts, self.costs


class Side(NamedTuple):
    """One name to weigh: how many parts it has, and its tokens by script, two neighbours as one word after them."""

    size: int
    groups: tuple[Group, ...]


def side(tokens: Sequence[Token]) -> Side:
    """The tokens of a name made ready to be weighed against others."""
    every = [*tokens, *(merged(a, b) for a, b in pairwise(tokens))]
    scripts = sorted({one[0] for one in every if one}, key=SCRIPTS.index)
    groups = (
        _group(script, [(n, one) for n, one in enumerate(every) if one and one[0] == script]) for script in scripts
    )
    return Side(len(tokens), tuple(groups))


def _group(script: str, tokens: list[tuple[int, Token]]) -> Group:
    held = [_spelled(one) for _, one in tokens]
    counts = [len(sizes) for _, sizes, _ in held]
    return Group(
        script,
        tuple(one for _, one in tokens),
        np.array([place for place, _ in tokens]),
        tuple(one[1][0][0] for _, one in tokens),
        np.full(len(tokens), np.nan),
        np.frombuffer(b"".join([letters for letters, _, _ in held]), np.uint8).reshape(-1, LONGEST),
        np.array([size for _, sizes, _ in held for size in sizes]),
        np.repeat(np.arange(len(tokens)), counts),
        np.array([cost for _, _, costs in held for cost in costs]),
    )


@lru_cache(maxsize=1 << 16)
def _spelled(token: Token) -> tuple[bytes, tuple[int, ...], tuple[float, ...]]:
    """The readings of a token: their letters, filled up to the same length, how many they are, and their costs."""
    codes = [coded(form, token[0]) for form, _ in token[1]]
    letters = b"".join([code.ljust(LONGEST, b"\0") for code in codes])
    return letters, tuple(map(len, codes)), tuple(cost for _, cost in token[1])


def weigh(a: Side, b: Side) -> Weights:
    """The weights of all pairs of parts, two neighbours written as one word included."""
    n, m = a.size, b.size
    if len(a.groups) == 1 == len(b.groups):
        found = _of_groups(a.groups[0], b.groups[0])
    else:
        found = np.full((2 * n - 1, 2 * m - 1), NEVER)
        for ours in a.groups:
            for theirs in b.groups:
                found[ours.places[:, None], theirs.places] = _of_groups(ours, theirs)
    joined_a, joined_b = np.full((n, m), NEVER), np.full((n, m), NEVER)
    joined_a[: n - 1] = found[n:, :m]
    joined_b[:, : m - 1] = found[:n, m:]
    return Weights(found[:n, :m].copy(), joined_a, joined_b)


def _of_groups(a: Group, b: Group) -> Floats:
    """The weights of tokens of one script against those of one script, initials weighed by what they stand for."""
    weights = _of_scripts(a, b)
    if a.initials or b.initials:
        weigh_initials(a.script, a.forms, b.script, b.forms, weights)
    return weights


def _of_scripts(a: Group, b: Group) -> Floats:
    """The weights of tokens of one script against those of one script, the same with the sides changed over."""
    if a.script == b.script:
        both = np.sqrt(_chances(a, b) * _chances(b, a).T)
        if a.script == "arabic":
            both *= _confusions(a.forms, b.forms)
        return pool.weigh(both, np.sqrt(a.usual(both.T)[:, None] * b.usual(both)), pool.mismatch(a.script, b.script))
    if a.script == "latin":
        return _of_scripts(b, a).T
    chance = _attested(a.forms, b.forms, _chances(a, b))
    return pool.weigh(chance, b.usual(chance), pool.mismatch(a.script, b.script))


def _chances(a: Group, b: Group) -> Floats:
    """P(b | a) by the channel, of the likeliest readings."""
    chances = np.zeros((len(a.forms), len(b.forms)))
    channel = tables.channel(a.script, b.script)
    kernels.pair_chances(*a.readings, *b.readings, channel.tables, LEAST, chances)
    return chances


def chances(query: Token, others: Sequence[Token]) -> Floats:
    """P(query | other) for tokens of one script; P(other | query) for an Arabic query against Latin ones."""
    one, several = _group(query[0], [(0, query)]), _group(others[0][0], list(enumerate(others)))
    if one.script == several.script:
        return np.asarray(_chances(several, one)[:, 0])
    if one.script == "arabic":
        return np.asarray(_attested(one.forms, several.forms, _chances(one, several))[0])
    return np.asarray(_attested(several.forms, one.forms, _chances(several, one))[:, 0])


def _attested(arabic: tuple[str, ...], latin: tuple[str, ...], chances: Floats) -> Floats:
    """The channel, interpolated with the spellings that are attested."""
    held = attested()
    for row, form in enumerate(arabic):
        trust = held.trust.get(form, 0.0)
        if trust:
            shares = held.latin[form]
            chances[row] *= 1 - trust
            for column, other in enumerate(latin):
                if other in shares:
                    chances[row, column] += trust * shares[other]
    return chances


def _confusions(a: tuple[str, ...], b: tuple[str, ...]) -> Floats:
    """Factors for pairs of forms that are both well-known names, and not the same. Ex: علي and علا -> 0.05."""
    shares = known("arabic")
    ours, theirs = ([shares.get(form, 0.0) > NAME for form in forms] for forms in (a, b))
    return np.array(
        [
            [CONFUSED if x and y and p != q else 1.0 for q, y in zip(b, theirs, strict=True)]
            for p, x in zip(a, ours, strict=True)
        ]
    )
