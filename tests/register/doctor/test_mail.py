"""What the doctor says of mail, asked of a real server."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.smtp import mail_server

from khabar.register.doctor.mail import look, outbox, server
from khabar.register.home import Home
from khabar.register.mail.models import Letter, State


def test_whether_the_server_takes_mails(home: Home) -> None:
    assert "names no server" in server(home).found
    with mail_server() as mailbox:
        with home.settings.open("a") as file:
            file.write(mailbox.settings())
        found = server(home)
        assert (found.state, found.todo) == ("ok", "")
        assert f"127.0.0.1:{mailbox.port} answers" in found.found
    found = server(home)
    assert found.state == "bad"
    assert "nothing answers" in found.found
    with home.settings.open("a") as file:
        file.write('password = "x"\n')
    assert server(home).state == "bad"


@pytest.mark.django_db
def test_what_the_outbox_could_not_get_rid_of(home: Home) -> None:
    assert [one.state for one in look(home)] == ["ok", "ok"]
    Letter.objects.create(kind="test", language="en", tries=1)
    assert outbox().state == "warning"
    for trouble in ("the server refused the receiver (550)", "x", "the server refused the receiver (550)"):
        Letter.objects.create(
            kind="test", language="en", state=State.GIVEN_UP, trouble=trouble, ended_at=timezone.now() - timedelta(1)
        )
    found = outbox().found
    assert found.startswith("1 wait, 1 of them after a failed try; 3 given up")
    assert found.endswith("most often: the server refused the receiver (550)")
