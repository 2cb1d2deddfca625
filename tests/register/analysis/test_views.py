from pathlib import Path

import pytest
from django.test import Client

from khabar.model import Verdict
from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.analysis.models import LinkRun, RunState
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import judge
from khabar.register.people.models import Membership, Person
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
    shown = analyst.get(page).content.decode()
    assert 'value="accept"' not in shown
    assert "a person who has no records any more" in shown
    assert all(f">{key}</a>" not in shown for key in Person.objects.values_list("public_id", flat=True))
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


def test_a_recipe_is_chosen_by_name_and_judgements_that_cannot_be_met_are_told(
    analyst: Client, home: Home, tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.HOME = home  # type: ignore[attr-defined]
    for path in write_lists(60, 2, 7, tmp_path / "lists").files:
        take_in(home, path, path.stem, None, ReadOptions())
    home.recipes.mkdir()
    (home.recipes / "ours.toml").write_text("# What we take.\nthreshold = 0.97\n")
    (home.recipes / "torn.toml").write_text("threshold = 7\n")
    assert "ours: What we take." in analyst.get("/runs/").content.decode()
    for name in ("torn", "nowhere"):
        assert analyst.post("/runs/begin/", {"do": "anew", "recipe": name}).status_code == 400
    assert not LinkRun.objects.exists()
    one, two, three = Membership.objects.order_by("record").values_list("record", flat=True)[:3]
    judge(one, three, Verdict.DIFFERENT, "two cousins", None)
    judge(one, two, Verdict.SAME, "the same mother", None)
    judge(two, three, Verdict.SAME, "the same mother", None)
    page = analyst.post("/runs/begin/", {"do": "anew", "recipe": "ours"})["Location"]
    work(until_idle=True)
    run = LinkRun.objects.get()
    assert run.recipe["threshold"] == 0.97
    assert (run.changes["unmet"], run.changes["unmet_pairs"]) == (1, [[one, three]])
    shown = analyst.get(page).content.decode()
    assert "0.97" in shown and f"/records/{one}/" in shown and f"/records/{three}/" in shown
