"""Who did it and where, near a figure."""

from khabar.statements import read_statement


def test_doer_and_place() -> None:
    (figure,) = read_statement("At least 40 men were arrested by government forces in Dar Nour in May.").figures
    assert (figure.by, figure.where) == ("government forces", "Dar Nour")


def test_months_are_no_places() -> None:
    (figure,) = read_statement("At least 40 men were arrested in May.").figures
    assert figure.where == ""
