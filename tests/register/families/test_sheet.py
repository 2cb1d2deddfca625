"""What a family's page of news says, and keeps to itself, while a person has hard news to tell first."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.register.conftest import HEADER
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.test_casework import HIM, confirm, user
from tests.register.families.test_door import structure

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.families.casework import actions
from khabar.register.families.models import Enquiry
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Membership, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def amal() -> User:
    return user("amal")


@pytest.fixture
def taken(amal: User) -> Enquiry:
    found = told(**HIM)
    actions.take(found, "first look at it", amal)
    found.refresh_from_db()
    return found


def test_a_page_that_waits_for_hard_news_says_nothing_that_is_not_so(taken: Enquiry, amal: User, known: Person) -> None:
    confirm(taken, known, amal)
    page = at_the_door(code_of(taken)).get("/notes/news/").content.decode()
    assert "Presumed alive: nothing on this page says otherwise" in page
    assert "in this register" not in page


def test_a_person_of_whom_only_a_death_is_told_stands_nowhere_before_the_family_was_reached(
    taken: Enquiry, amal: User, home: Home, write: Callable[..., Path]
) -> None:
    row = ["1", "محمد الخولاني", "فاطمة", "1980", "dead", "2015", ""]
    take_in(home, write("D.csv", HEADER, row), "D", None, ReadOptions())
    family = at_the_door(code_of(taken))
    before = structure(family.get("/notes/news/"))
    confirm(taken, Membership.objects.get(record__document__source__name="D").person, amal)
    assert structure(family.get("/notes/news/")) == before
    worker = Client()
    worker.force_login(amal)
    page = worker.get(f"/enquiries/{taken.public_id}/").content.decode()
    assert "until they were reached: 1" in page
    assert re.search(r"Reported dead by the source · <bdi>2015</bdi> · <bdi>D</bdi>", page), (
        "who tells has to know what"
    )
    actions.tell_death(taken, "amal told the mother", "today", "in person, at home", amal)
    assert "Reported dead by the source" in family.get("/notes/news/").content.decode()


def test_news_that_waited_is_new_when_the_family_was_told(taken: Enquiry, amal: User, known: Person) -> None:
    confirm(taken, known, amal)
    at_the_door(code_of(taken))
    assert "new since" not in at_the_door(code_of(taken)).get("/notes/mine/").content.decode()
    actions.tell_death(taken, "amal told the mother", "today", "in person, at home", amal)
    assert "new since your last visit: 1" in at_the_door(code_of(taken)).get("/notes/mine/").content.decode()
