"""Another card for who came back without it: the old one opens nothing any more."""

import pytest
from django.test import Client
from tests.register.families.conftest import at_the_door, code_of

from khabar.register.families import vault
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
