"""What answers are made of: an interval, and remarks that can be said in any language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

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
