"""What counting answers: at least so many, about so many with an interval, or why it won't say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from khabar.counting.answer import Interval, Remark
from khabar.counting.variants import Rule, Variant


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a method found: an interval, or none; why it must not be believed; and what it rests on."""

    interval: Interval | None
    reasons: tuple[Remark, ...] = ()
    diagnostics: dict[str, Any] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()


def told_only(outcome: Outcome) -> list[Remark]:
    """A remark on what three lists say, where that lies outside the answer's interval and is not held against it."""
    answer = outcome.interval
    outside = [
        Remark("variant", {"what": one.what, "other": round(one.answer.median)})
        for one in outcome.variants
        if one.rule is Rule.TOLD and one.answer and answer and not answer.holds(one.answer.median)
    ]
    return [Remark("told_only", {"variants": outside})] if outside else []


@dataclass(frozen=True, slots=True)
class Count:
    """The answer of `estimate`.

    `documented`: people on at least one of the lists; `estimate`: people in all, None when refused; `reasons`: why it
    was refused; `notes`: what was done to the lists or noticed of them; `variants`: the question asked in other ways.
    `chao`: the lower bound, which is always said.
    `diagnostics`: plain values for a program. `assumptions`: what must hold, and can't be tested.
    """

    documented: int
    estimate: Interval | None
    method: str
    reasons: tuple[Remark, ...]
    notes: tuple[Remark, ...]
    variants: tuple[Variant, ...]
    chao: Interval
    diagnostics: dict[str, Any]
    assumptions: tuple[Remark, ...]

    @property
    def refused(self) -> bool:
        """Whether no estimate is given."""
        return self.estimate is None

    @property
    def undocumented(self) -> Interval | None:
        """The share of all people who stand on no list. Ex: 12,270 documented of 17,723 -> .31"""
        if self.estimate is None:
            return None
        return Interval(*(1 - self.documented / value for value in self.estimate))
