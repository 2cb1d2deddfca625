"""The same question asked another way: an answer that does not stand that is refused."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.counting.answer import Interval, Remark, Variant
from khabar.counting.histories import Histories

WIDEST = 5.0
"""The most that the upper end of an interval may be, times the lower one."""

MOST_LEFT_OUT = 6
"""Lists that are left out one by one, the largest first."""

ENOUGH = 4
"""Lists that must remain when one is left out, for their answer to be held against that of all: of three lists, how
they depend on one another and how many stand on none can't both be told."""


def left_out(histories: Histories) -> list[tuple[str, Histories]]:
    """The histories without each list in turn; those from which at least three lists remain."""
    if len(histories.lists) <= 3:
        return []
    largest = sorted(histories.sizes.items(), key=lambda item: -item[1])[:MOST_LEFT_OUT]
    return [(name, histories.without(name)) for name, _ in largest]


def disagree(one: Interval, other: Interval) -> bool:
    """Whether two answers contradict each other: the middle of each lies outside the interval of the other."""
    return not one.holds(other.median) and not other.holds(one.median)


def too_wide(answer: Interval) -> list[Remark]:
    """A reason when the interval says next to nothing."""
    if answer.high <= WIDEST * answer.low:
        return []
    ratio = "∞" if answer.high == float("inf") else f"{answer.high / answer.low:.1f}"
    return [Remark("too_wide", {"ratio": ratio, "limit": f"{WIDEST:g}"})]


def unstable(answer: Interval, variants: Sequence[Variant]) -> list[Remark]:
    """A reason for each variant whose answer contradicts this one."""
    return [
        Remark("unstable", {"what": variant.what, "other": round(variant.answer.median)})
        for variant in variants
        if variant.answer is not None and disagree(answer, variant.answer)
    ]
