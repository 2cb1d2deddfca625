"""The pages of the review: by hand of a browser without scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.register.review.made import link

from khabar.model import Verdict
from khabar.readers import ReadOptions
from khabar.register.accounts.drafts import keep_draft
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Role
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Decision, Membership
from khabar.register.review import queries, views
from khabar.register.review.models import Opinion

pytestmark = pytest.mark.django_db
HEADER = ["id", "name", "mother_name", "birth_date", "event", "event_date"]
ROWS = {
    "A": ["1", "محمد الخولاني", "فاطمة", "1980", "held", "2013"],
    "B": ["1", "Mohamad al-Khouli", "Fatima", "3/5/1980", "held", "2014-06-01"],
    "C": ["1", "Samer Halabi", "", "", "dead", "2016"],
}


@pytest.fixture
def pairs(home: Home, write: Callable[..., Path], settings: pytest.FixtureRequest) -> list[int]:
    """Three records of three lists; the first two are likely one person, the third may be."""
    settings.HOME = home  # type: ignore[attr-defined]
    for source, row in ROWS.items():
        take_in(home, write(f"{source}.csv", HEADER, row), source, None, ReadOptions())
    a, b, c = Membership.objects.order_by("record").values_list("record_id", flat=True)
    link("r", {(a, b): (Verdict.UNSURE, 0.5), (b, c): (Verdict.UNSURE, -3.0)})
    return [a, b, c]


def page_of(client: Client, a: int, b: int) -> str:
    return client.get(f"/review/{a}-{b}/", headers={"accept-language": "en"}).content.decode()


def test_from_the_queue_through_all_pairs(case_worker: Client, pairs: list[int]) -> None:
    a, b, c = pairs
    assert "Pairs to look at" in case_worker.get("/review/", headers={"accept-language": "en"}).content.decode()
    first = case_worker.post("/review/next/")["Location"]
    page = case_worker.get(first, headers={"accept-language": "en"}).content.decode()
    for words in ("محمد الخولاني", "Mohamad al-Khouli", "agrees", "A.csv", "B.csv", "No link run"):
        assert words in page
    assert "Two of you must agree" not in page
    assert case_worker.post(first, {"do": "x"}).status_code == 400
    assert case_worker.post(first, {"do": "k"})["Location"] != first
    second = case_worker.post("/review/next/")["Location"]
    assert "Two of you must agree" in case_worker.get(second, headers={"accept-language": "en"}).content.decode()
    assert case_worker.post(first, {"do": "s", "reason": "one number"}).status_code == 302
    assert Membership.objects.get(record=a).person == Membership.objects.get(record=b).person
    assert case_worker.post(second, {"do": "d"})["Location"] == "/review/?none=1"
    assert [one.decision is None for one in Opinion.objects.all()] == [False, True]
    assert "one number" in case_worker.get("/review/").content.decode()
    assert case_worker.post("/review/take-back/")["Location"] == second
    assert case_worker.post("/review/take-back/")["Location"] == first
    assert case_worker.post("/review/take-back/")["Location"] == "/review/"
    assert Membership.objects.get(record=a).person != Membership.objects.get(record=b).person
    assert c


def test_the_second_does_not_see_what_the_first_said_and_the_senior_sees_both(
    case_worker: Client, client: Client, pairs: list[int]
) -> None:
    _a, b, c = pairs
    case_worker.post(f"/review/{b}-{c}/", {"do": "s", "reason": "the same uncle"})
    client.force_login(User.objects.create_user("emma", password="x", role=Role.CASE_WORKER))
    page = page_of(client, b, c)
    assert "You see it after yours" in page
    assert "the same uncle" not in page
    assert "amal" not in page
    client.post(f"/review/{b}-{c}/", {"do": "d", "reason": "another age"})
    assert Decision.objects.count() == 0
    client.force_login(User.objects.create_user("salma", password="x", role=Role.SENIOR))
    page = page_of(client, b, c)
    for words in ("the same uncle", "another age", "amal", "emma"):
        assert words in page
    assert client.post("/review/next/", {"kind": "senior"})["Location"] == f"/review/{b}-{c}/?kind=senior"
    assert client.post(f"/review/{b}-{c}/", {"do": "d"}).status_code == 302
    assert Decision.objects.count() == 3


def test_a_draft_stands_in_the_form_again_and_goes_when_it_is_sent(case_worker: Client, pairs: list[int]) -> None:
    a, b, _c = pairs
    keep_draft(User.objects.get(username="amal"), f"review {a}-{b}", {"reason": "two cousins of one"})
    assert "two cousins of one" in page_of(case_worker, a, b)
    case_worker.post(f"/review/{a}-{b}/", {"do": "d", "reason": "two cousins of one village"})
    assert "two cousins of one village" not in page_of(case_worker, a, b).split("<form method")[1]


@pytest.mark.parametrize("answer", [{"do": "x", "reason": "two cousins"}, {"do": "s", "reason": "two cousins" * 200}])
def test_a_refused_answer_comes_back_with_what_was_typed(
    case_worker: Client, pairs: list[int], answer: dict[str, str]
) -> None:
    page = case_worker.post(f"/review/{pairs[0]}-{pairs[1]}/", answer)
    assert page.status_code == 400
    assert f'value="{answer["reason"]}"' in page.content.decode()
    assert not Opinion.objects.exists()


def test_a_pair_that_somebody_else_has_is_marked_and_what_nobody_holds_is_not_found(
    case_worker: Client, client: Client, pairs: list[int]
) -> None:
    a, b, _c = pairs
    case_worker.post("/review/next/")
    client.force_login(User.objects.create_user("emma", password="x", role=Role.CASE_WORKER))
    assert "Somebody else has this pair" in page_of(client, a, b)
    assert client.get(f"/review/{a}-99999999/").status_code == 404
    assert client.post(f"/review/{a}-99999999/", {"do": "s"}).status_code == 404


def test_readers_and_analysts_do_not_review(client: Client, pairs: list[int]) -> None:
    a, b, _c = pairs
    for role in (Role.READER, Role.ANALYST, Role.EDITOR):
        client.force_login(User.objects.create_user(role, password="x", role=role))
        assert client.get("/review/").status_code == client.get(f"/review/{a}-{b}/").status_code == 403
        assert client.post("/review/next/").status_code == client.post("/review/take-back/").status_code == 403


def test_what_a_reviewer_is_shown_in_an_hour_is_bounded(
    case_worker: Client, pairs: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    a, b, c = pairs
    monkeypatch.setattr(views.PAIRS, "most", 1)
    monkeypatch.setattr(views.RECORDS, "most", 1)
    first = case_worker.post("/review/next/")["Location"]
    assert case_worker.get(first).status_code == case_worker.get(first).status_code == 200
    second = case_worker.post(first, {"do": "u"})["Location"]
    assert case_worker.get(second).status_code == 429
    assert case_worker.get(f"/review/{a}-{c}/").status_code == 200, "counts as a record"
    assert case_worker.get(f"/review/{a}-{b}/").status_code == 429
    assert AuditEntry.objects.filter(action="alert: pairs").count() == 1


def test_a_queue_that_takes_long_is_made_by_the_worker(
    case_worker: Client, pairs: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MANY", 1)
    page = case_worker.get("/review/", headers={"accept-language": "en"}).content.decode()
    assert "made anew" in page
    assert 'http-equiv="refresh"' in page
    assert case_worker.post("/review/next/")["Location"] == "/review/"
    from khabar.register.review.tasks import gather

    gather.func()
    assert "made anew" not in case_worker.get("/review/", headers={"accept-language": "en"}).content.decode()


@pytest.mark.parametrize("address", ["/review/1-1/", "/review/1-98765/", "/review/1-99999999999999999999/"])
def test_an_address_of_any_two_numbers_is_not_found(case_worker: Client, pairs: list[int], address: str) -> None:
    assert case_worker.get(address).status_code == 404
    assert case_worker.post(address, {"do": "k"}).status_code == 404


def test_a_reason_that_is_too_long_is_refused_as_such_and_stays(case_worker: Client, pairs: list[int]) -> None:
    said = {"do": "s", "reason": "why " * 600}
    page = case_worker.post(f"/review/{pairs[0]}-{pairs[1]}/", said, headers={"accept-language": "en"})
    assert page.status_code == 400
    assert "at most 2000 characters" in page.content.decode()
    assert "Say whether" not in page.content.decode()
    assert "why why" in page.content.decode()
