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

CHEAP = 500_000
"""Pairs up to which a rule is followed whatever it brings."""

DEAREST = 5_000
"""Pairs of a rule that one match is worth looking at."""

SPLITTERS = (at.BIRTH_YEAR, 1, at.EVENT_MONTH, 5, 0)
"""Columns that split blocks which are too large, in the order they are tried."""


@dataclass(frozen=True)
class Blocks:
    """The records of one rule in the order of its keys; block k is order[starts[k]:starts[k + 1]]."""

    rule: Rule
    order: NDArray[np.int32]
    starts: NDArray[np.int64]

    @property
    def room(self) -> int:
        """How large a block may be when records are added later: twice the largest, at least fifty."""
        return max(2 * int(np.diff(self.starts).max(initial=0)), 50)

    @property
    def pairs(self) -> int:
        """How many pairs the rule brings, other rules left aside."""
        size = np.diff(self.starts)
        return int((size * (size - 1) // 2).sum())


def make_blocks(
    hot: NDArray[np.int32], rules: Sequence[Rule], budget: int, total: int, engine: ModuleType
) -> list[Blocks]:
    """Sort records into blocks, rule by rule, and open the rules' bits in `hot`.

    `budget`: the pairs one rule may bring, `total`: all of them together. A rule above it has its largest blocks
    split by two further columns, each in a rule of its own as far as rules go; what is too large still is left out.
    """
    columns = [np.ascontiguousarray(hot[:, column]) for column in range(at.KEYS)]
    everyone = np.ones(len(hot), np.bool_)
    made: list[Blocks] = []
    narrowed: list[tuple[Rule, NDArray[np.bool_]]] = []
    for whole in engine.each(lambda rule: _block(columns, rule, everyone), rules):
        if len(made) < MOST_RULES:
            blocks, crowded = _within(whole, min(budget, total), len(hot))
            total -= _open(hot, blocks, made)
            if crowded.any():
                usable = [c for c in SPLITTERS if c not in whole.rule.columns and (columns[c] >= 0).mean() > 0.2]
                narrowed += [(whole.rule.narrowed(column), crowded) for column in usable[:2]]
    for rule, crowded in narrowed[: MOST_RULES - len(made)]:
        total -= _open(hot, _within(_block(columns, rule, crowded), min(budget, total), len(hot))[0], made)
    return made


def worthwhile(
    hot: NDArray[np.int32], blocks: Sequence[Blocks], seen: Sequence[int], chances: NDArray[np.float64], one_in: int
) -> list[Blocks]:
    """Leave out the rules that bring hardly any match that no earlier rule brings, and open the others' bits anew.

    `chances`: match probabilities of a sample of one pair in `one_in`, rule by rule, `seen` of each. Rules that bring
    few pairs stay.
    """
    last = np.cumsum(seen)
    kept = []
    for block, start, stop in zip(blocks, last - seen, last, strict=True):
        expected = float(chances[start:stop].sum()) * one_in
        if block.pairs < CHEAP or expected * DEAREST >= block.pairs:
            kept.append(block)
    if len(kept) < len(blocks):
        hot[:, at.OPEN] = 0
        for number, block in enumerate(kept):
            hot[block.order, at.OPEN] |= np.int32(1) << number
    return kept


def _open(hot: NDArray[np.int32], blocks: Blocks, made: list[Blocks]) -> int:
    """Add a rule's blocks and open its bit for their records; give how many pairs it brings."""
    if len(blocks.order):
        hot[blocks.order, at.OPEN] |= np.int32(1) << len(made)
        made.append(blocks)
    return blocks.pairs


def keys_of(columns: Sequence[NDArray[np.int32]], rule: Rule) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """Give each record's key under a rule, and which records have one."""
    key = np.zeros(len(columns[0]), np.uint64)
    said = np.ones(len(columns[0]), np.bool_)
    for column in rule.columns:
        said &= columns[column] >= 0
        key = (key ^ (columns[column].astype(np.uint64) + np.uint64(0x7F4A7C15))) * np.uint64(0xBF58476D1CE4E5B9)
        key ^= key >> np.uint64(29)
    return key, said


def _block(columns: Sequence[NDArray[np.int32]], rule: Rule, among: NDArray[np.bool_]) -> Blocks:
    key, said = keys_of(columns, rule)
    rows = np.flatnonzero(said & among)
    held = key[rows]
    sorting = np.argsort(held, kind="stable")
    held = held[sorting]
    edges = np.r_[0, np.flatnonzero(held[1:] != held[:-1]) + 1, len(held)]
    size = np.diff(edges)
    order = rows[sorting][np.repeat(size > 1, size)]
    return Blocks(rule, order.astype(np.int32), np.r_[0, np.cumsum(size[size > 1])].astype(np.int64))


def _within(whole: Blocks, budget: int, n: int) -> tuple[Blocks, NDArray[np.bool_]]:
    """Keep the smaller blocks, as many as the budget of pairs allows; say which records are in the others."""
    size = np.diff(whole.starts)
    keep = size <= _largest(size, budget)
    crowded = np.zeros(n, np.bool_)
    crowded[whole.order[np.repeat(~keep, size)]] = True
    order = whole.order[np.repeat(keep, size)]
    return Blocks(whole.rule, order, np.r_[0, np.cumsum(size[keep])].astype(np.int64)), crowded


def _largest(size: NDArray[np.int64], budget: int) -> int:
    """The largest block size such that all blocks up to it stay within the budget of pairs."""
    if not len(size):
        return 0
    count = np.bincount(size)
    pairs = np.cumsum(count * (np.arange(len(count)) * (np.arange(len(count)) - 1) // 2))
    return int(np.searchsorted(pairs, budget, side="right")) - 1
