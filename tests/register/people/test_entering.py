"""What a person reads in a document and enters: with its words, its place and the way it came; on the pages too."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from khabar.model import BadInput, BearerKind, ClaimKind, Hop, HopKind
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.documents.models import Change, Document, Record
from khabar.register.documents.revising import revise
from khabar.register.documents.undoing import begin_undo, finish_undo, undo_some
from khabar.register.home import Home
from khabar.register.intake.rereading import reread
from khabar.register.people.answers import answer_sheet
from khabar.register.people.entering import Said, enter, withdraw
from khabar.register.people.models import Claim, Entry, Membership, Person
from khabar.register.people.searching.hits import search
from khabar.register.people.summaries import summarise

pytestmark = pytest.mark.django_db
ENGLISH = {"headers": {"accept-language": "en"}}
WORDS = "شوهد في سجن الجسر القديم في أيار 2017"
SEEN = Said(ClaimKind.SEEN_ALIVE, WORDS, page=3, date_verbatim="أيار 2017", facility="سجن الجسر القديم")


def document() -> Document:
    return Document.objects.get(source__name="C")


def test_a_mention_is_a_record_of_a_person_of_its_own_that_is_found(known: Person) -> None:
    chain = (
        Hop("a released detainee", HopKind.EYEWITNESS, "2017-05", "the month", BearerKind.PERSON),
        Hop("a page", HopKind.HEARSAY, what=BearerKind.PAGE),
    )
    said = Said(ClaimKind.SEEN_ALIVE, WORDS, page=3, date_verbatim="أيار 2017", hops=chain)
    claim = enter(document(), {"name": "سمير الحلبي", "birth_date": "1975", "mother_name": " "}, said)
    assert (claim.date, claim.language, claim.credibility, claim.entry.page) == ("2017-05", "ar", "6", 3)
    person = Membership.objects.get(record=claim.record).person
    (answer,) = answer_sheet(person)
    assert answer.chain[:2] == chain
    assert answer.chain[2].bearer == "C"
    assert claim.record.values == {"name": "سمير الحلبي", "birth_date": "1975"}
    assert [hit.person for hit in search("Samir Halabi")] == [person]
    assert Change.objects.order_by("-pk")[0].subject == f"claim {claim.pk}"


def test_a_claim_of_a_row_stands_beside_those_of_its_list(known: Person) -> None:
    record = Record.objects.get(document=document())
    claim = enter(document(), record, SEEN)
    assert (claim.ordinal, Membership.objects.get(record=record).person) == (1, known)
    assert len(answer_sheet(known)) == 4
    before = [(one.date, one.language) for one in Claim.objects.order_by("pk")]
    reread(document())
    assert [(one.date, one.language) for one in Claim.objects.order_by("pk")] == before


def test_nothing_is_entered_without_words_place_name_or_right(known: Person) -> None:
    other = Record.objects.get(document__source__name="A")
    for whom, said in (
        ({"name": "x"}, Said(ClaimKind.HELD, " ", page=1)),
        ({"name": "x"}, Said(ClaimKind.HELD, "held")),
        ({"name": " "}, SEEN),
        (other, SEEN),
    ):
        with pytest.raises(BadInput):
            enter(document(), whom, said)
    with pytest.raises(PermissionDenied):
        enter(document(), {"name": "x"}, SEEN, actor=User.objects.create_user("reem", password="x"))
    assert not Entry.objects.exists()


def test_what_is_withdrawn_stays_and_counts_for_nothing(known: Person) -> None:
    record = Record.objects.get(document=document())
    death = enter(document(), record, Said(ClaimKind.BURIED, "دفن في المقبرة", where="the last line"))
    assert summarise(answer_sheet(known)).fate.sources == 2
    withdraw(death, "another person is meant", None)
    answers = answer_sheet(known)
    assert len(answers) == 4
    assert summarise(answers).fate.sources == 1
    withdraw(death, "it was him", None, withdrawn=False)
    assert summarise(answer_sheet(known)).fate.sources == 2
    with pytest.raises(BadInput, match="entered"):
        withdraw(Claim.objects.get(record=record, ordinal=0), "x", None)


def test_an_undone_intake_takes_what_was_entered_with_it(known: Person) -> None:
    enter(document(), {"name": "سمير الحلبي"}, SEEN)
    intake = begin_undo(document(), "the wrong file")
    while undo_some(intake):
        pass
    finish_undo(intake)
    assert (Entry.objects.count(), document().records.count()) == (0, 0)
    with pytest.raises(BadInput, match="undone"):
        enter(document(), {"name": "x"}, SEEN)


def test_the_language_is_read_said_for_one_or_all_and_set_back(known: Person) -> None:
    claim = Claim.objects.get(record__document=document())
    assert claim.in_language == "en"
    revise(document(), "language", "fr", "the whole paper is", None)
    assert Claim.objects.get(pk=claim.pk).in_language == "fr"
    revise(claim, "language_said", "de", "but for this row", None)
    assert Claim.objects.get(pk=claim.pk).in_language == "de"
    revise(claim, "language_said", "", "no", None)
    assert Claim.objects.get(pk=claim.pk).in_language == "fr"


FORM = {
    "name": "سمير الحلبي", "kind": "seen_alive", "verbatim": WORDS, "page": "3", "date_verbatim": "أيار 2017",
    "hops-TOTAL_FORMS": "1", "hops-INITIAL_FORMS": "0", "hops-0-bearer": "a cousin", "hops-0-what": "person",
    "hops-0-kind": "hearsay", "hops-0-ORDER": "1",
}  # fmt: skip


def test_a_claim_is_entered_on_its_page_and_what_was_typed_survives_a_mistake(
    case_worker: Client, known: Person, home: Home
) -> None:
    page = f"/documents/{document().public_id}/enter/?person={known.public_id}"
    chosen = case_worker.get(f"/people/{known.public_id}/enter/").content.decode()
    assert f'href="{page}"' in chosen
    wrong = case_worker.post(page, {**FORM, "page": "", "date": "soon", "kind": ""}, **ENGLISH)
    text = wrong.content.decode()
    assert wrong.status_code == 200
    assert WORDS in text and "a cousin" in text and "This is no date" in text
    assert not Entry.objects.exists()
    assert "Say on which page" in case_worker.post(page, {**FORM, "page": ""}, **ENGLISH).content.decode()
    answer = case_worker.post(page, FORM)
    claim = Entry.objects.get().claim
    assert answer["Location"] == f"/claims/{claim.claim_id}/"
    assert Membership.objects.get(record=claim.record).person == known
    for address in (answer["Location"], f"/records/{claim.record.pk}/", f"/people/{known.public_id}/"):
        assert "entered by hand" in case_worker.get(address, **ENGLISH).content.decode()
    assert "a cousin" in case_worker.get(f"/people/{known.public_id}/").content.decode()
    assert case_worker.post(f"{answer['Location']}withdraw/", {"withdrawn": "1", "reason": "no"}).status_code == 302
    assert Claim.objects.get(pk=claim.pk).is_withdrawn
    said = {"do": "language", "language": "fr", "seen_language": "", "reason": "it is"}
    assert case_worker.post(answer["Location"], said).status_code == 302
    assert "French" in case_worker.get(answer["Location"], **ENGLISH).content.decode()


def test_a_reader_reads_a_claim_and_its_record_and_changes_nothing(client: Client, known: Person) -> None:
    client.force_login(User.objects.create_user("reem", password="x", role=Role.READER))
    claim = Claim.objects.get(record__document=document())
    page = f"/claims/{claim.claim_id}/"
    assert client.get(page).status_code == 200
    assert client.get(f"/records/{claim.record.pk}/").status_code == 200
    said = {"do": "rate", "credibility": "2", "seen": "6", "reason": "x"}
    assert client.post(page, said).status_code == 403
    assert client.get(f"/documents/{document().public_id}/enter/").status_code == 403
