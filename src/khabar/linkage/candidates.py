"""Candidate pairs: walk the blocks of every rule and keep what may be the same person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from khabar.linkage.walking import make_room, walk

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
    fresh: int = 0,
) -> tuple[Pairs, list[int]]:
    """Keep the pairs whose match weight against chance reaches `floor` bits; also count pairs looked at, by rule.

    `logs` natural logs of m/u (15 x 64), `priors` natural logs by list; `one_in`: only a hashed sample; `say` is told
    how many of the rules' pairs are done; `fresh`: only pairs with a record from this position on.
    """
    rules = np.array([b.rule.mask for b in blocks], np.int32)
    unbound = np.array([b.rule.unbound for b in blocks], np.uint16)
    bits = np.zeros((WIDTH, CODES), np.float32)
    bits[: len(logs)] = logs / np.log(2)
    best, hopes = best_of_bins(bits), best_of_numbers(bits)
    texts = np.flatnonzero((coded.hot[:, : len(TEXTS)] >= 0).any(axis=0)).astype(np.int32)
    prior = (priors / np.log(2)).astype(np.float32)

    def run(task: _Task) -> tuple[Pairs, int]:
        size = task.pairs if one_in == 1 else task.pairs // one_in * 2 + 10_000
        kept = _room(size)
        block = blocks[task.rule]
        largest = int(np.diff(block.starts[task.first : task.last + 1]).max(initial=0))
        count, seen = walk(
            block.order, block.starts, task.first, task.last, task.rule, rules, unbound, coded, bits, best, hopes,
            texts, prior, floor, one_in, fresh, *kept, make_room(largest, coded),
        )  # fmt: skip
        return kept.only(np.arange(count)), seen

    tasks = _tasks(blocks)
    found: list[Pairs] = []
    seen = [0] * len(blocks)
    done, total = 0, sum(task.pairs for task in tasks)
    for task, (part, looked) in zip(tasks, engine.each(run, tasks), strict=True):
        found.append(part)
        seen[task.rule] += looked
        done += task.pairs
        say(done, total)
    return together(found), seen


def no_pairs() -> Pairs:
    """Nothing found yet."""
    return _room(0)


def together(parts: list[Pairs]) -> Pairs:
    """Put pairs one after the other."""
    parts = parts or [no_pairs()]
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

    Row 0: births, row 1: events, as `walking` tells their cases apart; row 2: other numbers, what two names gain at
    most when they are read crosswise, and the most that any birth and any event can be worth.
    """
    hopes = np.zeros((3, 8), np.float32)
    birth, event = bits[BIRTH_AT], bits[EVENT_AT]
    by_day = birth[9], max(birth[4:7]), max(birth[6:8]), max(*birth[1:4], birth[5])
    hopes[0, :7] = *by_day, birth[13], max(birth[10:13]), birth[8]
    hopes[1] = (
        event[8],
        max(event[5:8]),
        event[4],
        max(event[1:4]),
        event[12],
        max(event[9:12]),
        event[15],
        max(event[13:15]),
    )
    hopes[2, 0] = sum(max(0, *bits[c]) for c in (AGE_AT, SEX_AT, NATIONAL_AT, REGISTER_AT))
    reach = bits.max(axis=1) - bits.min(axis=1)
    hopes[2, 1] = max(reach[f] + reach[g] + bits[ORDER_AT, 1 + k] for k, (f, g) in enumerate(SWAPS))
    hopes[2, 2] = max(0, *birth) + max(0, *event)
    return hopes


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
