from tests.counting.tables import KOSOVO, table

from khabar.counting.chao import chao
from khabar.counting.histories import Histories


def test_the_bound_of_kosovo() -> None:
    bound = chao(KOSOVO)
    assert round(bound.median) == 10262
    assert bound.low < bound.median < bound.high
    once, twice = (float(value) for value in KOSOVO.by_times_caught[1:3])
    assert round(4400 + once**2 / (2 * twice)) == 10270


def test_nobody_is_added_when_everybody_stands_on_several_lists() -> None:
    assert chao(table("A.B.C", [0, 0, 4, 0, 5, 6, 7])) == (22, 22, 22)


def test_lists_that_share_nobody_still_have_a_bound() -> None:
    bound = chao(table("A.B", [10, 10, 0]))
    assert bound.median == 20 + 20 * 19 / 2
    assert 20 < bound.low < bound.median < bound.high


def test_without_lists_there_is_nobody() -> None:
    assert chao(Histories.make((), (), ())) == (0, 0, 0)
