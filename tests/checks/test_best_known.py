import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from khabar.checks import Stated, best_date, best_name, best_text
from khabar.model import Reliability
from khabar.names import parse

DAY = datetime(2024, 1, 1, tzinfo=UTC)


def stated(text: str, source: str = "A", rating: str = "F", record: int = 1) -> Stated:
    return Stated(text, record, source, Reliability(rating), DAY)


TEXTS = st.sampled_from(["محمد الخولاني", "محمد خالد الخولاني", "2012", "2012-05-03", "", "x"])
MANY = st.lists(st.builds(stated, TEXTS, st.sampled_from("ABC"), st.sampled_from("ABF"), st.integers(1, 9)), max_size=8)


@given(MANY)
def test_no_text_is_lost_and_none_is_invented(many: list[Stated]) -> None:
    for best in (best_name(many), best_date(many), best_text(many)):
        shown = [best.stated.text, *(other.text for other in best.others)] if best else []
        assert sorted(shown) == sorted({one.text for one in many if one.text})


@given(MANY, st.randoms())
def test_the_order_of_records_does_not_decide(many: list[Stated], chance: random.Random) -> None:
    shuffled = list(many)
    chance.shuffle(shuffled)
    assert best_name(shuffled) == best_name(many)
    assert best_date(shuffled) == best_date(many)


def test_texts_that_were_read_as_the_same_support_each_other() -> None:
    said = [replace(stated(text, source), read_as=read) for text, source, read in (
        ("ذكر", "A", "m"), ("male", "B", "m"), ("أنثى", "C", "f"), ("انثى", "C", "f"),
    )]  # fmt: skip
    best = best_text(said)
    assert best is not None
    assert (best.stated.text, best.support, len(best.others)) == ("ذكر", 2, 3)


def test_the_fuller_name_that_all_shorter_ones_agree_with_comes_first() -> None:
    best = best_name([stated("محمد الخولاني"), stated("محمد الخولاني", "B"), stated("محمد خالد الخولاني", "C")])
    assert best is not None
    assert (best.stated.text, best.support) == ("محمد خالد الخولاني", 3)


def test_a_name_of_two_sources_goes_before_another_of_one_and_a_rating_decides_between_equals() -> None:
    best = best_name([stated("محمود الخولاني", "C", "A"), stated("محمد الخولاني"), stated("محمد الخولاني", "B")])
    assert best is not None and best.stated.text == "محمد الخولاني"
    best = best_name([stated("محمود الخولاني", "C", "A"), stated("محمد الخولاني")])
    assert best is not None and best.stated.text == "محمود الخولاني"


def test_a_year_supports_a_day_within_it_and_what_is_no_date_is_kept() -> None:
    best = best_date([stated("1980"), stated("3/5/1980", "B"), stated("1981", "C"), stated("2012-02-30", "D")])
    assert best is not None
    assert (best.stated.text, best.support) == ("3/5/1980", 2)
    assert {other.text for other in best.others} == {"1980", "1981", "2012-02-30"}


def test_nothing_said_is_nothing_known() -> None:
    assert best_name([]) is best_date([stated(" ")]) is None


def supporters(many: list[Stated], text: str, says_less: Callable[[str, str], bool]) -> int:
    """How many sources say a text, or less of it, by asking every one of every other."""
    return len({one.source for one in many if one.text == text or says_less(one.text, text)})


@given(st.lists(st.builds(stated, st.text("abc ", min_size=1), st.sampled_from("ABCD")), max_size=12))
def test_support_of_names_is_that_of_all_that_say_less(many: list[Stated]) -> None:
    def says_less(less: str, more: str) -> bool:
        left = iter([part.form for part in parse(more).parts])
        parts = [part.form for part in parse(less).parts]
        return bool(parts) and all(part in left for part in parts)

    if best := best_name(many):
        assert best.support == supporters(many, best.stated.text, says_less)
        assert all(supporters(many, other.text, says_less) <= best.support for other in best.others)


DAYS = st.dates(date(2010, 1, 1), date(2012, 12, 31)).flatmap(
    lambda day: st.sampled_from([day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}"])
)


@given(st.lists(st.builds(stated, DAYS, st.sampled_from("ABCD")), min_size=1, max_size=12))
def test_support_of_dates_is_that_of_all_that_say_less(many: list[Stated]) -> None:
    best = best_date(many)
    assert best is not None
    assert best.support == supporters(many, best.stated.text, lambda less, more: more.startswith(less))
