"""The same question asked another way: an answer that does not stand that is refused."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from khabar.counting.answer import Interval, Remark
from khabar.counting.histories import Histories

WIDEST = 5.0
"""The most that the upper end of an interval may be, times the lower one."""

MOST_LEFT_OUT = 6
"""Lists that are left out one by one, the largest first."""

ENOUGH = 4
"""Lists that must remain when one is left out, for their answer to be held against that of all: of three lists, how
they depend on one another and how many stand on none can't both be told."""


class Rule(Enum):
    """How a variant is held against the answer."""

    STRICT = "strict"
    """The same model and people: its middle must lie within the answer's interval."""
    MUTUAL = "mutual"
    """Another model, or fewer lists, which know less and wander: either middle must lie within the other's interval."""
    TOLD = "told"
    """Not at all: it is only told."""


class Variant(NamedTuple):
    """The same question asked another way, and its answer (None: there was none)."""

    what: Remark
    answer: Interval | None
    rule: Rule = Rule.STRICT

    def contradicts(self, answer: Interval) -> bool:
        """Whether the answer can't stand beside it."""
        if self.answer is None or self.rule is Rule.TOLD or answer.holds(self.answer.median):
            return False
        return self.rule is Rule.STRICT or not self.answer.holds(answer.median)


def left_out(histories: Histories) -> list[tuple[str, Histories]]:
    """The histories without each list in turn, when at least three lists remain."""
    if len(histories.lists) <= 3:
        return []
    largest = sorted(histories.sizes.items(), key=lambda item: -item[1])[:MOST_LEFT_OUT]
    return [(name, histories.without(name)) for name, _ in largest]


def rule_for(rest: Histories) -> Rule:
    """How what fewer lists say is held against the answer."""
    return Rule.MUTUAL if len(rest.lists) >= ENOUGH else Rule.TOLD


def without(name: str, rest: Histories, answer: Interval | None) -> Variant:
    """What all lists but one say."""
    return Variant(Remark("without", {"list": name}), answer, rule_for(rest))


def too_wide(answer: Interval) -> list[Remark]:
    """A reason when the interval says next to nothing."""
    if answer.high <= WIDEST * answer.low:
        return []
    ratio = "∞" if answer.high == float("inf") else f"{answer.high / answer.low:.1f}"
    return [Remark("too_wide", {"ratio": ratio, "limit": f"{WIDEST:g}"})]


def unstable(answer: Interval, variants: Sequence[Variant]) -> list[Remark]:
    """A reason for each variant that contradicts the answer."""
    return [
        Remark(
            "unstable" if one.rule is Rule.STRICT else "contradicted",
            {"what": one.what, "other": round(one.answer.median)},
        )
        for one in variants
        if one.answer is not None and one.contradicts(answer)
    ]
