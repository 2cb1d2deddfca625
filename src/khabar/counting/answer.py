"""What counting answers: at least so many, about so many with an interval, or why it won't say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

LEVEL = 0.95
"""Of every interval: credible for latent classes and decomposable graphs, confidence for the others."""


class Interval(NamedTuple):
    """People in all: the middle of the answer (median, or the point that fits best) and the 95 % interval around it."""

    median: float
    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value lies within."""
        return self.low <= value <= self.high

    def plain(self) -> dict[str, int]:
        """Whole people, for a program."""
        return {"median": round(self.median), "low": round(self.low), "high": round(self.high)}


class Remark(NamedTuple):
    """Something to be said, in any language: a key of `wording` and the values for its braces."""

    key: str
    values: Mapping[str, object] = {}


class Variant(NamedTuple):
    """The same question asked another way, and its answer (None: there was none)."""

    what: Remark
    answer: Interval | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a method found: an interval, or none; why it must not be believed; and what it rests on."""

    interval: Interval | None
    reasons: tuple[Remark, ...] = ()
    diagnostics: dict[str, Any] = field(default_factory=dict)
    variants: tuple[Variant, ...] = ()


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
