"""From the outbox to a real server, and what happens when it refuses."""

import json
import logging
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.register.conftest import Configure
from tests.smtp import Mailbox, certificate, mail_server

from khabar.register.accounts.models import AuditEntry
from khabar.register.home import Home
from khabar.register.mail import actions
from khabar.register.mail.models import Letter, State
from khabar.register.mail.sending import MISSING, WRONG
from khabar.register.mail.server import password_file
from khabar.register.worker import work

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "umm.karim@made-up.example"


def posted(**told: str) -> Letter:
    return actions.post("test", "en", {"to": ADDRESS, "code": "1234", **told})


def tried(letter: Letter) -> Letter:
    """The mail after everything that is due was tried, at any time to come."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    work(until_idle=True)
    letter.refresh_from_db()
    return letter


def everything_kept() -> str:
    """All that the database holds in plain of mails, tasks and the log."""
    rows = [list(model.objects.values()) for model in (Letter, DBTaskResult, AuditEntry)]
    return json.dumps(rows, default=repr)


def test_a_mail_goes_out_by_the_worker_and_leaves_nothing(mailbox: Mailbox) -> None:
    letter = posted()
    assert ADDRESS not in everything_kept()
    assert "1234" not in everything_kept()
    assert tried(letter).state == State.SENT
    assert (bytes(letter.sealed), mailbox.receivers) == (b"", [ADDRESS])
    mail = mailbox.mails[0]
    assert (mail["From"], mail["To"]) == ("notes@made-up.example", ADDRESS)
    assert mail.get_content().strip() == "Code 1234"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Message-ID"].startswith(f"<{letter.public_id}@")
    assert [entry.action for entry in AuditEntry.objects.all()] == ["mail posted", "mail sent"]
    assert ADDRESS not in everything_kept()


def test_the_text_is_in_the_language_of_its_reader(mailbox: Mailbox) -> None:
    tried(actions.post("test", "ar", {"to": ADDRESS, "code": "x"}))
    assert mailbox.mails[0]["Subject"] == "بحث"
    assert mailbox.mails[0]["Content-Language"] == "ar"


def test_a_mail_without_a_receiver_any_more_is_dropped(mailbox: Mailbox) -> None:
    assert tried(posted(to="")).state == State.DROPPED
    assert mailbox.mails == []


@pytest.mark.parametrize("to", ["a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example", "a", "a b@c.example"])
def test_an_address_that_is_none_sends_nothing(mailbox: Mailbox, to: str) -> None:
    letter = tried(posted(to=to))
    assert (letter.state, letter.trouble, mailbox.mails) == (State.GIVEN_UP, "its address is none", [])


def test_what_is_refused_for_good_is_given_up_at_once(mailbox: Mailbox, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    mailbox.answers[ADDRESS] = f"550 <{ADDRESS}> no such user"
    letter = tried(posted())
    assert (letter.state, letter.trouble) == (State.GIVEN_UP, "the server refused the receiver (550)")
    ours = [record.getMessage() for record in caplog.records if not record.name.startswith("mail.log")]
    assert ADDRESS not in everything_kept() + " ".join(ours)


def test_what_is_refused_for_now_is_tried_again_until_it_is_given_up(mailbox: Mailbox) -> None:
    mailbox.answers[ADDRESS] = "451 later"
    letter = posted()
    for number in range(1, len(actions.AGAIN) + 1):
        DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
        work(until_idle=True)
        letter.refresh_from_db()
        assert (letter.state, letter.tries) == (State.WAITING, number)
        wait = DBTaskResult.objects.get(status="READY").run_after - timezone.now()
        assert timedelta() < wait <= timedelta(seconds=actions.AGAIN[number - 1])
    assert tried(letter).state == State.GIVEN_UP
    assert not DBTaskResult.objects.filter(status="READY").exists()


def test_what_failed_goes_out_later_as_the_same_message(mailbox: Mailbox) -> None:
    mailbox.answers[ADDRESS] = "451 later"
    letter = tried(posted())
    mailbox.answers.clear()
    assert tried(letter).state == State.SENT
    assert len(mailbox.mails) == 1


def test_what_would_come_too_late_is_not_sent(mailbox: Mailbox) -> None:
    told = {"to": ADDRESS, "code": "x"}
    late = actions.post("test", "en", told, until=timezone.now() - timedelta(seconds=1))
    assert tried(late).state == State.GIVEN_UP
    mailbox.answers[ADDRESS] = "451 later"
    soon = actions.post("test", "en", told, until=timezone.now() + timedelta(seconds=30))
    assert tried(soon).state == State.GIVEN_UP
    assert mailbox.mails == []


def test_without_a_server_or_with_a_wrong_one_a_mail_waits(configure: Configure) -> None:
    assert not actions.can_send()
    letter = tried(posted())
    assert (letter.state, letter.trouble) == (State.WAITING, MISSING)
    configure("\n[mail]\nserver = 5\n")
    assert not actions.can_send()
    assert tried(letter).trouble == WRONG


def test_where_nothing_listens_a_mail_waits(configure: Configure) -> None:
    with mail_server() as gone:
        pass
    configure(gone.settings())
    letter = tried(posted())
    assert letter.state == State.WAITING
    assert "nothing answers" in letter.trouble


@pytest.mark.parametrize("way", ["starttls", "tls"])
def test_the_way_to_the_server_is_encrypted_and_its_name_checked(
    home: Home, configure: Configure, tmp_path: Path, way: str
) -> None:
    ours = certificate(tmp_path)
    users = {"notes": "a password"}
    with mail_server(**{way: tmp_path}, users=users) as mailbox:  # type: ignore[arg-type]
        configure(mailbox.settings(security=way, user="notes"))
        password_file(home).touch(mode=0o600)
        password_file(home).write_text("a wrong password\n")
        assert "certificate" in tried(letter := posted()).trouble
        configure(f'authority = "{ours}"\n')
        assert tried(letter).trouble == "the server refused the user or the password (535)"
        password_file(home).write_text("a password\n")
        assert tried(letter).state == State.SENT
        assert mailbox.receivers == [ADDRESS]


def test_a_server_that_does_not_encrypt_gets_nothing(configure: Configure) -> None:
    with mail_server() as mailbox:
        configure(mailbox.settings(security="starttls"))
        letter = tried(posted())
        assert "no encryption" in letter.trouble
        assert mailbox.mails == []


def test_a_mail_that_workers_died_over_is_taken_up_a_day_later(mailbox: Mailbox) -> None:
    letter = posted()
    DBTaskResult.objects.update(status="FAILED")
    assert actions.take_up() == 1
    assert actions.take_up() == 0
    assert tried(letter).state == State.SENT


def test_what_ended_is_forgotten_after_a_week(mailbox: Mailbox) -> None:
    tried(posted())
    waiting = posted()
    assert actions.forget_old() == 0
    Letter.objects.filter(state=State.SENT).update(ended_at=timezone.now() - actions.KEPT - timedelta(hours=1))
    assert actions.forget_old() == 1
    assert list(Letter.objects.all()) == [waiting]
