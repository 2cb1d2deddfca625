"""The controlled list of facilities: what is done to it, that it can be undone, and that the log holds no name."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from khabar.model import BadInput
from khabar.readers import ReadOptions, fold_facility
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Role
from khabar.register.accounts.versions import Stale
from khabar.register.events import actions, queries
from khabar.register.events.models import Facility
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.facilities import facilities_of
from khabar.register.people.models import Claim

pytestmark = pytest.mark.django_db

TEXTS = ["فرع الروابي", "الفرع الروابي", "Rawabi Br.", "Rawabi Br.", "السجن المركزي", ""]


@pytest.fixture(autouse=True)
def claims(home: Home, write: Callable[..., Path]) -> None:
    rows = [[str(n), "سامي الحداد", text] for n, text in enumerate(TEXTS)]
    take_in(home, write("list.csv", ["id", "name", "facility"], *rows), "A", None, ReadOptions())


def facts(name_ar: str = "", name_en: str = "", pcode: str = "") -> dict[str, str]:
    return {"name_ar": name_ar, "name_en": name_en, "kind": "branch", "pcode": pcode, "note": ""}


def meant(text: str) -> list[Facility]:
    return queries.matches([fold_facility(text)]).get(fold_facility(text), [])


def test_texts_that_mean_no_facility_come_the_most_frequent_first() -> None:
    found = [(text.text, text.claims) for text in queries.unmatched()]
    assert sorted(found, key=lambda one: (-one[1], one[0])) == sorted(
        [("الفرع الروابي", 2), ("Rawabi Br.", 2), ("السجن المركزي", 1)], key=lambda one: (-one[1], one[0])
    )


def test_a_facility_is_met_under_both_names_and_under_what_is_assigned_and_claims_keep_their_words() -> None:
    words = list(Claim.objects.values_list("facility", flat=True))
    rawabi = actions.add_facility(facts("فرع الروابي", "Rawabi Branch"))
    assert meant("فرع الروابى") == meant("RAWABI BRANCH") == [rawabi]
    assert meant("Rawabi Br.") == []
    name = actions.assign("Rawabi Br.", rawabi)
    assert meant("rawabi br") == [rawabi]
    assert queries.claims_by_facility() == {rawabi.pk: 4}
    actions.use_spelling(name, used=False)
    assert meant("Rawabi Br.") == []
    actions.use_spelling(name, used=True)
    assert [text.text for text in queries.unmatched()] == ["السجن المركزي"]
    assert list(Claim.objects.values_list("facility", flat=True)) == words


def test_a_text_of_two_facilities_means_both() -> None:
    one = actions.add_facility(facts("السجن المركزي", pcode="SY02"))
    other = actions.add_facility(facts("السجن المركزي", pcode="SY04"))
    assert meant("السجن المركزي") == [one, other]
    shown = facilities_of([fold_facility("السجن المركزي"), ""])
    assert [found.public_id for found in shown[fold_facility("السجن المركزي")]] == [one.public_id, other.public_id]


def test_a_merge_leads_on_and_is_undone() -> None:
    one = actions.add_facility(facts("فرع الروابي"))
    other = actions.add_facility(facts(name_en="Rawabi Br."))
    other = actions.merge(other, one, other.version)
    assert meant("Rawabi Br.") == [one]
    with pytest.raises(BadInput):
        actions.merge(one, other, one.version)
    other = actions.part(other, other.version)
    assert meant("Rawabi Br.") == [other]


def test_what_is_off_the_list_matches_nothing_until_it_is_put_back() -> None:
    one = actions.add_facility(facts("فرع الروابي"))
    one = actions.list_facility(one, False, one.version)
    assert meant("فرع الروابي") == []
    assert Facility.objects.get() == one
    actions.list_facility(one, True, one.version)
    assert meant("فرع الروابي") == [one]


def test_two_who_edit_one_facility_are_told() -> None:
    one = actions.add_facility(facts("فرع الروابي"))
    actions.edit_facility(one, facts("فرع الروابي", "Rawabi"), 1)
    with pytest.raises(Stale):
        actions.edit_facility(one, facts("فرع الزوابي"), 1)
    assert Facility.objects.get().name_en == "Rawabi"


def test_a_former_name_still_means_the_facility() -> None:
    one = actions.add_facility(facts("فرع الروابي"))
    actions.edit_facility(one, facts("فرع البيادر"), 1)
    assert meant("فرع الروابي") == meant("فرع البيادر") == [one]


@pytest.mark.parametrize(("name", "pcode"), [("", ""), ("؟", ""), ("الفرع الروابي", "SY02")])
def test_what_has_no_name_or_is_there_already_is_refused(name: str, pcode: str) -> None:
    actions.add_facility(facts("فرع الروابي", pcode="SY02"))
    with pytest.raises(BadInput):
        actions.add_facility(facts(name, pcode=pcode))
    assert Facility.objects.count() == 1


def test_only_who_keeps_lists_may_and_the_log_holds_no_name() -> None:
    reader = User.objects.create_user("amal", password="x")
    with pytest.raises(PermissionDenied):
        actions.add_facility(facts("فرع الروابي"), actor=reader)
    keeper = User.objects.create_user("huda", password="x", role=Role.ADMINISTRATOR)
    made = actions.add_facility(facts("فرع الروابي"), "الفرع الروابي", keeper)
    actions.assign("Rawabi Br.", made, keeper)
    entries = AuditEntry.objects.filter(subject=f"facility {made.public_id}")
    assert [entry.action for entry in entries] == ["facility added", "spelling assigned"]
    assert "روابي" not in str([entry.content() for entry in entries])
    assert "Rawabi" not in str([entry.content() for entry in entries])


def test_facilities_with_names_like_a_text_are_offered_first() -> None:
    rawabi = actions.add_facility(facts(name_en="Rawabi Branch"))
    actions.add_facility(facts(name_en="Station Warehouse"))
    assert queries.alike("Al-Rawabi Brnch") == [rawabi]
    assert queries.alike("xyz") == []
