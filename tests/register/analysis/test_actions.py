from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from khabar.model import BadInput, Verdict
from khabar.readers import ReadOptions
from khabar.register.accounts.models import AuditEntry
from khabar.register.analysis.actions import accept, begin_run, link_register, reject
from khabar.register.analysis.models import LinkRun, RunState
from khabar.register.analysis.mothers import apart
from khabar.register.analysis.proposing import compute
from khabar.register.analysis.words import REVIEW_FROM
from khabar.register.documents.models import Record
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import judge
from khabar.register.people.models import Judgement, Membership, Person
from khabar.synth import write as write_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(home: Home, tmp_path: Path) -> Home:
    for path in write_lists(300, 3, 7, tmp_path / "lists").files:
        take_in(home, path, path.stem, None, ReadOptions())
    return home


def persons() -> dict[int, int]:
    return dict(Membership.objects.values_list("record_id", "person_id"))


def test_persons_are_the_clusters_of_the_run_but_where_two_mothers_part_them(held: Home) -> None:
    run = link_register(held)
    cluster = {
        (row["list"], row["record_id"]): row["cluster_id"]
        for row in pq.read_table(held.runs / run.public_id / "clusters.parquet").to_pylist()
    }
    found: dict[int, list[Record]] = {}
    of: dict[int, list[Record]] = {}
    for member in Membership.objects.select_related("record__list"):
        found.setdefault(member.person_id, []).append(member.record)
        of.setdefault(cluster[member.record.list.name, member.record.record_id], []).append(member.record)
    assert all(len({cluster[one.list.name, one.record_id] for one in records}) == 1 for records in found.values())
    for records in of.values():
        mothers = {one.pk: one.values["mother_name"] for one in records if one.values.get("mother_name")}
        persons = {member.person_id for member in Membership.objects.filter(record__in=records)}
        assert len(persons) == 1 or list(apart([mothers], mothers))
    assert any(len(records) > 1 for records in found.values())


def test_a_run_has_one_audit_entry_and_a_second_run_changes_nobody(held: Home) -> None:
    link_register(held)
    before, minted = persons(), Person.objects.count()
    again = link_register(held)
    assert AuditEntry.objects.filter(action="link run").count() == LinkRun.objects.count() == 2
    assert persons() == before
    assert Person.objects.count() == minted
    assert again.counts["moved"] == again.counts["minted"] == again.counts["merged"] == 0


def test_pairs_are_kept_as_judgements_of_their_run(held: Home) -> None:
    run = link_register(held)
    judged = Judgement.objects.filter(run=run.public_id)
    assert run.counts["pairs"] >= judged.count() == run.counts["judgements"] > 0
    assert all(weak >= REVIEW_FROM for weak in judged.filter(verdict="unsure").values_list("probability", flat=True))
    assert all(a < b for a, b in judged.values_list("record_a_id", "record_b_id"))


def test_a_list_taken_in_later_joins_the_persons_there_are(held: Home, write: Callable[..., Path]) -> None:
    link_register(held)
    known = set(Person.objects.filter(merged_into=None).values_list("public_id", flat=True))
    take_in(held, write("more.csv", ["id", "name", "birth_date"], ["1", "زيد فلان", "1990"]), "Z", None, ReadOptions())
    link_register(held)
    now = set(Person.objects.filter(merged_into=None).values_list("public_id", flat=True))
    assert len(known & now) >= 0.9 * len(known)


def test_an_empty_register_is_said(home: Home) -> None:
    with pytest.raises(BadInput, match="no records"):
        link_register(home)


def test_a_proposed_run_says_what_would_change_and_changes_nothing_until_it_is_accepted(held: Home) -> None:
    before = persons()
    run = compute(held, begin_run())
    assert (run.state, persons()) == (RunState.PROPOSED, before)
    assert run.changes["persons_now"] == len(before)
    accepted = accept(held, run)
    assert len(set(persons().values())) == run.changes["persons_then"] < run.changes["persons_now"]
    assert accepted.counts["merged"] == run.changes["merged"] - run.changes["into"]
    with pytest.raises(BadInput):
        accept(held, run)


def test_a_rejected_run_counts_for_nothing(held: Home) -> None:
    before = persons()
    run = reject(compute(held, begin_run()))
    assert (run.state, persons(), Judgement.objects.count()) == (RunState.REJECTED, before, 0)
    with pytest.raises(BadInput):
        accept(held, run)


def test_what_people_decide_goes_before_a_run_whenever_they_do(held: Home) -> None:
    link_register(held)
    pair = Judgement.objects.filter(verdict="same").order_by("-weight").values_list("record_a_id", "record_b_id")[0]
    run = compute(held, begin_run())
    judge(*pair, Verdict.DIFFERENT, "two cousins", None)
    accept(held, run)
    assert persons()[pair[0]] != persons()[pair[1]]
    link_register(held)
    assert persons()[pair[0]] != persons()[pair[1]]
