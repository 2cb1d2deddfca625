"""Percentages and ratios, checked by arithmetic."""

import pytest

from khabar.statements import read_statement


@pytest.mark.parametrize(
    ("text", "value", "right"),
    [
        ("The number of deaths rose from 12,270 to 17,723, an increase of 25 %.", 25, False),
        ("The number of deaths rose from 12,270 to 17,723, an increase of 44 per cent.", 44, True),
        ("Of 400 families, 100 answered, or 25 percent.", 25, True),
        ("About 60 % of the cells were empty.", 60, None),
        ("تواصلت 318 عائلة من أصل 740، أي 43 بالمئة.", 43, True),
    ],
)
def test_percentages(text: str, value: float, right: bool | None) -> None:
    (found,) = read_statement(text).percentages
    assert (found.value, found.right) == (value, right)


def test_the_arithmetic_is_shown() -> None:
    (found,) = read_statement("Deaths rose from 12,270 to 17,723 deaths, an increase of 25 %.").percentages
    assert "12,270 to 17,723 is 44.4 %" in found.why


@pytest.mark.parametrize(
    ("text", "value"),
    [("One in five men came home.", 20), ("Two thirds of the men came home.", 200 / 3), ("Half of the men left.", 50)],
)
def test_ratios(text: str, value: float) -> None:
    (found,) = read_statement(text).percentages
    assert found.value == pytest.approx(value)
    assert read_statement(text).figures == ()


def test_a_percentage_behind_a_part_is_checked_against_its_whole_in_another_sentence() -> None:
    text = "The network counted 17,723 deaths. It said 12,270 of them, 25 per cent, were in Branch 9."
    [percentage] = read_statement(text).percentages
    assert percentage.right is False
    assert percentage.why == "12,270 of 17,723 is 69.2 %"
