"""Candidate pairs: walk the blocks of every rule and keep what may be the same person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from types import ModuleType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.blocking import Blocks
from khabar.linkage.coded import Coded
from khabar.linkage.comparisons import (
    AGE_AT,
    BIRTH_AT,
    CODES,
    DIFFERENT,
    EVENT_AT,
    NATIONAL_AT,
    ORDER_AT,
    REGISTER_AT,
    SEX_AT,
    SWAPS,
    TEXTS,
    WIDTH,
)
from khabar.linkage.kernels import fill_table, walk

TASK = 1 << 20
"""Pairs a task of walking, more only where one block is larger."""

NO_FLOOR = -1000.0


class Pairs(NamedTuple):
    """Pairs kept: positions of both records (left < right), codes (pairs x 16), comparisons no rule forced."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    codes: NDArray[np.uint8]
    free: NDArray[np.uint16]

    def only(self, rows: NDArray[np.int64] | slice) -> Pairs:
        """Copy the pairs of these rows, in this order."""
        return Pairs(self.left[rows], self.right[rows], self.codes[rows], self.free[rows])


class _Task(NamedTuple):
    rule: int
    first: int
    last: int
    pairs: int


def find_candidates(
    blocks: Sequence[Blocks],
    coded: Coded,
    engine: ModuleType,
    logs: NDArray[np.float64],
    priors: NDArray[np.float64],
    floor: float,
    one_in: int = 1,
    say: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[Pairs, list[int]]:
    """Keep the pairs whose match weight against chance reaches `floor` bits; also count pairs looked at, by rule.

    `logs` natural logs of m/u (15 x 64), `priors` natural logs by list; `one_in`: only a hashed sample.
    """
    rules = np.array([b.rule.mask for b in blocks], np.int32)
    unbound = np.array([b.rule.unbound for b in blocks], np.uint16)
    bits = np.zeros((WIDTH, CODES), np.float32)
    bits[: len(logs)] = logs / np.log(2)
    best, hopes = best_of_bins(bits), best_of_numbers(bits)
    texts = np.flatnonzero((coded.hot[:, : len(TEXTS)] >= 0).any(axis=0)).astype(np.int32)
    prior = (priors / np.log(2)).astype(np.float32)

    def run(task: _Task) -> tuple[Pairs, int, int]:
        size = task.pairs if one_in == 1 else task.pairs // one_in * 2 + 10_000
        kept = _room(size)
        block = blocks[task.rule]
        count, seen = walk(
            block.order, block.starts, task.first, task.last, task.rule, rules, unbound, coded, bits, best, hopes,
            texts, prior, floor, one_in, *kept,
        )  # fmt: skip
        return kept.only(np.arange(count)), seen, task.rule

    tasks = _tasks(blocks)
    found: list[Pairs] = []
    seen = [0] * len(blocks)
    for done, (part, looked, rule) in enumerate(engine.each(run, tasks)):
        found.append(part)
        seen[rule] += looked
        say(done + 1, len(tasks))
    return _together(found), seen


def _together(parts: list[Pairs]) -> Pairs:
    parts = parts or [_room(0)]
    return Pairs(
        np.concatenate([part.left for part in parts]),
        np.concatenate([part.right for part in parts]),
        np.concatenate([part.codes for part in parts]),
        np.concatenate([part.free for part in parts]),
    )


def _room(size: int) -> Pairs:
    return Pairs(
        np.empty(size, np.int32), np.empty(size, np.int32), np.zeros((size, WIDTH), np.uint8), np.empty(size, np.uint16)
    )


def best_of_bins(bits: NDArray[np.float32]) -> NDArray[np.float32]:
    """The largest weight that a text can have in each bin (8 texts x 9, the last 0): what a first look may hope for."""
    best = np.zeros((len(TEXTS), 9), np.float32)
    for f in range(len(TEXTS)):
        best[f, :8] = bits[f, 1:57].reshape(7, 8).max(axis=0)
        best[f, DIFFERENT] = max(best[f, DIFFERENT], bits[f, 57:].max())
    return best


def best_of_numbers(bits: NDArray[np.float32]) -> NDArray[np.float32]:
    """What a first look may hope for beside names.

    Row 0: births by (day, year) agreeing; row 1: events by (day, month, year); row 2: all the rest, then what two names
    gain at most when they are read crosswise.
    """
    hopes = np.zeros((3, 8), np.float32)
    birth, event = bits[BIRTH_AT], bits[EVENT_AT]
    hopes[0] = max(0, *birth[[1, 2, 3, 5, 6, 7, 10, 11, 12]])
    hopes[0, [1, 3]] = birth[9]
    hopes[0, 2] = max(0, *birth[[4, 5, 6, 8, 13]])
    hopes[1] = max(0, *event)
    hopes[1, 0] = max(0, *event[[1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 14]])
    hopes[1, 4] = max(0, *event[[2, 4, 5, 6, 7, 9, 10, 11, 15]])
    hopes[2, 0] = sum(max(0, *bits[c]) for c in (AGE_AT, SEX_AT, NATIONAL_AT, REGISTER_AT))
    reach = bits.max(axis=1) - bits.min(axis=1)
    hopes[2, 1] = max(reach[f] + reach[g] + bits[ORDER_AT, 1 + k] for k, (f, g) in enumerate(SWAPS))
    return hopes


def tabulate(coded: Coded, engine: ModuleType) -> None:
    """Fill the table of levels of the most frequent sounds."""
    size = len(coded.table)
    edges = np.linspace(0, size, min(size, 32) + 1, dtype=np.int64).tolist()
    bands = list(pairwise(edges))
    for _ in engine.each(lambda band: fill_table(coded, coded.table, band[0], band[1]), bands):
        pass


def _tasks(blocks: Sequence[Blocks]) -> list[_Task]:
    tasks = []
    for rule, block in enumerate(blocks):
        size = np.diff(block.starts)
        total = np.r_[0, np.cumsum(size * (size - 1) // 2)]
        first = 0
        while first < len(size):
            last = int(np.searchsorted(total, total[first] + TASK, side="right")) - 1
            last = min(max(last, first + 1), len(size))
            tasks.append(_Task(rule, first, last, int(total[last] - total[first])))
            first = last
    return tasks
