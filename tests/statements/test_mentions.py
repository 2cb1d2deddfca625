"""Where it was, near a figure."""

from khabar.statements import read_statement


def test_a_place_behind_a_figure() -> None:
    (figure,) = read_statement("At least 40 men were arrested by government forces in Dar Nour in May.").figures
    assert figure.where == "Dar Nour"


def test_months_are_no_places() -> None:
    (figure,) = read_statement("At least 40 men were arrested in May.").figures
    assert figure.where == ""
