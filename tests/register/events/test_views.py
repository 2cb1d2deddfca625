"""Pages of facilities: the list, the texts that mean none yet, and from a text to a facility on the answer sheet."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.events.models import Facility, FacilityName
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Person

pytestmark = pytest.mark.django_db

TEXT = "الفرع الروابي"
FACTS = {"name_ar": "فرع الروابي", "name_en": "Rawabi Branch", "kind": "branch", "pcode": "دوما", "note": ""}


@pytest.fixture
def keeper(client: Client, home: Home, write: Callable[..., Path]) -> Client:
    header = ["id", "name", "event", "event_place", "facility"]
    take_in(home, write("a.csv", header, ["1", "سامي الحداد", "اعتقال", "دوما", TEXT]), "A", None, ReadOptions())
    client.force_login(User.objects.create_user("huda", password="x", role=Role.ADMINISTRATOR))
    return client


def test_from_a_free_text_to_the_controlled_name_on_the_answer_sheet(keeper: Client) -> None:
    assert TEXT in keeper.get("/facilities/free-texts/").content.decode()
    assert TEXT in keeper.post("/facilities/free-texts/choose/", {"text": TEXT}).content.decode()
    form = keeper.post("/facilities/new/", {"text": TEXT}).content.decode()
    assert f'value="{TEXT}"' in form
    answer = keeper.post("/facilities/new/", {"text": TEXT, **FACTS})
    made = Facility.objects.get()
    assert answer["Location"] == f"/facilities/{made.public_id}/"
    assert made.pcode == "SY0302"
    sheet = keeper.get(f"/people/{Person.objects.get().public_id}/").content.decode()
    assert f"<bdi>{TEXT}</bdi>" in sheet
    assert "<bdi>Rawabi Branch</bdi>" in sheet
    assert "Douma (district), Rif Dimashq" in sheet
    arabic = keeper.get(
        f"/people/{Person.objects.get().public_id}/", headers={"accept-language": "ar"}
    ).content.decode()
    assert "<bdi>فرع الروابي</bdi>" in arabic
    assert "دوما (منطقة)، ريف دمشق" in arabic


def test_a_text_is_assigned_and_taken_back(keeper: Client) -> None:
    keeper.post("/facilities/new/", {"text": "", **FACTS, "name_ar": "", "pcode": ""})
    made = Facility.objects.get()
    keeper.post("/facilities/free-texts/assign/", {"text": TEXT, "facility": made.public_id})
    assert TEXT not in keeper.get("/facilities/free-texts/").content.decode()
    spelling = FacilityName.objects.get(is_own=False)
    keeper.post(f"/facilities/spellings/{spelling.pk}/", {"used": "0"})
    assert TEXT in keeper.get("/facilities/free-texts/").content.decode()
    own = FacilityName.objects.get(is_own=True)
    assert keeper.post(f"/facilities/spellings/{own.pk}/", {"used": "0"}).status_code == 400


def test_an_edit_that_comes_too_late_is_told_and_writes_nothing(keeper: Client) -> None:
    keeper.post("/facilities/new/", {"text": "", **FACTS})
    made = Facility.objects.get()
    address = f"/facilities/{made.public_id}/edit/"
    assert keeper.post(address, {**FACTS, "note": "first", "version": "1"}).status_code == 302
    assert keeper.post(address, {**FACTS, "note": "second", "version": "1"}).status_code == 409
    assert Facility.objects.get().note == "first"


def test_a_place_of_two_meanings_or_none_is_asked_about(keeper: Client) -> None:
    for place, told in (("صوران", "SY020405"), ("لندن", "No such place is known")):
        answer = keeper.post("/facilities/new/", {"text": "", **FACTS, "pcode": place})
        assert answer.status_code == 200
        assert told in answer.content.decode()
    assert not Facility.objects.exists()


def test_merging_parting_and_taking_off(keeper: Client) -> None:
    keeper.post("/facilities/new/", {"text": "", **FACTS})
    keeper.post("/facilities/new/", {"text": "", **FACTS, "name_ar": "فرع البيادر", "name_en": ""})
    first, second = Facility.objects.order_by("pk")
    keeper.post(f"/facilities/{second.public_id}/merge/", {"into": first.public_id, "version": "1"})
    assert "merged into" in keeper.get(f"/facilities/{second.public_id}/").content.decode()
    keeper.post(f"/facilities/{second.public_id}/merge/", {"version": "2"})
    assert Facility.objects.get(pk=second.pk).merged_into is None
    keeper.post(f"/facilities/{first.public_id}/listed/", {"listed": "0", "version": "1"})
    assert "off the list" in keeper.get(f"/facilities/{first.public_id}/").content.decode()
    assert "فرع الروابي" in keeper.get("/facilities/").content.decode()


@pytest.mark.parametrize("role", [Role.READER, Role.CASE_WORKER, Role.ANALYST])
def test_others_may_read_the_list_and_not_keep_it(keeper: Client, role: Role) -> None:
    keeper.force_login(User.objects.create_user("amal", password="x", role=role))
    page = keeper.get("/facilities/")
    assert page.status_code == 200
    assert "Add a facility" not in page.content.decode()
    assert keeper.post("/facilities/new/", FACTS).status_code == 403
    assert keeper.post("/facilities/free-texts/choose/", {"text": TEXT}).status_code == 403
    assert not Facility.objects.exists()
