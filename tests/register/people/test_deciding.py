"""Laws of persons over random histories: judging, merging, splitting, moving, undoing, retracting, linking, leaving."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.register.people.made import COUNT, PAIR, make_records, members

from khabar import model
from khabar.model import BadInput, Verdict
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Role
from khabar.register.documents.models import Change, Document, Intake, Record, Standing
from khabar.register.documents.revising import revise
from khabar.register.people.actions import add_judgements
from khabar.register.people.deciding import judge, merge, move, split, undo
from khabar.register.people.grounds import everything
from khabar.register.people.models import Decision, Judgement, Membership, Move, Person, RunInForce
from khabar.register.people.queries import living
from khabar.register.people.regrouping import put_in_force, regroup
from khabar.register.people.taking_back import RESTING

ANY = st.integers(0, COUNT - 1)
BY_HAND = st.one_of(
    st.tuples(st.just("judge"), PAIR, st.sampled_from(Verdict)),
    st.tuples(st.just("merge"), PAIR),
    st.tuples(st.just("split"), ANY),
    st.tuples(st.just("move"), PAIR),
)
STEP = st.one_of(
    BY_HAND,
    st.tuples(st.just("link"), st.lists(PAIR, max_size=6)),
    st.tuples(st.just("link later"), st.lists(st.tuples(PAIR, st.sampled_from(Verdict)), max_size=4)),
    st.tuples(st.just("retract"), st.sampled_from(Standing)),
    st.tuples(st.just("leave"), ANY),
    st.tuples(st.just("undo"), st.integers(0, 9)),
)
STEPS = st.lists(st.tuples(STEP, st.integers(0, 2)), max_size=6)


def owner(record: int) -> Person:
    found = Membership.objects.filter(record=record).select_related("person").first()
    if found is None:
        raise BadInput("the record left the register with its intake")
    return found.person


def link(run: int, pairs: list[tuple[int, int]]) -> None:
    with transaction.atomic():
        add_judgements(str(run), [model.Judgement(a, b, Verdict.SAME, 9.0, 0.99) for a, b in dict.fromkeys(pairs)])
        put_in_force(str(run))
        regroup()


def link_later(run: int, words: list[tuple[int, int, Verdict]]) -> None:
    """A run beside those in force, which says something of some pairs."""
    said = [model.Judgement(a, b, verdict, 5.0 + run, 0.9) for a, b, verdict in words if owner(a) and owner(b)]
    with transaction.atomic():
        before = list(RunInForce.objects.values_list("run", flat=True))
        add_judgements(str(run), {(word.record_a, word.record_b): word for word in said}.values())
        put_in_force(str(run), beside=before)
        regroup({record for word in said for record in (word.record_a, word.record_b)})


def leave_register(record: int) -> None:
    """What undoing an intake does with a record."""
    document = Document.objects.get()
    Intake.objects.get_or_create(document=document, defaults={"list_name": "x", "parts": COUNT})
    if owner(record):
        with transaction.atomic():
            for resting in reversed(RESTING):
                resting.remove(document, [record])
            Record.objects.filter(pk=record).delete()


def take(step: tuple, number: int, records: list[int], actor: User) -> None:  # type: ignore[type-arg]
    """One step of a history; what makes no sense just then is refused with BadInput and changes nothing."""
    match step:
        case ("link", pairs):
            held = set(Membership.objects.values_list("record_id", flat=True))
            link(number, [(records[a], records[b]) for a, b in pairs if {records[a], records[b]} <= held])
        case ("link later", words):
            link_later(number, [(records[a], records[b], verdict) for (a, b), verdict in words])
        case ("retract", standing):
            revise(Document.objects.get(), "standing", standing, "why", actor)
        case ("leave", a):
            leave_register(records[a])
        case ("judge", (a, b), verdict):
            judge(records[a], records[b], verdict, "why", actor)
        case ("merge", (a, b)):
            merge(owner(records[a]), owner(records[b]), "why", actor)
        case ("split", a):
            split(owner(records[a]), [records[a]], "why", actor)
        case ("move", (a, b)):
            move(owner(records[a]), [records[a]], owner(records[b]), "why", actor)
        case ("undo", n):
            decisions = list(Decision.objects.all())
            if decisions:
                undo(decisions[n % len(decisions)], "why", actor)


def make_users() -> list[User]:
    roles = {"amal": Role.CASE_WORKER, "emma": Role.CASE_WORKER, "salma": Role.SENIOR}
    return [User.objects.create_user(name, password="x", role=role) for name, role in roles.items()]


class Histories(TestCase):
    """Invariants after every step."""

    @given(STEPS)
    @settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
    def test_persons_are_what_the_judgements_say_after_every_step(self, steps: list[tuple[tuple, int]]) -> None:  # type: ignore[type-arg]
        records, users = make_records(), make_users()
        known: set[str] = set()
        for number, (step, who) in enumerate(steps):
            before = members()
            try:
                take(step, number, records, users[who])
            except BadInput:
                assert members() == before
            said = everything().groups()
            assert sorted(map(sorted, members().values())) == sorted(said)
            assert Record.objects.filter(membership=None).count() == 0
            if step[0] == "retract":
                assert members() == before
            alive = set(Person.objects.filter(merged_into=None, emptied_by=None).values_list("pk", flat=True))
            assert alive == set(members())
            known |= set(Person.objects.values_list("public_id", flat=True))
            led = [living(public_id) for public_id in known]
            assert all(found is not None and (found.pk in alive or found.emptied_by) for found in led)

    @given(
        st.lists(st.tuples(STEP, st.integers(0, 2)), max_size=5),
        BY_HAND,
    )
    @settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
    def test_undoing_brings_back_the_same_persons_and_undoing_that_the_change(
        self,
        steps: list[tuple[tuple, int]],  # type: ignore[type-arg]
        last: tuple,  # type: ignore[type-arg]
    ) -> None:
        records, users = make_records(), make_users()
        for number, (step, who) in enumerate(steps):
            try:
                take(step, number, records, users[who])
            except BadInput:
                continue
        before = members()
        try:
            take(last, 99, records, users[0])
        except BadInput:
            return
        after = members()
        first = undo(Decision.objects.order_by("pk").last(), "mistaken", users[1])  # type: ignore[arg-type]
        assert members() == before
        undo(first, "not mistaken", users[2])
        assert members() == after

    @given(STEPS, PAIR)
    @settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
    def test_a_merge_joins_the_two_and_nobody_else(self, steps: list[tuple[tuple, int]], pair: tuple[int, int]) -> None:  # type: ignore[type-arg]
        records, users = make_records(), make_users()
        for number, (step, who) in enumerate(steps):
            try:
                take(step, number, records, users[who])
            except BadInput:
                continue
        try:
            a, b = owner(records[pair[0]]), owner(records[pair[1]])
        except BadInput:
            return
        if a == b:
            return
        before = members()
        merge(a, b, "the same", users[2])
        older = min(a.pk, b.pk)
        assert members() == {
            **{p: of for p, of in before.items() if p not in (a.pk, b.pk)},
            older: before[a.pk] | before[b.pk],
        }


@pytest.mark.django_db
def test_a_decision_is_audited_and_told_and_needs_a_reason_and_a_right() -> None:
    records = make_records()
    reader = User.objects.create_user("reem", password="x")
    with pytest.raises(PermissionDenied):
        judge(records[0], records[1], Verdict.SAME, "why", reader)
    with pytest.raises(BadInput, match="why"):
        judge(records[0], records[1], Verdict.SAME, " ", None)
    decision = judge(records[1], records[0], Verdict.SAME, "same mother", None)
    entry, change = AuditEntry.objects.get(), Change.objects.get()
    assert entry.subject == change.subject == f"decision {decision.public_id}"
    assert "mother" not in str(entry.content())
    assert Judgement.objects.get().record_a_id == records[0]


@pytest.mark.django_db
def test_a_senior_settles_what_two_people_hold_differently() -> None:
    records = make_records()
    amal, emma, salma = make_users()
    pair = (records[0], records[1])
    judge(*pair, Verdict.SAME, "same mother", amal)
    judge(*pair, Verdict.DIFFERENT, "other village", emma)
    assert everything().people[pair].is_disputed
    judge(*pair, Verdict.SAME, "I asked the family", salma)
    assert (everything().people[pair].verdict, everything().people[pair].is_disputed) == (Verdict.SAME, False)
    judge(*pair, Verdict.DIFFERENT, "I still think so", emma)
    assert owner(records[0]) == owner(records[1])
    assert everything().people[pair].is_disputed


@pytest.mark.django_db
def test_a_page_opened_before_a_change_changes_nothing() -> None:
    records = make_records()
    merge(owner(records[0]), owner(records[1]), "the same", None)
    with pytest.raises(BadInput, match="Somebody else"):
        split(owner(records[0]), [records[0]], "not the same", None, seen=[records[0]])


@pytest.mark.django_db
def test_a_new_link_run_does_not_overrule_people() -> None:
    records = make_records()
    judge(records[0], records[1], Verdict.DIFFERENT, "two cousins", None)
    link(1, [(records[0], records[1]), (records[1], records[2]), (records[0], records[2])])
    assert owner(records[0]) != owner(records[1])


@pytest.mark.django_db
def test_nobody_but_a_senior_merges_over_what_a_senior_settled() -> None:
    records = make_records()
    amal, emma, salma = make_users()
    pair = (records[0], records[1])
    judge(*pair, Verdict.SAME, "same mother", amal)
    judge(*pair, Verdict.DIFFERENT, "other village", emma)
    judge(*pair, Verdict.DIFFERENT, "I asked the family", salma)
    before = members()
    with pytest.raises(BadInput, match="senior"):
        merge(owner(records[0]), owner(records[1]), "the same all the same", amal)
    assert members() == before
    merge(owner(records[0]), owner(records[1]), "the family was mistaken", salma)
    assert owner(records[0]) == owner(records[1])


@pytest.mark.django_db
def test_what_a_decision_did_to_each_record_is_kept_with_its_change() -> None:
    records = make_records()
    older, younger = owner(records[0]), owner(records[1])
    decision = merge(older, younger, "the same", None)
    undo(decision, "not the same", None)
    moves = [(move.record, move.was, move.now) for move in Move.objects.order_by("id")]
    assert moves == [
        (records[1], younger.pk, older.pk),
        (records[0], older.pk, older.pk),
        (records[1], older.pk, younger.pk),
    ]
