import pytest
from tests.register.people.made import make_records
from tests.register.review.made import tell

from khabar.model import ClaimKind
from khabar.register.documents.models import Record
from khabar.register.review import facts
from khabar.register.review.facts import facts_of, is_woman_or_child, news_of


@pytest.mark.parametrize(
    ("values", "readings", "told"),
    [
        ({"sex": "أنثى"}, {"sex": ["female", 0.98, 1]}, True),
        ({"age": "15 سنة"}, {}, True),
        ({"age": "١٥"}, {}, True),
        ({"age": "40"}, {"age": ["1970/1971", 0.8, 1]}, False),
        ({}, {"birth_date": ["2000-05", 1, 1], "event_date": ["2013-01-02", 1, 1]}, True),
        ({}, {"birth_date": ["1980", 1, 1], "event_date": ["2013", 1, 1]}, False),
        ({}, {"birth_date": ["", 0, 1], "event_date": ["2013", 1, 1]}, False),
        ({}, {}, False),
    ],
)
def test_women_and_children_by_what_a_record_says(values: dict, readings: dict, told: bool) -> None:  # type: ignore[type-arg]
    assert is_woman_or_child(values, readings) is told


@pytest.mark.django_db
@pytest.mark.parametrize("many", [5000, 1])
def test_news_of_death_and_life(monkeypatch: pytest.MonkeyPatch, many: int) -> None:
    monkeypatch.setattr(facts, "MANY", many)
    a, b, c, *_rest = make_records()
    tell(a, [ClaimKind.REPORTED_DEAD, ClaimKind.HELD])
    tell(b, [ClaimKind.SEEN_ALIVE])
    tell(c, [ClaimKind.HELD])
    assert news_of([a, b, c]) == {a: {"death"}, b: {"life"}}
    assert news_of([c]) == {}
    one, other = Record.objects.in_bulk([a, b]).values()
    assert facts_of(one, other, [{"death"}, {"life"}]) == {"hard_news": True, "at_odds": True}
    assert facts_of(one, other, [set(), {"life"}]) == {}
