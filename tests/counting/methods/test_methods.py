"""Every method keeps the contract, whatever the table."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.counting.tables import KOSOVO, SPINA_BIFIDA, table

from khabar.cli.verbs.count import METHODS
from khabar.counting import Sampling, estimate, method_names, plain
from khabar.counting.methods import load
from khabar.counting.wording import texts

SHORT = Sampling(chains=4, burn_in=20, sweeps=100, thin=1)


def test_the_command_offers_what_there_is() -> None:
    assert sorted(METHODS) == method_names()


@pytest.mark.parametrize("name", method_names())
def test_what_a_method_assumes_has_words(name: str) -> None:
    method = load(name)
    assert set(method.ASSUMPTIONS) <= texts("en").keys()
    assert 3 <= method.LEAST <= method.MOST


@pytest.mark.parametrize("name", method_names())
@settings(max_examples=8)
@given(st.lists(st.integers(0, 40), min_size=7, max_size=7).filter(any))
def test_any_table_gets_an_answer_or_a_reason(name: str, counts: list[int]) -> None:
    told = estimate(table("A.B.C", counts), name, sampling=SHORT)
    assert told.refused == bool(told.reasons)
    assert told.documented <= sum(counts)
    if told.estimate is not None:
        assert told.documented <= told.estimate.low <= told.estimate.median <= told.estimate.high
    assert plain(told)["refused"] is told.refused


def test_progress_ends_where_it_should() -> None:
    for name in ("loglinear", "decomposable", "latent_class"):
        steps: list[tuple[int, int]] = []
        estimate(KOSOVO, name, sampling=SHORT, progress=lambda _, done, total, to=steps: to.append((done, total)))
        assert steps[-1][0] == steps[-1][1], name


def test_three_lists_are_enough_where_chains_agree() -> None:
    told = estimate(SPINA_BIFIDA, "decomposable")
    assert told.estimate is not None
    assert 700 < told.estimate.median < 760
