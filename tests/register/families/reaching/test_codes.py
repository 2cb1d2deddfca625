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

from khabar.register.accounts.budgets import forget_old as forget_old_budgets
from khabar.register.accounts.models import AuditEntry, Budget
from khabar.register.families import actions, browsers
from khabar.register.families.models import Enquiry
from khabar.register.families.reaching import letters, views
from khabar.register.families.reaching.actions import TRIES, forget_old
from khabar.register.families.reaching.models import Asked
from khabar.register.families.vault import Shut
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


def ask_as_strangers(count: int) -> None:
    """So many ask for a code to the family's address, each from another network."""
    for number in range(count):
        client = Client(REMOTE_ADDR=f"192.0.2.{number}")
        assert client.post("/notes/back/", {"address": ADDRESS}).status_code == 302
    let_work()


def test_who_asks_too_often_waits_and_a_mailbox_is_not_flooded(reached: Client, mailbox: Mailbox) -> None:
    assert (letters.HOUR.most, letters.DAY.most, letters.DAY.period) == (3, 6, timedelta(days=1))
    ask_as_strangers(8)
    assert len(mailbox.mails) == 3, "the one of confirming was the first"
    for hours in range(1, 5):
        Budget.objects.filter(kind=letters.HOUR.kind).update(since=timezone.now() - timedelta(hours=hours))
        forget_old_budgets()
        ask_as_strangers(8)
    assert len(mailbox.mails) == 6, "a day has its own bound"
    Budget.objects.update(since=timezone.now() - timedelta(hours=25))
    ask_as_strangers(8)
    assert len(mailbox.mails) == 9
    asker = "192.0.2.99"
    many = [Client(REMOTE_ADDR=asker).post("/notes/back/", {"address": "x"}).status_code for _ in range(views.ASK.most)]
    assert set(many) == {302}
    assert Client(REMOTE_ADDR=asker).post("/notes/back/", {"address": "x"}).status_code == 429


def test_naming_somebody_elses_address_as_ones_own_floods_nobody_either(mailbox: Mailbox) -> None:
    for _ in range(5):
        at_the_door(code_of(told())).post("/notes/mail/", {"address": ADDRESS})
    let_work()
    assert len(mailbox.mails) == letters.HOUR.most


@pytest.mark.parametrize("way", ["card", "mail"])
def test_strangers_who_ask_never_keep_a_family_out_of_its_own_telephone(
    reached: Client, enquiry: Enquiry, mailbox: Mailbox, way: str
) -> None:
    own = at_the_door(code_of(enquiry)) if way == "card" else by_mail(mailbox)
    ask_as_strangers(10)
    before = len(mailbox.mails)
    own.post("/notes/back/", {"address": ADDRESS})
    let_work()
    assert len(mailbox.mails) == before + 1
    assert own.post("/notes/back/code/", {"code": code_in(mailbox)})["Location"] == "/notes/mine/"
    for _ in range(2 * letters.KNOWN.most):
        own.post("/notes/back/", {"address": ADDRESS}, REMOTE_ADDR=f"198.51.100.{_}")
    let_work()
    assert len(mailbox.mails) == before + letters.KNOWN.most, "nor does a telephone that somebody took flood it"


def by_mail(mailbox: Mailbox) -> Client:
    """A browser where the notes were opened with a code from a mail; the visit is over."""
    client = Client()
    client.post("/notes/back/", {"address": ADDRESS})
    let_work()
    client.post("/notes/back/code/", {"code": code_in(mailbox)})
    del client.cookies["sessionid"]
    return client


def test_a_telephone_of_another_family_is_a_stranger(reached: Client, mailbox: Mailbox) -> None:
    other = at_the_door(code_of(told()))
    ask_as_strangers(10)
    before = len(mailbox.mails)
    other.post("/notes/back/", {"address": ADDRESS})
    let_work()
    assert len(mailbox.mails) == before


def test_five_browsers_are_remembered_and_none_outlives_a_withdrawal(reached: Client, enquiry: Enquiry) -> None:
    marks = [browsers.mark_of(f"secret {number}") for number in range(browsers.MOST + 1)]
    for mark in marks:
        actions.note_visit(enquiry, mark)
    assert [browsers.is_known(enquiry, mark) for mark in marks] == [False] + [True] * browsers.MOST
    assert not browsers.is_known(enquiry, browsers.mark_of(""))
    actions.withdraw(enquiry)
    with pytest.raises(Shut):
        browsers.is_known(enquiry, marks[-1])


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
