"""A retraction is told before, marked everywhere after, taken back whole, and erases nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.analysis.models import LinkRun, RunState
from khabar.register.documents.models import Document, Record, Standing
from khabar.register.documents.revising import revise
from khabar.register.events.actions import add_facility
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.answers import answer_sheet
from khabar.register.people.models import Claim, Person
from khabar.register.people.retraction import rests_on
from khabar.register.people.searching.hits import search
from khabar.register.people.summaries import summarise

pytestmark = pytest.mark.django_db
ENGLISH = {"headers": {"accept-language": "en"}}


def say(source: str, standing: Standing) -> Document:
    return revise(Document.objects.get(source__name=source), "standing", standing, "they said so", None)


def test_everything_that_rests_on_a_document_is_told_before(known: Person) -> None:
    facts = {"name_ar": "", "name_en": "Old Bridge Station", "kind": "prison", "pcode": "", "note": ""}
    facility = add_facility(facts)
    found = rests_on(Document.objects.get(source__name="A"))
    assert (found.claims, found.persons, found.alone, found.decisions) == (1, 1, 0, 2)
    assert [one.public_id for one in found.facilities] == [facility.public_id]
    assert found.first == {known.public_id: "محمد الخولاني"}


def marks(client: Client, known: Person) -> list[bool]:
    """Whether each page that rests on document A says that something was retracted."""
    document = Document.objects.get(source__name="A")
    facility, run = Claim.objects.get(record__document=document).facility_key, LinkRun.objects.get()
    assert facility
    asked = client.post("/", {"name": "محمد الخولاني"})["Location"]
    record = Record.objects.get(document=document)
    pages = (
        f"/people/{known.public_id}/", f"/people/{known.public_id}/records/", asked, "/documents/",
        f"/documents/{document.public_id}/", f"/lists/{record.list.public_id}/",
        f"/sources/{document.source.public_id}/", f"/runs/{run.public_id}/",
        client.get("/facilities/", **ENGLISH).content.decode().split('href="/facilities/')[-1].split('"')[0],
        f"/claims/{Claim.objects.get(record=record).claim_id}/",
    )  # fmt: skip
    addresses = [page if page.startswith("/") else f"/facilities/{page}" for page in pages]
    return ["retracted" in main(client.get(address, **ENGLISH).content.decode()) for address in addresses]


def main(page: str) -> str:
    """What stands on a page above its history and forms, which name every standing there is."""
    return page.split('id="history"')[0].split("<main")[1]


def test_all_of_it_is_marked_and_the_marks_go_when_it_stands_after_all(client: Client, known: Person) -> None:
    client.force_login(User.objects.create_user("root", password="x", role=Role.ADMINISTRATOR))
    add_facility({"name_ar": "", "name_en": "Old Bridge Station", "kind": "prison", "pcode": "", "note": ""})
    LinkRun.objects.create(engine="local", state=RunState.ACCEPTED)
    before = Record.objects.count(), Claim.objects.count()
    assert not any(marks(client, known))
    say("A", Standing.RETRACTED)
    assert all(marks(client, known))
    assert [(hit.retracted, hit.records) for hit in search("Mohamad Khouli")] == [(1, 3)]
    say("A", Standing.STANDS)
    assert not any(marks(client, known))
    assert (Record.objects.count(), Claim.objects.count()) == before


def test_a_value_that_only_a_retracted_document_states_is_shown_and_counts_for_nothing(known: Person) -> None:
    def birth() -> tuple[str, bool, list[str]]:
        (value,) = (one.best for one in summarise(answer_sheet(known)).values if one.field == "birth_date")
        return value.stated.text, value.stated.is_taken_back, [one.text for one in value.others]

    assert birth() == ("3/5/1980", False, ["1980"])
    say("B", Standing.RETRACTED)
    assert birth() == ("1980", False, ["3/5/1980"])
    say("A", Standing.RETRACTED)
    assert birth()[1]


def test_what_an_earlier_edition_says_too_still_stands(home: Home, write: Callable[..., Path]) -> None:
    rows = [["1", "سمير الحلبي", "held"], ["2", "ليلى الشامي", "held"], ["3", "عمر الخطيب", "held"]]
    header = ["id", "name", "event"]
    take_in(home, write("one.csv", header, *rows), "A", "L", ReadOptions())
    take_in(home, write("two.csv", header, *rows, ["4", "زيد الحموي", "held"]), "A", "L", ReadOptions())
    newer = Document.objects.get(file_name="two.csv")
    revise(newer, "standing", Standing.RETRACTED, "they took it back", None)
    person = Person.objects.get(memberships__record__document__file_name="one.csv", memberships__record__row=2)
    (answer,) = answer_sheet(person)
    assert (answer.document.file_name, answer.is_taken_back) == ("one.csv", False)
    assert [record.document.file_name for record in answer.also] == ["two.csv"]
    assert (answer.changed_in, answer.left_out_of) == (None, None)
    assert json.dumps([hit.retracted for hit in search("سمير الحلبي")]) == "[1]"
