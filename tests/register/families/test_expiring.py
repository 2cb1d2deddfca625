"""Notes that were begun and never sent go after their time; what was sent, and who came back, stays."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from tests.register.families.conftest import at_the_door, code_of, told

from khabar.register.accounts.models import AuditEntry
from khabar.register.families import actions, expiring, keyfile, vault
from khabar.register.families.models import Enquiry, State

pytestmark = pytest.mark.django_db(transaction=True)


def visited(enquiry: Enquiry, days_ago: int) -> Enquiry:
    Enquiry.objects.filter(pk=enquiry.pk).update(visited_at=timezone.now() - timedelta(days=days_ago))
    return enquiry


def test_only_what_was_never_sent_and_not_visited_goes() -> None:
    old, fresh, sent = visited(actions.begin(), 91), visited(actions.begin(), 89), visited(told(), 400)
    code, key = code_of(old), keyfile.read().current
    assert expiring.expire_begun() == 1
    states = dict(Enquiry.objects.values_list("pk", "state"))
    assert states == {old.pk: State.WITHDRAWN, fresh.pk: State.BEGUN, sent.pk: State.SENT}
    with pytest.raises(vault.Shut):
        vault.get(old, "card")
    assert keyfile.read().current != key
    assert "opens nothing" in Client().post("/notes/", {"code": code}).content.decode()
    entry = AuditEntry.objects.get(action="enquiry withdrawn")
    assert entry.detail["why"] == "not sent in time"
    assert vault.get(sent, "who")
    assert expiring.expire_begun() == 0


def test_who_comes_back_begins_the_time_anew() -> None:
    old = visited(actions.begin(), 91)
    at_the_door(code_of(old))
    assert expiring.expire_begun() == 0


def test_the_time_is_chosen_and_said_on_the_pages() -> None:
    assert "deleted 90 days after" in Client().get("/notes/").content.decode()
    begun = visited(actions.begin(), 8)
    assert "deleted 90 days after" in at_the_door(code_of(begun)).get("/notes/check/").content.decode()
    place = settings.HOME.root / "register.toml"
    before = place.read_text()
    try:
        for days, gone in ((0, 0), (7, 1)):
            visited(begun, 8)
            place.write_text(f"{before}\n[retention]\nenquiries_days = {days}\n")
            assert ("days after" in Client().get("/notes/").content.decode()) is bool(days)
            assert expiring.expire_begun() == gone
    finally:
        place.write_text(before)
