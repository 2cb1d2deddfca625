"""What a family allows, purpose by purpose, and where it holds: in views, in searches, in files for others, in counts.

One test for each cell of that table; the last test counts that none is missing.
"""

import re
import sys
from collections.abc import Collection

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.register.families.conftest import SECRETS, at_the_door, code_of, told
from tests.register.families.test_casework import browser, user

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Role
from khabar.register.families import actions as own
from khabar.register.families import counts, vault
from khabar.register.families.casework import actions, matching, notes, sharing
from khabar.register.families.models import Enquiry, Purpose, Recall

pytestmark = pytest.mark.django_db
NAMED = "The Made-up Centre, Another Office"
CONTACT = SECRETS["you"]["contact"]


@pytest.fixture
def amal() -> User:
    return user("amal")


@pytest.fixture
def taken(amal: User) -> Enquiry:
    found = told()
    own.set_consents(found, list(Purpose), NAMED)
    actions.take(found, "first look at it", amal)
    found.refresh_from_db()
    return found


def without(enquiry: Enquiry, *purposes: Purpose) -> None:
    given = [one for one in Purpose if one not in purposes]
    own.set_consents(enquiry, given, NAMED if Purpose.SHARE in given else "")


def page(worker: User, enquiry: Enquiry) -> str:
    return browser(worker).get(f"/enquiries/{enquiry.public_id}/").content.decode()


def file(worker: User, enquiry: Enquiry, purpose: str = "share", recipient: str = "The Made-up Centre") -> HttpResponse:
    said = {"purpose": purpose, "recipient": recipient}
    return browser(worker).post(f"/enquiries/{enquiry.public_id}/file/", said)


def found_with(enquiry: Enquiry) -> Collection[Enquiry]:
    """What a search among the enquiries finds that may be about the same person."""
    other = told(who=SECRETS["who"])
    return [one.enquiry for one in matching.alike(other) if one.enquiry == enquiry]


def exactly(monkeypatch: pytest.MonkeyPatch) -> dict[Purpose, int]:
    monkeypatch.setattr(counts, "STEP", 1)
    return counts.counts_of(f"{timezone.now():%Y-%m}")


def test_view_search(taken: Enquiry, amal: User) -> None:
    assert "سلمى الخولاني" in page(amal, taken)
    without(taken, Purpose.SEARCH)
    assert browser(amal).get(f"/enquiries/{taken.public_id}/").status_code == 404


def test_view_contact(taken: Enquiry, amal: User) -> None:
    assert CONTACT in page(amal, taken)
    without(taken, Purpose.CONTACT)
    shown = page(amal, taken)
    assert CONTACT not in shown
    assert "سلمى الخولاني" in shown


def test_view_share(taken: Enquiry, amal: User) -> None:
    assert 'value="Another Office"' in page(amal, taken)
    without(taken, Purpose.SHARE)
    shown = page(amal, taken)
    assert "Another Office" not in shown
    assert "allows no sharing" in shown


def test_view_court(taken: Enquiry, amal: User) -> None:
    assert 'value="court"' in page(amal, taken)
    without(taken, Purpose.COURT)
    shown = page(amal, taken)
    assert 'value="court"' not in shown
    assert "leave this enquiry out of evidence" in shown


def test_search_search(taken: Enquiry) -> None:
    assert found_with(taken) == [taken]
    without(taken, Purpose.SEARCH)
    assert found_with(taken) == []


@pytest.mark.parametrize("purpose", [Purpose.CONTACT, Purpose.SHARE, Purpose.COURT])
def test_search_others(taken: Enquiry, amal: User, purpose: Purpose) -> None:
    """These three say nothing about searching, and what a search shows of an enquiry never depends on them."""
    without(taken, purpose)
    other = told(who=SECRETS["who"])
    actions.take(other, "first look at it", amal)
    shown = re.sub(r"(?s).*Other enquiries that may be", "", page(amal, other))
    shown = re.sub(r"(?s)<h2>News of a death.*", "", shown)
    assert taken.public_id in shown
    assert CONTACT not in shown
    assert "Made-up Centre" not in shown


def test_export_search(taken: Enquiry, amal: User) -> None:
    assert file(amal, taken).status_code == 200
    without(taken, Purpose.SEARCH)
    assert file(amal, taken).status_code == 404
    with pytest.raises(PermissionDenied):
        sharing.give_file(taken, "share", "The Made-up Centre", amal)


def test_export_contact(taken: Enquiry, amal: User) -> None:
    """How to reach a family stands in no file, whatever is allowed."""
    for purpose in ("share", "court"):
        content = file(amal, taken, purpose).content.decode()
        assert "سلمى الخولاني" in content
        assert CONTACT not in content
        assert SECRETS["you"]["beware"] not in content
    without(taken, Purpose.CONTACT)
    assert CONTACT not in file(amal, taken).content.decode()


def test_export_share(taken: Enquiry, amal: User) -> None:
    content = file(amal, taken).content.decode()
    for step in ("who", "last", "marks"):
        for words in SECRETS[step].values():
            assert words in content
    assert SECRETS["you"]["your_name"] not in content
    assert file(amal, taken, recipient="Somebody Else").status_code == 400
    without(taken, Purpose.SHARE)
    answer = file(amal, taken)
    assert answer.status_code == 400
    assert "does not allow this" in answer.content.decode()


def test_export_court(taken: Enquiry, amal: User) -> None:
    assert SECRETS["you"]["your_name"] in file(amal, taken, "court", "A court").content.decode()
    without(taken, Purpose.COURT)
    assert file(amal, taken, "court", "A court").status_code == 400
    assert file(amal, taken).status_code == 200


@pytest.mark.parametrize("purpose", list(Purpose))
def test_counts_each(taken: Enquiry, monkeypatch: pytest.MonkeyPatch, purpose: Purpose) -> None:
    assert exactly(monkeypatch) == dict.fromkeys(Purpose, 1)
    without(taken, purpose)
    gone = set(Purpose) if purpose == Purpose.SEARCH else {purpose}
    assert exactly(monkeypatch) == {one: 0 if one in gone else 1 for one in Purpose}


def test_no_cell_of_the_table_is_without_its_test() -> None:
    """Views, searches, files and counts, each for every purpose."""
    named = {name for name in vars(sys.modules[__name__]) if name.startswith("test_")}
    for where in ("view", "export"):
        assert {f"test_{where}_{one}" for one in Purpose} <= named
    assert {"test_search_search", "test_search_others", "test_counts_each"} <= named


def test_a_file_is_for_one_recipient_and_the_family_and_the_log_know_of_it(taken: Enquiry, amal: User) -> None:
    family = at_the_door(code_of(taken))
    content = file(amal, taken).content.decode()
    line = vault.get(taken, notes.SHARED)["lines"][0]
    assert line["recipient"] == "The Made-up Centre"
    assert line["file"] in content
    assert "Another Office" not in content
    assert "The Made-up Centre" in family.get("/notes/choices/").content.decode().split("Who got something")[1]
    entry = AuditEntry.objects.get(action="enquiry file given")
    assert entry.detail == {"digest": line["digest"]}


@pytest.mark.parametrize("how", ["the tick", "the name", "everything"])
def test_what_is_taken_back_is_told_to_who_had_it(taken: Enquiry, amal: User, how: str) -> None:
    file(amal, taken)
    file(amal, taken, recipient="Another Office")
    assert browser(amal).get("/enquiries/").content.decode().count("To be told") == 0
    if how == "everything":
        own.withdraw(taken)
    else:
        own.set_consents(taken, list(Purpose) if how == "the name" else [Purpose.SEARCH], "Another Office")
    gone = ["The Made-up Centre"] if how == "the name" else ["Another Office", "The Made-up Centre"]
    assert sorted(Recall.objects.values_list("recipient", flat=True)) == gone
    shown = browser(amal).get("/enquiries/").content.decode()
    assert "To be told" in shown
    assert "The Made-up Centre" in shown
    assert "To be told" not in browser(user("basil")).get("/enquiries/").content.decode()
    assert "To be told" in browser(user("senior", Role.SENIOR)).get("/enquiries/").content.decode()
    with pytest.raises(BadInput):
        sharing.told_recipient(Recall.objects.all()[0].pk, User.objects.get(username="basil"))
    for one in Recall.objects.all():
        browser(amal).post(f"/enquiries/told/{one.pk}/")
    assert list(Recall.objects.exclude(recipient="")) == []
    assert AuditEntry.objects.filter(action="enquiry recipient told").count() == len(gone)
    if how == "the name":
        assert file(amal, taken).status_code == 400
        assert file(amal, taken, recipient="Another Office").status_code == 200
        shown = at_the_door(code_of(taken)).get("/notes/choices/").content.decode()
        assert shown.count("You took it back") == 1


def test_files_have_a_budget_and_are_for_who_has_the_enquiry(taken: Enquiry, amal: User) -> None:
    assert file(user("basil"), taken).status_code == 404
    assert file(user("root", Role.ADMINISTRATOR), taken).status_code == 404
    assert Client().post(f"/enquiries/{taken.public_id}/file/")["Location"].startswith("/sign-in/")
    assert [file(amal, taken).status_code for _ in range(11)] == [200] * 10 + [429]
    assert AuditEntry.objects.filter(action="alert: enquiries shared", actor=amal).count() == 1


def test_case_8_no_cell_of_a_file_is_a_formula(taken: Enquiry, amal: User) -> None:
    own.save_step(taken, "marks", {"marks": '=HYPERLINK("http://a.example")', "clothes": "@x"})
    content = file(amal, taken).content.decode()
    assert "'=HYPERLINK" in content
    assert "'@x" in content
