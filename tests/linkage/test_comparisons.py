import pytest

from khabar.linkage.comparisons import CODES, COMPARISONS, ORDER_AT, Comparison


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda c: c.name)
def test_words_are_told_apart_and_code_0_has_none(comparison: Comparison) -> None:
    words = [level for level in comparison.levels if level]
    assert len(words) == len(set(words))
    assert comparison.levels[0] == ""
    assert len(comparison.levels) == len(comparison.start) == CODES


@pytest.mark.parametrize("comparison", COMPARISONS[:ORDER_AT], ids=lambda c: c.name)
def test_where_learning_begins_is_a_share_in_every_group(comparison: Comparison) -> None:
    for first, last in comparison.groups:
        assert sum(comparison.start[first:last]) == pytest.approx(1, abs=0.02)
