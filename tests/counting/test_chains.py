"""The sampler: right where the answer is known, the same for any number of cores."""

import os

import numpy as np
import pytest
from tests.counting.tables import KOSOVO, table

from khabar.counting import Sampling
from khabar.counting.chains import Prior, draw

SHORT = Sampling(chains=2, burn_in=500, sweeps=3000, thin=1)


def silent(sweeps: int) -> None:
    """Progress that nobody looks at."""


def test_one_class_is_independence_whose_posterior_is_known() -> None:
    """With one class lambda are independent given N; the mean follows from a sum over N (p(N) ~ 1/N)."""
    lists = table("A.B.C", [60, 50, 12, 70, 15, 14, 4])
    told = draw(lists, Prior(1), SHORT, 0, silent)
    people = lists.documented + np.arange(2000.0)
    from scipy.special import gammaln

    sizes = np.array(list(lists.sizes.values()))
    logs = gammaln(people) - gammaln(people - lists.documented + 1)
    logs += np.sum([gammaln(people - size + 1) - gammaln(people + 2) for size in sizes], axis=0)
    weights = np.exp(logs - logs.max())
    mean = (weights * people).sum() / weights.sum()
    assert lists.documented + told.unseen.mean() == pytest.approx(mean, rel=0.01)
    assert told.occupied == 1


def test_two_classes_are_found_where_there_are_two() -> None:
    seen = draw(KOSOVO, Prior(10), SHORT, 0, silent)
    assert 8_500 < 4400 + np.median(seen.unseen) < 13_000
    assert seen.occupied > 2


def test_the_same_draws_on_one_core(monkeypatch: pytest.MonkeyPatch) -> None:
    tiny = Sampling(chains=3, burn_in=20, sweeps=60, thin=2)
    many = draw(KOSOVO, Prior(4), tiny, 7, silent).unseen
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    assert (draw(KOSOVO, Prior(4), tiny, 7, silent).unseen == many).all()
    assert many.shape == (3, 30)
    assert (draw(KOSOVO, Prior(4), tiny, 8, silent).unseen != many).any()


def test_progress_counts_every_sweep() -> None:
    told: list[int] = []
    tiny = Sampling(chains=2, burn_in=1500, sweeps=1200)
    draw(table("A.B.C", [5, 5, 5, 5, 5, 5, 5]), Prior(2), tiny, 0, told.append)
    assert sum(told) == tiny.work
