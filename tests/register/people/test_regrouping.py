import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.register.people.made import PAIR, make_records, members

from khabar import model
from khabar.register.people.actions import add_judgements
from khabar.register.people.models import Person
from khabar.register.people.queries import living
from khabar.register.people.regrouping import put_in_force, regroup

PAIRS = st.lists(PAIR, max_size=8)


def apply(run: str, records: list[int], pairs: list[tuple[int, int]]) -> dict[str, int]:
    with transaction.atomic():
        add_judgements(
            run,
            [model.Judgement(records[a], records[b], model.Verdict.SAME, 10.0, 0.99) for a, b in dict.fromkeys(pairs)],
        )
        put_in_force(run)
        return regroup().counts


class Regrouping(TestCase):
    """Laws of persons over any sequence of link runs."""

    @given(st.lists(PAIRS, min_size=1, max_size=4))
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    def test_persons_follow_the_judgements_and_no_id_is_lost(self, runs: list[list[tuple[int, int]]]) -> None:
        records = make_records()
        known: set[str] = set()
        for number, pairs in enumerate(runs):
            apply(str(number), records, pairs)
            groups = model.groups(records, [(records[a], records[b]) for a, b in pairs])
            assert sorted(map(sorted, members().values())) == sorted(map(sorted, groups))
            alive = set(Person.objects.filter(merged_into=None).values_list("pk", flat=True))
            assert alive == set(members())
            known |= set(Person.objects.values_list("public_id", flat=True))
            for public_id in known:
                person = living(public_id)
                assert person is not None
                assert person.pk in alive

    @given(PAIRS)
    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
    def test_the_same_judgements_again_change_nothing(self, pairs: list[tuple[int, int]]) -> None:
        records = make_records()
        apply("1", records, pairs)
        before = members()
        again = apply("2", records, pairs)
        assert members() == before
        assert not any(again.values())

    @given(PAIRS)
    @settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
    def test_taking_every_link_back_restores_the_permanent_ids(self, pairs: list[tuple[int, int]]) -> None:
        records = make_records()
        first = {record: person for person, of in members().items() for record in of}
        apply("1", records, pairs)
        apply("2", records, [])
        survivors = {record: person for person, of in members().items() for record in of}
        assert all(len(of) == 1 for of in members().values())
        kept = [person for record, person in survivors.items() if person in first.values()]
        assert len(set(kept)) == len(kept)


@pytest.mark.django_db
def test_a_merge_keeps_the_older_person() -> None:
    records = make_records()
    older, younger = Person.objects.order_by("pk")[:2]
    apply("1", records, [(0, 1)])
    assert living(younger.public_id) == older
    assert living("unknown") is None
