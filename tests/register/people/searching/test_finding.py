"""Who is found: conditions of one claim, of one person, names in any spelling, and page after page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.readers import ReadOptions
from khabar.register.documents.models import Change, Source
from khabar.register.documents.revising import revise
from khabar.register.events.actions import add_facility
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import merge
from khabar.register.people.models import Claim, Membership, Person
from khabar.register.people.searching.current import searching
from khabar.register.people.searching.finding import Answer, find
from khabar.register.people.searching.question import Question

HEADER = [
    "id",
    "name",
    "mother_name",
    "event",
    "event_date",
    "event_place",
    "facility",
    "status",
    "national_id",
    "origin",
]
A = [
    ["1", "سمر عادل الخباز", "هند", "اعتقال", "2012-03-05", "حمص", "السجن المركزي", "مفرج عنه", "01234567890", "درعا"],
    ["2", "Samar Khabbaz", "رنا", "held", "2013", "Damascus", "Old Bridge", "", "", ""],
    ["3", "زيد النجار", "", "held", "2012-03", "Far Planet", "Old Bridge", "", "", "حمص"],
]
B = [["1", "سمر الخباز", "", "seen alive", "2014", "حلب", "", "", "1234567890", ""]]

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(home: Home, write: Callable[..., Path]) -> None:
    take_in(home, write("a.csv", HEADER, *A), "The Network", None, ReadOptions())
    take_in(home, write("b.csv", HEADER, *B), "An Office", None, ReadOptions())


def answer(behind: int = 0, limit: int = 25, **asked: str | int) -> Answer:
    with searching() as (held, _):
        return find(held, Question(**asked), behind, limit)  # type: ignore[arg-type]


def names(**asked: str | int) -> list[str]:
    found = [one.record for one in answer(**asked).found]
    held = dict(Membership.objects.filter(record__in=found).values_list("record_id", "record__name"))
    return [held[record] for record in found]


SAMAR, KHABBAZ, ZAYD, SECOND = "سمر عادل الخباز", "Samar Khabbaz", "زيد النجار", "سمر الخباز"


@pytest.mark.usefixtures("lists")
def test_each_field_finds_by_itself() -> None:
    assert set(names(name="Samer al-Khabaz")) >= {SAMAR, KHABBAZ, SECOND}
    assert names(mother="Hind") == [SAMAR]
    assert names(father="Adel") == [SAMAR]
    assert names(number="٠١٢٣٤٥٦٧٨٩٠") == names(number="1234567890") == [SAMAR, SECOND]
    assert names(number="99999999999") == []
    assert names(origin="Daraa") == [SAMAR]
    assert names(kind="held") == [KHABBAZ, ZAYD]
    assert names(place="Homs") == [SAMAR]
    assert names(place="far planet") == [ZAYD]
    assert names(facility="old") == [KHABBAZ, ZAYD]
    assert names(since="2012-03-05", until="2012-03-31") == [SAMAR, ZAYD]
    assert names(since="2013-06") == [KHABBAZ, SECOND]
    assert names(source="network") == [SAMAR, KHABBAZ, ZAYD]
    assert names() == []


@pytest.mark.usefixtures("lists")
def test_place_time_and_kind_are_those_of_one_claim() -> None:
    assert names(kind="detained", place="حمص", since="2012", until="2012") == [SAMAR]
    assert names(kind="listed_released") == [SAMAR]
    assert names(kind="listed_released", place="حمص") == []
    assert names(kind="detained", place="حمص", source="Office") == []


@pytest.mark.usefixtures("lists")
def test_different_records_of_a_person_may_meet_different_conditions() -> None:
    assert names(mother="هند", place="Aleppo") == []
    persons = {one.record.name: one.person for one in Membership.objects.select_related("record", "person")}
    merge(persons[SAMAR], persons[SECOND], "the same family", None)
    assert names(mother="هند", place="Aleppo") == [SAMAR]
    assert len(names(name="Samar Khabbaz", mother="هند", place="Aleppo", kind="seen_alive")) == 1
    assert len(answer(number="01234567890").found) == 1


@pytest.mark.usefixtures("lists")
def test_several_names_are_weighed_together_and_what_is_not_known_excludes_nobody() -> None:
    found = names(name="سمر الخباز", mother="رنا")
    assert found[0] == KHABBAZ
    assert SECOND in found
    weights = [one.weight or 0 for one in answer(name="سمر الخباز", mother="رنا").found]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.usefixtures("lists")
def test_ratings_narrow_from_the_worst_still_wanted() -> None:
    assert names(reliability="B") == []
    revise(Source.objects.get(name="An Office"), "reliability", "B", "known for years", None)
    assert names(reliability="B") == names(reliability="E") == [SECOND]
    assert names(reliability="A") == names(credibility="5") == []
    revise(Claim.objects.get(kind="detained"), "credibility", "2", "two others say so", None)
    assert names(credibility="2") == [SAMAR]
    assert names(credibility="1") == []


@pytest.mark.usefixtures("lists")
def test_the_list_of_facilities_says_which_words_mean_one() -> None:
    assert names(facility="Central Jail") == []
    add_facility({"name_ar": "السجن المركزي", "name_en": "Central Jail", "kind": "prison", "pcode": "", "note": ""})
    assert names(facility="Central Jail") == [SAMAR]


def test_only_who_was_taken_in_since(home: Home, write: Callable[..., Path]) -> None:
    take_in(home, write("a.csv", HEADER, *A), "The Network", None, ReadOptions())
    last = Change.objects.order_by("-pk")[0].pk
    assert names(name="سمر الخباز", after=last) == []
    take_in(home, write("b.csv", HEADER, *B), "An Office", None, ReadOptions())
    assert names(name="سمر الخباز", after=last) == [SECOND]


@pytest.mark.parametrize("asked", [{"kind": "held"}, {"name": "هند كريم"}, {"name": "هند كريم", "kind": "held"}])
def test_page_after_page_shows_everybody_once(
    home: Home, write: Callable[..., Path], asked: dict[str, str | int]
) -> None:
    rows = [[str(n), "هند كريم", "", "held", "", "", "", "", "", ""] for n in range(17)]
    take_in(home, write("a.csv", HEADER, *rows), "A", None, ReadOptions())
    seen: list[int] = []
    while True:
        page = answer(seen[-1] if seen else 0, 5, **asked)
        assert page.shown_before == len(seen)
        assert page.persons == 17
        seen += [one.person for one in page.found]
        if not page.is_more:
            break
    assert sorted(seen) == list(Person.objects.order_by("pk").values_list("pk", flat=True))
    assert len(seen) == 17
