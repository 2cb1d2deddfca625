"""How many true matches, and how many pairs of kin, blocking brings at all: reckoned without the truth.

Pairs that no rule brings can't be counted. But how often matched records agree on each column is known from pairs that
other rules brought, which columns are said is known from any two records, and which blocks were too large is known too:
so pairs are made up and held against the rules. Names written in two scripts agree less often, all of them at once, so
that rates are taken apart by script. What else makes errors come together is not seen: true recall may be lower.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import coded as at
from khabar.linkage.blocking import Blocks
from khabar.linkage.comparisons import COMPARISONS
from khabar.linkage.encode import Encoded
from khabar.linkage.kinship import CROSSWISE, UNIT_OF
from khabar.linkage.pairs import Pairs
from khabar.linkage.rules import COMPARED
from khabar.linkage.training import Model

DRAWN = 6000
"""Pairs made up for each class."""

SURE = 0.5
"""Match probability from which a pair of the sample tells how often columns agree."""

LEAST = 0.5
"""Reach below which an estimate is not followed: of what is mostly out of sight, little can be said."""

SAID_OFTEN = 20.0
"""Pairs that a rate needs to stand beside the rate of both scripts together."""

Flags = NDArray[np.bool_]
Floats = NDArray[np.float64]


class Reach(NamedTuple):
    """Share of matches, and of the pairs of each kin class, that some rule brings."""

    matches: float
    kin: Floats


def whole_reach(model: Model) -> Reach:
    """What is taken before anything is known: everything is brought."""
    return Reach(1.0, np.ones(len(model.kin)))


class Lists(NamedTuple):
    """What is known of the records beforehand: their numbers, who is written in Arabic, how often any two agree."""

    hot: NDArray[np.int32]
    arabic: Flags
    by_chance: Floats


def look_at(encoded: Encoded) -> Lists:
    """Look at the records once."""
    hot = encoded.coded.hot
    return Lists(hot, in_arabic(encoded), _chance_rates(hot))


def reckon_reach(lists: Lists, blocks: Sequence[Blocks], sample: Pairs, chances: Floats, model: Model) -> Reach:
    """Reckon what these rules bring. `lists`: from `look_at`; `chances`: match probabilities of the sample."""
    hot, arabic, by_chance = lists
    if len(hot) < 2 or not blocks:
        return whole_reach(model)
    rng = np.random.default_rng(20_111_210)
    matched = _rates(hot, arabic, sample, chances)
    a = rng.integers(0, len(hot), DRAWN)
    b = (a + rng.integers(1, len(hot), DRAWN)) % len(hot)
    said = (hot[a, : at.KEYS] >= 0) & (hot[b, : at.KEYS] >= 0)
    across = (arabic[a] != arabic[b]).astype(np.int64)
    luck = rng.random((DRAWN, len(COMPARISONS)))[:, _comparison_of()]
    shut = [np.zeros(DRAWN, np.bool_) if s is None else np.unpackbits(s)[a] > 0 for s in (k.shut for k in blocks)]

    def brought(rates: Floats) -> float:
        agree = said & (luck < rates[across])
        agree[:, at.ANY_ORDER] = agree[:, 0] & agree[:, 3]
        agreed = agree @ (1 << np.arange(at.KEYS))
        found = np.zeros(DRAWN, np.bool_)
        for block, closed in zip(blocks, shut, strict=True):
            found |= (agreed & block.rule.mask == block.rule.mask) & ~closed
        return float(found.mean())

    unit = np.array([UNIT_OF.get(int(c), -1) for c in _comparison_of()])
    kin = []
    for units in model.kin_units.tolist():
        shared = (unit >= 0) & ((units >> np.maximum(unit, 0)) & 1 > 0) & (not units >> CROSSWISE & 1)
        kin.append(brought(np.where(shared, matched, by_chance)))
    return Reach(max(brought(matched), LEAST), np.maximum(np.array(kin, np.float64), LEAST))


def in_arabic(encoded: Encoded) -> Flags:
    """Say of each record whether its given name, or else its family's, is written in Arabic letters."""
    cold = encoded.coded.cold
    arabic = np.array(
        [any("\u0600" <= letter <= "\u06ff" for letter in word) for word in encoded.names.words], np.bool_
    )
    word = np.where(cold[:, 0] >= 0, cold[:, 0], cold[:, 3])
    return np.asarray((word >= 0) & arabic[word])


def _comparison_of() -> NDArray[np.int64]:
    """The comparison that each key column belongs to; the list goes with none that matters."""
    return np.array([COMPARED.get(name, len(COMPARISONS) - 1) for name in at.HOT[: at.KEYS]])


def _rates(hot: NDArray[np.int32], arabic: Flags, sample: Pairs, chances: Floats) -> Floats:
    """How often matched records agree on each column that both say: (same script, across scripts) x columns."""
    sure = np.flatnonzero(chances >= SURE)
    left, right, free, weight = sample.left[sure], sample.right[sure], sample.free[sure], chances[sure]
    across = arabic[left] != arabic[right]
    rates = np.zeros((2, at.KEYS))
    for column, comparison in enumerate(_comparison_of().tolist()):
        a, b = hot[left, column], hot[right, column]
        taught = (a >= 0) & (b >= 0) & ((free >> comparison) & 1 > 0)
        counts = np.array([[weight[taught & (across == s)].sum() for s in (False, True)]] * 2)
        counts[1] = [weight[taught & (across == s) & (a == b)].sum() for s in (False, True)]
        both = counts[1].sum() / max(counts[0].sum(), 1.0)
        rates[:, column] = (counts[1] + SAID_OFTEN * both) / (counts[0] + SAID_OFTEN)
    return rates


def _chance_rates(hot: NDArray[np.int32]) -> Floats:
    """How often any two records agree on each column that both say."""
    rates = np.zeros(at.KEYS)
    for column in range(at.KEYS):
        values = hot[hot[:, column] >= 0, column]
        if len(values) > 1:
            counts = np.bincount(values).astype(np.float64)
            rates[column] = float((counts * (counts - 1)).sum() / (len(values) * (len(values) - 1.0)))
    return rates
