"""An intake undone as a whole: the register is as if it had never been, but for what says that it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.evidence import first_break
from khabar.model import BadInput, Judgement, Verdict
from khabar.readers import ReadOptions
from khabar.register.accounts.models import AuditEntry
from khabar.register.documents import undoing
from khabar.register.documents.models import CustodyEntry, Document, Record, RejectedRow, Succession
from khabar.register.documents.resting import RESTING
from khabar.register.documents.undoing import begin_undo, finish_undo, undo_some
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.actions import add_judgements
from khabar.register.people.models import Claim, Membership, NameKey, Person
from khabar.register.people.regrouping import put_in_force, regroup

pytestmark = pytest.mark.django_db(transaction=True)
Write = Callable[..., Path]
HEADER = ["id", "name", "status"]


def take(home: Home, path: Path, source: str, list_name: str | None = None) -> Document:
    return take_in(home, path, source, list_name, ReadOptions()).document


def undo(document: Document, why: str = "the wrong source") -> None:
    intake = begin_undo(document, why)
    while undo_some(intake):
        pass
    finish_undo(intake)


def state() -> list[object]:
    """The register without minted ids, clock times and what the logs say."""
    people = Membership.objects.order_by("record__document__digest", "record__row")
    owners = list(people.values_list("person_id", flat=True))
    numbers = {person: number for number, person in enumerate(dict.fromkeys(owners))}
    standing = Document.objects.filter(intake__undone_at=None).order_by("digest")
    records = Record.objects.order_by("document__digest", "row")
    return [
        list(records.values_list("list__name", "given_id", "row", "cells")),
        sorted(Claim.objects.values_list("kind", "verbatim", "record__row", "record__document__digest")),
        sorted(NameKey.objects.values_list("key", "record__row", "record__document__digest")),
        [numbers[person] for person in owners],
        sorted(RejectedRow.objects.values_list("row", "reason", "document__digest")),
        list(standing.values_list("digest", "intake__records")),
        Succession.objects.count(),
    ]


def same(*pairs: tuple[str, str]) -> None:
    keys = dict(Record.objects.values_list("name", "pk"))
    found = [sorted((keys[a], keys[b])) for a, b in pairs]
    add_judgements("run", [Judgement(a, b, Verdict.SAME, 9.0, 0.99) for a, b in found])
    put_in_force("run")
    regroup()


def test_the_register_is_as_if_it_had_never_been_taken_in(
    home: Home, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "CHUNK", 2)
    take(home, write("a.csv", HEADER, ["1", "Sami", "held"], ["2", "Omar", "held"]), "A")
    before = state()
    rows = [["1", "Zayd", "held"], ["2", "Ali", ""], ["3", "Nur", "held"], ["4", "x", "y", "z"]]
    document = take(home, write("b.csv", HEADER, *rows), "B")
    assert state() != before
    undo(document)
    assert state() == before
    assert home.store.path(document.digest).exists()
    intake = Document.objects.get(pk=document.pk).intake
    assert (intake.undone_why, intake.is_done, intake.undone_at is None) == ("the wrong source", False, False)
    assert list(document.custody_entries.values_list("action", flat=True)) == [
        "received", "read", "undo begun", "intake undone",
    ]  # fmt: skip
    for log in (AuditEntry, CustodyEntry):
        entries = log.objects.order_by("id")
        assert first_break((row.previous_hash, row.hash, row.content()) for row in entries) is None
    assert Person.objects.filter(emptied_by=document).count() == 3


def test_an_interrupted_undo_goes_on_and_nothing_is_taken_in_meanwhile(
    home: Home, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undoing, "CHUNK", 1)
    path = write("a.csv", HEADER, ["1", "Sami", "held"], ["2", "Omar", "held"])
    before = state()
    document = take(home, path, "A")
    intake = begin_undo(document, "a mistake")
    undo_some(intake)
    with pytest.raises(BadInput, match="being undone"):
        take(home, path, "A")
    with pytest.raises(BadInput, match="undone"):
        begin_undo(document, "again")
    intake = Document.objects.get().intake
    while undo_some(intake):
        pass
    finish_undo(intake)
    assert state() == before


def test_the_same_bytes_are_taken_in_again_as_something_else(home: Home, write: Write) -> None:
    path = write("a.csv", HEADER, ["1", "Sami", "held"])
    first = take(home, path, "A")
    undo(first)
    again = take(home, path, "B", "another list")
    assert (again.pk, again.received_at) == (first.pk, first.received_at)
    assert (again.source.name, again.intake.list_name, again.intake.is_done) == ("B", "another list", True)
    assert list(again.custody_entries.values_list("action", flat=True))[-2:] == ["received again", "read"]


def test_what_only_these_records_held_together_falls_apart(home: Home, write: Write) -> None:
    take(home, write("a.csv", HEADER, ["1", "Sami", ""], ["2", "Samy", ""], ["3", "Sammy", ""]), "A")
    document = take(home, write("b.csv", HEADER, ["1", "Saami", ""]), "B")
    same(("Sami", "Samy"), ("Samy", "Saami"), ("Saami", "Sammy"))
    kept = Membership.objects.get(record__name="Sami").person
    assert Membership.objects.filter(person=kept).count() == 4
    undo(document)
    owners = dict(Membership.objects.values_list("record__name", "person"))
    assert owners["Sami"] == owners["Samy"] == kept.pk
    assert owners["Sammy"] != kept.pk
    assert not Person.objects.filter(emptied_by=document, merged_into=None).exists()


def test_an_edition_is_undone_before_the_one_it_follows(home: Home, write: Write) -> None:
    first = take(home, write("list.csv", HEADER, ["1", "Sami Deeb", "held"]), "A")
    before = state()
    second = take(home, write("two.csv", HEADER, ["1", "Sami Deeb", "held"], ["2", "Omar Aziz", ""]), "A", "list")
    with pytest.raises(BadInput, match="newer edition"):
        undo(first)
    undo(second)
    assert state() == before
    undo(first)
    assert not Record.objects.exists()


def test_no_reason_no_undo(home: Home, write: Write) -> None:
    document = take(home, write("a.csv", HEADER, ["1", "Sami", ""]), "A")
    with pytest.raises(BadInput, match="say why"):
        begin_undo(document, "  ")


def test_every_table_that_refers_to_records_is_taken_care_of() -> None:
    known = {table for resting in RESTING for table in resting.tables} | {Succession}
    fields = Record._meta.get_fields(include_hidden=True)
    assert {field.related_model for field in fields if field.auto_created and not field.concrete} == known
