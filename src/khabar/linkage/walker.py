"""What walks the blocks of a rule: everything that is the same for all of them, apart from the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.coded import Coded
from khabar.linkage.comparisons import CODES, TEXTS, WIDTH
from khabar.linkage.hopes import best_of_bins, best_of_numbers
from khabar.linkage.pairs import Pairs, room_for
from khabar.linkage.rules import Rule
from khabar.linkage.sampling import draw
from khabar.linkage.walking import make_room, walk


class Part(NamedTuple):
    """Some blocks of a rule. Block k is `order[starts[k]:starts[k + 1]]`, rows of `coded`.

    `records`: what the rows are called outside, in the same order. `pairs`: how many there are in the blocks.
    """

    rule: int
    order: NDArray[np.int32]
    records: NDArray[np.int32]
    starts: NDArray[np.int64]
    pairs: int
    coded: Coded


@dataclass(frozen=True)
class Walker:
    """Goes through the pairs of a part; plain arrays and numbers, so that it can be sent to where the records are.

    `rules`, `unbound`: each rule's columns, and the comparisons it leaves free, as bits. The rest as in `walking.walk`.
    """

    rules: NDArray[np.int32]
    unbound: NDArray[np.uint16]
    bits: NDArray[np.float32]
    best: NDArray[np.float32]
    hopes: NDArray[np.float32]
    texts: NDArray[np.int32]
    prior: NDArray[np.float32]
    floor: float
    one_in: int
    fresh: int

    def __call__(self, part: Part) -> tuple[Pairs, int]:
        """Give the pairs kept, and how many were looked at."""
        _, order, records, starts, pairs, coded = part
        size = pairs if self.one_in == 1 else pairs // self.one_in * 2 + 10_000
        kept = room_for(size)
        if self.one_in > 1:
            count = draw(
                order, records, starts, part.rule, self.rules, self.unbound, coded, self.bits, self.best, self.hopes,
                self.texts, self.prior, self.one_in, *kept,
            )  # fmt: skip
            return kept.only(np.arange(count)), count
        room = make_room(int(np.diff(starts).max(initial=0)), coded)
        count, seen = walk(
            order, records, starts, part.rule, self.rules, self.unbound, coded, self.bits, self.best, self.hopes,
            self.texts, self.prior, self.floor, self.fresh, *kept, room,
        )  # fmt: skip
        return kept.only(np.arange(count)), seen


def make_walker(
    rules: Sequence[Rule],
    coded: Coded,
    logs: NDArray[np.float64],
    priors: NDArray[np.float64],
    floor: float,
    one_in: int,
    fresh: int,
) -> Walker:
    """Make ready to walk; the arguments as in `candidates.find_candidates`."""
    bits = np.zeros((WIDTH, CODES), np.float32)
    bits[: len(logs)] = logs / np.log(2)
    return Walker(
        rules=np.array([rule.mask for rule in rules], np.int32),
        unbound=np.array([rule.unbound for rule in rules], np.uint16),
        bits=bits,
        best=best_of_bins(bits),
        hopes=best_of_numbers(bits),
        texts=np.flatnonzero((coded.hot[:, : len(TEXTS)] >= 0).any(axis=0)).astype(np.int32),
        prior=np.array([priors[0], priors[1:].max()], np.float32) / np.float32(np.log(2)),
        floor=floor,
        one_in=one_in,
        fresh=fresh,
    )
