"""What does not fit together stands on the page of the person; explained, it stays; new claims open it again."""

import pytest
from django.test import Client

from khabar.model import ClaimKind
from khabar.register.documents.models import Document, Record, Revision, Standing
from khabar.register.documents.revising import revise
from khabar.register.people.answers import answer_sheet
from khabar.register.people.conflicts import Contradiction, conflicts_of
from khabar.register.people.entering import Said, enter
from khabar.register.people.models import Person
from khabar.register.people.summaries import told_in

pytestmark = pytest.mark.django_db
ENGLISH = {"headers": {"accept-language": "en"}}


def conflicts(person: Person) -> list[Contradiction]:
    answers = answer_sheet(person)
    return conflicts_of(answers, told_in(answers))


def test_a_sighting_after_a_reported_death_is_told_and_explained(case_worker: Client, known: Person) -> None:
    (found,) = conflicts(known)
    assert (found.finding.kind, found.finding.is_grave) == ("alive_after_death", True)
    assert [one.claim.kind for one in found.finding.claims] == ["reported_dead", "seen_alive"]
    page = f"/people/{known.public_id}/"
    said = {"key": found.key, "reason": "the notice was of his cousin"}
    assert case_worker.post(f"{page}explain/", {**said, "reason": ""}).status_code == 302
    assert case_worker.post(f"{page}explain/", {**said, "key": "x"}).status_code == 302
    assert not Revision.objects.exists()
    assert case_worker.post(f"{page}explain/", said)["Location"].endswith(f"#conflict-{found.key}")
    text = case_worker.get(page, **ENGLISH).content.decode()
    assert "Alive, held or free on a day after a reported death" in text and said["reason"] in text
    history = case_worker.get(f"/history/person/{known.public_id}/", **ENGLISH).content.decode()
    assert "What does not fit together explained" in history and said["reason"] in history
    record = Record.objects.get(document__source__name="C")
    enter(record.document, record, Said(ClaimKind.CONTACTED, "called home", page=1, date_verbatim="2018"))
    (again,) = conflicts(known)
    assert again.explained is None


def test_what_a_retracted_document_says_contradicts_nothing(known: Person) -> None:
    revise(Document.objects.get(source__name="B"), "standing", Standing.RETRACTED, "taken back", None)
    assert conflicts(known) == []
