"""Recommending: fixed text, small daily caps, no header of a stranger's, never again to who does not want it."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.smtp import Mailbox

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry
from khabar.register.mail.models import Letter
from khabar.register.press.models import MailCap, OptOut
from khabar.register.press.recommending import (
    MOST,
    UsedUp,
    Wish,
    forget_old,
    initials,
    opt_out,
    receiver_of,
    recommend,
    token_of,
)

pytestmark = pytest.mark.django_db(transaction=True)
PAGE = "https://register.example/public/figure/abc/"


def wish(number: int = 0, **changed: str) -> Wish:
    told = {"sender": f"amal{number}@made-up.example", "receiver": f"rami{number}@made-up.example"}
    told |= {"sender_name": "", "receiver_name": "", "page": PAGE}
    return Wish(**{**told, **changed})


@pytest.mark.parametrize(
    ("name", "sent"),
    [
        ("Rami Odeh", "R. O."),
        ("رامي عودة", "ر. ع."),
        ("  ", ""),
        ("J. Odeh", "J. O."),
        ("Your son is dead now", "Y. s. i."),
    ],
)
def test_of_a_name_three_initials_travel_at_most(name: str, sent: str) -> None:
    assert initials(name) == sent


@pytest.mark.parametrize(
    "name",
    ["http://evil.example", "evil.example", "a/b", "x\r\nBcc: y", "Rami <b>", "R4mi", "a" * 61, "rami@x", "\u202eimar"],
)
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(BadInput):
        initials(name)


@given(st.text(max_size=80))
def test_no_name_carries_more_than_three_letters(name: str) -> None:
    try:
        sent = initials(name)
    except BadInput:
        return
    assert sum(letter.isalpha() for letter in sent) <= 3
    assert set(sent) - set(name) <= set(". ")


@pytest.mark.parametrize("kind", ["sender", "receiver", "address"])
def test_the_sixth_of_a_day_is_blocked(mailbox: Mailbox, kind: str) -> None:
    same = {kind: "amal@made-up.example"} if kind != "address" else {}
    network = (lambda number: "192.0.2.1") if kind == "address" else (lambda number: f"192.0.2.{number}")
    for number in range(MOST[kind]):
        assert recommend(wish(number, **same), "en", network(number))
    if kind == "receiver":
        assert not recommend(wish(9, receiver="AMAL@made-up.example"), "en", "192.0.2.99")
    else:
        with pytest.raises(UsedUp):
            recommend(wish(9, **same), "en", network(9))
    assert Letter.objects.count() == MOST[kind]
    MailCap.objects.update(since=timezone.now() - timedelta(days=2))
    assert recommend(wish(9, **same), "en", network(9))


def test_a_line_break_in_an_address_is_refused_and_nothing_goes(mailbox: Mailbox) -> None:
    for changed in (
        {"receiver": "a@b.example\r\nBcc: c@d.example"},
        {"sender": "a@b.example\nX: y"},
        {"receiver": "no"},
    ):
        with pytest.raises(BadInput):
            recommend(wish(**changed), "en", "192.0.2.1")
    assert not Letter.objects.exists()


def test_who_opted_out_gets_none_ever_also_when_it_waits_already(mailbox: Mailbox) -> None:
    told = {"to": "rami@made-up.example", "page": PAGE, "from": "", "for": ""}
    assert receiver_of(told) is not None
    opt_out(token_of("Rami@made-up.example"))
    opt_out(token_of("rami@made-up.example"))
    assert OptOut.objects.count() == 1
    assert receiver_of(told) is None
    assert not recommend(wish(receiver="rami@made-up.example"), "en", "192.0.2.1")
    assert not Letter.objects.exists()


def test_a_made_up_token_changes_nothing() -> None:
    opt_out("0" * 64)
    opt_out("0" * 64 + ":abc")
    assert not OptOut.objects.exists()


def test_no_address_and_no_name_is_kept_in_plain(mailbox: Mailbox) -> None:
    recommend(wish(1, sender_name="Huda Nasser"), "en", "192.0.2.1")
    opt_out(token_of("rami7@made-up.example"))
    rows = [list(table.objects.values()) for table in (Letter, MailCap, OptOut, AuditEntry)]
    kept = json.dumps(rows, default=repr)
    for word in ("amal1", "rami1", "rami7", "Huda", "192.0.2.1"):
        assert word not in kept
    MailCap.objects.update(since=timezone.now() - timedelta(days=2))
    assert forget_old() == 4
    assert OptOut.objects.count() == 1
