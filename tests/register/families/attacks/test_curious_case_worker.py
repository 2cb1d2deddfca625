"""Attacks of somebody who works here: to read what is not theirs, to carry much away, to leave no trace."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.utils import timezone
from tests.register.families.conftest import WORDS, many, told
from tests.register.families.test_casework import browser, statuses, user

from khabar.model import BadInput
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Role
from khabar.register.families import actions as own
from khabar.register.families import budgets
from khabar.register.families.casework import access, actions, sharing
from khabar.register.families.giving import parcels as giving
from khabar.register.families.giving.models import Parcel
from khabar.register.families.models import Enquiry, Recall

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


AT = "/enquiries/parcels/"
ASKED = {"purpose": "share", "recipient": "The Made-up Centre", "reason": "they asked for all of spring"}


def old(name: str, role: Role = Role.CASE_WORKER) -> User:
    """A user whose account is no new one."""
    found = user(name, role)
    User.objects.filter(pk=found.pk).update(date_joined=timezone.now() - timedelta(days=30))
    return User.objects.get(pk=found.pk)


def asked_for(client: Client) -> Parcel:
    assert client.post(AT + "ask/", ASKED)["Location"] == AT
    return Parcel.objects.order_by("-pk")[0]


def test_case_15_an_administrator_alone_carries_away_no_more_than_a_few() -> None:
    """Ten thousand are theirs to open, and still no way takes more than 25: in one file, in pieces, or agreed alone."""
    root = old("root", Role.ADMINISTRATOR)
    held, client = many(10_000, root, who={"name": "Salma"}), browser(root)
    parcel = asked_for(client)
    assert parcel.enquiries == 10_000
    assert client.post(f"{AT}{parcel.public_id}/take/").status_code == 400
    assert (
        client.post(f"{AT}{parcel.public_id}/answer/", {"verdict": "agreed", "reason": "I agree with me"}).status_code
        == 400
    )
    made = user("made for it", Role.ADMINISTRATOR)
    answer = browser(made).post(f"{AT}{parcel.public_id}/answer/", {"verdict": "agreed", "reason": "I am not root"})
    assert answer.status_code == 400
    assert Parcel.objects.get().agreed is None
    for one in held[:25]:
        sharing.give_file(one, "share", "The Made-up Centre", root)
    with pytest.raises(BadInput, match="as one person may alone"):
        sharing.give_file(held[25], "share", "The Made-up Centre", root)
    Enquiry.objects.exclude(pk=held[25].pk).update(worker=None)
    single = asked_for(client)
    assert (single.enquiries, client.post(f"{AT}{single.public_id}/take/").status_code) == (1, 400)
    assert AuditEntry.objects.filter(action="parcel taken").count() == 0


def test_case_15_with_a_second_person_it_leaves_marked_once_and_in_time() -> None:
    amal, senior = old("amal"), old("senior", Role.SENIOR)
    many(30, amal, who={"name": "Salma"})
    client, second = browser(amal), browser(senior)
    parcel = asked_for(client)
    assert "spring" in second.get(AT).content.decode().split("Waiting for a second person")[1]
    assert browser(old("basil")).post(f"{AT}{parcel.public_id}/answer/").status_code == 403
    yes = {"verdict": "agreed", "reason": "the centre is known"}
    assert second.post(f"{AT}{parcel.public_id}/answer/", {**yes, "reason": "ok"}).status_code == 400
    assert second.post(f"{AT}{parcel.public_id}/answer/", yes)["Location"] == AT
    assert second.post(f"{AT}{parcel.public_id}/take/").status_code == 400
    answer = client.post(f"{AT}{parcel.public_id}/take/")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 5 + 30 * 2
    assert all(" · amal · The Made-up Centre · 20" in row[-1] for row in rows)
    assert rows[0][1] == parcel.public_id
    assert rows[3][0] == "Good until"
    assert len({row[2] for row in rows if row[0] == "Case"}) == 30
    assert client.post(f"{AT}{parcel.public_id}/take/").status_code == 400
    assert [one.action for one in AuditEntry.objects.filter(subject=str(parcel)).order_by("pk")] == [
        "parcel asked for", "parcel agreed to", "parcel taken",
    ]  # fmt: skip
    assert AuditEntry.objects.filter(action="enquiry file given").count() == 30
    late = asked_for(client)
    second.post(f"{AT}{late.public_id}/answer/", yes)
    Parcel.objects.filter(pk=late.pk).update(until=timezone.now())
    assert client.post(f"{AT}{late.public_id}/take/").status_code == 400


def test_case_15_a_package_holds_what_is_allowed_when_it_is_taken() -> None:
    amal, senior = old("amal"), old("senior", Role.SENIOR)
    first, other, *_ = many(30, amal, who={"name": "Salma"})
    parcel = asked_for(browser(amal))
    giving.answer(parcel.public_id, True, "the centre is known", senior)
    own.withdraw(first)
    own.set_consents(other, ["search"], "")
    rows = giving.take(parcel.public_id, amal).decode()
    assert rows.count("Full name,Salma") == 28
    own.withdraw(Enquiry.objects.filter(state="sent", worker=amal).exclude(pk=other.pk)[0])
    assert Recall.objects.get().recipient == "The Made-up Centre"
    more = asked_for(browser(amal))
    giving.answer(more.public_id, True, "the centre is known", senior)
    many(1, amal, who={"name": "Salma"})
    with pytest.raises(BadInput, match="More families"):
        giving.take(more.public_id, amal)


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
