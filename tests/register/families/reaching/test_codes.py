"""Coming back with a code by mail: nobody learns from an answer whether an address is known."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.reaching.conftest import ADDRESS, choose, code_in, let_work
from tests.register.families.test_door import structure
from tests.smtp import Mailbox

from khabar.register.accounts.models import AuditEntry
from khabar.register.families import actions, budgets
from khabar.register.families.models import Enquiry
from khabar.register.families.reaching import views
from khabar.register.families.reaching.actions import TRIES, forget_old
from khabar.register.families.reaching.models import Asked
from khabar.register.mail.models import Letter

pytestmark = pytest.mark.django_db(transaction=True)


def plain(sql: str) -> str:
    """A query without what it was asked about."""
    return re.sub(r"'(?:[^']|'')*'|X?'[^']*'|\b\d+\b|\bs\d+_x\d+|\\x[0-9a-f]+", "?", sql)


def test_a_code_opens_the_notes_once(reached: Client, enquiry: Enquiry, mailbox: Mailbox) -> None:
    client = Client(HTTP_ACCEPT_LANGUAGE="ar")
    assert client.post("/notes/back/", {"address": f" {ADDRESS.upper()} "})["Location"] == "/notes/back/code/"
    let_work()
    mail = mailbox.mails[-1]
    assert (mail["To"], mail["Subject"]) == (ADDRESS, "رمزك")
    code = code_in(mailbox)
    stranger = Client()
    stranger.post("/notes/back/", {"address": "nobody@made-up.example"})
    assert b"opens nothing" in stranger.post("/notes/back/code/", {"code": code}).content
    assert client.post("/notes/back/code/", {"code": code.replace(" ", "")})["Location"] == "/notes/mine/"
    assert client.get("/notes/check/").status_code == 200
    assert client.post("/notes/back/code/", {"code": code})["Location"] == "/notes/back/"


def test_arabic_digits_do_too(reached: Client, mailbox: Mailbox) -> None:
    client = Client()
    client.post("/notes/back/", {"address": ADDRESS})
    let_work()
    typed = code_in(mailbox).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    assert client.post("/notes/back/code/", {"code": typed})["Location"] == "/notes/mine/"


def addresses(reached: Client, mailbox: Mailbox) -> dict[str, str]:
    unconfirmed, gone = told(), told()
    at_the_door(code_of(unconfirmed)).post("/notes/mail/", {"address": "unconfirmed@made-up.example"})
    choose(at_the_door(code_of(gone)), mailbox, "gone@made-up.example")
    actions.withdraw(gone)
    return {
        "known": ADDRESS,
        "never told": "nobody@made-up.example",
        "not confirmed": "unconfirmed@made-up.example",
        "withdrawn": "gone@made-up.example",
        "told to a case worker only": "umm.karim@example.org",
        "no address": "x\r\nBcc: y@made-up.example",
        "empty": "",
        "long": "a" * 5000,
        "not latin": "أمل",
    }


def test_every_address_gets_the_same_answer_at_the_same_cost(reached: Client, mailbox: Mailbox) -> None:
    typed = addresses(reached, mailbox)
    Client().post("/notes/back/", {"address": "warm"})
    answers, queries, lengths, wrong = {}, {}, {}, {}
    for kind, address in typed.items():
        let_work()
        client = Client(REMOTE_ADDR=f"192.0.2.{len(answers)}")
        with CaptureQueriesContext(connection) as found:
            answers[kind] = structure(client.post("/notes/back/", {"address": address}))
        queries[kind] = [plain(query["sql"]) for query in found.captured_queries]
        lengths[kind] = len(Letter.objects.latest("pk").sealed)
        let_work()
        with CaptureQueriesContext(connection) as found:
            said = structure(client.post("/notes/back/code/", {"code": "0000 0000"}))
        wrong[kind] = (str(said), [plain(query["sql"]) for query in found.captured_queries])
    assert len(set(map(str, answers.values()))) == 1
    assert len(set(map(str, queries.values()))) == 1, queries
    assert len({lengths[kind] for kind in lengths}) == 1
    assert len(set(map(str, wrong.values()))) == 1
    mails = [mail["To"] for mail in mailbox.mails if "code" in mail["Subject"]]
    assert sorted(mails) == sorted([ADDRESS, "gone@made-up.example", "unconfirmed@made-up.example", ADDRESS])


def test_five_wrong_codes_end_it(reached: Client, mailbox: Mailbox) -> None:
    client = Client()
    client.post("/notes/back/", {"address": ADDRESS})
    let_work()
    for _ in range(TRIES):
        assert client.post("/notes/back/code/", {"code": "0000 0000"}).status_code == 200
    assert b"opens nothing" in client.post("/notes/back/code/", {"code": code_in(mailbox)}).content


def test_a_code_lives_for_fifteen_minutes_from_when_it_was_sent(reached: Client, mailbox: Mailbox) -> None:
    client = Client()
    client.post("/notes/back/", {"address": ADDRESS})
    asked = Asked.objects.get()
    assert (asked.until, asked.digest, asked.enquiry) == (None, "", None)
    let_work()
    Asked.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert b"opens nothing" in client.post("/notes/back/code/", {"code": code_in(mailbox)}).content
    Asked.objects.update(at=timezone.now() - timedelta(days=2))
    assert forget_old() == 1


def test_who_asks_too_often_waits_and_a_mailbox_is_not_flooded(
    reached: Client, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khabar.register.families.reaching import letters

    monkeypatch.setattr(letters, "CODES_TO", budgets.Allowance("codes to", 3))
    for number in range(6):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        assert client.post("/notes/back/", {"address": ADDRESS}).status_code == 302
    let_work()
    assert len(mailbox.mails) == 3  # the one of confirming was the first
    monkeypatch.setattr(views, "ASK", budgets.Allowance("ask code", 2))
    client = Client(REMOTE_ADDR="192.0.2.99")
    assert [client.post("/notes/back/", {"address": "x"}).status_code for _ in range(3)] == [302, 302, 429]


def test_the_notes_visited_last_open_and_lead_to_the_others(reached: Client, mailbox: Mailbox) -> None:
    second, strangers = told(who={"name": "كريم الخولاني"}), told(who={"name": "سارة الدمشقي"})
    choose(at_the_door(code_of(second)), mailbox)
    choose(at_the_door(code_of(strangers)), mailbox, "sara@made-up.example")
    client = Client()
    client.post("/notes/back/", {"address": ADDRESS})
    let_work()
    client.post("/notes/back/code/", {"code": code_in(mailbox)})
    assert "كريم الخولاني" in client.get("/notes/check/").content.decode()
    listed = client.get("/notes/others/").content.decode()
    assert "سلمى الخولاني" in listed
    assert "سارة" not in listed
    assert client.post("/notes/others/", {"notes": strangers.public_id})["Location"] == "/notes/others/"
    first = re.search(r'name="notes" value="([^"]+)"', listed)
    assert first
    client.post("/notes/others/", {"notes": first[1]})
    assert "سلمى الخولاني" in client.get("/notes/check/").content.decode()
    card = at_the_door(code_of(second))
    assert "سلمى" not in card.get("/notes/others/").content.decode()


def test_without_a_mail_server_nothing_is_offered(home: object, enquiry: Enquiry, family: Client) -> None:
    from django.conf import settings

    text = settings.HOME.settings.read_text().partition("[mail]")[0]
    settings.HOME.settings.write_text(text)
    assert b"sends no mails" in family.get("/notes/mail/").content
    assert b"sends no mails" in Client().get("/notes/back/").content
    assert Client().post("/notes/back/", {"address": ADDRESS}).status_code == 200
    assert family.post("/notes/mail/", {"address": ADDRESS}).status_code == 400
    assert not Letter.objects.exists()


def test_the_log_names_no_address(reached: Client) -> None:
    Client().post("/notes/back/", {"address": ADDRESS})
    let_work()
    told_of = " ".join(f"{entry} {entry.detail}" for entry in AuditEntry.objects.all())
    assert "code made" in told_of
    assert "made-up" not in told_of
