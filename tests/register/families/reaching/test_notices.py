"""The neutral mail: when there is something new, once, and never before a person told hard news."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from tests.register.conftest import HEADER
from tests.register.families.conftest import code_of, told
from tests.register.families.reaching.conftest import ADDRESS, let_work
from tests.smtp import Mailbox

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.families import actions as own
from khabar.register.families.casework import actions
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.reaching import notices
from khabar.register.families.rounds import notify
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import merge
from khabar.register.people.models import Membership, Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def amal(reached: Client, enquiry: Enquiry) -> User:
    """The case worker who took the enquiry of a family that chose mails."""
    worker = User.objects.create_user("amal", password="x", role=Role.SENIOR)
    actions.take(enquiry, "first look at it", worker)
    actions.check_requester(enquiry, "called back", "passed", worker)
    return worker


def listed(home: Home, write: Callable[..., Path], source: str, event: str) -> Person:
    """The person of a list of one row, whose event is given."""
    row = ["1", "سلمى الخولاني", "", "", event, "2014", "Old Bridge Station"]
    take_in(home, write(f"{source}.csv", HEADER, row), source, None, ReadOptions())
    return Membership.objects.latest("record").person


def news(mailbox: Mailbox) -> int:
    """How many mails said that there is something new, once the worker did its work."""
    let_work()
    return sum(mail["Subject"] == "Something new for you" for mail in mailbox.mails)


def days_pass(enquiry: Enquiry, monkeypatch: pytest.MonkeyPatch, days: int = 2) -> None:
    later = timezone.now() + timedelta(days=days)
    monkeypatch.setattr(notices.timezone, "now", lambda: later)


def test_a_message_is_announced_once_until_the_family_came(
    amal: User, enquiry: Enquiry, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert news(mailbox) == 0
    actions.write(enquiry, "We would like to call you.", amal)
    actions.write(enquiry, "In the evening?", amal)
    assert news(mailbox) == 1
    mail = mailbox.mails[-1]
    assert (mail["To"], mail["Content-Language"]) == (ADDRESS, "en")
    body = mail.get_content()
    assert body.strip() == "There is something new for you. Open the page that you know, as you always do."
    assert "http" not in mail.as_string()
    with monkeypatch.context() as later:
        days_pass(enquiry, later)
        notify()
        assert news(mailbox) == 1
    own.note_visit(enquiry)
    actions.write(enquiry, "Thank you.", amal)
    assert news(mailbox) == 1  # one a day at most
    with monkeypatch.context() as later:
        days_pass(enquiry, later)
        notify()
        assert news(mailbox) == 2


def test_news_of_the_register_is_announced_and_read_after_signing_in(
    amal: User,
    enquiry: Enquiry,
    mailbox: Mailbox,
    home: Home,
    write: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = listed(home, write, "A", "held")
    actions.decide(enquiry, person, True, "mother agrees", amal)
    assert news(mailbox) == 1
    own.note_visit(enquiry)
    days_pass(enquiry, monkeypatch)
    notify()
    assert news(mailbox) == 1
    monkeypatch.undo()
    monkeypatch.setattr("django.conf.settings.HOME", home)
    merge(person, listed(home, write, "B", "seen alive"), "the same", None)
    days_pass(enquiry, monkeypatch)
    notify()
    assert news(mailbox) == 2


def test_hard_news_is_never_announced_before_a_person_told_it(
    amal: User,
    enquiry: Enquiry,
    mailbox: Mailbox,
    home: Home,
    write: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = listed(home, write, "A", "dead")
    merge(person, listed(home, write, "B", "held"), "the same", None)
    actions.decide(enquiry, person, True, "mother agrees", amal)
    notify()
    assert news(mailbox) == 0
    actions.tell_death(enquiry, "amal told the mother", "today", "by telephone", amal)
    assert news(mailbox) == 1


def test_what_comes_up_while_a_mail_waits_stops_it(
    amal: User, enquiry: Enquiry, mailbox: Mailbox, home: Home, write: Callable[..., Path]
) -> None:
    person = listed(home, write, "A", "held")
    actions.decide(enquiry, person, True, "mother agrees", amal)
    merge(person, listed(home, write, "B", "dead"), "the same", None)
    assert news(mailbox) == 0


@pytest.mark.parametrize("change", ["no contact", "no news", "no mail", "withdrawn"])
def test_who_does_not_want_it_any_more_gets_nothing(
    amal: User, reached: Client, enquiry: Enquiry, mailbox: Mailbox, change: str
) -> None:
    actions.write(enquiry, "We would like to call you.", amal)
    if change == "no contact":
        own.set_consents(enquiry, [Purpose.SEARCH], "")
    elif change == "no news":
        reached.post("/notes/mail/", {"address": ADDRESS})
    elif change == "no mail":
        reached.post("/notes/mail/", {"stop": "1"})
    else:
        own.withdraw(enquiry)
    assert news(mailbox) == 0


def test_who_chose_nothing_gets_nothing(mailbox: Mailbox) -> None:
    silent = told()
    assert code_of(silent)
    worker = User.objects.create_user("basil", password="x", role=Role.SENIOR)
    actions.take(silent, "first look at it", worker)
    actions.write(silent, "We would like to call you.", worker)
    notify()
    assert news(mailbox) == 0
