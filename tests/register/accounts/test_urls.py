"""Nothing but signing in is public, and no answer to a stranger tells what the register holds."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from khabar.register.accounts.models import User
from khabar.register.people.models import Person

pytestmark = pytest.mark.django_db
PUBLIC = {"sign-in", "sign-out", "set_language"}


def patterns(resolver: URLResolver, before: str = "/") -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield str(entry.name), route.replace("<str:public_id>", "AAAAAAAAAAAAAAAAAAAAAA")
        else:
            yield from patterns(entry, route)


def test_every_other_address_sends_a_stranger_to_sign_in() -> None:
    client = Client()
    found = [(name, path) for name, path in patterns(get_resolver()) if name not in PUBLIC]
    assert len(found) >= 5
    for name, path in found:
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code == 302, name
            assert answer["Location"].startswith("/sign-in/"), name


def test_a_stranger_sees_no_difference_between_a_person_and_nobody() -> None:
    person = Person.objects.create()
    held, unknown = (Client().get(f"/people/{name}/") for name in (person.public_id, "A" * 22))
    assert (held.status_code, len(held.content)) == (unknown.status_code, len(unknown.content))
    assert held["Location"].replace(person.public_id, "A" * 22) == unknown["Location"]


def test_signing_in_says_the_same_for_a_wrong_name_and_a_wrong_password() -> None:
    User.objects.create_user("amal", password="a long enough password")
    answers = [
        Client().post("/sign-in/", {"username": name, "password": "wrong wrong wrong"}).content.decode()
        for name in ("amal", "emma")
    ]
    without_token = [
        "".join(line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "id_username" not in line)
        for page in answers
    ]
    assert without_token[0] == without_token[1]


def test_pages_forbid_foreign_code_and_framing() -> None:
    answer = Client().get("/sign-in/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Frame-Options"] == "DENY"
