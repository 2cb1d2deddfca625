"""Words of chains that may name a source: suggested by their normal form, counted once a person confirms them."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from khabar import model
from khabar.model import BadInput
from khabar.register.documents import bearers
from khabar.register.documents.models import Document, Source

pytestmark = pytest.mark.django_db

WRITTEN = "Old  Bridge Watch."
"""How another document writes the name of a source."""


@pytest.fixture
def watch() -> Source:
    """A source, whose name a document of somebody else writes otherwise in its chain."""
    other = Source.objects.create(name="Harbour Page")
    hop = {"bearer": WRITTEN, "kind": "published", "date": "", "unsure": ""}
    Document.objects.create(digest="0" * 64, size=1, file_name="a.csv", form="csv", source=other, chain=[hop])
    return Source.objects.create(name="Old Bridge Watch")


def test_another_spelling_is_suggested_and_counts_for_nothing_yet(watch: Source) -> None:
    assert bearers.suggested_bearers(watch) == [(WRITTEN, 1)]
    assert not bearers.documents_through(watch).exists()
    assert bearers.known_bearers([[model.Hop(WRITTEN, model.HopKind.PUBLISHED)]]) == {}


def test_confirmed_it_leads_to_the_source_and_rejected_it_does_not(watch: Source) -> None:
    bearers.rule_on_bearer(watch, WRITTEN, True, "they sign so")
    assert [document.file_name for document in bearers.documents_through(watch)] == ["a.csv"]
    page = reverse("source", args=[watch.public_id])
    assert bearers.known_bearers([[model.Hop(WRITTEN, model.HopKind.PUBLISHED)]]) == {WRITTEN: page}
    bearers.rule_on_bearer(watch, WRITTEN, False, "another body of that name")
    assert not bearers.documents_through(watch).exists()
    assert bearers.suggested_bearers(watch) == []


def test_words_name_one_source_alone(watch: Source) -> None:
    bearers.rule_on_bearer(watch, WRITTEN, True, "")
    again = Source.objects.create(name="Bridge Watch, Old")
    with translation.override("en"):
        with pytest.raises(BadInput, match="another source already: Old Bridge Watch"):
            bearers.rule_on_bearer(again, WRITTEN, True, "")
        with pytest.raises(BadInput, match="no words"):
            bearers.rule_on_bearer(watch, "  ", True, "")


def test_the_page_asks_and_keeps_the_answer(case_worker: Client, watch: Source) -> None:
    page = reverse("source", args=[watch.public_id])
    assert "Old  Bridge Watch." in case_worker.get(page).content.decode()
    answer = {"text": WRITTEN, "do": "confirm"}
    assert case_worker.post(reverse("rule-on-bearer", args=[watch.public_id]), answer).status_code == 302
    assert "a.csv" in case_worker.get(page).content.decode()
