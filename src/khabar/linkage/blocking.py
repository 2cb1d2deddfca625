"""Blocks: records that a rule brings together, none larger than the budget allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import coded as at
from khabar.linkage.rules import Rule

MOST_RULES = 31
"""A record keeps one bit for each rule."""

SPLITTERS = (at.BIRTH_YEAR, 1, at.EVENT_MONTH, 5, 0)
"""Columns that split blocks which are too large, in the order they are tried."""


@dataclass(frozen=True)
class Blocks:
    """The records of one rule in the order of its keys; block k is order[starts[k]:starts[k + 1]]."""

    rule: Rule
    order: NDArray[np.int32]
    starts: NDArray[np.int64]

    @property
    def pairs(self) -> int:
        """How many pairs the rule brings, other rules left aside."""
        size = np.diff(self.starts)
        return int((size * (size - 1) // 2).sum())


def make_blocks(hot: NDArray[np.int32], rules: Sequence[Rule], budget: int, total: int) -> list[Blocks]:
    """Sort records into blocks, rule by rule, and open the rules' bits in `hot`.

    `budget`: the pairs one rule may bring, `total`: all of them together. A rule above it has its largest blocks
    split by two further columns, each in a rule of its own as far as rules go; what is too large still is left out.
    """
    made: list[Blocks] = []
    waiting = [(rule, np.ones(len(hot), np.bool_), True) for rule in rules]
    while waiting and len(made) < MOST_RULES:
        rule, among, may_split = waiting.pop(0)
        blocks, crowded = _block(hot, rule, among, min(budget, total))
        total -= blocks.pairs
        if len(blocks.order):
            hot[blocks.order, at.OPEN] |= np.int32(1) << len(made)
            made.append(blocks)
        if may_split and crowded.any():
            usable = [c for c in SPLITTERS if c not in rule.columns and (hot[:, c] >= 0).mean() > 0.2]
            waiting += [(rule.narrowed(column), crowded, False) for column in usable[:2]]
    return made


def _block(
    hot: NDArray[np.int32], rule: Rule, among: NDArray[np.bool_], budget: int
) -> tuple[Blocks, NDArray[np.bool_]]:
    key = np.zeros(len(hot), np.uint64)
    said = among.copy()
    for column in rule.columns:
        said &= hot[:, column] >= 0
        key = (key ^ (hot[:, column].astype(np.uint64) + np.uint64(0x7F4A7C15))) * np.uint64(0xBF58476D1CE4E5B9)
        key ^= key >> np.uint64(29)
    rows = np.flatnonzero(said)
    order = rows[np.argsort(key[rows], kind="stable")]
    sorted_key = key[order]
    edges = np.r_[0, np.flatnonzero(sorted_key[1:] != sorted_key[:-1]) + 1, len(order)]
    size = np.diff(edges)
    keep = (size > 1) & (size <= _largest(size, budget))
    crowded = np.zeros(len(hot), np.bool_)
    crowded[order[np.repeat((size > 1) & ~keep, size)]] = True
    order = order[np.repeat(keep, size)]
    return Blocks(rule, order.astype(np.int32), np.r_[0, np.cumsum(size[keep])].astype(np.int64)), crowded


def _largest(size: NDArray[np.int64], budget: int) -> int:
    """The largest block size such that all blocks up to it stay within the budget of pairs."""
    if not len(size):
        return 0
    count = np.bincount(size)
    pairs = np.cumsum(count * (np.arange(len(count)) * (np.arange(len(count)) - 1) // 2))
    return int(np.searchsorted(pairs, budget, side="right")) - 1
