"""The compiled walk through a sample of candidate pairs, for training."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from khabar.compiled import njit
from khabar.linkage.bare import bare, bare_coded
from khabar.linkage.coded import LIST, OPEN, Coded
from khabar.linkage.kernels import Bits, Codes, Ints
from khabar.linkage.walking import agreement, examine, free_of, taken_alone

NO_FLOOR = -1000.0


@njit(cache=True, nogil=True, inline="always")
def drawn(record: int, one_in: int) -> int:
    """Hash a record to 0 .. one_in - 1 (after Steele's splitmix)."""
    x = (np.uint64(record) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    x ^= x >> np.uint64(29)
    x *= np.uint64(0xBF58476D1CE4E5B9)
    x ^= x >> np.uint64(32)
    return int((x >> np.uint64(33)) % np.uint64(one_in))


@njit(cache=True, nogil=True)
def draw(
    order: Ints,
    records: Ints,
    starts: NDArray[np.int64],
    rule: int,
    rules: Ints,
    unbound: NDArray[np.uint16],
    coded: Coded,
    bits: Bits,
    best: Bits,
    hopes: Bits,
    texts: Ints,
    prior: Bits,
    one_in: int,
    left: Ints,
    right: Ints,
    codes: Codes,
    free: NDArray[np.uint16],
) -> int:
    """Keep the pairs of some blocks whose two records hash to numbers that add up to 0 or `one_in`.

    That is one pair in `one_in`, any two of them independently, the same whatever the order of work, and to tell costs
    no more than to compare two numbers. The arguments as in `walking.walk`. Returns how many pairs were kept.
    """
    coded = bare_coded(coded)
    order, records, starts, rules = bare(order), bare(records), bare(starts), bare(rules)
    unbound, texts = bare(unbound), bare(texts)
    bits, best, hopes, prior = bare(bits), bare(best), bare(hopes), bare(prior)
    left, right, codes, free = bare(left), bare(right), bare(codes), bare(free)
    hot, cold, marks, lengths, table = coded.hot, coded.cold, coded.marks, coded.lengths, coded.table
    work = np.empty((3, 17), np.float32)
    numbers = np.empty(len(order), np.int32)
    for p in range(len(order)):
        numbers[p] = drawn(records[p], one_in)
    kept = 0
    for block in range(len(starts) - 1):
        for p in range(starts[block], starts[block + 1]):
            wanted = (one_in - numbers[p]) % one_in
            for q in range(p + 1, starts[block + 1]):
                if numbers[q] != wanted:
                    continue
                a = order[p]
                b = order[q]
                agreed = agreement(a, b, hot)
                live = hot[a, OPEN] & hot[b, OPEN]
                if taken_alone(agreed, live, rule, rules):
                    continue
                if kept == len(left):
                    return kept
                same_list = hot[a, LIST] == hot[b, LIST]
                start = prior[1] if same_list else prior[0]
                examine(
                    a, b, agreed, start, NO_FLOOR, hot, cold, marks, lengths, table, coded.digits, coded, bits, best,
                    hopes, texts, codes, kept, work,
                )  # fmt: skip
                mask = free_of(rule, agreed, live, same_list, rules, unbound)
                codes[kept, 15] = mask >> 16
                free[kept] = mask & 0xFFFF
                left[kept] = records[p]
                right[kept] = records[q]
                kept += 1
    return kept
