"""What goes with every page of families: a strict policy, no trace in caches, search engines, logs and addresses."""

import gzip
import logging
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client
from tests.register.families.addresses import addresses, inner
from tests.register.families.conftest import SECRETS, at_the_door, code_of

from khabar.register import gunicorn_settings, settings
from khabar.register.families import asking
from khabar.register.families.models import Enquiry

pytestmark = pytest.mark.django_db
POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'",
}  # fmt: skip
MOST_BYTES = 150_000


@pytest.fixture(params=["a stranger", "a family"])
def anybody(request: pytest.FixtureRequest, enquiry: Enquiry) -> Client:
    return Client() if request.param == "a stranger" else at_the_door(code_of(enquiry))


@pytest.mark.parametrize("path", addresses())
def test_every_address_has_the_strict_headers_for_anybody(path: str, anybody: Client) -> None:
    for answer in (anybody.get(path), anybody.post(path)):
        assert set(answer["Content-Security-Policy"].split("; ")) == POLICY, path
        assert "no-store" in answer["Cache-Control"], path
        assert answer["Referrer-Policy"] == "same-origin", path
        assert answer["X-Robots-Tag"] == "noindex, nofollow, noarchive", path
        assert answer["X-Frame-Options"] == "DENY", path
        assert answer["X-Content-Type-Options"] == "nosniff", path
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin", path


@pytest.mark.parametrize("path", inner())
def test_no_page_has_an_inline_script_or_anything_from_elsewhere(path: str, family: Client) -> None:
    page = family.get(path).content.decode()
    assert not re.search(r"<script(?![^>]*\bsrc=)", page)
    assert not re.search(r"\son\w+=", page)
    assert "style=" not in page
    assert "<style" not in page
    assert not re.search(r"""(?:src|href|action)=["'](?:[a-z]+:)?//""", page)
    assert set(re.findall(r"<form[^>]*method=\"(\w+)\"", page)) <= {"post"}, "what is typed never stands in an address"
    assert "<form>" not in page


@pytest.mark.parametrize("path", inner())
def test_a_page_with_all_that_it_loads_is_light(path: str, family: Client) -> None:
    page = family.get(path).content
    loaded = re.findall(rb"""(?:src|href)=["']/static/([^"']+)["']""", page)
    files = [Path(str(find(name.decode()))).read_bytes() for name in loaded]
    weight = sum(len(gzip.compress(one, 6)) for one in (page, *files))
    assert weight < MOST_BYTES, path
    if path == "/notes/":
        assert weight < MOST_BYTES / 10, "the first page stays a tenth of that"


def test_machines_are_asked_to_stay_away() -> None:
    assert Client().get("/robots.txt").content.decode() == "User-agent: *\nDisallow: /\n"


@pytest.mark.parametrize("path", inner())
def test_case_22_logs_hold_no_query_and_nothing_that_was_typed(
    path: str, family: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for client in (family, Client()):
        client.get(path + "?name=Salma+Khoulani")
        client.post(
            path + "?name=Salma+Khoulani", {"name": "Salma Khoulani", "code": "7K3M-Q9XA-0HZT", "text": "secret"}
        )
        client.get(path + "no/such/page/?name=Salma+Khoulani")
    told = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("django.db"))
    for word in ("Salma", "Khoulani", "7K3M", "secret", "name="):
        assert word not in told


def test_case_22_an_error_of_the_machine_logs_no_word_of_a_family(
    family: Client, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_args: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(asking.actions, "save_step", fails)
    family.raise_request_exception = False
    answer = family.post("/notes/1/?x=Salma", SECRETS["who"])
    assert answer.status_code == 500
    for word in SECRETS["who"].values():
        assert word not in caplog.text
        assert word.encode() not in answer.content
    assert "Salma" not in caplog.text


def test_case_22_the_web_server_writes_no_log_of_requests() -> None:
    assert not hasattr(gunicorn_settings, "accesslog")
    assert settings.LOGGING["root"]["level"] == "WARNING"
    assert {settings.LOGGING["loggers"][name]["level"] for name in ("django.request", "django.security")} == {"ERROR"}
