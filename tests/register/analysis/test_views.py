from pathlib import Path

import pytest
from django.test import Client

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.analysis.models import LinkRun, RunState
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Person
from khabar.register.worker import work
from khabar.synth import write as write_lists

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def analyst(client: Client) -> Client:
    client.force_login(User.objects.create_user("amal", password="x", role=Role.ANALYST))
    return client


def test_from_the_button_to_persons_that_follow(
    analyst: Client, home: Home, tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.HOME = home  # type: ignore[attr-defined]
    for path in write_lists(100, 3, 7, tmp_path / "lists").files:
        take_in(home, path, path.stem, None, ReadOptions())
    before = Person.objects.filter(merged_into=None).count()
    page = analyst.post("/runs/begin/")["Location"]
    assert b'http-equiv="refresh"' in analyst.get(page).content
    work(until_idle=True)
    run = LinkRun.objects.get()
    assert run.state == RunState.PROPOSED
    shown = analyst.get(page).content.decode()
    assert 'value="accept"' in shown
    assert Person.objects.filter(merged_into=None).count() == before
    assert analyst.post(page + "decide/", {"do": "accept"}).status_code == 302
    assert analyst.post(page + "decide/", {"do": "reject"}).status_code == 400
    assert Person.objects.filter(merged_into=None).count() == run.changes["persons_then"] < before
    assert 'value="accept"' not in analyst.get(page).content.decode()
    assert analyst.post(page + "decide/", {"do": "take back", "reason": " "}).status_code == 400
    assert analyst.post(page + "decide/", {"do": "take back", "reason": "mistaken"}).status_code == 302
    assert Person.objects.filter(merged_into=None).count() == before
    assert "mistaken" in analyst.get(page).content.decode()
    assert analyst.get("/runs/").status_code == 200


def test_a_run_without_records_says_so(analyst: Client, home: Home, settings: pytest.FixtureRequest) -> None:
    settings.HOME = home  # type: ignore[attr-defined]
    page = analyst.post("/runs/begin/")["Location"]
    work(until_idle=True)
    assert "holds no records yet" in analyst.get(page).content.decode()


def test_what_a_killed_command_left_is_said_to_be_broken_off(
    analyst: Client, home: Home, settings: pytest.FixtureRequest
) -> None:
    settings.HOME = home  # type: ignore[attr-defined]
    LinkRun.objects.create(engine="local", state=RunState.RUNNING)
    with home.writing("a link run"):
        assert "broken off" not in analyst.get("/runs/").content.decode()
        assert LinkRun.objects.get().state == RunState.RUNNING
    analyst.get("/runs/")
    run = LinkRun.objects.get()
    assert run.state == RunState.FAILED
    assert "broken off" in analyst.get(f"/runs/{run.public_id}/").content.decode()
