"""One opinion, two, and a senior's: what counts when, and that taking back is exact."""

import pytest
from django.core.exceptions import PermissionDenied
from tests.register.people.made import members
from tests.register.review.made import linked, make_users, tell

from khabar.model import BadInput, ClaimKind, Verdict
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Role
from khabar.register.people.models import Decision, Judgement, Membership
from khabar.register.review.actions import give, take_back_last
from khabar.register.review.gathering import catch_up
from khabar.register.review.models import Hold, Opinion, Stage, Suggestion
from khabar.register.review.weighing import why_heavy

pytestmark = pytest.mark.django_db


@pytest.fixture
def records() -> list[int]:
    return linked()


def test_a_light_pair_counts_at_once_with_who_when_why_and_how_long(records: list[int]) -> None:
    amal, *_ = make_users()
    pair = records[4], records[5]
    assert why_heavy(pair) == []
    said = give(pair, Verdict.SAME, " one mother ", amal, 1.5)
    assert (said.reason, said.seconds, said.user, said.why_heavy) == ("one mother", 1.5, amal, [])
    assert said.decision is not None
    assert (said.decision.actor, said.decision.reason) == (amal, "one mother")
    assert {records[4], records[5]} in members().values()
    assert AuditEntry.objects.filter(action="opinion given").count() == 1
    assert give(pair, Verdict.UNSURE, "", amal).reason, "a decision without words says at least how it was made"


def test_a_heavy_pair_waits_for_a_second_person_who_says_the_same(records: list[int]) -> None:
    amal, emma, *_ = make_users()
    pair, before = (records[1], records[2]), members()
    first = give(pair, Verdict.SAME, "one house", amal)
    assert (first.decision, first.why_heavy) == (None, ["several"])
    assert (members(), Decision.objects.count()) == (before, 0)
    give(pair, Verdict.SAME, "I am sure", amal)
    assert Decision.objects.count() == 0, "the same person twice is one person"
    second = give(pair, Verdict.SAME, "same number", emma)
    assert set(records[:4]) in members().values()
    assert [one.actor for one in Decision.objects.all()] == [amal, emma]
    assert [one.reason for one in Decision.objects.all()] == ["I am sure", "same number"]
    assert second.entered.count() == 2


def test_two_who_differ_wait_for_a_senior_who_gave_neither_opinion(records: list[int]) -> None:
    amal, _emma, salma, huda = make_users()
    pair = records[1], records[2]
    give(pair, Verdict.SAME, "one house", amal)
    give(pair, Verdict.DIFFERENT, "two mothers", salma)
    catch_up()
    assert Suggestion.objects.get(record_a=pair[0], record_b=pair[1]).stage == Stage.SENIOR
    assert Decision.objects.count() == 0
    with pytest.raises(BadInput, match="senior"):
        give(pair, Verdict.SAME, "", User.objects.create_user("reem", password="x", role=Role.CASE_WORKER))
    give(pair, Verdict.DIFFERENT, "I asked the family", huda)
    assert Judgement.objects.filter(settles=True).get().decision.actor == huda  # type: ignore[union-attr]
    assert Decision.objects.count() == 3
    catch_up()
    assert not Suggestion.objects.filter(record_a=pair[0], record_b=pair[1]).exists()
    assert Membership.objects.get(record=pair[0]).person != Membership.objects.get(record=pair[1]).person


def test_hard_news_and_going_against_somebody_are_heavy(records: list[int]) -> None:
    amal, emma, *_ = make_users()
    e, f = records[4], records[5]
    give((e, f), Verdict.DIFFERENT, "", amal)
    assert why_heavy((e, f), Verdict.SAME) == ["against"]
    assert why_heavy((e, f), Verdict.DIFFERENT) == []
    assert give((e, f), Verdict.SAME, "", emma).decision is None
    tell(e, [ClaimKind.REPORTED_DEAD])
    assert why_heavy((e, f)) == ["hard_news"]


def test_an_opinion_of_somebody_who_may_review_no_longer_counts_for_nothing(records: list[int]) -> None:
    amal, emma, salma, _huda = make_users()
    pair = records[1], records[2]
    give(pair, Verdict.SAME, "", amal)
    User.objects.filter(pk=amal.pk).update(is_active=False)
    assert give(pair, Verdict.SAME, "", emma).decision is None
    assert give(pair, Verdict.SAME, "", salma).decision is not None
    assert {one.actor for one in Decision.objects.all()} == {emma, salma}


def test_taking_back_is_exact_one_after_the_other(records: list[int]) -> None:
    amal, emma, *_ = make_users()
    start = {record: person for person, held in members().items() for record in held}
    give((records[4], records[5]), Verdict.SAME, "", amal)
    light = members()
    give((records[1], records[2]), Verdict.SAME, "", amal)
    give((records[1], records[2]), Verdict.SAME, "", emma)
    assert members() != light
    take_back_last(emma)
    assert members() == light
    waits = Opinion.objects.get(decision=None, taken_back_at=None)
    assert waits.user == amal
    take_back_last(amal)
    assert members() == light
    take_back_last(amal)
    assert {record: person for person, held in members().items() for record in held} == start
    with pytest.raises(BadInput, match="nothing"):
        take_back_last(amal)
    assert Opinion.objects.filter(taken_back_at=None).count() == 0
    assert Opinion.objects.count() == 3, "what was said is kept"


def test_what_makes_no_sense_is_refused(records: list[int]) -> None:
    amal, *_ = make_users()
    with pytest.raises(BadInput):
        give((records[0], 10**9), Verdict.SAME, "", amal)
    reader = User.objects.create_user("reem", password="x", role=Role.READER)
    with pytest.raises(PermissionDenied):
        give((records[0], records[1]), Verdict.SAME, "", reader)
    assert Hold.objects.count() == Opinion.objects.count() == 0
