"""Candidate pairs: walk the blocks of every rule and keep what may be the same person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.blocking import Blocks
from khabar.linkage.coded import LIST, Coded
from khabar.linkage.lists import group_of_pairs, numbered_lists
from khabar.linkage.pairs import Pairs, together
from khabar.linkage.walker import Part, make_walker

TASK = 1 << 20
"""Pairs a task of walking, more only where one block is larger."""

NO_FLOOR = -1000.0


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
    number: NDArray[np.int32] | None = None,
) -> Iterator[tuple[int, int, Pairs]]:
    """Keep the pairs whose match weight against chance reaches `floor` bits.

    Gives part after part, in an order that does not depend on the engine: the rule, how many pairs were looked at, and
    those kept. `logs` natural logs of m/u (15 x 64), `priors` natural logs by list; `one_in`: only a hashed sample;
    `say` is told how many of the rules' pairs are done; `fresh`: only pairs with a record from this position on;
    `number`: each record's list among the priors, where lists are not numbered as the model knows them.
    """
    lists = np.ascontiguousarray(coded.hot[:, LIST])
    known = numbered_lists(lists) if number is None else number
    walker = make_walker([block.rule for block in blocks], coded, logs, priors, floor, one_in, fresh)
    parts = _parts(blocks, coded)
    done, total = 0, sum(part.pairs for part in parts)
    for part, (pairs, looked) in zip(parts, engine.walk_all(walker, parts), strict=True):
        pairs.codes[:, 15] = group_of_pairs(pairs.left, pairs.right, lists, known)
        done += part.pairs
        say(done, total)
        yield part.rule, looked, pairs


def collect(found: Iterable[tuple[int, int, Pairs]], rules: int) -> tuple[Pairs, list[int]]:
    """Put what `find_candidates` gives together; also count the pairs looked at, by rule."""
    seen = [0] * rules
    parts = []
    for rule, looked, pairs in found:
        seen[rule] += looked
        parts.append(pairs)
    return together(parts), seen


def _parts(blocks: Sequence[Blocks], coded: Coded) -> list[Part]:
    found = []
    for rule, block in enumerate(blocks):
        size = np.diff(block.starts)
        total = np.r_[0, np.cumsum(size * (size - 1) // 2)]
        first = 0
        while first < len(size):
            last = int(np.searchsorted(total, total[first] + TASK, side="right")) - 1
            last = min(max(last, first + 1), len(size))
            starts = block.starts[first : last + 1]
            order = block.order[starts[0] : starts[-1]]
            found.append(Part(rule, order, order, starts - starts[0], int(total[last] - total[first]), coded))
            first = last
    return found
