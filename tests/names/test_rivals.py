import pytest

from khabar.names import compare
from khabar.names.rivals import LEAST, LEVEL, MOST, best_known, ceiling, in_common, is_name, slip

OTHERS = (
    "Saeed سعد,Hamid حمد,Hamed حمد,Hammad حمد,Ali عالية,Rami رامية,Jamila جميل,Jamil جميلة,صالح صلح,صلاح صلح,ملاك مالك"
)


@pytest.mark.parametrize("pair", OTHERS.split(","))
def test_a_spelling_of_another_known_name_speaks_against(pair: str) -> None:
    assert compare(*pair.split()).weight < -1


@pytest.mark.parametrize("pair", ["Saeed سعيد", "Hamed حامد", "Ramiya رامية", "Jamilah جميلة", "Salah صلاح", "Ali علي"])
def test_a_spelling_of_its_own_speaks_for_it(pair: str) -> None:
    assert compare(*pair.split()).weight > 5


def test_a_ceiling_falls_with_what_is_less_likely_than_under_the_rival() -> None:
    assert ceiling(0.5, 0.4, LEVEL) == MOST > ceiling(0.2, 0.4, LEVEL) > 0 > ceiling(0.05, 0.4, LEVEL)
    assert ceiling(0.0, 0.4, LEVEL) == LEAST
    assert slip(5.0) == 5.0 > slip(1.6) > 0 > slip(1.0)


def test_feminine_names_are_known_by_the_masculine() -> None:
    assert is_name("راميه")
    assert best_known("zouheirah") < 0 < best_known("jamila")
    assert in_common("saeed", "said") > 0.9 > 0.1 > in_common("saad", "said")
