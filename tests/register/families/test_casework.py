"""Case workers: they open what they took, decide with reasons, and tell hard news only after the family was reached."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.register.families.conftest import at_the_door, code_of, told

from khabar.model import BadInput
from khabar.readers import ReadOptions
from khabar.register.accounts.actions import hand_over
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Role
from khabar.register.documents.models import Document
from khabar.register.families import actions as own
from khabar.register.families import budgets, vault
from khabar.register.families.casework import access, actions, handing_over, matching, notes
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.sheet import deaths_of, sheets_of
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import merge
from khabar.register.people.models import Membership, Person

pytestmark = pytest.mark.django_db
HIM = {"who": {"name": "محمد الخولاني", "mother_name": "فاطمة"}, "you": {"contact": "umm.karim@example.org"}}


def user(name: str, role: Role = Role.CASE_WORKER) -> User:
    return User.objects.create_user(name, password="x", role=role)


def browser(of: User) -> Client:
    client = Client()
    client.force_login(of)
    return client


@pytest.fixture
def amal() -> User:
    return user("amal")


@pytest.fixture
def taken(amal: User) -> Enquiry:
    found = told(**HIM)
    actions.take(found, "first look at it", amal)
    found.refresh_from_db()
    return found


def confirm(enquiry: Enquiry, person: Person, worker: User) -> None:
    actions.check_requester(enquiry, "called back at the number given", "passed", worker)
    actions.decide(enquiry, person, True, "mother and birth agree", worker)


def pages(enquiry: Enquiry) -> list[tuple[str, dict[str, str] | None]]:
    at = f"/enquiries/{enquiry.public_id}/"
    return [
        (at, None),
        (at + "match/", {"person": "A" * 22, "verdict": "confirmed", "reason": "x"}),
        (at + "check/", {"what": "x", "outcome": "passed"}),
        (at + "message/", {"text": "x"}),
        (at + "reached/", {"who": "x", "when": "x", "how": "x"}),
    ]


def statuses(client: Client, enquiry: Enquiry) -> set[int]:
    return {
        (client.get(path) if said is None else client.post(path, said)).status_code for path, said in pages(enquiry)
    }


def test_a_curious_case_worker_opens_nothing_that_they_did_not_take(taken: Enquiry) -> None:
    curious = browser(user("basil"))
    before = vault.parts(taken)
    assert statuses(curious, taken) == {404}
    assert curious.post(f"/enquiries/{taken.public_id}/take/").status_code == 404
    assert taken.public_id not in curious.get("/enquiries/").content.decode()
    assert vault.parts(taken) == before


def test_neither_does_an_administrator_or_who_has_no_business_here(taken: Enquiry) -> None:
    assert statuses(browser(user("root", Role.ADMINISTRATOR)), taken) == {404}
    for role in (Role.READER, Role.ANALYST, Role.EDITOR):
        assert statuses(browser(user(role, role)), taken) == {403}


def test_a_made_up_enquiry_is_no_different_from_anothers(taken: Enquiry) -> None:
    curious = browser(user("basil"))
    curious.get("/enquiries/")
    asked: dict[str, list[str]] = {}
    answers = {}
    for name in (taken.public_id, "A" * 22):
        with CaptureQueriesContext(connection) as found:
            answers[name] = curious.get(f"/enquiries/{name}/")
        asked[name] = [re.sub(r"'[^']*'", "?", query["sql"]) for query in found.captured_queries]
    assert asked[taken.public_id] == asked["A" * 22]
    theirs, none = answers.values()
    pages = [
        re.sub(r'value="[^"]+"', "", answer.content.decode()).replace(taken.public_id, "A" * 22)
        for answer in (theirs, none)
    ]
    assert theirs.status_code == none.status_code == 404
    assert pages[0] == pages[1]


def test_a_family_and_a_stranger_reach_no_page_of_case_workers(taken: Enquiry) -> None:
    for client in (Client(), at_the_door(code_of(taken))):
        for path, _said in pages(taken):
            assert client.get(path)["Location"].startswith("/sign-in/")


def test_actions_hold_by_themselves(taken: Enquiry) -> None:
    basil, person = user("basil"), Person.objects.create()
    for call in (
        lambda: actions.note_opening(taken, basil),
        lambda: actions.decide(taken, person, False, "x", basil),
        lambda: actions.check_requester(taken, "x", "passed", basil),
        lambda: actions.write(taken, "x", basil),
        lambda: actions.tell_death(taken, "x", "x", "x", basil),
        lambda: actions.write(taken, "x"),
    ):
        with pytest.raises(PermissionDenied):
            call()


def test_without_leave_to_search_nobody_sees_the_enquiry(taken: Enquiry, amal: User) -> None:
    client = browser(amal)
    assert client.get(f"/enquiries/{taken.public_id}/").status_code == 200
    own.set_consents(taken, [Purpose.CONTACT, Purpose.COURT], "")
    assert statuses(client, taken) == {404}
    for name, role in (("amal2", Role.CASE_WORKER), ("senior", Role.SENIOR)):
        assert taken.public_id not in browser(user(name, role)).get("/enquiries/").content.decode()
    assert taken.public_id not in client.get("/enquiries/").content.decode()


def test_without_leave_to_contact_the_contact_is_not_shown(taken: Enquiry, amal: User) -> None:
    client, path = browser(amal), f"/enquiries/{taken.public_id}/"
    assert "umm.karim@example.org" in client.get(path).content.decode()
    own.set_consents(taken, [Purpose.SEARCH], "")
    page = client.get(path).content.decode()
    assert "umm.karim@example.org" not in page
    assert "does not want to be contacted" in page


def test_cases_of_children_and_women_are_given_by_a_senior(amal: User) -> None:
    found = told(who={"name": "سلمى الخولاني", "sex": "female"})
    client, senior = browser(amal), user("senior", Role.SENIOR)
    assert found.public_id not in client.get("/enquiries/").content.decode()
    assert client.post(f"/enquiries/{found.public_id}/take/").status_code == 404
    assert client.post(f"/enquiries/{found.public_id}/give/", {"to": "amal"}).status_code == 403
    assert statuses(browser(senior), found) == {404}
    browser(senior).post(f"/enquiries/{found.public_id}/give/", {"to": "amal"})
    assert client.get(f"/enquiries/{found.public_id}/").status_code == 200
    Enquiry.objects.filter(pk=found.pk).update(worker=user("carim"))
    assert statuses(client, found) == {404}


def test_an_enquiry_goes_to_case_workers_only(taken: Enquiry) -> None:
    senior = user("senior", Role.SENIOR)
    user("reem", Role.READER)
    answer = browser(senior).post(f"/enquiries/{taken.public_id}/give/", {"to": "reem"})
    assert answer.status_code == 404


def test_two_take_one_enquiry_and_the_first_has_it(taken: Enquiry) -> None:
    with pytest.raises(BadInput):
        actions.take(taken, "first look at it", user("basil"))


def test_what_is_taken_goes_to_another_with_the_rest_of_the_work(taken: Enquiry, amal: User) -> None:
    basil = user("basil")
    assert handing_over.count(amal) == 1
    assert handing_over.give(amal, basil) == 1
    assert (handing_over.count(amal), handing_over.count(basil)) == (0, 1)
    assert handing_over.give(basil, user("reem", Role.READER)) == 0


def test_what_is_handed_over_of_children_and_women_reaches_seniors_only(amal: User) -> None:
    found, senior = told(who={"name": "سلمى الخولاني", "sex": "female"}), user("senior", Role.SENIOR)
    actions.give(found, amal, senior)
    hand_over(amal, user("basil"), user("root", Role.ADMINISTRATOR))
    assert Enquiry.objects.get(pk=found.pk).worker is None
    assert statuses(browser(User.objects.get(username="basil")), found) == {404}
    assert found.public_id in browser(senior).get("/enquiries/").content.decode()
    actions.give(found, amal, senior)
    hand_over(amal, senior)
    assert Enquiry.objects.get(pk=found.pk).worker == senior
    entry = AuditEntry.objects.filter(action="work handed over").last()
    assert entry is not None
    assert (entry.detail["enquiries"], entry.detail["narrow_enquiries"]) == (0, 1)


def test_each_opening_is_written_down_and_too_many_raise_an_alert(
    taken: Enquiry, amal: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budgets.OPEN_ENQUIRY, "most", 2)
    client = browser(amal)
    assert [client.get(f"/enquiries/{taken.public_id}/").status_code for _ in range(3)] == [200, 200, 429]
    opened = AuditEntry.objects.filter(action="enquiry opened", subject=f"enquiry {taken.public_id}", actor=amal)
    assert opened.count() == 2
    assert AuditEntry.objects.filter(action="alert: enquiries", actor=amal).count() == 1


def test_who_opens_an_enquiry_says_why_and_says_it_again_the_next_day(taken: Enquiry, amal: User) -> None:
    senior, path = user("senior", Role.SENIOR), f"/enquiries/{taken.public_id}/"
    actions.give(taken, senior, senior)
    client = browser(senior)
    page = client.get(path).content.decode()
    assert "Why do you open this enquiry?" in page
    assert "الخولاني" not in page
    with pytest.raises(PermissionDenied):
        actions.note_opening(taken, senior)
    assert client.post(path + "open/", {"reason": "curious"}).status_code == 400
    assert "Why do you open" in client.get(path).content.decode()
    client.post(path + "open/", {"reason": "amal is ill; the mother wrote"})
    page = client.get(path).content.decode()
    assert "الخولاني" in page
    assert "amal is ill" in page
    assert "first look at it" in page
    lines = vault.get(taken, notes.OPENED)["lines"]
    stale = [{**line, "at": (datetime.fromisoformat(line["at"]) - access.REASON_HOLDS).isoformat()} for line in lines]
    vault.put(taken, notes.OPENED, {"lines": stale})
    assert "Why do you open" in client.get(path).content.decode()


def test_of_children_and_women_a_reason_holds_for_an_hour(amal: User) -> None:
    found, senior = told(who={"name": "سلمى الخولاني", "sex": "female"}), user("senior", Role.SENIOR)
    actions.give(found, amal, senior)
    found.refresh_from_db()
    actions.state_reason(found, "the mother wrote", amal)
    assert access.has_reason(amal, found)
    assert not access.has_reason(senior, found)
    line = vault.get(found, notes.OPENED)["lines"][0]
    earlier = (datetime.fromisoformat(line["at"]) - access.NARROW_REASON_HOLDS).isoformat()
    vault.put(found, notes.OPENED, {"lines": [{**line, "at": earlier}]})
    assert not access.has_reason(amal, found)
    Enquiry.objects.filter(pk=found.pk).update(narrow=False)
    assert access.has_reason(amal, Enquiry.objects.get(pk=found.pk))


def test_a_reason_lies_in_the_vault_and_nowhere_else(taken: Enquiry) -> None:
    assert "first look" in str(vault.get(taken, notes.OPENED))
    assert not any("first look" in str(entry.detail) for entry in AuditEntry.objects.all())


def test_a_person_is_suggested_with_why_and_goes_once_it_is_decided(taken: Enquiry, amal: User, known: Person) -> None:
    found = matching.suggested(taken)
    assert [one.hit.person for one in found] == [known]
    assert found[0].hit.why
    page = browser(amal).get(f"/enquiries/{taken.public_id}/").content.decode()
    assert known.public_id in page
    actions.decide(taken, known, False, "another mother", amal)
    assert matching.suggested(taken) == []
    assert [(one.person, one.confirmed) for one in matching.decided(taken)] == [(known, False)]
    confirm(taken, known, amal)
    assert [(one.person, one.confirmed) for one in matching.decided(taken)] == [(known, True)]


def test_no_match_is_confirmed_before_it_is_sure_who_asks(taken: Enquiry, amal: User, known: Person) -> None:
    said = {"person": known.public_id, "verdict": "confirmed", "reason": "fits"}
    for outcome in (None, "failed", "open"):
        if outcome:
            actions.check_requester(taken, "called back", outcome, amal)
        answer = browser(amal).post(f"/enquiries/{taken.public_id}/match/", said)
        assert answer.status_code == 400
        assert "made sure who asks" in answer.content.decode()
    assert sheets_of(taken) == []


def test_another_enquiry_about_one_person_is_known_at_once_if_both_allow_it(taken: Enquiry) -> None:
    other, third = told(who={"name": "Mohamad al-Khoulani"}), told(who={"name": "Rima Darwisheh"})
    assert [one.enquiry for one in matching.alike(taken)] == [other]
    assert third not in [one.enquiry for one in matching.alike(taken)]
    own.set_consents(other, [Purpose.CONTACT], "")
    assert matching.alike(taken) == []


def test_a_family_reads_every_piece_of_news_but_a_death_that_nobody_told_them(
    taken: Enquiry, amal: User, known: Person
) -> None:
    family = at_the_door(code_of(taken))
    assert "no news yet" in family.get("/notes/news/").content.decode()
    confirm(taken, known, amal)
    page = family.get("/notes/news/").content.decode()
    assert page.count("<h3>") == 2
    assert "Reported held" in page
    assert "Reported seen alive" in page
    assert "dead by" not in page
    assert "2014-06-01" not in page
    assert "Reported dead" not in page
    assert len(deaths_of(taken)) == 1
    actions.tell_death(taken, "amal told the mother", "today", "in person, at home", amal)
    assert deaths_of(taken) == []
    page = family.get("/notes/news/").content.decode()
    assert page.count("<h3>") == 3
    assert "Reported dead by the source" in page
    assert "other news speaks against it: presumed alive" in page
    assert "Nothing is proven" in page


def test_a_death_that_comes_later_waits_for_its_own_telling(
    taken: Enquiry, amal: User, known: Person, home: Home, write: Callable[..., Path]
) -> None:
    confirm(taken, known, amal)
    actions.tell_death(taken, "amal", "today", "in person", amal)
    header = ["id", "name", "mother_name", "birth_date", "event", "event_date", "facility"]
    take_in(
        home,
        write("D.csv", header, ["1", "محمد الخولاني", "فاطمة", "1980", "dead", "2015", ""]),
        "D",
        None,
        ReadOptions(),
    )
    merge(known, Membership.objects.get(record__document__source__name="D").person, "the same", None)
    assert len(deaths_of(taken)) == 1
    assert len(sheets_of(taken)[0].news) == 3


def test_only_what_came_after_the_last_visit_is_new(taken: Enquiry, amal: User, known: Person) -> None:
    confirm(taken, known, amal)
    code = code_of(taken)
    assert "new since your last visit: 2" in at_the_door(code).get("/notes/mine/").content.decode()
    page = at_the_door(code).get("/notes/mine/").content.decode()
    assert "new since" not in page
    Document.objects.filter(source__name="C").update(received_at="2200-01-01T00:00Z")
    assert "new since your last visit: 1" in at_the_door(code).get("/notes/mine/").content.decode()


def test_a_family_never_sees_a_record_that_nobody_confirmed(
    taken: Enquiry, amal: User, known: Person, home: Home, write: Callable[..., Path]
) -> None:
    header = ["id", "name", "event", "facility"]
    take_in(home, write("X.csv", header, ["1", "محمد سليم الخولاني", "held", "Far Barracks"]), "X", None, ReadOptions())
    confirm(taken, known, amal)
    stranger = Membership.objects.get(record__document__source__name="X").person
    actions.decide(taken, stranger, False, "another grandfather", amal)
    family = at_the_door(code_of(taken))
    for path in ("/notes/news/", "/notes/mine/", "/notes/check/", "/notes/words/"):
        page = family.get(path).content.decode()
        assert "Far Barracks" not in page
        assert "/people/" not in page
        assert "/documents/" not in page


def test_a_witness_on_the_way_is_not_named_to_a_family(taken: Enquiry, amal: User, known: Person) -> None:
    confirm(taken, known, amal)
    hops = [{"bearer": "Nadim the cellmate", "kind": "eyewitness", "date": "", "unsure": ""}]
    Membership.objects.first().record.claims.update(hops=hops)  # type: ignore[union-attr]
    page = at_the_door(code_of(taken)).get("/notes/news/").content.decode()
    assert "Nadim" not in page
    assert "somebody whom we do not name" in page


def test_family_and_case_worker_write_to_each_other_sealed(taken: Enquiry, amal: User) -> None:
    family = at_the_door(code_of(taken))
    family.post("/notes/words/", {"text": "May I come on Sunday?\nThank you"})
    client = browser(amal)
    assert "May I come on Sunday?" in client.get(f"/enquiries/{taken.public_id}/").content.decode()
    client.post(f"/enquiries/{taken.public_id}/message/", {"text": "Yes, at ten <b>"})
    page = family.get("/notes/words/").content.decode()
    assert "Yes, at ten &lt;b&gt;" in page
    assert "amal" not in page
    assert family.post("/notes/words/", {"text": ""}).status_code == 400


def test_a_family_sees_nothing_of_another(taken: Enquiry, amal: User, known: Person) -> None:
    confirm(taken, known, amal)
    actions.write(taken, "for them only", amal)
    other = at_the_door(code_of(told(who={"name": "محمد الخولاني"})))
    for path in ("/notes/news/", "/notes/mine/", "/notes/check/", "/notes/words/"):
        page = other.get(path).content.decode()
        assert "for them only" not in page
        assert "umm.karim" not in page
        assert "Old Bridge" not in page


def test_with_a_withdrawal_everything_goes_for_the_case_worker_too(taken: Enquiry, amal: User, known: Person) -> None:
    confirm(taken, known, amal)
    own.withdraw(taken)
    assert statuses(browser(amal), taken) == {404}
    assert taken.public_id not in browser(amal).get("/enquiries/").content.decode()
    assert matching.alike(told(**HIM)) == []
