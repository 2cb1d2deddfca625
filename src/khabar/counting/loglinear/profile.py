"""The interval around a log-linear model's answer: all numbers of unseen that fit nearly as well (Cormack 1992)."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, inf, lgamma, log

import numpy as np

from khabar.counting.answer import Interval
from khabar.counting.loglinear.fitting import Fit, Numbers, design, regress

DROP = 1.9207294103470276
"""Half the 95 % point of chi-square with 1 degree of freedom."""

FARTHEST = 7.0
"""The logarithm of how many times the seen the unseen may be, before the interval is said to have no upper end."""


def profile_interval(table: Numbers, model: Fit) -> Interval:
    """People in all, with the profile-likelihood interval; its high end is infinite when nothing bounds it.

    Ex: Kosovo 1999, the model of Ball et al. 2002 -> 10,357 (8,995 to 12,110)
    """
    from scipy.optimize import brentq, minimize_scalar

    likelihood = _profile(table, model)
    near = model.log_unseen
    reach = max(4 * model.log_unseen_error, 1.0)
    best = minimize_scalar(lambda at: -likelihood(at), bounds=(near - reach, near + reach), method="bounded")
    top = -float(best.fun)

    def below(at: float) -> float:
        return likelihood(at) - top + DROP

    def edge(step: float, farthest: float) -> float | None:
        at = float(best.x)
        while below(at + step) > 0:
            at += step
            if (at - farthest) * step > 0:
                return None
        return float(brentq(below, at, at + step))

    low = edge(-0.5, min(log(0.01), near))
    high = edge(0.5, max(log(model.seen) + FARTHEST, near))
    return Interval(
        model.total,
        model.seen + (exp(low) if low is not None else 0.0),
        model.seen + exp(high) if high is not None else inf,
    )


def _profile(table: Numbers, model: Fit) -> Callable[[float], float]:
    """The multinomial log-likelihood of so many unseen (given as a logarithm), all other effects at their best."""
    lists = len(table).bit_length() - 1
    cells = np.r_[0, model.kept]
    matrix = design(cells, lists, model.live)
    people = table[cells]

    def likelihood(log_unseen: float) -> float:
        unseen = exp(log_unseen)
        people[0] = unseen
        total = model.seen + unseen
        _, expected = regress(matrix, people)
        told = float(people @ np.log(expected / expected.sum()))
        return lgamma(total + 1) - lgamma(unseen + 1) + told

    return likelihood
