"""Nothing but signing in is public, and no answer to a stranger tells what the register holds."""

import re
from collections.abc import Iterator

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from khabar.register.accounts.factors.actions import set_policy
from khabar.register.accounts.gate import Gate
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import MAY, Right, Role
from khabar.register.families.urls import family_patterns
from khabar.register.people.models import Person

pytestmark = pytest.mark.django_db
PUBLIC = {
    "sign-in", "sign-out", "set_language", "invitation", "second-factor", "ask-second", "passkey-alone", "ask-alone",
    "robots", *(str(one.name) for one in family_patterns),
    "public", "public-atom", "public-json", "public-thing", "cite", "recommend", "no-mail",
}  # fmt: skip


def views(resolver: URLResolver | None = None, before: str = "/") -> Iterator[tuple[str, str, object]]:
    """The name, an example and the view of every address."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = before + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield (
                str(entry.name),
                re.sub("<str:[a-z_]+>", "A" * 22, re.sub("<int:[a-z_]+>", "999999", route)),
                entry.callback,
            )
        else:
            yield from views(entry, route)


def test_every_other_address_sends_a_stranger_to_sign_in() -> None:
    client = Client()
    found = [(name, path) for name, path, _ in views() if name not in PUBLIC]
    assert len(found) >= 15
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


def test_who_must_have_a_second_factor_and_has_none_is_led_to_set_one_up_from_every_other_page() -> None:
    """Every address, asked for and written to: the pages that serve for setting up answer, all others lead there."""
    user = User.objects.create_user("amal", password="x", role=Role.ADMINISTRATOR)
    set_policy([Role.ADMINISTRATOR], 1)
    open_pages = set()
    for name, path, _ in views():
        if name in PUBLIC:
            continue
        for ask in ("get", "post"):
            client = Client()
            client.force_login(user)
            answer = getattr(client, ask)(path)
            if answer.status_code != 302 or answer["Location"] != "/account/factors/":
                open_pages.add(name)
    assert open_pages == {
        "factors", "app", "add-passkey", "ask-new-passkey", "rename-passkey", "remove-passkey", "remove-app",
        "make-codes", "confirm", "ask-confirm",
    }  # fmt: skip
    client = Client()
    client.force_login(user)
    assert "until then no other page opens" in client.get("/account/factors/").content.decode()
    assert client.post("/sign-out/")["Location"] == "/sign-in/"


@pytest.mark.parametrize("role", Role)
def test_every_page_is_open_to_the_roles_of_the_table_and_shut_to_all_others(role: Role) -> None:
    """Every address x role, asked for and written to: refused by role (403) or let past the gate (anything else)."""
    user = User.objects.create_user("amal", password="x", role=role)
    for name, path, view in views():
        if name in PUBLIC:
            continue
        right = getattr(view, "right", None)
        assert isinstance(right, Right), f"{name} names no right"
        for ask in ("get", "post"):
            client = Client()
            client.force_login(user)
            status = getattr(client, ask)(path).status_code
            assert (status == 403) == (role not in MAY[right]), (name, ask, status)
            assert status < 500


def test_a_page_that_names_no_right_is_shut() -> None:
    request = HttpRequest()
    request.user = User(username="amal", role=Role.ADMINISTRATOR)
    with pytest.raises(PermissionDenied):
        Gate(lambda _: HttpResponse()).process_view(request, lambda _: HttpResponse(), (), {})
