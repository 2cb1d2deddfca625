import re

from hypothesis import given
from hypothesis import strategies as st

from khabar.names import compare, tokens
from khabar.names.parsing import Placed
from khabar.names.tokens import MOST, content, merged, token


def test_titles_and_words_for_son_are_left_out() -> None:
    assert [one.text for one in content("الشيخ سليم بن خالد")] == ["سليم", "خالد"]


def test_the_family_name_before_a_comma_comes_last() -> None:
    assert [one.text for one in content("Khouli, Salim")] == ["Salim", "Khouli"]


def test_a_long_list_of_words_ends() -> None:
    assert len(content("سليم " * 100)) == MOST


def test_neighbours_are_joined_with_and_without_the_article() -> None:
    first, second = (token(one.unit) for one in content("فاطمه الزهراء"))
    joined = merged(first, second)
    assert joined is not None
    assert {form for form, _ in joined[1]} == {"فاطمهزهرا", "فاطمهالزهرا"}


def test_scripts_are_not_joined() -> None:
    first, second = (token(one.unit) for one in content("Salim الخولي"))
    assert merged(first, second) is None


ARABIC = "محمد الخولي عبد الرحمن أبو ركاب بن الدين صلاح ال أم ني حن سالم عبدالله د. محمدسليم"
LATIN = "Mohamad al-Khouli Abd al Rahman Abu Rikab bin el Salah Din M. AhmadSalim Dr alkhouli Haj (Selim) alias Khouli,"
CUT = ["Al-(Homs", "Al-،Homs", "al.Homs", "El-Omar-", "ال(ايدي", "ال-حمصي", "Al-Al-Homs"]
PARTS = [*re.split(" ", f"{ARABIC} {LATIN}"), *CUT]


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=5))
def test_a_name_read_run_by_run_is_as_if_read_whole(chosen: list[str]) -> None:
    def told(found: list[Placed]) -> list[object]:
        return [(*one.unit[2:], one.text, one.role, one.sure) for one in found]

    text = " ".join(chosen)
    assert told(tokens.content(text)) == told(tokens.read_whole(text))


def test_a_kunya_before_a_full_name_costs_nothing_and_may_stand_for_it() -> None:
    for kunya in ("أبو محمد خالد حسن ركاب", "Abu Mohammad Khaled Hassan Rikab"):
        assert compare(kunya, "خالد حسن ركاب").weight > 20
    assert compare("أبو محمد خالد حسن ركاب", "أبو محمد ركاب").weight > compare("خالد حسن ركاب", "أبو محمد ركاب").weight
    assert [one.text for one in content("Abu Rikab Salim Ali")] == ["Abu Rikab", "Salim", "Ali"]
