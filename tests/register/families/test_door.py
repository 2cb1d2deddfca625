"""Coming back: nobody learns from any answer whether a code, or an enquiry, exists."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver
from tests.register.families.conftest import at_the_door, code_of, told

from khabar.register.accounts.models import Budget
from khabar.register.families import actions, budgets, visits
from khabar.register.families.door import AWAY
from khabar.register.families.models import Enquiry, State

pytestmark = pytest.mark.django_db
PAGES = ["/notes/card/", "/notes/1/", "/notes/5/", "/notes/check/", "/notes/mine/", "/notes/choices/", "/notes/end/"]


def structure(answer: Any) -> tuple[object, ...]:
    """All that a stranger sees of an answer: status, headers, body, but for the token that is drawn anew each time."""
    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", answer.content.decode())
    cookies = sorted((name, len(morsel.value)) for name, morsel in answer.cookies.items())
    headers = sorted((name, text) for name, text in answer.headers.items() if name != "Expires")  # which is the time
    return answer.status_code, headers, cookies, body


def wrong_codes(enquiry: Enquiry) -> dict[str, str]:
    code, withdrawn = code_of(enquiry), told()
    gone = code_of(withdrawn)
    actions.withdraw(withdrawn)
    other = "0" if code[-1] != "0" else "1"
    return {
        "never given": "0000-0000-0000",
        "one letter off": code[:-1] + other,
        "withdrawn": gone,
        "no code at all": "umm.karim@example.org",
        "empty": "",
        "an enquiry's id": enquiry.public_id,
    }


def test_every_wrong_code_gets_the_same_answer_at_the_same_cost(enquiry: Enquiry) -> None:
    wrong = wrong_codes(enquiry)
    Client().post("/notes/", {"code": "warm"})
    answers, queries = {}, {}
    for kind, code in wrong.items():
        with CaptureQueriesContext(
            connection,
        ) as found:
            answers[kind] = structure(Client().post("/notes/", {"code": code}))
        queries[kind] = [re.sub(r"'[^']*'|\b\d+\b|\bs\d+_x\d+", "?", query["sql"]) for query in found.captured_queries]
    assert len(set(map(str, answers.values()))) == 1
    assert len(set(map(str, queries.values()))) == 1
    assert next(iter(answers.values()))[0] == 200


def test_a_right_code_opens_its_enquiry_and_no_other(enquiry: Enquiry) -> None:
    told(who={"name": "Somebody Else"})
    client = at_the_door(code_of(enquiry).lower().replace("-", " "))
    page = client.get("/notes/check/").content.decode()
    assert "سلمى الخولاني" in page
    assert "Somebody Else" not in page


def test_without_a_visit_every_page_leads_to_the_door(enquiry: Enquiry) -> None:
    for path in PAGES:
        for answer in (Client().get(path), Client().post(path, {"sure": "yes"})):
            assert (answer.status_code, answer["Location"]) == (302, "/notes/")
    enquiry.refresh_from_db()
    assert enquiry.state == State.SENT


def test_a_case_workers_session_opens_no_familys_page(enquiry: Enquiry, admin_client: Client) -> None:
    for path in PAGES:
        assert admin_client.get(path).status_code == 302


def test_a_visit_gives_no_right_to_the_register(family: Client) -> None:
    for path in ("/", "/documents/", "/users/", "/people/" + "A" * 22 + "/"):
        assert family.get(path)["Location"].startswith("/sign-in/")


def test_a_visit_ends_after_a_while_and_with_the_enquiry(
    family: Client, enquiry: Enquiry, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert family.get("/notes/mine/").status_code == 200
    assert family.session.get_expiry_age() <= visits.IDLE
    with monkeypatch.context() as later:
        later.setattr(visits, "time", lambda: family.session[visits.KEY]["at"] + visits.LONGEST + 1)
        assert family.get("/notes/mine/")["Location"] == "/notes/"
    actions.withdraw(enquiry)
    assert family.get("/notes/mine/")["Location"] == "/notes/"


def test_an_open_visit_gets_a_session_key_of_its_own(enquiry: Enquiry) -> None:
    client = Client()
    session = client.session
    session["set by"] = "a stranger"
    session.save()
    before = session.session_key
    client.post("/notes/", {"code": code_of(enquiry)})
    assert client.session.session_key != before
    assert "set by" not in client.session


def test_the_quick_exit_ends_the_visit(family: Client) -> None:
    answer = family.get("/notes/leave/")
    assert answer["Location"] == AWAY
    assert answer["Clear-Site-Data"] == '"cache"'
    assert family.get("/notes/mine/")["Location"] == "/notes/"


def test_who_guesses_is_stopped_and_nobody_else_is(enquiry: Enquiry) -> None:
    code = code_of(enquiry)
    known = at_the_door(code, REMOTE_ADDR="192.0.2.7")
    known.get("/notes/leave/")
    guesser = Client(REMOTE_ADDR="192.0.2.7")
    for _ in range(budgets.WRONG_CODE.most):
        assert guesser.post("/notes/", {"code": "0000-0000-0000"}).status_code == 200
    assert guesser.post("/notes/", {"code": "0000-0000-0000"}).status_code == 429
    assert guesser.post("/notes/", {"code": code}).status_code == 429
    assert known.post("/notes/", {"code": code}).status_code == 302
    assert Client(REMOTE_ADDR="192.0.2.8").post("/notes/", {"code": code}).status_code == 302


def test_pages_and_beginnings_have_a_budget_an_hour(family: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "PAGE", budgets.Allowance("page", 3))
    assert [family.get("/notes/mine/").status_code for _ in range(5)] == [200, 200, 200, 429, 429]
    monkeypatch.setattr(budgets, "BEGIN", budgets.Allowance("begin", 2))
    assert [Client().post("/notes/new/").status_code for _ in range(3)] == [302, 302, 429]


def test_a_budget_names_nobody(enquiry: Enquiry) -> None:
    at_the_door("x", REMOTE_ADDR="192.0.2.7")
    assert not Budget.objects.filter(who__contains="192.0").exists()
    assert all(len(row.who) == 64 for row in Budget.objects.all())


def test_titles_and_addresses_say_nothing(family: Client) -> None:
    for path in ["/notes/", *PAGES]:
        page = family.get(path).content.decode()
        assert re.findall("<title>(.*?)</title>", page) == ["Notes"]
        assert "noindex" in page
        assert "<script" not in page
        assert "style=" not in page
    routes = [str(one.pattern) for one in get_resolver().url_patterns]
    assert "notes/" in routes
    assert not any(word in path for path in PAGES for word in ("famil", "enquir", "missing"))
