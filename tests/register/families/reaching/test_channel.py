"""The address that a family chose: confirmed with a code, sealed, forgotten when they say so."""

import json

import pytest
from django.core import serializers
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.reaching.conftest import ADDRESS, choose, code_in, let_work
from tests.smtp import Mailbox

from khabar.register.families import actions, vault
from khabar.register.families.models import Enquiry
from khabar.register.families.reaching import views
from khabar.register.families.reaching.channel import Channel, channel_of, reached_at
from khabar.register.families.reaching.models import Asked
from khabar.register.mail.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_address_counts_only_once_it_is_confirmed(family: Client, enquiry: Enquiry, mailbox: Mailbox) -> None:
    assert channel_of(enquiry) == Channel()
    family.post("/notes/mail/", {"address": ADDRESS, "news": "1"})
    assert not channel_of(enquiry).is_open
    assert reached_at(ADDRESS) == []
    let_work()
    wrong = family.post("/notes/mail/", {"code": "0000 0000"})
    assert (wrong.status_code, Asked.objects.get().wrong) == (400, 1)
    assert family.post("/notes/mail/", {"code": code_in(mailbox)}).status_code == 302
    assert channel_of(enquiry) == Channel(ADDRESS, "en", news=True, confirmed=True)
    assert [one.pk for one in reached_at(ADDRESS.upper())] == [enquiry.pk]
    page = family.get("/notes/mail/").content.decode()
    assert "This address is confirmed." in page
    family.post("/notes/mail/", {"address": ADDRESS})
    assert (channel_of(enquiry).news, channel_of(enquiry).confirmed) == (False, True)
    family.post("/notes/mail/", {"address": "other@made-up.example"})
    assert not channel_of(enquiry).is_open


@pytest.mark.parametrize("typed", ["", "x", f"{ADDRESS}\r\nBcc: a@b.example", f"{ADDRESS},a@b.example"])
def test_what_is_no_address_is_refused_and_nothing_is_sent(family: Client, mailbox: Mailbox, typed: str) -> None:
    assert family.post("/notes/mail/", {"address": typed}).status_code == 400
    let_work()
    assert mailbox.mails == []


def test_nothing_in_the_database_holds_the_address(family: Client, enquiry: Enquiry, mailbox: Mailbox) -> None:
    family.post("/notes/mail/", {"address": ADDRESS})
    rows = [*Letter.objects.all(), *Asked.objects.all(), *DBTaskResult.objects.all(), *enquiry.sealed.all()]
    waiting = serializers.serialize("json", rows)
    let_work()
    code = code_in(mailbox)
    family.post("/notes/mail/", {"code": code})
    assert "made-up" not in waiting + serializers.serialize(
        "json", [*Letter.objects.all(), *DBTaskResult.objects.all()]
    )
    assert code.replace(" ", "") not in waiting


def test_stopping_and_withdrawing_forget_it(reached: Client, enquiry: Enquiry, mailbox: Mailbox) -> None:
    reached.post("/notes/mail/", {"stop": "1"})
    assert channel_of(enquiry) == Channel()
    choose(reached, mailbox)
    Client().post("/notes/back/", {"address": ADDRESS})
    actions.withdraw(enquiry)
    sent = len(mailbox.mails)
    let_work()
    assert (len(mailbox.mails), reached_at(ADDRESS), enquiry.asked.count()) == (sent, [], 0)
    with pytest.raises(vault.Shut):
        channel_of(enquiry)


def test_addresses_are_not_tried_out_without_end(family: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "CHOOSE", views.budgets.Allowance("choose mail", 2))
    answers = [family.post("/notes/mail/", {"address": f"a{n}@made-up.example"}).status_code for n in range(4)]
    assert answers == [302, 302, 429, 429]
    assert Asked.objects.count() == 1


def test_another_family_sees_nothing_of_it(reached: Client) -> None:
    other = at_the_door(code_of(told()))
    assert ADDRESS not in other.get("/notes/mail/").content.decode()
    assert ADDRESS not in json.dumps(dict(other.session.items()))
