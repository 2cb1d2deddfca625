"""Where it was, near a figure."""

import pytest

from khabar.statements import read_statement


def test_a_place_behind_a_figure() -> None:
    (figure,) = read_statement("At least 40 men were arrested by government forces in Dar Nour in May.").figures
    assert figure.where == "Dar Nour"


def test_months_are_no_places() -> None:
    (figure,) = read_statement("At least 40 men were arrested in May.").figures
    assert figure.where == ""


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("At least 40 men were let out of Branch 18 tonight.", "Branch 18"),
        ("Gunmen stopped a bus on the Dar Nour road and abducted 40 men.", "Dar Nour road"),
        ("At least 40 men were killed in northern Dar Nour province.", "Dar Nour province"),
        ("قتل 40 شخصاً على حاجز النور.", "حاجز النور"),
        ("اعتقل 40 شخصاً بمدينة النور.", "مدينة النور"),
        ("جثث 40 رجلاً في فرع واحد.", ""),
    ],
)
def test_places_in_their_kinds(text: str, where: str) -> None:
    assert read_statement(text).figures[0].where == where
