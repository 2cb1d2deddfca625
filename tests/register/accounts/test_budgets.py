"""Who opens, searches or carries away very much is stopped for the hour, alone, and an administrator is told."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from khabar.readers import ReadOptions
from khabar.register.accounts import alerts, budgets
from khabar.register.accounts.models import AuditEntry, Budget, User
from khabar.register.accounts.roles import Role
from khabar.register.doctor import history
from khabar.register.doctor.finding import State
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Person

pytestmark = pytest.mark.django_db


def browser(name: str, role: Role = Role.CASE_WORKER) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.create_user(name, role=role))
    return client


@pytest.fixture
def asked(home: Home, write: Callable[..., Path]) -> list[str]:
    """The pages of 102 people."""
    rows = [[str(number), f"Made-up Name {number}", "held"] for number in range(102)]
    take_in(home, write("A.csv", ["id", "name", "event"], *rows), "A", None, ReadOptions())
    return [f"/people/{public_id}/" for public_id in Person.objects.values_list("public_id", flat=True)]


def test_case_2_the_101st_person_in_an_hour_is_not_shown_and_an_administrator_is_told(asked: list[str]) -> None:
    assert budgets.PERSONS.most == 100
    amal, basil = browser("amal"), browser("basil")
    assert {amal.get(path).status_code for path in asked[:100]} == {200}
    assert [amal.get(path).status_code for path in asked[100:]] == [429, 429]
    assert amal.get(asked[0]).status_code == 200, "what was opened within the hour counts once"
    assert basil.get(asked[101]).status_code == 200, "nobody pays for others"
    entry = AuditEntry.objects.get(action="alert: persons")
    assert entry.actor is not None
    assert (entry.actor.username, entry.detail) == ("amal", {"most": 100})
    Budget.objects.update(since=timezone.now() - timedelta(minutes=61))
    assert amal.get(asked[101]).status_code == 200


def test_searches_are_counted_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets.SEARCHES, "most", 2)
    amal = browser("amal")
    assert [amal.post("/", {"name": "x"}).status_code for _ in range(3)] == [302, 302, 429]
    assert AuditEntry.objects.filter(action="alert: searches").count() == 1


def test_an_administrator_sees_alerts_and_the_doctor_says_that_there_are_some() -> None:
    root = browser("root", Role.ADMINISTRATOR)
    assert history._alerts().state == State.OK
    allowance = budgets.Allowance("files", 0, alerts=True)
    amal = User.objects.create_user("amal")
    for _ in range(3):
        assert not budgets.spend(allowance, f"user {amal.pk}", actor=amal)
    assert not budgets.spend(budgets.Allowance("wrong codes", 0, alerts=True), "address 192.0.2.7")
    assert alerts.unseen() == 2
    assert history._alerts().state == State.WARNING
    assert "not seen yet: 2" in root.get("/users/").content.decode()
    page = root.get("/users/alerts/").content.decode()
    assert "Very many files carried away" in page
    assert "Very many wrong codes" in page
    assert "192.0" not in page
    root.post("/users/alerts/", {"until": alerts.alerts()[0].entry.pk})
    assert alerts.unseen() == 0
    assert all(alert.is_seen for alert in alerts.alerts())
    assert root.post("/users/alerts/", {"until": "x"}).status_code == 400
    assert browser("basil").get("/users/alerts/").status_code == 403


def test_every_alert_has_words() -> None:
    from khabar.register.families import budgets as of_families

    raised = {
        one.kind
        for module in (budgets, of_families)
        for one in vars(module).values()
        if isinstance(one, budgets.Allowance) and one.alerts
    }
    assert raised == set(alerts.WORDS)
