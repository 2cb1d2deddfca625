"""One log-linear model: fitted, or said not to be identifiable.

A term is a set of lists, written as the bits of its lists as in `Histories.table`; the intercept and the single lists
are always there. The intercept is the logarithm of those whom no list caught.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np
from numpy.typing import NDArray

from khabar.counting.answer import Interval
from khabar.counting.chao import Z
from khabar.counting.histories import Histories
from khabar.model import BadInput

Term = int
Numbers = NDArray[np.float64]

ROUNDS = 200
CLOSE = 1e-10
LEAST = 1e-9
"""Share of the people that every cell can hold when a fit exists; below it stands on the edge, where none does."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A fitted model. `terms`: all that were asked for, `live`: those with a finite effect; `kept`: cells in use.

    `deviance` on `freedom` degrees; `aic`, `bic` are up to a constant of the table. `log_unseen` with its standard
    error; `log_unseen_error` is from the curvature (Wald).
    """

    terms: tuple[Term, ...]
    live: tuple[Term, ...]
    kept: NDArray[np.int64]
    seen: float
    deviance: float
    freedom: int
    aic: float
    bic: float
    log_unseen: float
    log_unseen_error: float

    @property
    def total(self) -> float:
        """People in all."""
        return self.seen + exp(self.log_unseen)

    @property
    def wald(self) -> Interval:
        """The interval that takes the logarithm of the unseen for normal; the profile interval is the better one."""
        half = Z * self.log_unseen_error
        low, high = (self.seen + exp(self.log_unseen + side) for side in (-half, half))
        return Interval(self.total, low, high)

    def names(self, lists: Sequence[str]) -> list[str]:
        """Its terms in words. Ex: ["EXH.ABA", "EXH.ABA.OSCE"]"""
        return [".".join(_members(term, lists)) for term in self.terms]


def terms_of(histories: Histories, names: Iterable[Sequence[str]]) -> tuple[Term, ...]:
    """Sets of lists by name as terms. Ex: terms_of(h, [("EXH", "ABA")]); raises BadInput for a list there isn't."""
    bit = {name: 1 << place for place, name in enumerate(reversed(histories.lists))}
    for name in (name for names_of_term in names for name in names_of_term):
        if name not in bit:
            raise BadInput(f"there is no list {name}. The lists are {', '.join(histories.lists)}.")
    return tuple(sum(bit[name] for name in term) for term in names)


def design(cells: NDArray[np.int64], lists: int, terms: Sequence[Term]) -> Numbers:
    """The design matrix: (cells, 1 + lists + terms), ones where a cell is on all lists of the column's term."""
    columns = np.array([0, *(1 << np.arange(lists)), *terms], np.int64)
    matrix: Numbers = ((cells[:, None] & columns) == columns).astype(np.float64)
    return matrix


def fit(table: Numbers, terms: Sequence[Term]) -> Fit | None:
    """Fit a model to `Histories.table()`; None when those on no list can't be identified by it.

    A term of lists that share nobody has no finite effect: it and its cells are left out, which is the limit of the
    fit (Chan, Silverman and Vincent 2021). What is left must have full rank, and the fit must exist.
    """
    found = rough_fit(table, terms)
    return found if found is not None and is_finite(table, found) else None


def rough_fit(table: Numbers, terms: Sequence[Term]) -> Fit | None:
    """The same, without looking whether the fit exists, which takes longer than all the rest."""
    lists = int(log(len(table)) / log(2) + 0.5)
    every = np.arange(1, len(table))
    shared = {term: table[every[(every & term) == term]].sum() > 0 for term in terms}
    live = tuple(term for term in terms if shared[term])
    kept = every[~np.any([(every & term) == term for term in terms if not shared[term]] or [every < 0], axis=0)]
    matrix, people = design(kept, lists, live), table[kept]
    width = matrix.shape[1]
    if len(kept) < width or np.linalg.matrix_rank(matrix) < width:
        return None
    effects, expected = regress(matrix, people)
    positive = people > 0
    deviance = 2 * float(np.sum(people[positive] * np.log(people[positive] / expected[positive])))
    seen, parameters = float(people.sum()), 1 + lists + len(terms)
    deviance -= 2 * float(seen - expected.sum())
    information = (matrix * expected[:, None]).T @ matrix
    try:
        error = sqrt(float(np.linalg.inv(information)[0, 0]))
    except (np.linalg.LinAlgError, ValueError):
        return None
    return Fit(
        terms=tuple(terms),
        live=live,
        kept=kept,
        seen=seen,
        deviance=deviance,
        freedom=len(kept) - width,
        aic=deviance + 2 * parameters,
        bic=deviance + log(seen) * parameters,
        log_unseen=float(effects[0]),
        log_unseen_error=error,
    )


def regress(matrix: Numbers, people: Numbers) -> tuple[Numbers, Numbers]:
    """Poisson regression by iterated weighted least squares: effects, and the people expected in each cell."""
    expected = people + 0.5
    effects: Numbers = np.zeros(matrix.shape[1])
    before = np.inf
    for _ in range(ROUNDS):
        weighed = matrix.T * expected
        answer = np.log(expected) + (people - expected) / expected
        effects = np.linalg.lstsq(weighed @ matrix, weighed @ answer, rcond=None)[0].astype(np.float64)
        linear = np.clip(matrix @ effects, -30.0, 30.0)
        expected = np.exp(linear)
        now = float(people @ linear - expected.sum())
        if abs(now - before) < CLOSE * (1 + abs(now)):
            break
        before = now
    return effects, expected


def is_finite(table: Numbers, model: Fit) -> bool:
    """Whether the fit exists: some table with the same margins has people in every cell (Fienberg and Rinaldo 2012)."""
    people = table[model.kept]
    if (people > 0).all():
        return True
    from scipy.optimize import linprog

    matrix = design(model.kept, len(table).bit_length() - 1, model.live)
    cells, width = matrix.shape
    shares = people / people.sum()
    found = linprog(
        np.r_[np.zeros(cells), -1.0],
        A_ub=np.c_[-np.eye(cells), np.ones(cells)],
        b_ub=np.zeros(cells),
        A_eq=np.c_[matrix.T, np.zeros(width)],
        b_eq=matrix.T @ shares,
        bounds=[(0, None)] * cells + [(0, 1)],
    )
    return found.x is not None and bool(found.success and found.x[-1] > LEAST)


def _members(term: Term, lists: Sequence[str]) -> list[str]:
    return [name for place, name in enumerate(lists) if term >> (len(lists) - 1 - place) & 1]
