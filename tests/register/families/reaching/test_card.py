"""Another card in place of a lost one, and another for another relative."""

import pytest
from django.test import Client
from tests.register.families.conftest import at_the_door, code_of

from khabar.register.families import budgets, vault
from khabar.register.families.consents import consents_of
from khabar.register.families.models import Enquiry

pytestmark = pytest.mark.django_db


def test_a_new_card_takes_the_place_of_the_old(family: Client, enquiry: Enquiry) -> None:
    old = code_of(enquiry)
    assert family.post("/notes/card/")["Location"] == "/notes/mine/"
    assert old not in family.get("/notes/card/").content.decode()
    assert family.post("/notes/card/", {"renew": "1"})["Location"] == "/notes/card/"
    new = code_of(enquiry)
    assert new != old
    assert new in family.get("/notes/card/").content.decode()
    family.post("/notes/card/")
    assert vault.get(enquiry, "card") == {}
    assert "visit" not in at_the_door(old).session
    assert at_the_door(new).get("/notes/check/").status_code == 200


def test_another_relative_has_notes_and_a_card_of_their_own(family: Client, enquiry: Enquiry) -> None:
    own = code_of(enquiry)
    assert family.post("/notes/another/")["Location"] == "/notes/card/"
    other = Enquiry.objects.exclude(pk=enquiry.pk).get()
    assert vault.parts(other, "you", "who") == {"you": vault.get(enquiry, "you")}
    assert consents_of(other) == set()
    assert code_of(other) != own
    page = family.get("/notes/check/").content.decode()
    assert "Umm Karim" in page
    assert "سلمى الخولاني" not in page
    assert "سلمى الخولاني" in at_the_door(own).get("/notes/check/").content.decode()
    assert Client().post("/notes/another/")["Location"] == "/notes/"


def test_beginning_others_has_a_bound(family: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "BEGIN", budgets.Allowance("begin", 1))
    assert [family.post("/notes/another/").status_code for _ in range(2)] == [302, 429]
