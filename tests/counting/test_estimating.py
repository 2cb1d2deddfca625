"""The answer as a whole: at least so many, about so many, or why not."""

import pytest
from tests.counting.tables import FIVE, KOSOVO, UK_FIVE, table

from khabar.counting import Histories, Sampling, estimate
from khabar.model import BadInput

SHORT = Sampling(burn_in=200, sweeps=800, thin=2)


def test_the_answer_says_what_is_documented_what_is_estimated_and_what_is_assumed() -> None:
    told = estimate(KOSOVO, "decomposable")
    assert told.documented == 4400
    assert told.estimate is not None
    assert [round(value) for value in told.estimate] == [12595, 9827, 16544]
    assert round(told.chao.median) == told.diagnostics["chao"]["median"] == 10262
    assert {"closed", "linked", "reachable", "dated", "decomposable"} <= {one.key for one in told.assumptions}
    assert not told.refused
    assert not told.reasons


def test_lists_that_contradict_each_other_are_refused_with_what_was_found() -> None:
    told = estimate(UK_FIVE, "loglinear")
    assert told.refused
    assert told.estimate is None
    assert "contradicted" in {one.key for one in told.reasons}
    assert told.diagnostics["answer"]["median"] > told.documented == 2744


def test_a_short_run_of_the_latent_class_model_says_that_it_is_short() -> None:
    told = estimate(KOSOVO, sampling=Sampling(burn_in=100, sweeps=400, thin=1))
    assert told.refused
    assert "too_few_draws" in {one.key for one in told.reasons}


def test_the_seed_alone_decides() -> None:
    lists = table("A.B.C", [30, 40, 12, 50, 15, 20, 6])
    one, again = (estimate(lists, sampling=SHORT) for _ in range(2))
    assert one.diagnostics == again.diagnostics
    assert one.estimate == again.estimate


@pytest.mark.parametrize("method", ["latent_class", "loglinear", "decomposable", "chao"])
def test_two_lists_and_lists_that_share_nobody_are_refused_by_every_method(method: str) -> None:
    assert [one.key for one in estimate(FIVE.keep("ab"), method).reasons] == ["too_few_lists"]
    apart = Histories.make("ABC", [(1, 0, 0), (0, 1, 0), (0, 0, 1)], [5, 6, 7])
    told = estimate(apart, method)
    assert [one.key for one in told.reasons] == ["no_overlap"]
    assert told.documented == 18


def test_a_list_of_releases_is_left_out_and_what_remains_may_be_too_few() -> None:
    told = estimate(FIVE.keep("abc"), "chao", releases=["c"])
    assert told.refused
    assert {one.key for one in told.notes} >= {"release_left_out"}
    assert told.documented + told.diagnostics["set_aside"] == FIVE.keep("abc").documented


def test_an_unknown_method_is_a_wrong_call() -> None:
    with pytest.raises(BadInput, match="no method guess"):
        estimate(KOSOVO, "guess")
