"""The queue: what stands in it, and that renewing it a little gives what making it anew gives."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.register.people.made import COUNT, PAIR, make_records
from tests.register.review.made import link, linked, make_users

from khabar.model import BadInput, Verdict
from khabar.register.people.deciding import judge, merge, undo
from khabar.register.people.models import Decision, Membership
from khabar.register.review.actions import give, take_back_last
from khabar.register.review.gathering import catch_up, gather, is_behind
from khabar.register.review.models import Stage, Suggestion

STEP = st.one_of(
    st.tuples(st.just("give"), PAIR, st.sampled_from(Verdict), st.integers(0, 3)),
    st.tuples(st.just("judge"), PAIR, st.sampled_from(Verdict), st.integers(0, 3)),
    st.tuples(st.just("merge"), PAIR),
    st.tuples(st.just("take back"), st.integers(0, 3)),
    st.tuples(st.just("undo"), st.integers(0, 5)),
)
WEIGHTS = st.dictionaries(
    PAIR, st.tuples(st.sampled_from([Verdict.SAME, Verdict.UNSURE]), st.floats(-4, 12)), max_size=9
)


def pairs() -> list[tuple[int, int]]:
    return list(Suggestion.objects.values_list("record_a_id", "record_b_id"))


def rows() -> list[tuple[object, ...]]:
    columns = ("record_a_id", "record_b_id", "stage", "is_linked", "run", "weight", "usefulness", "facts")
    return sorted(((*row[:-1], str(row[-1])) for row in Suggestion.objects.values_list(*columns)), key=str)


@pytest.mark.django_db
def test_the_doubtful_and_consequential_come_first_and_what_is_sure_does_not_come() -> None:
    _a, b, c, _d, e, f = linked()
    assert is_behind()
    catch_up()
    assert not is_behind()
    assert pairs() == [(b, c), (e, f)]
    first, second = Suggestion.objects.all()
    assert (first.facts["sizes"], second.facts["sizes"]) == ([2, 2], [1, 1])
    assert first.usefulness > second.usefulness


@pytest.mark.django_db
def test_what_was_judged_leaves_the_queue_and_persons_held_apart_are_not_asked_about_again() -> None:
    a, b, c, d, e, f = linked()
    link("s", {
        (a, b): (Verdict.SAME, 20.0), (c, d): (Verdict.SAME, 20.0),
        (b, c): (Verdict.UNSURE, -0.2), (a, d): (Verdict.UNSURE, -1.0), (e, f): (Verdict.UNSURE, -3.0),
    })  # fmt: skip
    catch_up()
    assert pairs() == [(b, c), (e, f)], "one pair for two persons"
    decision = judge(b, c, Verdict.DIFFERENT, "two cousins", None)
    catch_up()
    assert pairs() == [(e, f)]
    undo(decision, "mistaken", None)
    catch_up()
    assert pairs() == [(b, c), (e, f)]


@pytest.mark.django_db
def test_what_two_people_judge_otherwise_waits_for_a_senior() -> None:
    a, *_rest, f = linked()
    amal, emma, *_ = make_users()
    judge(a, f, Verdict.SAME, "the same mother", amal)
    judge(a, f, Verdict.DIFFERENT, "no", emma)
    catch_up()
    assert Suggestion.objects.get(record_a=a, record_b=f).stage == Stage.SENIOR


@pytest.mark.django_db
def test_an_empty_register_has_an_empty_queue() -> None:
    assert not is_behind()
    catch_up()
    assert gather() == 0


class Renewing(TestCase):
    """After every step, the renewed queue is the one that would be made anew."""

    @given(WEIGHTS, st.lists(STEP, max_size=5))
    @settings(
        max_examples=120,
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    def test_renewing_a_little_gives_what_making_it_anew_gives(self, weights: dict, steps: list) -> None:  # type: ignore[type-arg]
        records, users = make_records(), make_users()
        assert len(records) == COUNT
        link("r", {(records[a], records[b]): said for (a, b), said in weights.items()})
        catch_up()
        for step in steps:
            try:
                match step:
                    case ("give", (a, b), verdict, who):
                        give((records[a], records[b]), verdict, "", users[who])
                    case ("judge", (a, b), verdict, who):
                        judge(records[a], records[b], verdict, "why", users[who])
                    case ("merge", (a, b)):
                        one, other = (Membership.objects.get(record=records[n]).person for n in (a, b))
                        merge(one, other, "why", None)
                    case ("take back", who):
                        take_back_last(users[who])
                    case ("undo", n):
                        if decisions := list(Decision.objects.all()):
                            undo(decisions[n % len(decisions)], "why", None)
            except BadInput:
                continue
            catch_up()
            renewed = rows()
            gather()
            self.assertEqual(renewed, rows())
