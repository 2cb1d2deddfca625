"""The history of anything: complete, page by page, at the same number of questions however long it is."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import khabar.register
from khabar.model import Verdict
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.documents.histories import HISTORIES, history_of
from khabar.register.documents.models import Change, Document, RecordList, Revision, Source
from khabar.register.documents.revising import revise
from khabar.register.documents.templatetags.histories import CHANGES
from khabar.register.documents.undoing import begin_undo, finish_undo, undo_some
from khabar.register.events.actions import add_facility, edit_facility, list_facility, merge, part
from khabar.register.events.models import Facility
from khabar.register.people.deciding import judge, split, undo
from khabar.register.people.models import Claim, Decision, Membership, Person

pytestmark = pytest.mark.django_db
ENGLISH = {"headers": {"accept-language": "en"}}


def test_every_kind_of_change_that_is_noted_has_words() -> None:
    noted = {
        kind
        for path in Path(khabar.register.__file__).parent.rglob("*.py")
        for kind in re.findall(r'\bnote\(\s*\w+,\s*"([^"]+)"', path.read_text("utf-8"))
    }
    assert len(noted) > 30
    assert noted - set(CHANGES) == set()


def kinds(name: str, thing: object) -> list[str]:
    """What the history of a thing tells, the earliest first."""
    return [entry.change.kind for entry in reversed(history_of(HISTORIES[name], thing, limit=500).entries)]


def undo_intake(document: Document) -> None:
    intake = begin_undo(document, "taken in twice")
    while undo_some(intake):
        pass
    finish_undo(intake)


def test_the_history_of_a_person_tells_all_that_made_them(known: Person) -> None:
    records = list(Membership.objects.filter(person=known).order_by("record").values_list("record_id", flat=True))
    decision = split(known, [records[2]], "another mother", None)
    other = Membership.objects.get(record=records[2]).person
    undo(decision, "the same mother", None)
    judge(records[0], records[1], Verdict.UNSURE, "nobody can tell", None)
    claim = Claim.objects.get(record=records[0])
    revise(claim, "credibility", "3", "one witness", None)
    revise(claim.record.document, "standing", "retracted", "taken back", None)
    revise(claim.record.document.source, "reliability", "D", "often wrong", None)
    told = kinds("person", known)
    assert told[:3] == ["document received", "document taken in", "document received"]
    assert told[-7:] == [
        "persons merged", "persons split", "persons undone", "persons judged", "credibility changed",
        "standing changed", "reliability changed",
    ]  # fmt: skip
    assert kinds("person", other) == ["persons split", "persons undone"]
    assert "rows taken in" not in told
    assert kinds("record", claim.record)[-3:] == told[-3:]
    assert kinds("claim", claim)[-1] == "reliability changed"


def test_an_undone_intake_stays_in_the_history_of_whom_it_spoke_of(known: Person) -> None:
    for letter in "ABC":
        undo_intake(Document.objects.get(source__name=letter))
    assert kinds("person", known)[-2:] == ["records left persons"] * 2
    emptied = Person.objects.exclude(emptied_by=None)
    assert all(kinds("person", person)[-1] == "records left persons" for person in emptied)
    assert kinds("source", Source.objects.get(name="A"))[-1] == "intake undone"


def test_histories_of_sources_lists_documents_and_facilities(known: Person) -> None:
    document = Document.objects.get(source__name="A")
    assert kinds("document", document) == ["document received", "rows taken in", "document taken in"]
    assert kinds("list", RecordList.objects.get(name="A")) == ["document received", "document taken in"]
    facts = {"name_ar": "", "name_en": "Old Bridge", "kind": "prison", "pcode": "", "note": ""}
    facility, other = add_facility(facts), add_facility({**facts, "name_en": "New Bridge"})
    facility = edit_facility(facility, {**facts, "kind": "branch"}, facility.version)
    facility = list_facility(facility, False, facility.version)
    facility = merge(facility, other, facility.version)
    part(facility, facility.version)
    assert kinds("facility", facility) == [
        "facility added", "facility edited", "facility taken off", "facility merged", "facility parted"
    ]  # fmt: skip
    changed = [(one.field, one.before, one.after) for one in Revision.objects.order_by("pk")]
    assert changed == [
        ("kind", "prison", "branch"),
        ("is_listed", True, False),
        ("merged_into", "", other.public_id),
        ("merged_into", other.public_id, ""),
    ]


def test_a_facility_is_set_back_by_who_keeps_the_list(client: Client, case_worker: Client) -> None:
    facts = {"name_ar": "", "name_en": "Old Bridge", "kind": "prison", "pcode": "", "note": ""}
    facility = add_facility(facts)
    edit_facility(facility, {**facts, "name_en": "Bridge"}, facility.version)
    back = f"/revisions/{Revision.objects.get().pk}/back/"
    assert case_worker.post(back, {"reason": "no"}).status_code == 403
    client.force_login(User.objects.create_user("root", password="x", role=Role.ADMINISTRATOR))
    assert client.post(back, {"reason": " "}).status_code == 400
    assert client.post(back, {"reason": "it is called so"})["Location"] == f"/facilities/{facility.public_id}/"
    assert Facility.objects.get().name_en == "Old Bridge"
    assert Change.objects.count() == 3
    page = client.get(f"/history/facility/{facility.public_id}/", **ENGLISH).content.decode()
    assert "<del>Bridge</del>" in page and "it is called so" in page


def test_a_history_is_read_page_by_page_and_nothing_twice(case_worker: Client) -> None:
    source = Source.objects.create(name="A")
    for turn in range(120):
        revise(source, "reliability", "ABCDE"[turn % 5], f"why {turn}", None)
    told, seen, cursor, asked = HISTORIES["source"], [], None, set()
    while True:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page = history_of(told, source, cursor)
        asked.add(len(queries))
        seen += [entry.revisions[0].reason for entry in page.entries]
        if (cursor := page.earlier) is None:
            break
    assert seen == [f"why {turn}" for turn in reversed(range(120))]
    assert len(asked) == 1
    first = case_worker.get(f"/history/source/{source.public_id}/").content.decode()
    assert "why 119" in first and "why 60" not in first and "?before=" in first
    later = case_worker.get(f"/history/source/{source.public_id}/?before={history_of(told, source).earlier}")
    assert "why 69" in later.content.decode()


def test_a_decision_is_undone_from_the_history(case_worker: Client, known: Person) -> None:
    page = case_worker.get(f"/history/person/{known.public_id}/", **ENGLISH).content.decode()
    assert "the same family" in page and "Two persons merged" in page
    decision = Decision.objects.order_by("-pk")[0]
    undo_page = f"/people/{known.public_id}/undo/{decision.public_id}/"
    assert undo_page in page
    assert case_worker.post(undo_page, {"reason": "not so"}).status_code == 302
    page = case_worker.get(f"/history/person/{known.public_id}/", **ENGLISH).content.decode()
    assert "Records that went to another person: 1" in page and undo_page not in page


def test_only_what_has_a_history_has_a_page_of_it(client: Client, case_worker: Client, known: Person) -> None:
    for address in ("word/1", "person/nobody", "record/x", "record/999999999999999999999"):
        assert case_worker.get(f"/history/{address}/").status_code == 404
    assert case_worker.get("/history/run/x/").status_code == 403
    record = known.memberships.all()[0].record
    assert record.name in case_worker.get(f"/history/record/{record.pk}/").content.decode()


def test_every_kind_of_change_has_words(known: Person, write: Callable[..., Path]) -> None:
    assert {change.kind for change in Change.objects.all()} <= set(CHANGES)
