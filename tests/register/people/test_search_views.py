"""The one form, its results page after page, and searches that are saved: no name in an address, nothing for others."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from khabar.readers import ReadOptions
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import SavedSearch, Search
from khabar.register.people.searching import current

HEADER = ["id", "name", "mother_name", "event", "event_date", "event_place"]
ROWS = [[str(n), "سمر الخباز", "هند", "held", "2012", "حمص"] for n in range(30)]

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(home: Home, write: Callable[..., Path]) -> None:
    take_in(home, write("a.csv", HEADER, *ROWS), "A", None, ReadOptions())


def ask(client: Client, **said: str) -> str:
    answer = client.post("/", said)
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


@pytest.mark.usefixtures("lists")
def test_every_field_goes_into_one_opaque_address(case_worker: Client) -> None:
    address = ask(case_worker, name="Samar Khabbaz", mother="Hind", place="Homs", since="2012", until="12/2012")
    assert address == f"/search/{Search.objects.get().public_id}/"
    page = case_worker.get(address).content.decode()
    assert page.count('<a class="name"') == 25
    assert "30 people may be meant" in page and "Here stand 1 to 25" in page
    assert 'value="Hind"' in page and "<dt>Mother&#x27;s name</dt>" in page
    behind = page.split('href="?after=')[1].split('"')[0]
    second = case_worker.get(address, {"after": behind}).content.decode()
    assert second.count('<a class="name"') == 5
    assert "Next page" not in second and "First page" in second
    said = str([entry.content() for entry in AuditEntry.objects.filter(action="searched")])
    assert not any(word in said for word in ("Samar", "Hind", "Homs"))


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Enter a name, or anything else"),
        ({"name": " "}, "Enter a name, or anything else"),
        ({"since": "some day"}, "This is no date that we can read"),
        ({"kind": "everything"}, "Select a valid choice"),
        ({"name": "a" * 301}, "at most 300 characters"),
    ],
)
def test_what_can_not_be_asked_is_said(case_worker: Client, said: dict[str, str], words: str) -> None:
    answer = case_worker.post("/", said)
    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert not Search.objects.exists()


@pytest.mark.usefixtures("lists")
def test_a_saved_search_is_sealed_and_finds_who_is_new(
    case_worker: Client, home: Home, write: Callable[..., Path]
) -> None:
    address = ask(case_worker, name="Samar Khabbaz", place="Homs")
    assert case_worker.post(f"{address}save/", {"label": "My sister Samar"})["Location"] == "/searches/"
    saved = SavedSearch.objects.get()
    assert not any(word in bytes(saved.sealed) for word in (b"Samar", b"Homs", b"sister"))
    page = case_worker.get("/searches/").content.decode()
    assert "My sister Samar" in page and "Samar Khabbaz" in page and "Homs" in page

    def run(only: str) -> str:
        return case_worker.post(f"/searches/{saved.public_id}/run/", {"only": only}, follow=True).content.decode()

    assert "Nobody was found" in run("new")
    assert "30 people may be meant" in run("")
    take_in(home, write("b.csv", HEADER, ["1", "Samar al-Khabbaz", "", "held", "", "Homs"]), "B", None, ReadOptions())
    assert "1 person may be meant" in run("new")
    assert "Nobody was found" in run("new")
    assert "31 people may be meant" in run("")
    logged = str([entry.content() for entry in AuditEntry.objects.all()])
    assert not any(word in logged for word in ("Samar", "Homs", "sister"))
    assert case_worker.post(f"/searches/{saved.public_id}/forget/")["Location"] == "/searches/"
    assert not SavedSearch.objects.exists()


@pytest.mark.usefixtures("lists")
def test_what_another_saved_is_not_there(case_worker: Client) -> None:
    case_worker.post(f"{ask(case_worker, name='Samar')}save/", {"label": ""})
    saved, kept = SavedSearch.objects.get(), Search.objects.get()
    assert "Without a label" in case_worker.get("/searches/").content.decode()
    case_worker.force_login(User.objects.create_user("emma", password="x"))
    for address in (f"/searches/{saved.public_id}/run/", f"/searches/{saved.public_id}/forget/"):
        assert case_worker.post(address).status_code == 404
    assert case_worker.post(f"/search/{kept.public_id}/save/").status_code == 404
    assert "None yet" in case_worker.get("/searches/").content.decode()


@pytest.mark.usefixtures("lists")
def test_a_search_sealed_with_another_key_can_be_forgotten_only(case_worker: Client) -> None:
    case_worker.post(f"{ask(case_worker, name='Samar')}save/", {"label": "S"})
    SavedSearch.objects.update(sealed=b"0" * 60)
    saved = SavedSearch.objects.get()
    assert "another key" in case_worker.get("/searches/").content.decode()
    assert case_worker.post(f"/searches/{saved.public_id}/run/")["Location"] == "/searches/"
    assert case_worker.post(f"/searches/{saved.public_id}/forget/")["Location"] == "/searches/"


@pytest.mark.usefixtures("lists")
def test_the_page_says_what_is_not_searched_yet_and_has_it_done(
    case_worker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "SOME", 5)
    monkeypatch.setattr(current, "_held", {})
    address = ask(case_worker, name="Samar")
    for _ in range(2):
        assert "30 records that came in are not searched yet" in case_worker.get(address).content.decode()
    assert DBTaskResult.objects.filter(task_path__endswith="make_searchable").count() == 1
    current.bring_up_to_date()
    assert "not searched yet" not in case_worker.get(address).content.decode()
