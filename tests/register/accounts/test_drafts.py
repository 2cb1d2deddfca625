"""What was typed is kept for who typed it, and for nobody else."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from khabar.register.accounts import drafts
from khabar.register.accounts.drafts import draft_of, drop_draft, keep_draft, rows_of
from khabar.register.accounts.models import DRAFT_LIFE, AuditEntry, Draft, User
from khabar.register.accounts.roles import Role
from khabar.register.home import Home
from khabar.register.retention import enforce

pytestmark = pytest.mark.django_db


@pytest.fixture
def amal() -> User:
    return User.objects.create_user("amal", password="x", role=Role.CASE_WORKER)


def test_what_is_typed_last_stands_in_place_of_what_stood_before(amal: User) -> None:
    keep_draft(amal, "review 1-2", {"reason": "two", "csrfmiddlewaretoken": "secret", "do": "s"})
    keep_draft(amal, "review 1-2", {"reason": "two cousins"})
    assert draft_of(amal, "review 1-2") == {"reason": "two cousins"}
    emma = User.objects.create_user("emma", password="x")
    assert draft_of(emma, "review 1-2") == {}
    keep_draft(amal, "review 1-2", {"reason": "  "})
    assert draft_of(amal, "review 1-2") == {}
    drop_draft(amal, "nothing")


def test_the_oldest_drafts_of_a_user_go(amal: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "AT_MOST", 2)
    for number in range(4):
        keep_draft(amal, f"form {number}", {"reason": "x"})
    assert set(Draft.objects.values_list("form", flat=True)) == {"form 2", "form 3"}


def test_rows_of_a_form_of_several_rows_come_back_in_order() -> None:
    typed = {"hops-1-bearer": "a page", "hops-0-bearer": "a cousin", "hops-0-kind": "hearsay", "hops-TOTAL_FORMS": "3"}
    assert rows_of(typed, "hops") == [{"bearer": "a cousin", "kind": "hearsay"}, {"bearer": "a page"}]
    assert rows_of({"hops-0-bearer": "x", "hops-0-DELETE": "on", "hops-1-kind": "leaked"}, "hops") == []


def test_the_page_that_scripts_post_to(client: Client, amal: User) -> None:
    typed = {"form": "review 1-2", "reason": "two\ncousins"}
    assert client.post("/account/draft/", typed).status_code == 302, "nobody is signed in"
    client.force_login(amal)
    assert client.post("/account/draft/", typed).status_code == 204
    assert draft_of(amal, "review 1-2") == {"reason": "two\ncousins"}
    assert client.post("/account/draft/", {"reason": "x"}).status_code == 400
    assert client.post("/account/draft/", {**typed, "reason": "x" * 200_000}).status_code == 400
    assert client.get("/account/draft/").status_code == 405
    assert not AuditEntry.objects.filter(action__contains="draft").exists()


def test_drafts_go_after_a_month(home: Home, amal: User) -> None:
    keep_draft(amal, "old", {"reason": "x"})
    Draft.objects.update(at=timezone.now() - DRAFT_LIFE - timedelta(hours=1))
    keep_draft(amal, "new", {"reason": "x"})
    assert enforce(home)["drafts"] == 1
    assert Draft.objects.get().form == "new"
