"""What a page says when Django itself refuses or fails: in the register's own words, under its strict policy."""

import pytest
from django.test import Client

from khabar.register.accounts.models import User

pytestmark = pytest.mark.django_db


def test_a_form_without_its_token_is_told_what_to_do() -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post("/sign-in/", {"username": "amal", "password": "x"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Nothing of it was kept" in page and "Go back" in page
    assert "<style" not in page and "<script" not in page


def test_a_family_is_told_so_without_the_name_of_the_register() -> None:
    page = Client(enforce_csrf_checks=True, headers={"accept-language": "ar"}).post("/notes/new/").content.decode()
    assert 'dir="rtl"' in page and "يُرجى إرساله مجدداً" in page
    assert "خبر" not in page and "Khabar" not in page


def test_a_failure_names_the_time_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(User.objects.create_user("amal", password="x"))

    def broken(*_: object) -> None:
        raise RuntimeError("an inner word")

    monkeypatch.setattr("khabar.register.people.search_views.keep_search", broken)
    answer = client.post("/", {"name": "Ahmad"})
    page = answer.content.decode()
    assert answer.status_code == 500
    assert "look whether it was kept" in page and "UTC</time>" in page
    assert "an inner word" not in page


def test_an_unknown_address_of_the_register_is_told_so() -> None:
    answer = Client(headers={"host": "elsewhere.example"}).get("/sign-in/")
    assert answer.status_code == 400
    assert "usual address" in answer.content.decode()
