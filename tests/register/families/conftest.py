"""What the tests of families share: an enquiry of a made-up family, and its visit."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from khabar.register.families import actions, vault
from khabar.register.families.models import Enquiry, Purpose

SECRETS = {
    "who": {"name": "سلمى الخولاني", "mother_name": "Zahra Darwisheh"},
    "last": {"seen_date": "آب 2013", "seen_place": "دوما", "told": "They came before dawn; the neighbour saw it."},
    "marks": {"marks": "a scar on the left hand"},
    "you": {"your_name": "Umm Karim", "contact": "umm.karim@example.org", "beware": "never at night"},
}
WORDS = [word for part in SECRETS.values() for word in part.values()]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    cache.clear()
    with translation.override("en"):
        yield


def told(**parts: dict[str, str]) -> Enquiry:
    """An enquiry with these answers, sent, that allows everything."""
    enquiry = actions.begin()
    for step, said in (parts or SECRETS).items():
        actions.save_step(enquiry, step, said)
    actions.set_consents(enquiry, list(Purpose), "The Made-up Centre")
    actions.send(enquiry)
    enquiry.refresh_from_db()
    return enquiry


@pytest.fixture
def enquiry(db: None) -> Enquiry:
    return told()


def code_of(enquiry: Enquiry) -> str:
    """What stands on the card, which still lies in the vault."""
    return str(vault.get(enquiry, "card")["code"])


def at_the_door(code: str, **extra: str) -> Client:
    """A browser that came in with a code."""
    client = Client(**extra)
    client.post("/notes/", {"code": code})
    return client


@pytest.fixture
def family(enquiry: Enquiry) -> Client:
    return at_the_door(code_of(enquiry))
