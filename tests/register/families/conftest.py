"""What the tests of families share: an enquiry of a made-up family, and its visit."""

import json
import os
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from khabar.register.accounts.models import User
from khabar.register.accounts.sealing import seal_with
from khabar.register.families import actions, keyfile, vault
from khabar.register.families.models import Consent, DataKey, Enquiry, Purpose, Sealed, State

SECRETS = {
    "who": {"name": "سلمى الخولاني", "mother_name": "Zahra Darwisheh"},
    "last": {"seen_date": "آب 2013", "seen_place": "دوما", "told": "They came before dawn; the neighbour saw it."},
    "marks": {"marks": "a scar on the left hand"},
    "you": {"your_name": "Umm Karim", "contact": "umm.karim@example.org", "beware": "never at night"},
}
WORDS = [word for part in SECRETS.values() for word in part.values()]


@pytest.fixture(autouse=True)
def counters_begin_anew() -> None:
    cache.clear()


def told(**parts: dict[str, str]) -> Enquiry:
    """An enquiry with these answers, sent, that allows everything."""
    enquiry = actions.begin()
    for step, said in (parts or SECRETS).items():
        actions.save_step(enquiry, step, said)
    actions.set_consents(enquiry, list(Purpose), "The Made-up Centre")
    actions.send(enquiry)
    enquiry.refresh_from_db()
    return enquiry


def many(count: int, worker: User | None = None, **parts: dict[str, Any]) -> list[Enquiry]:
    """So many enquiries that all tell the same, sent, that allow everything; made in bulk, as quick as it goes."""
    keys, now = keyfile.read(), timezone.now()
    made = Enquiry.objects.bulk_create(
        Enquiry(state=State.SENT, sent_at=now, visited_at=now, worker=worker) for _ in range(count)
    )
    keyed = {one.pk: os.urandom(keyfile.SIZE) for one in made}
    current = keys.keys[keys.current]
    DataKey.objects.bulk_create(
        DataKey(
            enquiry=one,
            key_id=keys.current,
            wrapped=seal_with(current, keyed[one.pk], vault.owner_of_key(one)),
        )
        for one in made
    )
    said = {"recipients": {"named": "The Made-up Centre"}, **(parts or SECRETS)}
    Sealed.objects.bulk_create(
        Sealed(
            enquiry=one,
            part=part,
            content=seal_with(keyed[one.pk], json.dumps(words).encode(), f"{part} of {one.public_id}"),
        )
        for one in made
        for part, words in said.items()
    )
    Consent.objects.bulk_create(
        Consent(enquiry=one, purpose=purpose, given=True) for one in made for purpose in Purpose
    )
    return made


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
