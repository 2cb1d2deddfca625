"""The link in the head of a mail: it ends such mails with one press, tells nothing and opens nothing."""

import re
from types import SimpleNamespace

import pytest
from django.test import Client
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.reaching.conftest import ADDRESS, let_work
from tests.register.families.test_door import structure
from tests.smtp import Mailbox

from khabar.register.accounts.models import AuditEntry
from khabar.register.families import actions as own
from khabar.register.families.models import Enquiry
from khabar.register.families.reaching import off
from khabar.register.families.reaching.channel import channel_of
from khabar.register.families.reaching.off import Off, read, token
from khabar.register.public import Public

pytestmark = pytest.mark.django_db(transaction=True)
PLACE = "https://register.of-an-organisation-with-quite-a-long-name.example.org"


@pytest.fixture(autouse=True)
def in_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(off, "settings", SimpleNamespace(PUBLIC=Public((PLACE,)), SECRET_KEY="x"))


def link_in(mailbox: Mailbox, number: int = -1) -> str:
    """The link of a mail, as it travelled, without the register's address."""
    mail = mailbox.mails[number]
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(rf"<{re.escape(PLACE)}(/notes/off/[\w-]+/)>", mail["List-Unsubscribe"])
    assert found
    return found[1]


def press(path: str) -> int:
    """What a mail program does: it posts one line, with nothing else."""
    program = Client(enforce_csrf_checks=True)
    return program.post(path, {"List-Unsubscribe": "One-Click"}).status_code


def test_one_press_ends_news_and_the_way_back_by_mail_stays(
    reached: Client, enquiry: Enquiry, mailbox: Mailbox
) -> None:
    path = f"/notes/off/{token(enquiry, Off.NEWS)}/"
    assert Client().get(path).status_code == 200
    assert channel_of(enquiry).news, "who only opens the link changes nothing"
    assert press(path) == 200
    assert (channel_of(enquiry).news, channel_of(enquiry).is_open) == (False, True)
    Client().post("/notes/back/", {"address": ADDRESS})
    let_work()
    assert mailbox.mails[-1]["Subject"] == "Your code"
    reached.post("/notes/mail/", {"address": ADDRESS, "news": "1"})
    assert channel_of(enquiry).news, "the family can choose it again"
    assert AuditEntry.objects.filter(action="enquiry mail turned off").count() == 1


def test_after_it_no_stranger_has_a_code_sent_and_the_familys_telephone_has(
    reached: Client, enquiry: Enquiry, mailbox: Mailbox
) -> None:
    Client().post("/notes/back/", {"address": ADDRESS})
    let_work()
    assert press(link_in(mailbox)) == 200
    before = len(mailbox.mails)
    Client().post("/notes/back/", {"address": ADDRESS})
    let_work()
    assert len(mailbox.mails) == before
    family = at_the_door(code_of(enquiry))
    family.post("/notes/back/", {"address": ADDRESS})
    let_work()
    assert len(mailbox.mails) == before + 1


def test_an_address_that_somebody_else_named_is_forgotten(mailbox: Mailbox) -> None:
    stranger = told()
    at_the_door(code_of(stranger)).post("/notes/mail/", {"address": "nobody@made-up.example"})
    let_work()
    assert press(link_in(mailbox)) == 200
    assert channel_of(stranger).address == ""
    assert not stranger.asked.exists()


def test_every_link_gets_one_answer_and_says_nothing(reached: Client, enquiry: Enquiry) -> None:
    gone = told()
    links = {
        "news": token(enquiry, Off.NEWS),
        "codes": token(enquiry, Off.CODES),
        "withdrawn": token(gone, Off.NEWS),
        "made up": "A" * len(token(enquiry, Off.NEWS)),
        "not base64": "-" * len(token(enquiry, Off.NEWS)),
    }
    own.withdraw(gone)
    answers = {}
    for kind, name in links.items():
        client = Client()
        answers[kind] = (structure(client.get(f"/notes/off/{name}/")), structure(client.post(f"/notes/off/{name}/")))
        assert "sessionid" not in client.cookies
        assert client.get("/notes/mine/").status_code == 302
    told_of = {kind: str(answer).replace(links[kind], "") for kind, answer in answers.items()}
    assert len(set(told_of.values())) == 1
    assert Client().post(f"/notes/off/{enquiry.public_id}x/").status_code == 200
    assert token(enquiry, Off.NEWS) != token(enquiry, Off.NEWS)
    assert enquiry.public_id not in links["news"]
    assert read(links["withdrawn"]) is None
    assert len({len(links["news"]), len(links["codes"]), len(links["withdrawn"])}) == 1


def test_without_an_address_of_its_own_a_register_sends_no_link(
    reached: Client, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(off.settings, "PUBLIC", Public())
    Client().post("/notes/back/", {"address": ADDRESS})
    let_work()
    assert mailbox.mails[-1]["List-Unsubscribe"] is None
    assert mailbox.mails[-1]["List-Unsubscribe-Post"] is None


def test_the_body_of_a_mail_holds_no_link(reached: Client, mailbox: Mailbox) -> None:
    Client().post("/notes/back/", {"address": ADDRESS})
    let_work()
    assert "http" not in mailbox.mails[-1].get_content()
