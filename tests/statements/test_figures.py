"""Parts and wholes, and what a figure takes from its neighbours."""

from khabar.statements import read_statement


def parts(text: str) -> list[tuple[str, str, str | None]]:
    found = read_statement(text).figures
    return [(f.text, f.counts, found[f.part_of].text if f.part_of is not None else None) for f in found]


def test_out_of_and_including() -> None:
    assert parts("They released a few hundred detainees out of hundreds of thousands.") == [
        ("a few hundred", "released", "hundreds of thousands"),
        ("hundreds of thousands", "held", None),
    ]
    assert parts("At least 476 people were killed, including 23 children and 12 women.") == [
        ("At least 476", "killed", None),
        ("23", "killed", "At least 476"),
        ("12", "killed", "At least 476"),
    ]


def test_arabic_parts() -> None:
    assert parts("أفرجت السلطات عن 41 معتقلاً، بينهم سبع نساء وطفلان.") == [
        ("41", "released", None),
        ("سبع", "released", "41"),
        ("طفلان", "released", "41"),
    ]


def test_of_them_in_a_later_sentence_refers_back() -> None:
    found = parts("The team found 62 bodies. Forty of these had their hands tied.")
    assert found[1] == ("Forty", "bodies", "62")


def test_lines_of_a_list_count_what_the_total_counts_and_name_whom() -> None:
    article = read_statement(
        "The report counts 1,245 arrests.\n\n1. Government forces: 908.\n\n2. The Shield Brigades: 337."
    )
    assert [(f.counts, f.by) for f in article.figures[1:]] == [
        ("detained", "Government forces"),
        ("detained", "The Shield Brigades"),
    ]


def test_a_figure_knows_its_statement() -> None:
    article = read_statement("The ministry said that 40 men were freed. Another 12 died.")
    assert [figure.statement for figure in article.figures] == [0, None]
