"""Attacks of a family with a card of its own: to read another's news, or to use up what another may do."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.register.families.addresses import inner
from tests.register.families.conftest import SECRETS, WORDS, at_the_door, code_of, told
from tests.register.families.test_casework import browser, confirm, user

from khabar.register.accounts.models import AuditEntry, Budget
from khabar.register.families import actions as own
from khabar.register.families import budgets, recognition, vault
from khabar.register.families.casework import actions, notes
from khabar.register.families.models import DataKey, Enquiry
from khabar.register.families.sheet import sheets_of
from khabar.register.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def stranger(enquiry: Enquiry) -> Client:
    """The browser of a family that asks for somebody else."""
    return at_the_door(code_of(told(who={"name": "Rima Darwisheh"})))


@pytest.mark.parametrize("path", inner())
def test_case_4_no_page_shows_a_word_of_another_family(path: str, stranger: Client, enquiry: Enquiry) -> None:
    own.write(enquiry, "the key lies under the third stone")
    said = {"notes": enquiry.public_id, "enquiry": enquiry.public_id, "id": str(enquiry.pk), "number": "1"}
    for answer in (stranger.get(path, said), stranger.post(path, said)):
        page = answer.content.decode()
        assert enquiry.public_id not in page
        assert "third stone" not in page
        assert not any(word in page for word in WORDS)


@pytest.mark.parametrize("path", ["", "take/", "open/", "give/", "match/", "check/", "message/", "file/", "reached/"])
def test_case_4_a_visit_reaches_no_page_of_case_workers(path: str, stranger: Client, enquiry: Enquiry) -> None:
    for answer in (
        stranger.get(f"/enquiries/{enquiry.public_id}/{path}"),
        stranger.post(f"/enquiries/{enquiry.public_id}/{path}"),
    ):
        assert answer["Location"].startswith("/sign-in/")


def test_case_3_a_familys_pages_cost_the_same_whether_others_ask_for_the_same_person(enquiry: Enquiry) -> None:
    """Who asks can't learn from a page, its status or its queries that somebody else asks too."""
    seen = []
    for name in (SECRETS["who"]["name"], "Rima Darwisheh"):
        client = at_the_door(code_of(told(who={"name": name})))
        client.get("/notes/mine/")
        for path in ("/notes/mine/", "/notes/news/", "/notes/words/"):
            with CaptureQueriesContext(connection) as found:
                answer = client.get(path)
            page = re.sub(r'value="[^"]*"', "", answer.content.decode())
            seen.append((path, answer.status_code, page, len(found.captured_queries)))
    assert seen[:3] == seen[3:]


def test_several_relatives_of_one_person_have_secrets_of_their_own(known: Person) -> None:
    amal = user("amal")
    mother, uncle = (told(who={"name": "محمد الخولاني"}) for _ in range(2))
    for one in (mother, uncle):
        actions.take(one, "first look at it", amal)
        confirm(one, known, amal)
    own.set_question(mother, "What was the goat called?", "old barley")
    own.write(uncle, "the key lies under the third stone")
    assert code_of(mother) != code_of(uncle)
    assert bytes(DataKey.objects.get(enquiry=mother).wrapped) != bytes(DataKey.objects.get(enquiry=uncle).wrapped)
    assert recognition.question_of(uncle) == ("", recognition.TRIES)
    pages = [at_the_door(code_of(mother)).get(path).content.decode() for path in inner()]
    assert not any("third stone" in page for page in pages)
    own.withdraw(mother)
    assert vault.get(uncle, "who")["name"] == "محمد الخولاني"
    assert len(sheets_of(uncle)) == 1


def test_case_2_one_family_uses_up_nothing_of_another(
    stranger: Client, family: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budgets.PAGE, "most", 2)
    assert [stranger.get("/notes/mine/").status_code for _ in range(4)][-1] == 429
    assert family.get("/notes/mine/").status_code == 200


def test_case_6_a_line_break_in_an_address_sends_nothing_and_is_refused(stranger: Client) -> None:
    for typed in ("x@a.example\r\nBcc: y@b.example", "x@a.example\nTo: y@b.example", "x%0aBcc:y@b.example"):
        answer = stranger.post("/notes/mail/", {"address": typed, "news": "1"})
        assert answer.status_code == 400


TIPS = (
    {"place": "Old Bridge Station", "when": "2013", "said": "محمد الخولاني is alive, son of فاطمة"},
    {"place": "Old Bridge Station", "number": "01234567890", "said": "held since 3/5/1980"},
    {"said": "Mohamad al-Khouli died on 2014-06-01"},
)


def answers_to_tips(client: Client) -> list[tuple[int, str, list[str]]]:
    """What each tip gets: status, body, and the questions to the database without their values."""
    Budget.objects.all().delete()
    client.post("/notes/tip/", {"place": "the first tip makes its part of the vault, and begins the hour"})
    found = []
    for said in TIPS:
        with CaptureQueriesContext(connection) as asked:
            answer = client.post("/notes/tip/", said)
        page = re.sub(r'value="[^"]*"', "", answer.content.decode())
        found.append(
            (answer.status_code, page, [re.sub(r"'[^']*'|\\d+", "?", one["sql"]) for one in asked.captured_queries])
        )
    return found


@pytest.fixture
def sure(enquiry: Enquiry) -> Client:
    """The browser of a family of whom a case worker made sure who they are."""
    amal = user("amal")
    actions.take(enquiry, "first look at it", amal)
    actions.check_requester(enquiry, "called back at the number given", "passed", amal)
    return at_the_door(code_of(enquiry))


def test_case_21_a_tip_gets_one_answer_whether_the_register_holds_that_person_or_not(
    sure: Client, request: pytest.FixtureRequest
) -> None:
    before = answers_to_tips(sure)
    person = request.getfixturevalue("known")
    assert Person.objects.filter(pk=person.pk).exists()
    after = answers_to_tips(sure)
    assert [one[:2] for one in after] == [one[:2] for one in before]
    assert [len(one[2]) for one in after] == [len(one[2]) for one in before]
    assert {status for status, _page, _asked in after} == {200}
    assert not any("people_" in sql for _status, _page, asked in after for sql in asked)


def test_case_21_only_a_family_that_is_known_checks_tips_and_not_many(
    stranger: Client, sure: Client, enquiry: Enquiry
) -> None:
    page = stranger.post("/notes/tip/", TIPS[0]).content.decode()
    assert "has to know you first" in page
    assert "What we can say" not in page
    assert [sure.post("/notes/tip/", TIPS[0]).status_code for _ in range(6)] == [200] * 5 + [429]
    assert len(vault.get(enquiry, notes.TIPS)["lines"]) == 5
    assert AuditEntry.objects.filter(action="enquiry tip checked").count() == 5
    assert not any("Bridge" in f"{one.subject} {one.detail}" for one in AuditEntry.objects.all())


def test_case_21_an_answer_to_the_familys_question_makes_nobody_known(enquiry: Enquiry) -> None:
    """Who answers it says that they met the person, not that they are the family."""
    amal = user("amal")
    actions.take(enquiry, "first look at it", amal)
    own.set_question(enquiry, "What was the goat called?", "old barley")
    assert actions.try_recognition(enquiry, "old barley", amal)
    assert "has to know you first" in at_the_door(code_of(enquiry)).get("/notes/tip/").content.decode()


def test_case_16_what_is_withdrawn_on_one_device_is_closed_on_the_other_at_once(enquiry: Enquiry) -> None:
    code = code_of(enquiry)
    mine, seized = at_the_door(code), at_the_door(code)
    assert seized.get("/notes/check/").status_code == 200
    mine.post("/notes/end/", {"sure": "yes"})
    for path in inner():
        answer = seized.get(path)
        assert not any(word in answer.content.decode() for word in WORDS)
    assert seized.get("/notes/check/")["Location"] == "/notes/"
    assert "opens nothing" in seized.post("/notes/", {"code": code}).content.decode()


def test_a_family_confirms_no_match_and_makes_no_check_of_itself(enquiry: Enquiry, known: Person) -> None:
    client = at_the_door(code_of(enquiry))
    for path in inner():
        client.post(path, {"person": known.public_id, "verdict": "confirmed", "outcome": "passed", "reason": "x y"})
    assert sheets_of(enquiry) == []
    assert vault.get(enquiry, "checked") == {}
    assert vault.get(enquiry, "matches") == {}


def test_a_case_workers_browser_that_opens_a_card_is_a_case_worker_no_more(enquiry: Enquiry) -> None:
    worker = browser(user("amal"))
    worker.post("/notes/", {"code": code_of(enquiry)})
    assert worker.get("/enquiries/")["Location"].startswith("/sign-in/")
