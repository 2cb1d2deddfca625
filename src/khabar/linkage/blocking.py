"""Blocks: records that a rule brings together, none larger than the budget allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import coded as at
from khabar.linkage.rules import Rule

MOST_RULES = 31
"""A record keeps one bit for each rule."""

FEWEST = 2e-5
"""Share of the matches found with it that a rule must bring first, however cheap it is: there is room for few rules."""

CHEAP = 500_000
"""Pairs up to which a rule is followed whatever it brings."""

DEAREST = 10_000
"""Pairs of a rule that one match is worth looking at."""

LIKELY = 0.1
"""Match probability from which a pair counts for the rule that brings it: faint ones would add up for any rule."""

SPLITTERS = (at.BIRTH_YEAR, 1, at.EVENT_MONTH, 5, 0)
"""Columns that split blocks which are too large, in the order they are tried."""


@dataclass(frozen=True)
class Blocks:
    """The records of one rule in the order of its keys; block k is order[starts[k]:starts[k + 1]].

    `shut`: bits, packed, of the records that the rule would compare with too many, or leaves to another; None: nobody.
    """

    rule: Rule
    order: NDArray[np.int32]
    starts: NDArray[np.int64]
    shut: NDArray[np.uint8] | None = None

    @property
    def room(self) -> int:
        """How large a block may be when records are added later: twice the largest, at least fifty."""
        return max(2 * int(np.diff(self.starts).max(initial=0)), 50)

    @property
    def pairs(self) -> int:
        """How many pairs the rule brings, other rules left aside."""
        size = np.diff(self.starts)
        return int((size * (size - 1) // 2).sum())

    def closed(self) -> Blocks:
        """The rule without its records: pairs that it brings are known, and not walked again."""
        return Blocks(self.rule, self.order[:0], np.zeros(1, np.int64), self.shut)


@dataclass(frozen=True)
class Waiting:
    """A rule that is still to be tried, for these records only (None: for all)."""

    rule: Rule
    among: NDArray[np.bool_] | None = None


def add_blocks(
    hot: NDArray[np.int32],
    made: Sequence[Blocks],
    waiting: Sequence[Waiting],
    budget: int,
    total: int,
    engine: ModuleType,
) -> tuple[list[Blocks], list[Waiting]]:
    """Sort records into the blocks of as many further rules as there is room for, and open the rules' bits in `hot`.

    Gives all blocks, and what is left waiting. `budget`: the pairs one rule may bring, `total`: all of them together. A
    rule above it is kept to its smaller blocks; the records of the others wait for two narrower rules, with a further
    column each. What is too large even then is left out.
    """
    columns = list(np.ascontiguousarray(hot[:, : at.KEYS].T))
    blocks = list(made)
    total -= sum(block.pairs for block in blocks)
    now, later = list(waiting[: MOST_RULES - len(blocks)]), list(waiting[MOST_RULES - len(blocks) :])
    narrower: list[Waiting] = []
    for whole, tried in zip(engine.each(lambda one: _block(columns, one.rule, one.among), now), now, strict=True):
        kept, crowded = _within(whole, tried.among, min(budget, total), len(hot))
        if len(kept.order):
            blocks.append(kept)
            total -= kept.pairs
        if tried.among is None and crowded.any():
            usable = [c for c in SPLITTERS if c not in tried.rule.columns and (columns[c] >= 0).mean() > 0.2]
            narrower += [Waiting(tried.rule.narrowed(column), crowded) for column in usable[:2]]
    reopen(hot, blocks)
    return blocks, [*later, *narrower]


def worthwhile(
    blocks: Sequence[Blocks], seen: Sequence[int], chances: NDArray[np.float64], one_in: int
) -> list[Blocks]:
    """Leave out the rules that bring hardly any match that no earlier rule brings.

    `chances`: match probabilities of a sample of one pair in `one_in`, rule by rule, `seen` of each.
    """
    last = np.cumsum(seen)
    likely = np.where(chances >= LIKELY, chances, 0.0)
    worth = FEWEST * likely.sum()
    kept = []
    for block, start, stop in zip(blocks, last - seen, last, strict=True):
        expected = float(likely[start:stop].sum())
        if expected >= worth and (block.pairs < CHEAP or expected * one_in * DEAREST >= block.pairs):
            kept.append(block)
    return kept


def without_implied(blocks: Sequence[Blocks]) -> list[Blocks]:
    """Leave out the rules that bring only what a broader one, followed for everybody, brings too."""
    whole = [block.rule for block in blocks if block.shut is None]
    return [block for block in blocks if not any(block.rule.implies(rule) and rule != block.rule for rule in whole)]


def reopen(hot: NDArray[np.int32], blocks: Sequence[Blocks]) -> None:
    """Open the bits of these rules alone, for the records in their blocks."""
    opened = np.zeros(len(hot), np.int32)
    for number, block in enumerate(blocks):
        opened[block.order] |= np.int32(1) << number
    hot[:, at.OPEN] = opened


def keys_of(columns: Sequence[NDArray[np.int32]], rule: Rule) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """Give each record's key under a rule, and which records have one."""
    key = np.zeros(len(columns[0]), np.uint64)
    said = np.ones(len(columns[0]), np.bool_)
    for column in rule.columns:
        said &= columns[column] >= 0
        key = (key ^ (columns[column].astype(np.uint64) + np.uint64(0x7F4A7C15))) * np.uint64(0xBF58476D1CE4E5B9)
        key ^= key >> np.uint64(29)
    return key, said


def by_key(key: NDArray[np.uint64], rows: NDArray[np.int64]) -> NDArray[np.int64]:
    """Put rows (ascending) in the order of their keys, equal ones by position.

    The last bits of the keys make way for the rows, so that plain numbers are sorted, which is several times as fast;
    keys that differ in these bits alone are one in millions of millions.
    """
    size = np.uint64(max(len(key).bit_length(), 1))
    packed = np.sort((key[rows] >> size << size) | rows.astype(np.uint64))
    return (packed & ((np.uint64(1) << size) - np.uint64(1))).astype(np.int64)


def _block(columns: Sequence[NDArray[np.int32]], rule: Rule, among: NDArray[np.bool_] | None) -> Blocks:
    key, said = keys_of(columns, rule)
    rows = by_key(key, np.flatnonzero(said if among is None else said & among))
    held = key[rows]
    edges = np.r_[0, np.flatnonzero(held[1:] != held[:-1]) + 1, len(held)]
    size = np.diff(edges)
    order = rows[np.repeat(size > 1, size)]
    return Blocks(rule, order.astype(np.int32), np.r_[0, np.cumsum(size[size > 1])].astype(np.int64))


def _within(whole: Blocks, among: NDArray[np.bool_] | None, budget: int, n: int) -> tuple[Blocks, NDArray[np.bool_]]:
    """Keep the smaller blocks, as many as the budget of pairs allows; say which records are in the others."""
    size = np.diff(whole.starts)
    keep = size <= _largest(size, budget)
    crowded = np.zeros(n, np.bool_)
    crowded[whole.order[np.repeat(~keep, size)]] = True
    order = whole.order[np.repeat(keep, size)]
    shut = crowded if among is None else crowded | ~among
    starts = np.r_[0, np.cumsum(size[keep])].astype(np.int64)
    return Blocks(whole.rule, order, starts, np.packbits(shut) if shut.any() else None), crowded


def _largest(size: NDArray[np.int64], budget: int) -> int:
    """The largest block size such that all blocks up to it stay within the budget of pairs."""
    if not len(size):
        return 0
    count = np.bincount(size)
    pairs = np.cumsum(count * (np.arange(len(count)) * (np.arange(len(count)) - 1) // 2))
    return int(np.searchsorted(pairs, budget, side="right")) - 1
