"""What the tests of mails to families share: a worker that does its work at once, and an address that was confirmed."""

import re

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.register.families.conftest import at_the_door, code_of, told
from tests.smtp import Mailbox

from khabar.register.families.models import Enquiry
from khabar.register.worker import work

ADDRESS = "salma@made-up.example"


def let_work() -> None:
    """Let the background worker do everything that waits, whenever it is due."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    work(until_idle=True)


def code_in(mailbox: Mailbox) -> str:
    """The code in the mail that came last."""
    found = re.search(r"\d{4} \d{4}", mailbox.mails[-1].get_content())
    assert found
    return found[0]


@pytest.fixture
def enquiry(mailbox: Mailbox, transactional_db: None) -> Enquiry:
    return told()


@pytest.fixture
def family(enquiry: Enquiry) -> Client:
    return at_the_door(code_of(enquiry))


def choose(family: Client, mailbox: Mailbox, address: str = ADDRESS, **more: str) -> None:
    """Choose an address, and confirm it with the code that came there."""
    assert family.post("/notes/mail/", {"address": address, **more}).status_code == 302
    let_work()
    assert family.post("/notes/mail/", {"code": code_in(mailbox)}).status_code == 302


@pytest.fixture
def reached(family: Client, mailbox: Mailbox) -> Client:
    """A family that chose mails."""
    choose(family, mailbox, news="1")
    return family
