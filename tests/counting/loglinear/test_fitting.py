"""Log-linear models against published and recomputed values, and those that say nothing."""

import pytest
from tests.counting.tables import GAZA, KOSOVO, UK_FIVE, UK_SIX, table

from khabar.counting.loglinear import fit, profile_interval, stepwise, terms_of
from khabar.model import BadInput

BALL = ["EXH.ABA", "EXH.OSCE", "EXH.HRW", "ABA.OSCE", "OSCE.HRW", "EXH.ABA.OSCE"]


def test_the_published_model_of_kosovo() -> None:
    model = fit(KOSOVO.table(), terms_of(KOSOVO, [name.split(".") for name in BALL]))
    assert model is not None
    assert model.total == pytest.approx(10_356.5, abs=0.1)
    assert (round(model.deviance, 2), model.freedom) == (9.32, 4)
    assert model.names(KOSOVO.lists) == BALL
    interval = profile_interval(KOSOVO.table(), model)
    assert (interval.low, interval.high) == (pytest.approx(8995, abs=1.5), pytest.approx(12_110, abs=1))


def test_independence_of_gaza() -> None:
    model = fit(GAZA.table(), ())
    assert model is not None
    assert [round(value, -1) for value in model.wald] == [66_750, 65_220, 68_340]


@pytest.mark.parametrize(
    ("lists", "expected"), [(UK_SIX, [11_418, 9_977, 13_146]), (UK_FIVE, [11_313, 9_884, 13_027])], ids=["six", "five"]
)
def test_stepwise_as_in_the_united_kingdom(lists: object, expected: list[int]) -> None:
    model = stepwise(lists.table())  # type: ignore[attr-defined]
    assert model is not None
    assert [round(value) for value in model.wald] == expected


def test_lists_that_share_nobody_have_no_finite_effect_and_their_cells_are_left_out() -> None:
    sparse = table("A.B.C", [20, 30, 6, 40, 8, 0, 0])
    model = fit(sparse.table(), terms_of(sparse, ["AB"]))
    assert model is not None
    assert model.live == ()
    assert set(model.kept) == {1, 2, 3, 4, 5}


def test_a_model_that_says_nothing_of_the_unseen_has_no_fit() -> None:
    full = table("A.B.C", [20, 30, 6, 40, 8, 5, 2])
    assert fit(full.table(), terms_of(full, ["AB", "AC", "BC", "ABC"])) is None
    edge = table("A.B.C", [0, 30, 6, 40, 8, 0, 0])
    assert fit(edge.table(), terms_of(edge, ["AB", "AC", "BC"])) is None


def test_an_interval_without_an_upper_end_says_so() -> None:
    thin = table("A.B.C", [1843, 1040, 83, 485, 5, 3, 2])
    model = fit(thin.table(), terms_of(thin, ["AB", "AC", "BC"]))
    assert model is not None
    interval = profile_interval(thin.table(), model)
    assert interval.low > 100_000
    assert interval.high == float("inf")


def test_a_list_that_is_not_there() -> None:
    with pytest.raises(BadInput, match="no list X"):
        terms_of(KOSOVO, [("EXH", "X")])
