"""What a figure counts where its own words don't say."""

from khabar.statements import read_statement


def counts(text: str) -> list[str]:
    return [figure.counts for figure in read_statement(text).figures]


def test_as_what_stands_beside_it() -> None:
    assert counts("Six women and eight children were killed.") == ["killed", "killed"]


def test_as_its_whole() -> None:
    assert counts("The army freed 40 men, among them 12 students.") == ["released", "released"]


def test_the_same_number_again_counts_the_same() -> None:
    assert counts("They released 212 men. It was the 212 that the minister spoke of.") == ["released", "released"]


def test_people_in_a_cell_are_held() -> None:
    assert counts("There were 54 men in the cell.") == ["held"]
