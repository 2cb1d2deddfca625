"""What the register documents: persons, each once, by the question's own definition; less is told apart."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.readers import ReadOptions
from khabar.register.documents.models import Document
from khabar.register.documents.revising import revise
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import merge
from khabar.register.people.models import Membership
from khabar.register.press.documenting import Bounds, Told, count, count_now
from khabar.register.press.models import Figure
from khabar.register.press.questions import answer, ask

HEADER = ["id", "name", "event", "event_date", "event_place"]
MAY = Bounds("released", date(2014, 5, 1), date(2014, 5, 31), "SY03")
Write = Callable[..., Path]


def told(person: int, kind: str = "listed_released", **changed: object) -> Told:
    day = date(2014, 5, 10)
    facts: dict[str, object] = {"first": day, "last": day, "pcode": "SY0302", "is_full": True, **changed}
    return Told(person=person, record=person, list=1, kind=kind, **facts)  # type: ignore[arg-type]


def test_a_person_of_many_lists_counts_once() -> None:
    assert count([told(1), told(1), told(1, "seen_free"), told(2)], MAY).full == {1, 2}


@pytest.mark.parametrize(
    ("changed", "where"),
    [
        ({"is_full": False}, "less"),
        ({"first": None, "last": None}, "less"),
        ({"first": date(2014, 1, 1), "last": date(2014, 12, 31)}, "less"),
        ({"pcode": ""}, "less"),
        ({"pcode": "SY"}, "less"),
        ({"pcode": "SY02"}, "neither"),
        ({"first": date(2014, 6, 1), "last": date(2014, 6, 1)}, "neither"),
        ({"first": date(2014, 4, 30), "last": date(2014, 4, 30)}, "neither"),
        ({"kind": "held"}, "neither"),
    ],
)
def test_what_is_not_whole_or_not_within_is_not_in_the_floor(changed: dict[str, object], where: str) -> None:
    found = count([told(1, **changed)], MAY)  # type: ignore[arg-type]
    assert found.full == frozenset()
    assert found.less == ({1} if where == "less" else frozenset())


def test_of_those_held_on_a_day_who_was_freed_before_is_not_one() -> None:
    held = Bounds("held", None, date(2014, 5, 31))
    later = {"first": date(2014, 5, 20), "last": date(2014, 5, 20)}
    after = {"first": date(2014, 6, 20), "last": date(2014, 6, 20)}
    assert count([told(1, "held"), told(1, "seen_free", **later), told(2, "held")], held).full == {2}
    assert count([told(1, "held"), told(1, "seen_free", **after)], held).full == {1}
    assert count([told(1, "held", **later), told(1, "seen_free")], held).full == {1}


claims = st.lists(
    st.builds(
        told,
        st.integers(1, 4),
        st.sampled_from(["listed_released", "seen_free", "held"]),
        is_full=st.booleans(),
        pcode=st.sampled_from(["", "SY03", "SY0302", "SY02"]),
    )
)


@given(claims, st.randoms())
def test_the_order_of_claims_does_not_matter_and_nobody_counts_twice(found: list[Told], random: object) -> None:
    there = count(found, MAY)
    mixed = list(found)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert count(mixed, MAY) == there
    assert not there.full & there.less
    assert there.full | there.less <= {one.person for one in found}


@pytest.mark.django_db
def test_counted_in_the_register_with_linked_records_once_and_retracted_ones_not(
    own_home: Home, write: Write, figure: Figure
) -> None:
    rows = {
        "A": [["1", "سامي الحداد", "إفراج", "2014-05-10", "دوما"], ["2", "نبيل العبد", "إفراج", "2014-05-11", "دوما"]],
        "B": [["1", "سامي حداد", "إفراج", "2014-05-10", "دوما"], ["2", "خالد", "إفراج", "2014-05-11", "دوما"]],
        "C": [["1", "هدى ناصر", "إفراج", "2014-05-12", "دوما"]],
    }
    for source, listed in rows.items():
        take_in(own_home, write(f"{source}.csv", HEADER, *listed), source, None, ReadOptions())
    same = Membership.objects.filter(record__name__in=["سامي الحداد", "سامي حداد"]).select_related("person")
    merge(same[0].person, same[1].person, "the same mother", None)
    facts = {"title_en": "x", "counts": "released", "since": "2014-05-01", "until": "2014-05-31"}
    question = ask(facts)
    answer(question, figure)
    floor = count_now(question)
    assert (floor.documented, floor.less, floor.records, floor.lists) == (3, 1, 4, 3)
    assert floor.by_figure == {figure.public_id: 3}
    revise(Document.objects.get(file_name="C.csv"), "standing", "retracted", "they said so", None)
    assert count_now(question).documented == 2
    assert question.floors.count() == 2
