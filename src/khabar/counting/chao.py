"""Chao's lower bound of a population, from those caught once and twice (bias-corrected; Chao 1987, 1989)."""

from __future__ import annotations

from math import exp, log, sqrt

from khabar.counting.answer import Interval
from khabar.counting.histories import Histories

Z = 1.959963984540054


def chao(histories: Histories) -> Interval:
    """At least so many in all: n + f1 (f1 - 1) / (2 (f2 + 1)), f1 and f2 being people on one and on two lists.

    The interval is the log-normal one of Chao (1987). It bounds from below where lists are independent or depend
    positively on one another, and where some people are caught more easily than others.

    Ex: Kosovo 1999, four lists of 4,400 people -> 10,262
    """
    seen = histories.documented
    once, twice = (float(count) for count in (*histories.by_times_caught, 0, 0, 0)[1:3])
    unseen = once * (once - 1) / (2 * (twice + 1))
    if not unseen:
        return Interval(seen, seen, seen)
    ratio = once / twice if twice else 0.0
    spread = (
        twice * (ratio**4 / 4 + ratio**3 + ratio**2 / 2)
        if twice
        else once * (once - 1) / 2 + once * (2 * once - 1) ** 2 / 4 - once**4 / (4 * (seen + unseen))
    )
    width = exp(Z * sqrt(log(1 + max(spread, 0.0) / unseen**2)))
    return Interval(seen + unseen, seen + unseen / width, seen + unseen * width)
