"""A family and somebody who has news write through a case worker, and no page, row or line tells one of the other."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.register.families.addresses import inner
from tests.register.families.conftest import SECRETS, at_the_door, code_of, told
from tests.register.families.test_casework import browser, user
from tests.register.families.test_vault import dump, spellings

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.families import actions as own
from khabar.register.families import vault
from khabar.register.families.casework import actions
from khabar.register.families.consents import allowing
from khabar.register.families.models import Enquiry, Purpose, State
from khabar.register.families.relay import mediating
from khabar.register.families.relay.lines import links_of
from khabar.register.families.relay.redacting import redacted, tells_who

pytestmark = pytest.mark.django_db
HIDE = "Abu Nizar, 0944 123 456"
FAMILY = [SECRETS["you"]["your_name"], SECRETS["you"]["contact"]]
WITNESS = ["Nizar", "0944 123 456"]


@pytest.fixture
def amal() -> User:
    return user("amal")


@pytest.fixture
def asked(amal: User) -> Enquiry:
    found = told()
    actions.take(found, "first look at it", amal)
    found.refresh_from_db()
    return found


@pytest.fixture
def code(asked: Enquiry, amal: User) -> str:
    """The code that the case worker gives to somebody who has news."""
    return mediating.begin(asked, HIDE, amal)


@pytest.fixture
def witness(code: str) -> Client:
    client = at_the_door(code)
    client.get("/notes/between/")
    client.post("/notes/card/")
    return client


def other_side() -> Enquiry:
    return Enquiry.objects.get(witness=True)


def waiting(party: Enquiry) -> list[str]:
    return [line.key for one in links_of(party) for line in one.lines if line.is_own and not line.is_done]


def hand_on(worker: User, party: Enquiry, text: str) -> int:
    path = f"/enquiries/{party.public_id}/between/{waiting(party)[0]}/"
    return browser(worker).post(path, {"text": text}).status_code


def test_from_one_side_to_the_other_and_back(asked: Enquiry, witness: Client, amal: User) -> None:
    family = at_the_door(code_of(asked))
    assert "Write through us" in family.get("/notes/mine/").content.decode()
    family.post("/notes/between/", {"number": "1", "text": "Where was he? I am Umm Karim"})
    assert "not handed on yet" in family.get("/notes/between/").content.decode()
    assert "Where was he" not in witness.get("/notes/between/").content.decode()
    assert hand_on(amal, asked, "Where was he? I am […] […]") == 302
    page = witness.get("/notes/between/").content.decode()
    assert "Where was he? I am […] […]" in page
    assert "Umm Karim" not in page
    assert "not handed on yet" not in family.get("/notes/between/").content.decode()
    witness.post("/notes/between/", {"number": "1", "text": "In the old bakery, in spring. Abu Nizar"})
    assert hand_on(amal, other_side(), "In the old bakery, in spring.") == 302
    page = family.get("/notes/between/").content.decode()
    assert "In the old bakery" in page
    assert "Nizar" not in page


def test_a_name_or_a_number_is_not_handed_on_by_mistake(asked: Enquiry, witness: Client, amal: User) -> None:
    witness.post("/notes/between/", {"number": "1", "text": "Ring Abu Nizar, 0944 123 456 or x@a.example"})
    side = other_side()
    shown = browser(amal).get(f"/enquiries/{side.public_id}/between/").content.decode()
    assert "Ring […] […], […] or […]" in shown
    for text in ("I am Nizar", "ring 0944123456", "write to x@a.example", "see www.a.example/x", "٠٩٤٤١٢٣٤٥٦"):
        assert hand_on(amal, side, text) == 400
    assert waiting(side)
    family = at_the_door(code_of(asked)).get("/notes/between/").content.decode()
    assert not any(word in family for word in (*WITNESS, "x@a.example"))
    assert hand_on(amal, side, "") == 302
    assert waiting(side) == []
    assert "The other side," not in at_the_door(code_of(asked)).get("/notes/between/").content.decode()


def test_no_view_shows_both(asked: Enquiry, witness: Client, amal: User) -> None:
    """Every page of every one who has to do with it, after each side wrote what tells who they are."""
    family, worker, side = at_the_door(code_of(asked)), browser(amal), other_side()
    family.post("/notes/between/", {"number": "1", "text": f"We are {FAMILY[0]}, write to {FAMILY[1]}"})
    witness.post("/notes/between/", {"number": "1", "text": f"I am Abu Nizar, {WITNESS[1]}"})
    hand_on(amal, asked, redacted(f"We are {FAMILY[0]}, write to {FAMILY[1]}", asked))
    hand_on(amal, side, redacted(f"I am Abu Nizar, {WITNESS[1]}", side))
    seen = {f"worker {one.public_id}": worker.get(f"/enquiries/{one.public_id}/between/") for one in (asked, side)}
    seen["worker"], seen["list"] = worker.get(f"/enquiries/{asked.public_id}/"), worker.get("/enquiries/")
    for path in inner():
        seen[f"family {path}"], seen[f"witness {path}"] = family.get(path), witness.get(path)
    for name, answer in seen.items():
        page = answer.content.decode()
        tells_family, tells_witness = (any(word in page for word in words) for words in (FAMILY, WITNESS))
        assert not (tells_family and tells_witness), name
        assert not (tells_family and name.startswith("witness")), name
        assert not (tells_witness and name.startswith("family")), name
        if name.startswith(("family", "witness")):
            assert side.public_id not in page, name
            assert asked.public_id not in page, name


def test_who_has_news_gets_a_card_that_the_case_worker_never_saw(code: str) -> None:
    client = at_the_door(code)
    assert client.get("/notes/mine/")["Location"] == "/notes/between/"
    assert client.post("/notes/card/")["Location"] == "/notes/between/", "the first code is not kept"
    assert client.get("/notes/between/")["Location"] == "/notes/card/"
    shown = re.search(r'class="code" dir="ltr">([^<]+)<', client.get("/notes/card/").content.decode())
    assert shown is not None
    assert "Your card is good until" in client.get("/notes/card/").content.decode()
    assert shown[1] != code
    assert "opens nothing" in Client().post("/notes/", {"code": code}).content.decode()
    assert at_the_door(shown[1]).get("/notes/between/").status_code == 200


OPEN_TO_ALL = ("/notes/", "/notes/new/", "/notes/between/", "/notes/card/", "/notes/end/")


def test_who_has_news_reaches_no_other_page(witness: Client) -> None:
    for path in inner():
        if path in OPEN_TO_ALL or path.startswith(("/notes/back/", "/notes/off/")):
            continue
        for answer in (witness.get(path), witness.post(path, {"name": "x", "given": "search"})):
            assert answer.status_code in (302, 403, 405), path
            if answer.status_code == 302:
                assert answer["Location"] == "/notes/between/", path
    side = other_side()
    assert side.state == State.BEGUN
    assert set(vault.parts(side)) <= {"card", "you", "relays", "relayed"}
    assert side not in allowing(Purpose.SEARCH)


def test_who_has_news_is_no_enquiry_for_anybody(witness: Client, asked: Enquiry, amal: User) -> None:
    side = other_side()
    for who in (amal, user("senior2")):
        page = browser(who).get("/enquiries/").content.decode()
        assert side.public_id not in page
        assert browser(who).get(f"/enquiries/{side.public_id}/").status_code == 404
    curious = user("basil")
    for one in (asked, side):
        assert browser(curious).get(f"/enquiries/{one.public_id}/between/").status_code == 404
        assert browser(curious).post(f"/enquiries/{one.public_id}/between/new/").status_code == 404
    witness.post("/notes/between/", {"number": "1", "text": "hello"})
    with pytest.raises(PermissionDenied):
        mediating.hand_on(side.public_id, waiting(side)[0], "hello", curious)
    with pytest.raises(PermissionDenied):
        mediating.begin(asked, "", curious)


def test_without_leave_to_search_nothing_is_read_or_handed_on(asked: Enquiry, witness: Client, amal: User) -> None:
    witness.post("/notes/between/", {"number": "1", "text": "hello"})
    own.set_consents(asked, [Purpose.CONTACT], "")
    side = other_side()
    assert browser(amal).get(f"/enquiries/{side.public_id}/between/").status_code == 404
    with pytest.raises(PermissionDenied):
        mediating.hand_on(side.public_id, waiting(side)[0], "hello", amal)


def test_a_database_alone_tells_neither_what_was_written_nor_who_writes_to_whom(
    asked: Enquiry, witness: Client, amal: User
) -> None:
    witness.post("/notes/between/", {"number": "1", "text": "In the old bakery"})
    hand_on(amal, other_side(), "In the bakery")
    found = dump()
    for word in ("bakery", "Nizar", "0944 123"):
        assert not any(spelled in found for spelled in spellings(word)), word
    told_of = [f"{one.subject} {one.detail}" for one in AuditEntry.objects.all()]
    assert not any(asked.public_id in one and other_side().public_id in one for one in told_of)


@pytest.mark.parametrize("who", ["the family", "who has news"])
def test_who_takes_everything_back_takes_their_words_from_the_other_side_too(
    asked: Enquiry, witness: Client, amal: User, who: str
) -> None:
    family, side = at_the_door(code_of(asked)), other_side()
    family.post("/notes/between/", {"number": "1", "text": "Where was he"})
    witness.post("/notes/between/", {"number": "1", "text": "In the old bakery"})
    hand_on(amal, asked, "Where was he")
    hand_on(amal, side, "In the old bakery")
    gone, stays, word, kept = (
        (family, witness, "Where was he", "In the old bakery")
        if who == "the family"
        else (witness, family, "In the old bakery", "Where was he")
    )
    gone.post("/notes/end/", {"sure": "yes"})
    page = stays.get("/notes/between/").content.decode()
    assert "The other side has left." in page
    assert word not in page
    assert kept in page
    assert stays.post("/notes/between/", {"number": "1", "text": "again"}).status_code == 400


def test_another_case_worker_takes_over_both_sides(asked: Enquiry, witness: Client, amal: User) -> None:
    basil, side = user("basil"), other_side()
    actions.give(asked, basil, User.objects.create_user("senior", role="senior"))
    actions.state_reason(asked, "amal is ill today", basil)
    assert browser(basil).get(f"/enquiries/{side.public_id}/between/").status_code == 200
    assert browser(amal).get(f"/enquiries/{side.public_id}/between/").status_code == 404


def test_what_can_not_be_sent_is_said(asked: Enquiry, witness: Client) -> None:
    assert witness.post("/notes/between/", {"number": "7", "text": "hello"}).status_code == 400
    assert witness.post("/notes/between/", {"number": "1", "text": ""}).status_code == 400
    assert at_the_door(code_of(told())).post("/notes/between/", {"number": "1", "text": "x"}).status_code == 400


def test_one_line_is_handed_on_once(asked: Enquiry, witness: Client, amal: User) -> None:
    witness.post("/notes/between/", {"number": "1", "text": "hello"})
    side = other_side()
    key = waiting(side)[0]
    mediating.hand_on(side.public_id, key, "hello", amal)
    with pytest.raises(BadInput):
        mediating.hand_on(side.public_id, key, "hello again", amal)
    assert len(links_of(asked)[0].lines) == 1


@given(st.text(max_size=60), st.sampled_from([*WITNESS, "ولنزار", "NIZAR", "+963 944 123 456"]), st.text(max_size=60))
def test_what_is_proposed_never_tells_who_wrote_it(before: str, secret: str, after: str) -> None:
    from unittest.mock import patch

    you = {"your_name": "Abu Nizar نزار", "contact": "0944 123 456"}
    with patch.object(vault, "get", return_value=you):
        proposed = redacted(f"{before} {secret} {after}", Enquiry())
        assert secret not in proposed
        assert not tells_who(proposed, Enquiry())


def test_days_and_years_are_no_telephones() -> None:
    from unittest.mock import patch

    with patch.object(vault, "get", return_value={}):
        for text in ("on 3/5/2012", "2012-05-03", "between 2012 and 2013", "03.05.2012", "cell 14, 300 people"):
            assert redacted(text, Enquiry()) == text
