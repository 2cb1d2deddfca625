"""Attacks of somebody who works here: to read what is not theirs, to carry much away, to leave no trace."""

import pytest
from django.core.exceptions import PermissionDenied
from tests.register.families.conftest import WORDS, told
from tests.register.families.test_casework import browser, statuses, user

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Role
from khabar.register.families import budgets
from khabar.register.families.casework import access, actions, sharing
from khabar.register.families.models import Enquiry

pytestmark = pytest.mark.django_db


@pytest.fixture
def curious() -> User:
    return user("basil")


def test_the_list_shows_no_word_of_what_families_tell(enquiry: Enquiry, curious: User) -> None:
    for who in (curious, user("senior", Role.SENIOR), user("root", Role.ADMINISTRATOR)):
        page = browser(who).get("/enquiries/").content.decode()
        assert enquiry.public_id in page
        assert not any(word in page for word in WORDS)


def test_nothing_opens_without_a_reason_and_the_reason_stays(enquiry: Enquiry, curious: User) -> None:
    client, path = browser(curious), f"/enquiries/{enquiry.public_id}/"
    for reason in ("", " ", "x", "curious"):
        assert client.post(path + "take/", {"reason": reason}).status_code == 400
    assert client.get(path).status_code == 404
    client.post(path + "take/", {"reason": "the mother rang this morning"})
    assert client.get(path).status_code == 200
    opened = AuditEntry.objects.filter(action="enquiry opened", actor=curious)
    assert opened.count() == 1
    assert "the mother rang" in client.get(path).content.decode()


def test_the_reason_of_one_opens_nothing_for_another(enquiry: Enquiry, curious: User) -> None:
    amal, senior = user("amal"), user("senior", Role.SENIOR)
    actions.take(enquiry, "the mother rang this morning", amal)
    actions.give(enquiry, curious, senior)
    assert statuses(browser(amal), enquiry) == {404}
    assert "Why do you open this enquiry?" in browser(curious).get(f"/enquiries/{enquiry.public_id}/").content.decode()
    with pytest.raises(PermissionDenied):
        actions.state_reason(enquiry, "the mother rang again", amal)


def test_of_a_child_or_a_woman_nothing_is_taken_or_seen(curious: User) -> None:
    girl = told(who={"name": "Rima Darwisheh", "sex": "female"})
    boy = told(who={"name": "Karim Darwisheh"}, birth={"age": "12"}, last={"seen_date": "2013"})
    client = browser(curious)
    for one in (girl, boy):
        assert one.public_id not in client.get("/enquiries/").content.decode()
        assert client.post(f"/enquiries/{one.public_id}/take/", {"reason": "I want to see it"}).status_code == 404
        with pytest.raises(BadInput):
            actions.take(one, "I want to see it", curious)


def test_who_lost_the_role_lost_the_enquiry(enquiry: Enquiry, curious: User) -> None:
    actions.take(enquiry, "the mother rang this morning", curious)
    User.objects.filter(pk=curious.pk).update(role=Role.READER)
    assert statuses(browser(User.objects.get(pk=curious.pk)), enquiry) == {403}
    assert not access.may_open(User.objects.get(pk=curious.pk), enquiry)


def test_case_15_nobody_carries_away_more_than_one_enquiry_in_a_file_and_ten_in_an_hour(curious: User) -> None:
    """There is no page that gives several; and an administrator alone has none that nobody gave to them."""
    found = [told() for _ in range(11)]
    root = browser(user("root", Role.ADMINISTRATOR))
    said = {"purpose": "share", "recipient": "The Made-up Centre"}
    for one in found:
        assert root.post(f"/enquiries/{one.public_id}/file/", said).status_code == 404
        actions.take(one, "the mother rang this morning", curious)
    client = browser(curious)
    answers = [client.post(f"/enquiries/{one.public_id}/file/", said) for one in found]
    assert [one.status_code for one in answers] == [200] * 10 + [429]
    for one, answer in zip(found[:10], answers, strict=False):
        assert b"The Made-up Centre" in answer.content
        assert AuditEntry.objects.filter(action="enquiry file given", subject=f"enquiry {one.public_id}").count() == 1
    assert AuditEntry.objects.filter(action="alert: enquiries shared", actor=curious).exists()


def test_case_2_opening_one_after_the_other_is_stopped_and_told(curious: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets.OPEN_ENQUIRY, "most", 3)
    client, found = browser(curious), [told() for _ in range(4)]
    for one in found:
        client.post(f"/enquiries/{one.public_id}/take/", {"reason": "I just want to see"})
    assert [client.get(f"/enquiries/{one.public_id}/").status_code for one in found] == [200, 200, 200, 429]
    assert AuditEntry.objects.filter(action="alert: enquiries", actor=curious).count() == 1


def test_no_name_that_the_family_did_not_give_gets_a_file(enquiry: Enquiry, curious: User) -> None:
    actions.take(enquiry, "the mother rang this morning", curious)
    for recipient in ("My Cousin", "The Made-up", "The Made-up Centre.", "the made-up centre", ""):
        with pytest.raises(BadInput):
            sharing.give_file(enquiry, "share", recipient, curious)
    for purpose in ("search", "contact", "other"):
        with pytest.raises(BadInput):
            sharing.give_file(enquiry, purpose, "The Made-up Centre", curious)


def test_a_disabled_user_opens_nothing_more(enquiry: Enquiry, curious: User) -> None:
    actions.take(enquiry, "the mother rang this morning", curious)
    client = browser(curious)
    User.objects.filter(pk=curious.pk).update(is_active=False)
    assert client.get(f"/enquiries/{enquiry.public_id}/")["Location"].startswith("/sign-in/")
