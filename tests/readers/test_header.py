import pytest

from khabar.readers import ReadOptions
from khabar.readers.header import find_header, guess_delimiter


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ([["No", "Name"], ["1", "Ali"]], 1),
        ([["Released in May"], [], ["الرقم", "الاسم"], ["1", "سامي"]], 3),
        ([["Missing person", ""], ["No", "Full name"]], 2),
        ([["name"], ["Ali"]], 1),
        ([[""], ["Nom", "Prénom"], ["Ali", "Omar"]], 2),
        ([["No", "Name"], ["1", "Ali"], ["No", "Name", "Age"]], 1),
        ([["", " "], []], None),
        ([], None),
    ],
)
def test_the_header_is_the_first_row_with_a_name_column_beside_others(
    rows: list[list[str]], number: int | None
) -> None:
    assert find_header(rows, ReadOptions()) == number


def test_the_mapping_helps_to_find_the_header() -> None:
    assert find_header([["Liste", "2012"], ["Nom", "Age"]], ReadOptions(columns={"NOM": "name"})) == 2


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["id;name", "1;Ali, Omar"], ";"),
        (["id\tname", "1\tAli, Omar; Homs"], "\t"),
        (["الرقم،الاسم", "1،سامي"], "،"),
        (["id|name", '1|"Ali|Omar"'], "|"),
        (["Nom;Age", "Ali;20", "Omar, Homs;30"], ";"),
        (["id;name;place"] + ["1;Ali;Homs, Syria"] * 5 + ["2;Omar, Homs"] * 4, ";"),
        (["List, of May", "id;name", "1;Ali"], ";"),
    ],
)
def test_the_delimiter_is_the_one_under_which_the_list_makes_sense(lines: list[str], delimiter: str) -> None:
    assert guess_delimiter([f"{line}\n" for line in lines], ReadOptions()) == delimiter


def test_a_single_column_is_not_torn_at_its_commas() -> None:
    assert guess_delimiter(["name\n", "Ali, Omar\n", "Sami, Hasan\n"], ReadOptions()) != ","


def test_nothing_to_guess_from_is_no_trouble() -> None:
    assert guess_delimiter([], ReadOptions()) == guess_delimiter(["\n"], ReadOptions()) == ","
