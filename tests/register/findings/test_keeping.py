"""Contradictions kept: whatever happens to persons, what is kept is what looking at everybody again would find."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.register.people.made import COUNT, PAIR

from khabar.model import BadInput, ClaimKind, Verdict
from khabar.readers import ReadOptions
from khabar.register.documents.models import (
    ChangeCursor,
    Dependence,
    Document,
    Intake,
    Record,
    RecordList,
    Ruling,
    Standing,
)
from khabar.register.documents.revising import revise
from khabar.register.documents.undoing import begin_undo, finish_undo, undo_some
from khabar.register.events.actions import add_facility, list_facility
from khabar.register.findings.keeping import look_at, refresh
from khabar.register.findings.models import Contradiction, Due, ReleaseRow
from khabar.register.findings.releases import against_register
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.answers import answer_sheet
from khabar.register.people.conflicts import conflicts_of, explain, withdraw_explanation
from khabar.register.people.deciding import judge, merge, undo
from khabar.register.people.entering import Said, enter, withdraw
from khabar.register.people.models import Claim, Decision, Membership, Person
from khabar.register.people.summaries import told_in

pytestmark = pytest.mark.django_db

KEPT = set[tuple[int, str, str]]


def kept() -> KEPT:
    return set(Contradiction.objects.values_list("person", "kind", "key"))


def kept_rows() -> set[tuple[int, ...]]:
    return set(ReleaseRow.objects.values_list("of_list", "record", "person", "date", "recorded", "repeats"))


def everything() -> KEPT:
    """What looking at everybody anew finds; and release lists as they are when held against the register whole."""
    before, rows = kept(), kept_rows()
    look_at(Person.objects.values_list("pk", flat=True))
    found = kept()
    assert found == before
    assert kept_rows() == rows
    assert rows == {
        (one.pk, row.listed.row, row.listed.person, row.listed.date, row.recorded.value, row.repeats)
        for one in RecordList.objects.all()
        for row in against_register(one).rows
    }
    return found


STEP = st.one_of(
    st.tuples(st.sampled_from(["same", "different"]), PAIR),
    st.tuples(st.sampled_from(["enter"]), st.tuples(st.integers(0, COUNT - 1), st.integers(0, 3))),
    st.tuples(st.sampled_from(["undo", "withdraw", "retract", "stand"]), st.tuples(st.integers(0, 9), st.just(0))),
    st.tuples(st.sampled_from(["look"]), st.tuples(st.just(0), st.just(0))),
)
NEWS = [
    (ClaimKind.REPORTED_DEAD, "2014"),
    (ClaimKind.SEEN_ALIVE, "2016"),
    (ClaimKind.DETAINED, "2015"),
    (ClaimKind.LISTED_RELEASED, "2017"),
]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEP, max_size=14))
def test_looking_where_something_changed_is_as_good_as_looking_at_everything(
    steps: list[tuple[str, tuple[int, int]]],
) -> None:
    from django.db import transaction
    from tests.register.people.made import make_records

    with transaction.atomic():
        records = make_records()
        Intake.objects.create(document=Document.objects.get(), list_name="x", parts=0, is_done=True)
        refresh()
        for do, (a, b) in steps:
            _do(do, records, a, b)
        assert refresh() == 0
        everything()
        assert not Due.objects.exists()
        transaction.set_rollback(True)


def _do(do: str, records: list[int], a: int, b: int) -> None:
    document = Document.objects.get()
    if do in ("same", "different"):
        judge(records[a], records[b], Verdict.SAME if do == "same" else Verdict.DIFFERENT, "they say so", None)
    elif do == "enter":
        kind, date = NEWS[b]
        enter(document, Record.objects.get(pk=records[a]), Said(kind, "said", page=1, date_verbatim=date))
    elif do == "undo":
        if decision := list(Decision.objects.filter(in_force=True))[a : a + 1]:
            undo(decision[0], "mistaken", None)
    elif do == "withdraw":
        if claim := list(Claim.objects.filter(is_withdrawn=False))[a : a + 1]:
            withdraw(claim[0], "mistaken", None)
    elif do in ("retract", "stand"):
        revise(document, "standing", Standing.RETRACTED if do == "retract" else Standing.STANDS, "as it says", None)
    else:
        refresh(1)


def test_planted_contradictions_are_kept_explained_and_gone_with_what_they_rest_on(known: Person) -> None:
    assert refresh() == 0
    (found,) = Contradiction.objects.all()
    assert (found.person, found.kind, found.is_grave, len(found.claims)) == (known, "alive_after_death", True, 2)
    answers = answer_sheet(known)
    (conflict,) = conflicts_of(answers, told_in(answers))
    assert conflict.key == found.key
    explain(known, conflict, "a cousin", None)
    (conflict,) = conflicts_of(answers, told_in(answers))
    with pytest.raises(BadInput, match="Say why"):
        withdraw_explanation(known, conflict, " ", None)
    withdraw_explanation(known, conflict, "no cousin of that name", None)
    (conflict,) = conflicts_of(answers, told_in(answers))
    assert conflict.explained is None
    with pytest.raises(BadInput, match="not explained"):
        withdraw_explanation(known, conflict, "again", None)
    revise(Document.objects.get(source__name="B"), "standing", Standing.RETRACTED, "taken back", None)
    refresh()
    assert not Contradiction.objects.exists()


def test_a_merge_brings_one_and_its_undoing_takes_it(home: Home, write: Callable[..., Path]) -> None:
    rows = [["A", "1", "سمير الحلبي", "dead", "2014", ""], ["B", "1", "سمير الحلبي", "seen alive", "2016", ""]]
    for source, *row in rows:
        path = write(f"{source}.csv", ["id", "name", "event", "event_date", "facility"], row)
        take_in(home, path, source, None, ReadOptions())
    refresh()
    assert kept() == set()
    one, other = Person.objects.order_by("pk")
    decision = merge(one, other, "the same family", None)
    refresh()
    assert {kind for _person, kind, _key in kept()} == {"alive_after_death"}
    undo(decision, "two people", None)
    refresh()
    assert kept() == everything() == set()


def test_a_facility_of_two_names_settles_two_places(home: Home, write: Callable[..., Path]) -> None:
    for source, place in (("A", "Old Bridge Station"), ("B", "Rawabi Branch")):
        row = ["1", "سمير الحلبي", "held", "2014-02-03", place]
        take_in(home, write(f"{source}.csv", ["id", "name", "event", "event_date", "facility"], row), source, None,
                ReadOptions())  # fmt: skip
    merge(*Person.objects.order_by("pk"), "the same family", None)
    refresh()
    assert {kind for _person, kind, _key in kept()} == {"two_places"}
    facts = {"name_ar": "", "name_en": "Old Bridge Station", "kind": "prison", "pcode": "", "note": ""}
    facility = add_facility(facts, "Rawabi Branch")
    refresh()
    assert kept() == everything() == set()
    facility.refresh_from_db()
    list_facility(facility, False, facility.version)
    refresh()
    assert {kind for _person, kind, _key in kept()} == {"two_places"}


def test_two_spellings_of_one_facility_are_no_contradiction_and_a_doubt_is_kept(
    home: Home, write: Callable[..., Path]
) -> None:
    for source, place in (("A", "فرع الروابي"), ("B", "Al Rawaby branch"), ("C", "Rawabi prison")):
        row = ["1", "سمير الحلبي", "held", "2014-02-03", place]
        take_in(home, write(f"{source}.csv", ["id", "name", "event", "event_date", "facility"], row), source, None,
                ReadOptions())  # fmt: skip
    one, other, third = Person.objects.order_by("pk")
    merge(one, other, "the same family", None)
    refresh()
    assert kept() == everything() == set()
    merge(Person.objects.get(pk=one.pk), third, "the same family", None)
    refresh()
    assert Contradiction.objects.get().is_sure is False
    for name in ("Al Rawaby branch", "Rawabi prison"):
        add_facility({"name_ar": "", "name_en": name, "kind": "prison", "pcode": "", "note": ""})
    refresh()
    assert Contradiction.objects.get().is_sure is True
    assert kept() == everything()


def test_a_round_does_a_part_and_the_next_goes_on(home: Home, write: Callable[..., Path]) -> None:
    rows = [[str(n), f"سمير الحلبي {n}", "dead", "2014"] for n in range(450)]
    take_in(home, write("A.csv", ["id", "name", "event", "event_date"], *rows), "A", None, ReadOptions())
    assert refresh(200) == 250
    seen = ChangeCursor.objects.get(reader="contradictions").seen
    assert refresh(200) == 50
    assert refresh(200) == 0
    assert ChangeCursor.objects.get(reader="contradictions").seen == seen
    assert Membership.objects.count() == 450


def test_a_ruling_that_a_list_is_a_copy_is_heard(home: Home, write: Callable[..., Path]) -> None:
    header = ["id", "name", "event", "event_date"]
    take_in(home, write("held.csv", header, ["1", "سمير الحلبي", "held", "2013"]), "A", None, ReadOptions())
    take_in(home, write("freed.csv", header, ["1", "سمير الحلبي", "released", "2014"]), "B", None, ReadOptions())
    merge(*Person.objects.order_by("pk"), "the same family", None)
    refresh()
    assert ReleaseRow.objects.get().recorded == "held"
    earlier, later = Document.objects.order_by("pk")
    pair = Dependence.objects.create(earlier=earlier, later=later, is_dated=False, sure="likely")
    for ruling, recorded in ((Ruling.CONFIRMED, "never"), (Ruling.REJECTED, "held")):
        revise(pair, "ruling", ruling, "they say so", None)
        refresh()
        assert ReleaseRow.objects.get().recorded == recorded
        everything()


def test_an_undone_intake_takes_its_release_rows_along(home: Home, write: Callable[..., Path]) -> None:
    rows = [[str(n), "سمير الحلبي", "released", "2014"] for n in range(2)]
    take_in(home, write("freed.csv", ["id", "name", "event", "event_date"], *rows), "B", None, ReadOptions())
    merge(*Person.objects.order_by("pk"), "the same family", None)
    refresh()
    assert ReleaseRow.objects.exclude(repeats=None).count() == 1
    intake = begin_undo(Document.objects.get(), "mistaken")
    while undo_some(intake):
        pass
    finish_undo(intake)
    refresh()
    assert not ReleaseRow.objects.exists()
    assert not Record.objects.exists()
