"""Which log-linear model: all of them weighed for few lists, step by step for many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from khabar.counting.loglinear.fitting import Fit, Numbers, Term, fit, is_finite, rough_fit

Criterion = Callable[[Fit], float]


class Chosen(NamedTuple):
    """The best models by AIC and by BIC, and how many were weighed."""

    by_aic: Fit
    by_bic: Fit
    weighed: int


def choose(table: Numbers) -> Chosen | None:
    """Choose among all hierarchical models (3 and 4 lists), all of pairs (5), or step by step (more).

    None when no model identifies the unseen. The model in which all lists act together is never among them: it says
    nothing of those on no list.
    """
    lists = len(table).bit_length() - 1
    if lists <= 5:
        models = list(hierarchical(lists) if lists <= 4 else of_pairs(lists))
        fits = [one for terms in models if (one := rough_fit(table, terms)) is not None]
        weighed = len(models)
        by_aic, by_bic = (_first_finite(table, sorted(fits, key=criterion)) for criterion in (_aic, _bic))
    else:
        (by_aic, tried), (by_bic, tried_too) = (_walk(table, criterion) for criterion in (_aic, _bic))
        weighed = tried + tried_too
    return Chosen(by_aic, by_bic, weighed) if by_aic and by_bic else None


def stepwise(table: Numbers, threshold: float = 0.02) -> Fit | None:
    """Add the pair of lists whose likelihood ratio is least by chance, until none is below the threshold.

    Ex: United Kingdom 2013, six lists, threshold .02 -> 11,418 (after Silverman 2014)
    """
    from scipy.stats import chi2

    best = fit(table, ())
    left = set(_pairs(len(table).bit_length() - 1))
    while best is not None and left:
        terms = best.terms
        tried = [one for term in sorted(left) if (one := rough_fit(table, (*terms, term)))]
        following = _first_finite(table, sorted(tried, key=lambda one: one.deviance))
        if following is None or chi2.sf(best.deviance - following.deviance, 1) > threshold:
            break
        best = following
        left -= set(best.terms)
    return best


def hierarchical(lists: int) -> Iterator[tuple[Term, ...]]:
    """Every set of terms that holds, with a term, all that lies within it; all lists together are no term."""
    whole = (1 << lists) - 1
    terms = sorted((term for term in range(whole) if term.bit_count() >= 2), key=lambda term: (term.bit_count(), term))

    def grow(place: int, chosen: tuple[Term, ...]) -> Iterator[tuple[Term, ...]]:
        if place == len(terms):
            yield chosen
            return
        yield from grow(place + 1, chosen)
        term = terms[place]
        within = (term & ~(1 << bit) for bit in range(lists) if term >> bit & 1)
        if term.bit_count() == 2 or all(part in chosen for part in within):
            yield from grow(place + 1, (*chosen, term))

    return grow(0, ())


def of_pairs(lists: int) -> Iterator[tuple[Term, ...]]:
    """Every set of pairs of lists."""
    pairs = _pairs(lists)
    return (chosen for size in range(len(pairs) + 1) for chosen in combinations(pairs, size))


def _first_finite(table: Numbers, fits: Iterable[Fit]) -> Fit | None:
    return next((one for one in fits if is_finite(table, one)), None)


def _walk(table: Numbers, criterion: Criterion) -> tuple[Fit | None, int]:
    """The model that is reached by adding the best pair as long as that helps, and how many were tried."""
    best, weighed = fit(table, ()), 1
    left = set(_pairs(len(table).bit_length() - 1))
    while best is not None and left:
        tried = [one for term in sorted(left) if (one := rough_fit(table, (*best.terms, term)))]
        weighed += len(left)
        following = _first_finite(table, sorted(tried, key=criterion))
        if following is None or criterion(following) >= criterion(best):
            break
        best = following
        left -= set(best.terms)
    return best, weighed


def _pairs(lists: int) -> Sequence[Term]:
    return [1 << one | 1 << other for one, other in combinations(range(lists), 2)]


def _aic(one: Fit) -> float:
    return one.aic


def _bic(one: Fit) -> float:
    return one.bic
