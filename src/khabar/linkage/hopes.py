"""The most that comparisons may still be worth before they have been made."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.comparisons import (
    AGE_AT,
    BIRTH_AT,
    DIFFERENT,
    EVENT_AT,
    NATIONAL_AT,
    ORDER_AT,
    REGISTER_AT,
    SEX_AT,
    SWAPS,
    TEXTS,
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
