"""The list that families choose from: whatever becomes of it, no consent ever reaches further than it did."""

import re

import pytest
from django.test import Client
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.test_casework import browser, user

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Role
from khabar.register.families import actions, vault
from khabar.register.families.casework import actions as casework
from khabar.register.families.casework import sharing
from khabar.register.families.giving.models import Recipient
from khabar.register.families.giving.recipients import add, set_listed
from khabar.register.families.models import Enquiry, Purpose, Recall
from khabar.register.families.releasing import is_allowed, recipients_of

pytestmark = pytest.mark.django_db
PAGE = "/enquiries/recipients/"


@pytest.fixture
def root() -> Client:
    return browser(user("root", Role.ADMINISTRATOR))


def allowing(enquiry: Enquiry, chosen: list[str], typed: str = "") -> None:
    actions.set_consents(enquiry, list(Purpose), typed, chosen)


def test_administrators_keep_it_and_families_tick_it(root: Client, enquiry: Enquiry, family: Client) -> None:
    root.post(PAGE, {"name": "  The  Tracing Office, Homs "})
    page = family.get("/notes/choices/").content.decode()
    assert "The Tracing Office, Homs" in page
    said = {"given": ["search", "share"], "chosen": ["The Tracing Office, Homs"], "recipients": "A Lawyer"}
    assert family.post("/notes/choices/", said).status_code == 302
    assert recipients_of(enquiry) == ["The Tracing Office, Homs", "A Lawyer"]
    page = family.get("/notes/choices/").content.decode()
    assert re.search(r'value="The Tracing Office, Homs" checked', page)
    assert AuditEntry.objects.filter(action="recipient added").count() == 1


def test_nobody_else_keeps_it() -> None:
    for role in (Role.SENIOR, Role.CASE_WORKER, Role.EDITOR):
        client = browser(user(role, role))
        assert (client.get(PAGE).status_code, client.post(PAGE, {"name": "Mine"}).status_code) == (403, 403)
    assert not Recipient.objects.exists()


@pytest.mark.parametrize("name", ["", "  ", "the office", "THE  OFFICE", "x" * 121])
def test_a_name_that_stands_there_or_says_nothing_is_refused(root: Client, name: str) -> None:
    add("The Office")
    assert root.post(PAGE, {"name": name}).status_code == 400
    assert Recipient.objects.count() == 1


def test_what_stands_on_no_list_is_not_chosen(enquiry: Enquiry, family: Client) -> None:
    said = {"given": ["search", "share"], "chosen": ["Made Up"], "recipients": "A Lawyer"}
    assert family.post("/notes/choices/", said).status_code == 400
    with pytest.raises(BadInput):
        allowing(enquiry, ["Made Up"])
    assert recipients_of(enquiry) == ["The Made-up Centre"]


def test_what_is_taken_off_gets_nothing_new_however_it_was_named(enquiry: Enquiry) -> None:
    amal = user("amal")
    casework.take(enquiry, "first look at it", amal)
    add("The Office")
    allowing(enquiry, ["The Office"], "the  OFFICE, Another")
    sharing.give_file(enquiry, "share", "The Office", amal)
    key = Recipient.objects.get().pk
    set_listed(key, False, User.objects.create_user("root", role=Role.ADMINISTRATOR))
    assert recipients_of(enquiry) == ["Another"]
    with pytest.raises(BadInput):
        sharing.give_file(enquiry, "share", "The Office", amal)
    allowing(enquiry, ["The Office"], "Another")
    assert not Recall.objects.exists()  # the family took nothing back
    assert "The Office" in at_the_door(code_of(enquiry)).get("/notes/choices/").content.decode()
    set_listed(key, True)
    assert recipients_of(enquiry) == ["The Office", "Another"]


def test_another_name_in_its_place_is_allowed_by_nobody() -> None:
    """Renaming is taking off and adding: who consented to the old name did not consent to the new one."""
    add("The Old Office")
    enquiry, other = told(), told()
    allowing(enquiry, ["The Old Office"])
    allowing(other, [], "Somebody")
    set_listed(Recipient.objects.get().pk, False)
    add("The New Office")
    for one in (enquiry, other):
        assert not is_allowed(one, Purpose.SHARE, "The New Office")
        assert not is_allowed(one, Purpose.SHARE, "The Old Office")
    assert vault.get(enquiry, "recipients")["chosen"] == ["The Old Office"]


def test_no_way_renames_an_entry(root: Client) -> None:
    add("The Office")
    key = Recipient.objects.get().pk
    for said in ({"name": "Another"}, {"off": "1", "name": "Another"}, {"back": "1", "name": "Another"}):
        root.post(f"{PAGE}{key}/", said)
    assert [one.name for one in Recipient.objects.all()] == ["The Office"]
