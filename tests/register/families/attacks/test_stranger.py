"""Attacks of somebody who has no card and no account: to learn, to take, to make the register do something."""

import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from tests.register.conftest import HEADER
from tests.register.families.addresses import inner
from tests.register.families.conftest import SECRETS, WORDS, at_the_door, code_of, many, told
from tests.register.families.test_casework import browser, confirm, user

from khabar.checks.fate import FateState
from khabar.model import new_public_id
from khabar.readers import ReadOptions
from khabar.register.accounts.models import AuditEntry
from khabar.register.families import actions as own
from khabar.register.families import vault
from khabar.register.families.casework import actions
from khabar.register.families.casework.echoes import echoes_of
from khabar.register.families.models import Enquiry
from khabar.register.families.reaching import views as reaching
from khabar.register.families.sheet import sheets_of
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.mail.models import Letter
from khabar.register.people.answers import answer_sheet
from khabar.register.people.deciding import merge
from khabar.register.people.models import Claim, Membership, Person
from khabar.register.people.summaries import summarise

pytestmark = pytest.mark.django_db
PAYLOAD = "<script>alert(1)</script>\u202egnp.exe\"'><img src=x onerror=y>"


def without_token(page: bytes) -> str:
    return re.sub(r'value="[^"]*"', "", page.decode())


def test_case_1_no_page_of_families_searches_the_register(known: Person) -> None:
    """A name that the register holds and one that it does not get the same bytes from every page."""
    for path in inner():
        answers = []
        for name in ("محمد الخولاني", "Nobody Of This Name"):
            answer = Client().post(path, {"name": name, "q": name, "code": name, "address": name})
            answers.append((answer.status_code, answer.get("Location"), without_token(answer.content)))
        assert answers[0] == answers[1], path


def test_case_3_no_address_tells_whether_an_enquiry_is_there(enquiry: Enquiry) -> None:
    for path in ("/enquiries/{}/", "/enquiries/{}/take/", "/enquiries/{}/file/"):
        there, none = (Client().post(path.format(name)) for name in (enquiry.public_id, "A" * 22))
        assert (there.status_code, there.content) == (none.status_code, none.content)
        assert there["Location"].replace(enquiry.public_id, "A" * 22) == none["Location"]


def test_case_4_nothing_of_a_family_is_reached_without_its_card(enquiry: Enquiry) -> None:
    for path in inner():
        for answer in (Client().get(path), Client().post(path)):
            page = answer.content.decode()
            assert enquiry.public_id not in page
            assert not any(word in page for word in WORDS)


def test_case_4_a_forged_session_cookie_opens_nothing(enquiry: Enquiry) -> None:
    for forged in (enquiry.public_id, "a" * 32, f'{{"visit": {{"enquiry": "{enquiry.public_id}"}}}}'):
        client = Client()
        client.cookies["sessionid"] = forged
        assert client.get("/notes/check/")["Location"] == "/notes/"


def test_case_7_the_register_writes_to_nobody_for_a_stranger() -> None:
    """No page takes a text for others; a code that is asked for goes to its own family alone, and not for ever."""
    for path in inner():
        Client().post(path, {"to": "victim@example.org", "text": "look at http://a.example", "name": "x"})
    assert not Letter.objects.exists()
    assert reaching.ASK.most <= 6


def test_case_11_no_address_that_anybody_types_is_ever_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_args: object) -> None:
        raise AssertionError("something was asked for over the network")

    for address in ("http://169.254.169.254/latest/", "http://[::1]/", "file:///etc/passwd"):
        said = {
            "who": {"name": address, "father_name": address},
            "last": {"told": address, "seen_place": address, "seen_date": address},
            "you": {"contact": address},
        }
        with monkeypatch.context() as patched:
            patched.setattr(socket.socket, "connect", refused)
            patched.setattr(socket, "getaddrinfo", refused)
            asked = told(**said)
            family = at_the_door(code_of(asked))
            pages = [family.get(path).content.decode() for path in inner()]
        assert not any(f'href="{address}' in page or f'src="{address}' in page for page in pages)


def test_case_12_scripts_and_hidden_directions_stay_text_on_every_page() -> None:
    asked = told(who={"name": PAYLOAD, "mother_name": PAYLOAD}, last={"told": PAYLOAD}, you={"your_name": PAYLOAD})
    own.write(asked, PAYLOAD)
    own.set_question(asked, PAYLOAD, "a long answer")
    worker = user("amal")
    actions.take(asked, f"because {PAYLOAD}", worker)
    family, case_worker = at_the_door(code_of(asked)), browser(worker)
    pages = [family.get(path).content.decode() for path in inner()]
    pages += [case_worker.get(path).content.decode() for path in ("/enquiries/", f"/enquiries/{asked.public_id}/")]
    assert sum("&lt;script&gt;" in page for page in pages) >= 4
    for page in pages:
        assert "<script>alert" not in page
        assert "<img" not in page
        assert "\u202e" not in re.sub(r'value="[^"]*"|<textarea.*?</textarea>', "", page, flags=re.DOTALL)


TOLD = "He died in the spring of 2013 in the old fort, I saw it myself and I swear it."


def test_case_18_five_hundred_who_tell_the_same_count_as_one_and_change_nothing(known: Person) -> None:
    """It enters no record, moves no fate and no sheet, and stands as one telling before a case worker."""
    before = summarise(answer_sheet(known))
    amal, real = user("amal"), told(who={"name": "محمد الخولاني"}, last={"told": TOLD})
    actions.take(real, "first look at it", amal)
    confirm(real, known, amal)
    sheet, claims = [one.answer.claim.claim_id for one in sheets_of(real)[0].news], Claim.objects.count()
    many(400, who={"name": "محمد الخولاني"}, last={"told": TOLD})
    many(99, who={"name": "Somebody Else"}, last={"told": TOLD.replace("swear it", "SWEAR that") + " Tell all"})
    other = told(who={"name": "محمد الخولاني"}, last={"told": "He was seen in 2016 on the road to the old bridge."})
    after = summarise(answer_sheet(known))
    assert (after.fate.state, after.whereabouts.state) == (before.fate.state, before.whereabouts.state)
    assert [one.answer.claim.claim_id for one in sheets_of(real)[0].news] == sheet
    assert Claim.objects.count() == claims
    page = browser(amal).get(f"/enquiries/{real.public_id}/").content.decode()
    assert "499 other families tell the same" in page
    assert page.count("count as one telling") == 1
    assert len(echoes_of(real)) == 499
    assert echoes_of(other) == []


def test_case_18_one_source_that_nobody_judged_settles_nothing(home: Home, write: Callable[..., Path]) -> None:
    """Five hundred rows of one source of which nothing is known: reported, never established, one source."""
    rows = [[str(number), "Salma Darwisheh", "Rima", "1980", "dead", "2013-04-01", ""] for number in range(500)]
    take_in(home, write("tips.csv", HEADER, *rows), "Somebody", None, ReadOptions())
    assert Claim.objects.count() == 500
    assert set(Claim.objects.values_list("credibility", flat=True)) == {"6"}
    person = Membership.objects.order_by("record")[0].person
    alone = summarise(answer_sheet(person)).fate.state
    for other in Membership.objects.order_by("record")[1:40]:
        merge(person, other.person, "the same name", None)
    found = summarise(answer_sheet(person)).fate
    assert found.state == alone == FateState.REPORTED_DEAD
    assert found.sources == 1
    family = told(who={"name": "Salma Darwisheh"})
    assert sheets_of(family) == []


def test_case_24_no_digest_of_anything_held_stands_on_a_page_of_families(family: Client) -> None:
    for path in inner():
        for client in (family, Client()):
            assert not re.search(r"\b[0-9a-f]{64}\b", client.get(path).content.decode()), path


def test_a_form_from_another_place_is_refused(enquiry: Enquiry) -> None:
    """With the visit of a family open in the browser, and without: nothing that is posted from elsewhere counts.

    Mail programs post to the links of mails from elsewhere; it carries its own proof, and any other does nothing.
    """
    for strict in (at_the_door(code_of(enquiry)), Client()):
        strict.handler.enforce_csrf_checks = True
        for path in (one for one in inner() if not one.startswith("/notes/off/")):
            answer = strict.post(path, {"sure": "yes", "name": "x"})
            assert answer.status_code in (403, 405) or answer["Location"] == "/notes/", path
    assert vault.get(enquiry, "who") == SECRETS["who"]


def test_ids_are_random_and_no_order_shows_in_them(enquiry: Enquiry) -> None:
    made = {new_public_id() for _ in range(1000)}
    assert len(made) == 1000
    assert all(len(one) == 22 for one in made)
    assert len({one[:4] for one in made}) > 990


def test_what_strangers_do_is_no_name_in_the_audit_log() -> None:
    Client().post("/notes/", {"code": "Salma Khoulani"})
    Client().post("/notes/new/", {"name": "Salma Khoulani"})
    assert not any("Salma" in f"{one.subject} {one.detail}" for one in AuditEntry.objects.all())
