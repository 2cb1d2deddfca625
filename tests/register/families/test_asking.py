"""Asking: saved as it goes, understood as written, with each consent by itself."""

import pytest
from django.test import Client
from tests.register.families.conftest import at_the_door, code_of, told

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry
from khabar.register.documents.models import Change
from khabar.register.families import actions, vault
from khabar.register.families.consents import allowing, consents_of
from khabar.register.families.models import Enquiry, Purpose, State
from khabar.register.families.narrowness import is_narrow
from khabar.register.families.steps import STEPS

pytestmark = pytest.mark.django_db


def test_from_the_door_to_a_sent_enquiry_and_back_with_the_card() -> None:
    client = Client()
    assert client.post("/notes/new/")["Location"] == "/notes/card/"
    enquiry = Enquiry.objects.get()
    code = code_of(enquiry)
    assert code in client.get("/notes/card/").content.decode()
    assert client.post("/notes/card/")["Location"] == "/notes/1/"
    assert code not in client.get("/notes/card/").content.decode()
    assert client.post("/notes/1/", {"name": "أحمد محمود الخولاني"})["Location"] == "/notes/2/"
    back = at_the_door(code)
    assert "أحمد محمود الخولاني" in back.get("/notes/check/").content.decode()
    for number in range(2, len(STEPS)):
        assert back.post(f"/notes/{number}/", {})["Location"] == f"/notes/{number + 1}/"
    assert back.post(f"/notes/{len(STEPS)}/", {})["Location"] == "/notes/choices/"
    assert back.post("/notes/choices/", {"given": ["search"]})["Location"] == "/notes/check/"
    assert back.post("/notes/check/")["Location"] == "/notes/mine/"
    enquiry.refresh_from_db()
    assert enquiry.state == State.SENT


def test_nothing_is_sent_without_a_name() -> None:
    client = Client()
    client.post("/notes/new/")
    assert client.post("/notes/1/", {"name": ""}).status_code == 400
    answer = client.post("/notes/check/")
    assert answer.status_code == 400
    assert "Tell a name first" in answer.content.decode()


@pytest.mark.parametrize(
    ("step", "said", "shown"),
    [
        (1, {"name": "أحمد محمود الخولاني"}, "own name: أحمد · father: محمود · family name: الخولاني"),
        (1, {"name": "Ahmad Mahmoud al-Khoulani"}, "own name: Ahmad"),
        (2, {"birth_date": "٣/٥/١٩٨٠"}, "3 May 1980"),
        (2, {"origin_place": "Kobane"}, "Ayn al-Arab"),
        (2, {"origin_place": "the old mill"}, "not in our list"),
        (3, {"seen_date": "آب 2013"}, "August 2013"),
        (3, {"seen_date": "حوالي 2013"}, "about 2013"),
        (3, {"seen_date": "بين 2012 و 2013"}, "between 2012 and 2013"),
        (3, {"seen_date": "after the feast"}, "could not be read"),
    ],
)
def test_a_step_says_what_was_understood(family: Client, step: int, said: dict[str, str], shown: str) -> None:
    assert family.post(f"/notes/{step}/", {"name": "x", **said, "again": "1"})["Location"] == f"/notes/{step}/"
    page = family.get(f"/notes/{step}/").content.decode()
    assert shown in page
    assert next(iter(said.values())) in page


def test_months_are_those_of_the_levant_in_arabic(family: Client) -> None:
    family.post("/notes/3/", {"seen_date": "5/8/2013"})
    page = family.get("/notes/3/", headers={"accept-language": "ar"}).content.decode()
    assert "5 آب 2013" in page


def test_an_age_is_read_by_the_day_of_last_seeing() -> None:
    client = at_the_door(code_of(told(who={"name": "x"}, last={"seen_date": "2013"}, birth={"age": "16 years"})))
    assert "Born between 1996 and 1997" in client.get("/notes/2/").content.decode()


def test_what_is_typed_stays_text(family: Client) -> None:
    family.post("/notes/1/", {"name": "<script>x</script>\u202e"})
    page = family.get("/notes/check/").content.decode()
    assert "<script>x" not in page
    assert "[U+202E]" in page
    assert family.post("/notes/1/", {"name": "a\x00b"}).status_code == 400
    assert family.post("/notes/1/", {"name": "a" * 301}).status_code == 400


@pytest.mark.parametrize("number", [0, 6, 99])
def test_there_is_no_other_step(family: Client, number: int) -> None:
    assert family.get(f"/notes/{number}/").status_code == 404


def test_each_consent_is_its_own_and_changes_on_any_day(enquiry: Enquiry) -> None:
    assert consents_of(enquiry) == set(Purpose)
    actions.set_consents(enquiry, [Purpose.CONTACT], "")
    assert consents_of(enquiry) == {Purpose.CONTACT}
    assert enquiry not in allowing(Purpose.SEARCH)
    assert enquiry in allowing(Purpose.CONTACT)
    assert vault.get(enquiry, "recipients") == {"named": "", "chosen": []}
    actions.set_consents(enquiry, [Purpose.SEARCH, Purpose.CONTACT], "")
    assert enquiry in allowing(Purpose.SEARCH)
    assert enquiry.consents.filter(purpose=Purpose.SEARCH).count() == 3


def test_without_a_word_nothing_is_allowed() -> None:
    assert consents_of(actions.begin()) == set()


def test_sharing_names_with_whom(enquiry: Enquiry, family: Client) -> None:
    with pytest.raises(BadInput, match="Name the organisations"):
        actions.set_consents(enquiry, [Purpose.SHARE], "  ")
    answer = family.post("/notes/choices/", {"given": ["share"], "recipients": ""})
    assert answer.status_code == 400
    assert consents_of(enquiry) == set(Purpose)


def test_a_purpose_that_is_none_changes_nothing(family: Client, enquiry: Enquiry) -> None:
    assert family.post("/notes/choices/", {"given": ["everything"]}).status_code == 400
    assert consents_of(enquiry) == set(Purpose)


def test_history_says_that_it_was_told_and_not_what(enquiry: Enquiry) -> None:
    written = [str(vars(entry)) for entry in (*AuditEntry.objects.all(), *Change.objects.all())]
    assert any("enquiry step saved" in entry for entry in written)
    for word in ("الخولاني", "Karim", "example.org", "scar", "Made-up"):
        assert not any(word in entry for entry in written)


def test_withdrawing_asks_once_more(family: Client, enquiry: Enquiry) -> None:
    code = code_of(enquiry)
    family.post("/notes/end/", {})
    enquiry.refresh_from_db()
    assert enquiry.state == State.SENT
    assert "It is deleted" in family.post("/notes/end/", {"sure": "yes"}).content.decode()
    enquiry.refresh_from_db()
    assert enquiry.state == State.WITHDRAWN
    assert at_the_door(code).get("/notes/check/").status_code == 302


@pytest.mark.parametrize(
    ("parts", "narrow"),
    [
        ({"who": {"sex": "female"}}, True),
        ({"who": {"sex": "male"}, "birth": {"age": "40"}}, False),
        ({"birth": {"age": "16"}}, True),
        ({"birth": {"birth_date": "1998"}, "last": {"seen_date": "2013"}}, True),
        ({"birth": {"birth_date": "1980"}, "last": {"seen_date": "2013"}}, False),
        ({}, False),
    ],
)
def test_cases_of_children_and_women_are_narrow(parts: dict[str, dict[str, str]], narrow: bool) -> None:
    assert is_narrow(parts) == narrow
    assert (
        told(**{"who": {"name": "x"}, **{k: {"name": "x", **v} if k == "who" else v for k, v in parts.items()}}).narrow
        == narrow
    )
