import pytest

from khabar.checks import FateState, WhereState
from khabar.register.documents.models import Document, Standing
from khabar.register.documents.revising import revise
from khabar.register.people.answers import answer_sheet
from khabar.register.people.models import Claim, Person
from khabar.register.people.summaries import summarise, timeline

pytestmark = pytest.mark.django_db


def test_a_reported_death_and_a_later_sighting_contradict_each_other(known: Person) -> None:
    found = summarise(answer_sheet(known))
    assert (found.fate.state, found.fate.sources) == (FateState.CONTRADICTED, 1)
    assert [told.source for told in found.fate.contrary] == ["C"]
    assert (found.whereabouts.state, len(found.whereabouts.grounds)) == (WhereState.HELD, 1)


def test_a_rating_counts_only_when_a_person_gave_it(known: Person) -> None:
    claim = Claim.objects.get(kind="reported_dead")
    Claim.objects.filter(pk=claim.pk).update(kind="declared_dead", credibility="1")
    assert summarise(answer_sheet(known)).fate.state == FateState.CONTRADICTED
    revise(claim, "credibility", "2", "the certificate was seen", None)
    found = summarise(answer_sheet(known)).fate
    assert found.state == FateState.ESTABLISHED
    assert [told.source for told in found.contrary] == ["C"]


def test_a_retracted_document_counts_for_nothing_and_stays_in_the_rows(known: Person) -> None:
    before = len(answer_sheet(known))
    revise(Document.objects.get(source__name="B"), "standing", Standing.RETRACTED, "the source took it back", None)
    answers = answer_sheet(known)
    assert len(answers) == before
    assert summarise(answers).fate.state == FateState.PRESUMED_ALIVE


def test_best_known_values_have_their_others_beside_them(known: Person) -> None:
    found = summarise(answer_sheet(known))
    assert [(value.field, value.best.stated.text) for value in found.names] == [
        ("name arabic", "محمد خالد الخولاني"),
        ("name latin", "Mohamad al-Khouli"),
    ]
    values = {value.field: value.best for value in found.values}
    assert (values["birth_date"].stated.text, values["birth_date"].support) == ("3/5/1980", 2)
    assert [other.text for other in values["birth_date"].others] == ["1980"]
    assert values["mother_name"].others == ()


def test_the_timeline_draws_every_dated_claim(known: Person) -> None:
    assert timeline(answer_sheet(known)).count("<rect") == 3
    assert timeline([]) == ""
