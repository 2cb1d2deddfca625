"""What a quantity is a part of."""

import pytest

from khabar.statements import read_statement


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At least 476 people, including 23 children and 12 women, were killed.", [None, 0, 0]),
        ("They freed a few hundred out of hundreds of thousands.", [1, None]),
        ("They took 17 people. Four of the hostages were freed.", [None, 0]),
        ("Police arrested 54 teachers. Twenty have since been released. The other three are missing.", [None, 0, 0]),
        ("Of the 48 convicted, 30 were dismissed.", [None, 0]),
        ("اعتقل 18 شخصاً وأفرج عن 4 منهم.", [None, 0]),
        ("ارتفع عدد القتلى إلى 48 بينهم 10 نساء وطفلان.", [None, 0, 0]),
        ("The blast killed at least eight and wounded more than 50.", [None, None]),
    ],
)
def test_part_of(text: str, expected: list[int | None]) -> None:
    assert [figure.part_of for figure in read_statement(text).figures] == expected


def test_a_part_has_the_period_of_its_whole() -> None:
    figures = read_statement("In May 2020 they arrested 54 people. Twenty have been freed.").figures
    assert [(figure.since, figure.until) for figure in figures] == [("2020-05", "2020-05")] * 2
