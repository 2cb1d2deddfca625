import random
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from khabar.checks import Stated, best_date, best_name, best_text
from khabar.model import Reliability

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
