"""The answer to a recognition question is known to the family alone, and nobody has more than five tries."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.test_casework import browser, user
from tests.register.families.test_vault import dump, spellings

from khabar.model import BadInput
from khabar.register.families import actions as own
from khabar.register.families import recognition, vault
from khabar.register.families.casework import actions
from khabar.register.families.models import Enquiry
from khabar.register.people.models import Person

pytestmark = pytest.mark.django_db
ANSWER = "a blue bead on a thread"


@pytest.fixture
def asked() -> Enquiry:
    enquiry = told()
    own.set_question(enquiry, "What hung in the kitchen?", ANSWER)
    actions.take(enquiry, "first look at it", user("amal"))
    enquiry.refresh_from_db()
    return enquiry


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A scar on the LEFT hand", "left hand, scar"),
        ("ندبة في اليد اليسرى", "اليد اليُسرى ندبه"),
        ("٣ أولاد", "اولاد 3"),
    ],
)
def test_an_answer_may_be_said_in_another_way(one: str, other: str) -> None:
    assert recognition.normal(one) == recognition.normal(other)


@given(st.text(max_size=60))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert recognition.normal(recognition.normal(text)) == recognition.normal(text)


def test_neither_answer_nor_question_stands_in_the_database_and_the_answer_not_even_in_the_vault(
    asked: Enquiry,
) -> None:
    held = dump()
    for word in (ANSWER, recognition.normal(ANSWER), "hung in the kitchen"):
        assert not any(spelled in held for spelled in spellings(word))
    kept = vault.get(asked, recognition.PART)
    assert "argon2id" in kept["kept"]
    assert "bead" not in str(kept)


def test_the_answer_is_never_shown(asked: Enquiry) -> None:
    family = at_the_door(code_of(asked))
    for page in (
        family.get("/notes/question/"),
        family.get("/notes/check/"),
        worker().get(f"/enquiries/{asked.public_id}/"),
    ):
        assert "bead" not in page.content.decode()
    assert "What hung in the kitchen?" in family.get("/notes/question/").content.decode()


def worker() -> Client:
    from khabar.register.accounts.models import User

    return browser(User.objects.get(username="amal"))


def test_five_wrong_answers_and_then_only_a_person(asked: Enquiry) -> None:
    client, path = worker(), f"/enquiries/{asked.public_id}/answer/"
    assert client.post(path, {"said": "thread, blue bead"}).status_code == 302
    for number in range(recognition.TRIES):
        assert recognition.question_of(asked)[1] == recognition.TRIES - number
        assert client.post(path, {"said": f"guess {number}"}).status_code == 302
    assert client.post(path, {"said": ANSWER}).status_code == 400
    own.set_question(asked, "Another?", "a green door handle")
    assert recognition.question_of(asked) == ("Another?", recognition.TRIES)


def test_another_case_worker_has_no_try(asked: Enquiry) -> None:
    assert browser(user("basil")).post(f"/enquiries/{asked.public_id}/answer/", {"said": "x"}).status_code == 404
    assert recognition.question_of(asked)[1] == recognition.TRIES


def test_a_right_answer_of_a_teller_does_not_make_sure_who_the_family_is(asked: Enquiry) -> None:
    from khabar.register.accounts.models import User

    amal = User.objects.get(username="amal")
    assert actions.try_recognition(asked, ANSWER, amal)
    with pytest.raises(BadInput, match="made sure who asks"):
        actions.decide(asked, Person.objects.create(), True, "x", amal)


def test_an_answer_that_anybody_guesses_is_refused() -> None:
    with pytest.raises(BadInput, match="too short"):
        own.set_question(told(), "Sex?", "a m")


def test_a_family_sets_its_question_on_its_page(family: Client, enquiry: Enquiry) -> None:
    assert family.post("/notes/question/", {"question": "Q?", "answer": "no"}).status_code == 400
    assert family.post("/notes/question/", {"question": "Q?", "answer": "the old well"}).status_code == 302
    assert recognition.question_of(enquiry) == ("Q?", 5)
    assert family.post("/notes/question/", {"question": "", "answer": ""}).status_code == 400
