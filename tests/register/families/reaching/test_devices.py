"""Coming back with a passkey: what opens notes, and what does not, with the same answer for all that does not."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.register.accounts.factors.device import Device as Phone
from tests.register.families.conftest import at_the_door, code_of, told
from tests.register.families.reaching.test_codes import plain
from tests.register.families.test_door import structure

from khabar.register.accounts.factors import actions as staff
from khabar.register.accounts.factors.ceremony import NewPasskey
from khabar.register.accounts.models import User
from khabar.register.families import actions
from khabar.register.families.models import Enquiry
from khabar.register.families.reaching import device_actions
from khabar.register.families.reaching.models import Device

pytestmark = pytest.mark.django_db
AT = {"HTTP_HOST": "localhost"}


def asked(client: Client, path: str) -> dict[str, Any]:
    answer = client.post(path, **AT)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    return found


def keep(client: Client, phone: Phone) -> int:
    return client.post(
        "/notes/devices/", {"credential": phone.make(asked(client, "/notes/devices/ask/"))}, **AT
    ).status_code


def come(phone: Phone, client: Client | None = None) -> Any:
    client = client or Client()
    return client.post("/notes/back/device/", {"credential": phone.show(asked(client, "/notes/back/ask/"))}, **AT)


def test_a_kept_key_opens_its_notes_and_no_other(family: Client, enquiry: Enquiry) -> None:
    told(who={"name": "Somebody Else"})
    phone, client = Phone(), Client()
    options = asked(family, "/notes/devices/ask/")["publicKey"]
    assert options["rp"]["name"] == "Notes"
    assert options["user"]["name"].startswith("Notes, ")
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert keep(family, phone) == 302
    assert come(phone, client)["Location"] == "/notes/mine/"
    assert "سلمى الخولاني" in client.get("/notes/check/").content.decode()
    assert come(phone)["Location"] == "/notes/mine/"


def test_what_opens_nothing_gets_the_same_answer_at_the_same_cost(family: Client, enquiry: Enquiry) -> None:
    phones = {kind: Phone() for kind in ("unknown", "gone", "turned back", "wrong key", "not verified")}
    gone = told()
    assert keep(at_the_door(code_of(gone)), phones["gone"]) == 302
    actions.withdraw(gone)
    for kind in ("turned back", "wrong key", "not verified"):
        assert keep(family, phones[kind]) == 302
    phones["turned back"].counter = 0
    phones["wrong key"].key = Phone().key
    phones["not verified"].verified = False
    phones["unknown"].handle = b"x"
    come(Phone())
    answers, queries = {}, {}
    for kind, phone in phones.items():
        client = Client()
        shown = phone.show(asked(client, "/notes/back/ask/"))
        with CaptureQueriesContext(connection) as found:
            answers[kind] = structure(client.post("/notes/back/device/", {"credential": shown}, **AT))
        queries[kind] = [plain(query["sql"]) for query in found.captured_queries]
    assert len(set(map(str, answers.values()))) == 1
    assert len(set(map(str, queries.values()))) == 1
    assert b"opens nothing" in Client().post("/notes/back/device/", {"credential": "rubbish"}, **AT).content


def test_an_answer_counts_once_and_only_for_its_own_question(family: Client) -> None:
    phone, client = Phone(), Client()
    keep(family, phone)
    shown = phone.show(asked(client, "/notes/back/ask/"))
    assert client.post("/notes/back/device/", {"credential": shown}, **AT).status_code == 302
    client.get("/notes/leave/")
    assert client.post("/notes/back/device/", {"credential": shown}, **AT).status_code == 200
    staff_question = asked(client, "/sign-in/passkey/ask/")
    crossed = client.post("/notes/back/device/", {"credential": phone.show(staff_question)}, **AT)
    assert crossed.status_code == 200


def test_a_passkey_of_a_user_opens_no_notes_nor_the_other_way_round(family: Client, enquiry: Enquiry) -> None:
    phone = Phone()
    keep(family, phone)
    kept = Device.objects.get()
    amal = User.objects.create_user("amal", password="x")
    other = NewPasskey("localhost", "h" * 43, "c" * 43, bytes(kept.credential), 0, True)
    staff.add_passkey(amal, "phone", other)
    assert not Device.objects.filter(credential_id=other.credential_id).exists()
    client = Client()
    client.post("/notes/back/device/", {"credential": phone.show(asked(client, "/notes/back/ask/"))}, **AT)
    assert client.get("/", **AT)["Location"].startswith("/sign-in/")


def test_five_devices_and_all_can_be_taken_away(family: Client, enquiry: Enquiry) -> None:
    phones = [Phone() for _ in range(device_actions.MOST + 1)]
    assert [keep(family, phone) for phone in phones] == [302] * device_actions.MOST + [400]
    family.post("/notes/devices/", {"stop": "1"}, **AT)
    assert not Device.objects.exists()
    assert come(phones[0]).status_code == 200


def test_two_answers_with_one_count_open_once(family: Client) -> None:
    keep(family, Phone())
    device = Device.objects.get()
    assert device_actions.note_use(device, device.counter + 1)
    assert not device_actions.note_use(device, device.counter + 1)


def test_rubbish_is_refused_in_a_sentence_and_keys_work_only_at_a_host_name(family: Client) -> None:
    assert family.post("/notes/devices/", {"credential": "{}"}, **AT).status_code == 400
    assert family.post("/notes/devices/ask/", HTTP_HOST="127.0.0.1").status_code == 400
    assert Client().post("/notes/back/ask/", HTTP_HOST="127.0.0.1").status_code == 400
    assert Client().post("/notes/devices/ask/", **AT)["Location"] == "/notes/"
    assert b"Use your card" in family.get("/notes/devices/", HTTP_HOST="127.0.0.1").content
