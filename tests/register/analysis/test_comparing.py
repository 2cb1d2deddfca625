"""A second run by another recipe: what is shown before anybody accepts is what accepting does."""

from pathlib import Path

import pytest
from django.test import Client
from tests.register.people.made import members

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.analysis.actions import accept, link_register, propose
from khabar.register.analysis.comparing import KINDS, read_compared
from khabar.register.analysis.models import LinkRun
from khabar.register.analysis.recipes import differences
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Judgement, RunInForce
from khabar.register.worker import work
from khabar.synth import write as write_lists

pytestmark = pytest.mark.django_db(transaction=True)

Said = dict[tuple[int, int], str]


@pytest.fixture
def linked(home: Home, tmp_path: Path, settings: pytest.FixtureRequest) -> Home:
    settings.HOME = home  # type: ignore[attr-defined]
    for path in write_lists(300, 3, 7, tmp_path / "lists").files:
        take_in(home, path, path.stem, None, ReadOptions())
    link_register(home)
    return home


def said() -> Said:
    rows = Judgement.objects.filter(decision=None, run__in=RunInForce.objects.values("run")).order_by("pk")
    return {(one.record_a_id, one.record_b_id): one.verdict for one in rows if one.weight is not None}


def compared(home: Home, run: LinkRun) -> dict[str, set[tuple[int, int, str, str]]]:
    read = {kind: read_compared(home.runs / run.public_id, kind, 0, 10**6) for kind in KINDS}
    assert {kind: len(rows) for kind, rows in read.items()} == run.changes["pairs"]
    return {
        kind: {(row["record_a"], row["record_b"], row["before"], row["after"]) for row in rows}
        for kind, rows in read.items()
    }


def between(before: Said, after: Said) -> dict[str, set[tuple[int, int, str, str]]]:
    told: dict[str, set[tuple[int, int, str, str]]] = {kind: set() for kind in KINDS}
    for pair in before.keys() | after.keys():
        then, now = before.get(pair, ""), after.get(pair, "")
        if then != now:
            told["new" if not then else "gone" if not now else "changed"].add((*pair, then, now))
    return told


def test_what_another_recipe_would_change_is_what_accepting_it_changes(linked: Home, client: Client) -> None:
    client.force_login(User.objects.create_user("amal", password="x", role=Role.ADMINISTRATOR))
    linked.recipes.mkdir()
    (linked.recipes / "ours.toml").write_text('threshold = 0.999\nrules = ["given class + birth year"]\n')
    persons, pairs = {frozenset(records) for records in members().values()}, said()
    page = client.post("/runs/begin/", {"do": "anew", "recipe": "ours"})["Location"]
    work(until_idle=True)
    run = LinkRun.objects.first()
    assert run is not None
    found = compared(linked, run)
    assert found["changed"] and found["gone"] and said() == pairs
    shown = client.get(page).content.decode()
    assert "<bdi>ours</bdi>" in shown and "<bdi>usual</bdi>" in shown and "<bdi>0.999</bdi>" in shown
    assert f"<dd>{run.changes['unchanged']}</dd>" in shown
    linked_to = 0
    for kind, rows in found.items():
        start, seen = 0, set()
        while f"?from={start + 50}" in (text := client.get(f"{page}pairs/{kind}/?from={start}").content.decode()):
            seen |= {row[:2] for row in rows if f"/review/{row[0]}-{row[1]}/" in text}
            start += 50
        seen |= {row[:2] for row in rows if f"/review/{row[0]}-{row[1]}/" in text}
        assert seen == {row[:2] for row in rows}
        linked_to += sum(f"/review/{row[0]}-{row[1]}/" in shown for row in rows)
    assert linked_to == sum(min(10, len(rows)) for rows in found.values())
    client.force_login(User.objects.create_user("nour", password="x", role=Role.ANALYST))
    assert "/review/" not in client.get(page).content.decode(), "an analyst does not review"
    accept(linked, run)
    assert between(pairs, said()) == found
    after = {frozenset(records) for records in members().values()}
    assert len(after & persons) == run.changes["unchanged"] < len(persons)
    assert len(after) == run.changes["persons_then"]


def test_the_same_recipe_again_changes_no_pair(linked: Home, client: Client) -> None:
    run = propose(linked, anew=True)
    assert run.changes["pairs"] == dict.fromkeys(KINDS, 0)
    assert run.changes["unchanged"] == run.changes["persons_now"]
    client.force_login(User.objects.create_user("amal", password="x", role=Role.ANALYST))
    assert client.get(f"/runs/{run.public_id}/pairs/new/?from=x").status_code == 200
    assert client.get(f"/runs/{run.public_id}/pairs/other/").status_code == 404


def test_settings_that_differ_are_told_only_where_both_are_known() -> None:
    assert differences({"threshold": 0.5, "rules": ["a"]}, {"threshold": 0.9, "rules": ["a"]}) == [
        ("threshold", 0.5, 0.9)
    ]
    assert differences({}, {"threshold": 0.9}) == []
