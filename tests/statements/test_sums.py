"""Figures that add up to one before them are its parts."""

from khabar.statements import read_statement


def parts(text: str) -> list[tuple[str, int | None]]:
    return [(figure.text, figure.part_of) for figure in read_statement(text).figures]


def test_neighbours_that_add_up_are_parts() -> None:
    told = parts("The day's toll was 149, 105 civilians, 26 soldiers and 18 rebels.")
    assert told == [("149", None), ("105", 0), ("26", 0), ("18", 0)]


def test_lines_of_a_list_are_parts_and_count_what_the_whole_counts() -> None:
    text = "The Watch documented 207 arrests in May.\n\nGovernment forces: 94\nThe Shield Brigades: 58\nOthers: 55\n"
    figures = read_statement(text).figures
    assert [figure.part_of for figure in figures] == [None, 0, 0, 0]
    assert {figure.counts for figure in figures} == {"detained"}


def test_what_does_not_add_up_stays_alone() -> None:
    assert parts("The day's toll was 149. On Monday 105 civilians and 26 soldiers came.")[1:] == [
        ("105", None),
        ("26", None),
    ]
