"""A newer copy of a list: what follows what, whose person a row speaks of, and what the answer sheet makes of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.readers import ReadOptions
from khabar.register.analysis.actions import link_register
from khabar.register.documents.models import Document, Record, Succession
from khabar.register.home import Home
from khabar.register.intake.taking_in import TakenIn, take_in
from khabar.register.people.answers import answer_sheet
from khabar.register.people.models import Membership, Person
from khabar.register.people.queries import linkable

pytestmark = pytest.mark.django_db(transaction=True)
HEADER = ["id", "name", "mother", "status", "date"]
OLDER = (
    ["a1", "سامي الخطيب", "هدى", "مفقود", "2012"],
    ["a2", "عمر الحلبي", "منى", "معتقل", "2013"],
    ["a3", "زيد الشامي", "رنا", "معتقل", "2014"],
)
NEWER = (
    ["a9", "خليل عيسى", "لينا", "معتقل", "2015"],
    ["a1", "سامي الخطيب", "هدى", "مفقود", "2012"],
    ["a2", "عمر الحلبي", "منى", "أفرج عنه", "2016"],
)
Write = Callable[..., Path]


def take(home: Home, path: Path, list_name: str | None = None, source: str = "A") -> TakenIn:
    return take_in(home, path, source, list_name, ReadOptions())


def person_of(given_id: str, document: Document) -> Person:
    return Membership.objects.get(record__given_id=given_id, record__document=document).person


@pytest.fixture
def two(home: Home, write: Write) -> tuple[Document, Document]:
    first = take(home, write("list.csv", HEADER, *OLDER)).document
    return first, take(home, write("later.csv", HEADER, *NEWER), "list").document


def test_an_edition_says_what_it_added_changed_and_left_out(home: Home, write: Write) -> None:
    assert take(home, write("list.csv", HEADER, *OLDER)).edition == {}
    taken = take(home, write("later.csv", HEADER, *NEWER), "list")
    assert taken.edition == {"added": 1, "changed": 1, "same": 1, "gone": 1}
    assert taken.document.intake.follows == Document.objects.get(file_name="list.csv")


def test_rows_of_an_edition_are_not_new_persons(two: tuple[Document, Document]) -> None:
    first, second = two
    assert Person.objects.count() == 4
    assert Record.objects.count() == 6
    assert [record.record_id for record in second.records.all()] == ["a9", "a1#2", "a2#2"]
    for number in ("a1", "a2"):
        assert person_of(number, first) == person_of(number, second)
    assert list(Succession.objects.order_by("record").values_list("is_changed", flat=True)) == [False, True]


def test_linkage_takes_the_newest_record_of_a_row_and_all_stay_with_one_person(
    home: Home, write: Write, two: tuple[Document, Document]
) -> None:
    first, second = two
    assert [record.record_id for _, record in linkable()] == ["a3", "a9", "a1#2", "a2#2"]
    take(home, write("other.csv", HEADER, ["7", "سامي الخطيب", "هدى", "مفقود", "2012"]), source="B")
    link_register(home)
    assert person_of("a1", first) == person_of("a1", second)
    assert person_of("a2", first) == person_of("a2", second)


def test_what_is_unchanged_is_told_once_and_nothing_is_lost(two: tuple[Document, Document]) -> None:
    first, second = two
    (same,) = answer_sheet(person_of("a1", first))
    assert (same.document, [record.document for record in same.also]) == (second, [first])
    assert same.left_out_of is same.changed_in is None
    before, after = answer_sheet(person_of("a2", first))
    assert (before.document, before.changed_in, before.claim.kind) == (first, second, "detained")
    assert (after.document, after.changed_in, after.claim.kind) == (second, None, "listed_released")
    (gone,) = answer_sheet(person_of("a3", first))
    assert (gone.document, gone.left_out_of) == (first, second)


def test_a_third_edition_follows_the_second(home: Home, write: Write, two: tuple[Document, Document]) -> None:
    _, second = two
    third = take(home, write("third.csv", HEADER, *NEWER[1:], OLDER[2]), "list")
    assert third.document.intake.follows == second
    assert third.edition == {"added": 1, "changed": 0, "same": 2, "gone": 1}
    assert Person.objects.count() == 5


def test_another_part_of_the_list_and_another_source_are_no_editions(home: Home, write: Write) -> None:
    take(home, write("list.csv", HEADER, *OLDER))
    part = take(home, write("part.csv", HEADER, ["b1", "خليل عيسى", "لينا", "معتقل", "2015"]), "list")
    other = take(home, write("copy.csv", HEADER, *OLDER, ["x", "نور", "", "", ""]), "list", source="B")
    assert part.document.intake.follows is other.document.intake.follows is None
    assert Person.objects.count() == Record.objects.count() == 8


def test_an_edition_killed_half_way_goes_on_to_the_same_register(
    home: Home, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khabar.register.intake import taking_in

    monkeypatch.setattr(taking_in, "CHUNK", 2)
    take(home, write("list.csv", HEADER, *OLDER))
    commit, left = taking_in.commit_parts, iter([1])

    def killed(*given: object) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        commit(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(taking_in, "commit_parts", killed)
    path = write("later.csv", HEADER, *NEWER)
    with pytest.raises(KeyboardInterrupt):
        take(home, path, "list")
    monkeypatch.setattr(taking_in, "commit_parts", commit)
    assert take(home, path, "list").edition == {"added": 1, "changed": 1, "same": 1, "gone": 1}
    assert Person.objects.count() == 4
    assert Succession.objects.count() == 2
