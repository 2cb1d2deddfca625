from collections.abc import Sequence

import pytest
from django.test import Client

from khabar.register.people.models import Decision, Membership, Person

pytestmark = pytest.mark.django_db


def records_of(person: Person) -> list[int]:
    return list(Membership.objects.filter(person=person).order_by("record").values_list("record_id", flat=True))


def post(client: Client, person: Person, do: str, records: Sequence[int] = (), to: str = "", **other: object) -> int:
    seen = other.pop("seen", records_of(person))
    data = {"do": do, "records": list(records), "to": to, "seen": seen, "reason": "other mother", **other}
    return client.post(f"/people/{person.public_id}/regroup/", data).status_code


def test_records_are_split_off_moved_merged_and_all_of_it_undone(case_worker: Client, known: Person) -> None:
    first, second, third = records_of(known)
    assert post(case_worker, known, "split", [third]) == 302
    other = Membership.objects.get(record=third).person
    assert other != known
    assert post(case_worker, known, "move", [second], to=f"http://localhost:8000/people/{other.public_id}/") == 302
    assert records_of(other) == [second, third]
    assert post(case_worker, known, "merge", to=other.public_id) == 302
    assert records_of(known) == [first, second, third]
    page = case_worker.get(f"/people/{known.public_id}/records/").content.decode()
    assert page.count("other mother") == 3
    for decision in Decision.objects.exclude(reason="the same family").order_by("-pk"):
        address = f"/people/{known.public_id}/undo/{decision.public_id}/"
        assert case_worker.post(address, {"reason": "mistaken"}).status_code == 302
    assert records_of(known) == [first, second, third]


@pytest.mark.parametrize(
    ("do", "to", "reason", "says"),
    [
        ("split", "", "x", "Choose some"),
        ("merge", "nobody", "x", "Nobody has this address"),
        ("merge", "A" * 22, "x", "Nobody has this address"),
        ("split", "", "", "Say why"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(
    case_worker: Client, known: Person, do: str, to: str, reason: str, says: str
) -> None:
    data = {"do": do, "to": to, "seen": records_of(known), "reason": reason}
    answer = case_worker.post(f"/people/{known.public_id}/regroup/", data, headers={"accept-language": "en"})
    assert answer.status_code == 400
    assert says in answer.content.decode()
    assert Decision.objects.count() == 2


def test_a_page_that_is_out_of_date_changes_nothing(case_worker: Client, known: Person) -> None:
    first, second, _ = records_of(known)
    assert post(case_worker, known, "split", [first], seen=[first, second]) == 400
    assert post(case_worker, known, "split", [first], seen=[first, 999]) == 400
    assert len(records_of(known)) == 3
