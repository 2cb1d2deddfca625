from hypothesis import given
from hypothesis import strategies as st

from khabar.names import NameIndex, how_sure


@given(st.lists(st.floats(-200, 400), max_size=30), st.integers(0, 10**7))
def test_probabilities_of_all_and_of_nobody_are_one(weights: list[float], among: int) -> None:
    found = how_sure(sorted(weights, reverse=True), among)
    assert all(0 <= one <= 1 for one in found)
    assert sum(found) <= 1 + 1e-9
    assert found == sorted(found, reverse=True)


def test_namesakes_share_it_and_a_large_list_makes_less_sure() -> None:
    assert how_sure([30.0, 30.0], 1000)[0] < 0.5 < how_sure([30.0, 2.0], 1000)[0]
    assert how_sure([20.0], 10**6)[0] < how_sure([20.0], 1000)[0]
    assert how_sure([], 10) == []


def test_hits_of_an_index() -> None:
    index = NameIndex(["سليم علي ركاب", "سليم علي ركاب", "نزار سمعان خباز"])
    hits = index.search("Salim Ali Rikab")
    assert how_sure([hit.weight for hit in hits], len(index))[0] <= 0.5


def test_a_different_name_and_weights_of_other_lists_make_less_sure() -> None:
    plain = how_sure([30.0, 12.0], 10_000)[0]
    assert how_sure([30.0, 12.0], 10_000, against=-12.0)[0] < plain
    assert how_sure([30.0, 12.0], 10_000, usual=True)[0] < plain
