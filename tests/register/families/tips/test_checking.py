"""What a family is told of a tip: public places, the form of a number, and what stands on its own page."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.test_casework import HIM, browser, confirm, user

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry
from khabar.register.accounts.roles import Role
from khabar.register.events.actions import add_facility
from khabar.register.families.casework import actions
from khabar.register.families.models import Enquiry
from khabar.register.families.tips.checking import MONEY, Tip, check
from khabar.register.families.tips.models import PublicPlace
from khabar.register.families.tips.places import public_place, say
from khabar.register.people.models import Person

pytestmark = pytest.mark.django_db


def answers(enquiry: Enquiry, **said: str) -> str:
    return " ".join(answer for part in check(enquiry, Tip(**said)) for answer in part.answers)


@pytest.fixture
def fort() -> None:
    """A made-up place that everybody knows, which stood from 2011 to the spring of 2014."""
    add_facility({"name_ar": "سجن القلعة", "name_en": "Fort Prison", "kind": "prison", "pcode": "", "note": ""}, None)
    say("Fort Prison", "2011", "2014-04")


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("2012", True),
        ("2014", True),
        ("April 2014", True),
        ("2015", False),
        ("2010", False),
        ("", True),
        ("once", True),
    ],
)
def test_a_place_is_known_and_fits_the_time_or_not(fort: None, enquiry: Enquiry, when: str, told: bool) -> None:
    found = answers(enquiry, place="السجن القلعة", when=when)
    assert "publicly known that this place exists" in found
    assert ("does not fit" not in found) == told


def test_of_a_place_that_is_not_public_nothing_is_said(enquiry: Enquiry) -> None:
    add_facility({"name_ar": "", "name_en": "Hidden House", "kind": "other", "pcode": "", "note": ""}, None)
    assert answers(enquiry, place="Hidden House") == answers(enquiry, place="No Such House")
    assert public_place("Hidden House") is None


@pytest.mark.parametrize(
    ("number", "fits"), [("01234567890", True), ("٠١٢٣ ٤٥٦ ٧٨٩٠", True), ("1234", False), ("A-77", False)]
)
def test_of_a_number_only_its_form_is_said(enquiry: Enquiry, number: str, fits: bool) -> None:
    found = answers(enquiry, number=number)
    assert ("as many digits" in found) == fits
    assert "It proves nothing" in found


def test_a_day_before_the_family_saw_them_or_still_to_come_does_not_fit(enquiry: Enquiry) -> None:
    assert "was seen later" in answers(enquiry, when="2011")
    assert "not come yet" in answers(enquiry, when=f"{timezone.now() + timedelta(days=400):%Y-%m-%d}")
    assert "could not read" in answers(enquiry, when="one day")
    assert answers(enquiry, when="2014") == "We can say nothing about this. That does not mean that it is true."


@pytest.mark.parametrize("said", ["Pay 2000 dollars first", "تدفع ألف دولار", "he wants money", "بدهم مصاري"])
def test_who_asks_for_money_is_named(enquiry: Enquiry, said: str) -> None:
    assert "ask for money" in answers(enquiry, said=said)
    assert MONEY.search("he is well") is None


def test_what_the_family_told_or_sees_already_is_said_to_be_so(known: Person) -> None:
    amal, asked = user("amal"), told(**HIM, marks={"marks": "a scar on the left hand"})
    actions.take(asked, "first look at it", amal)
    confirm(asked, known, amal)
    assert "told us this yourself" in answers(asked, said="A SCAR on the left hand")
    assert "stands on your page already" in answers(asked, place="Old Bridge Station")
    assert "stands on your page" not in answers(asked, said="reported dead in 2014")


@given(st.text(max_size=60), st.text(max_size=60))
def test_nothing_is_ever_called_true_new_or_ours(typed: str, other: str) -> None:
    place = public_place(typed)
    assert place is None
    found = answers(told(who={"name": "Salma"}), number=typed, said=other) if typed.strip() else ""
    assert not re.search(r"\b(?:is true\b(?<!that it is true)|is new|register|we hold|we have)\b", found)


def test_a_page_for_administrators_says_what_is_public() -> None:
    add_facility({"name_ar": "", "name_en": "Fort Prison", "kind": "prison", "pcode": "", "note": ""}, None)
    root, page = browser(user("root", Role.ADMINISTRATOR)), "/enquiries/places/"
    for said in ({"name": "Nowhere"}, {"name": ""}, {"name": "Fort Prison", "closed": "once"}):
        assert root.post(page, said).status_code == 400
    assert root.post(page, {"name": "fort prison", "opened": "2011"}).status_code == 302
    one = PublicPlace.objects.get()
    assert (one.opened, one.closed) == ("2011", "")
    assert "Fort Prison" in root.get(page).content.decode()
    root.post(f"{page}{one.pk}/")
    assert not PublicPlace.objects.exists()
    assert AuditEntry.objects.filter(action__in=["place made public", "place not public"]).count() == 2
    assert browser(user("senior", Role.SENIOR)).post(page, {"name": "Fort Prison"}).status_code == 403
    with pytest.raises(BadInput):
        say("Fort", "", "")


def test_the_page_shows_the_words_and_what_can_be_said(fort: None, enquiry: Enquiry) -> None:
    amal = user("amal")
    actions.take(enquiry, "first look at it", amal)
    actions.check_requester(enquiry, "called back", "passed", amal)
    client = at_the_door(code_of(enquiry))
    assert client.post("/notes/tip/", {"place": " "}).status_code == 400
    page = client.post("/notes/tip/", {"place": "Fort Prison", "when": "2015"}).content.decode()
    assert "It was closed before that day" in page
    assert "Fort Prison" in browser(amal).get(f"/enquiries/{enquiry.public_id}/").content.decode()
