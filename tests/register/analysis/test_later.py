"""Runs that look only at what is new or changed since the last accepted one."""

import shutil
from pathlib import Path

import pytest
from tests.register.people.made import members

from khabar.model import BadInput, Verdict
from khabar.readers import ReadOptions
from khabar.register.analysis.actions import accept, link_register, propose, reject
from khabar.register.analysis.models import LinkRun, RunState
from khabar.register.documents.models import Record
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import judge, merge
from khabar.register.people.grounds import everything
from khabar.register.people.models import Membership, Person, RunInForce
from khabar.synth import write as write_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def lists(tmp_path: Path) -> list[Path]:
    files = write_lists(400, 4, 7, tmp_path / "lists").files
    return sorted(files, key=lambda path: (path.suffix == ".csv", -path.stat().st_size))


@pytest.fixture
def linked(home: Home, lists: list[Path]) -> Home:
    """All lists but the smallest are held and linked."""
    for path in lists[:-1]:
        take_in(home, path, path.stem, None, ReadOptions())
    link_register(home)
    return home


def take_last(home: Home, lists: list[Path]) -> set[int]:
    """Take in the smallest list, the half of it; returns its records."""
    before = set(Record.objects.values_list("pk", flat=True))
    part = lists[-1].with_name(f"later_{lists[-1].name}")
    part.write_bytes(b"\n".join(lists[-1].read_bytes().split(b"\n")[:40]) + b"\n")
    take_in(home, part, "later", lists[-1].stem, ReadOptions())
    return set(Record.objects.values_list("pk", flat=True)) - before


def groups() -> set[frozenset[int]]:
    return {frozenset(records) for records in members().values()}


def test_only_what_is_new_is_looked_at_and_all_else_stays(linked: Home, lists: list[Path]) -> None:
    new = take_last(linked, lists)
    before = members()
    run = propose(linked)
    assert (run.is_whole, run.why, run.counts["new"]) == (False, "", len(new))
    assert members() == before
    accept(linked, run)
    after = members()
    assert len(after) == run.changes["persons_then"] < run.changes["persons_now"] == len(before)
    joined = {person for person, records in after.items() if records & new}
    assert any(len(after[person]) > 1 for person in joined)
    assert {p: of for p, of in after.items() if p not in joined}.items() <= before.items()
    assert all(p in after or Person.objects.get(pk=p).merged_into_id in after for p in before)
    assert everything().groups() and groups() == {frozenset(group) for group in everything().groups()}


def test_the_answer_is_that_of_a_whole_run(linked: Home, lists: list[Path]) -> None:
    new = take_last(linked, lists)
    link_register(linked)
    found = groups()
    run = link_register(linked, anew=True)
    assert (run.is_whole, run.why) == (True, "asked")
    untouched = {group for group in found if not group & new}
    assert len(untouched & groups()) >= 0.98 * len(untouched)
    assert len(found & groups()) >= 0.97 * len(found)


def test_nothing_new_changes_nobody_and_is_said(linked: Home) -> None:
    before = members()
    run = link_register(linked)
    assert (run.is_whole, run.counts["new"], run.counts["judgements"]) == (False, 0, 0)
    assert members() == before


def test_the_index_is_made_anew_where_it_is_lost_or_of_other_tables(
    linked: Home, lists: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    take_last(linked, lists)
    kept = propose(linked)
    reject(kept)
    shutil.rmtree(linked.root / "index")
    lost = propose(linked)
    reject(lost)
    monkeypatch.setattr("khabar.register.analysis.cache.tables_digest", lambda: "other tables")
    stale = propose(linked)
    assert not lost.is_whole and not stale.is_whole
    assert kept.counts == lost.counts == stale.counts
    assert kept.changes == lost.changes == stale.changes


def test_without_the_files_of_earlier_runs_everything_is_linked_and_that_is_said(linked: Home) -> None:
    shutil.rmtree(linked.root / "index")
    shutil.rmtree(linked.runs)
    assert propose(linked).why == "lost"


def test_where_much_is_new_everything_is_linked(home: Home, lists: list[Path]) -> None:
    take_in(home, lists[-1], "A", None, ReadOptions())
    assert link_register(home).why == "first"
    for path in lists[:-1]:
        take_in(home, path, path.stem, None, ReadOptions())
    assert link_register(home).why == "much"


def test_a_record_that_changed_is_looked_at_again_and_what_was_said_of_it_is_taken_back(linked: Home) -> None:
    person, records = next((p, of) for p, of in members().items() if len(of) == 3)
    changed = Record.objects.get(pk=min(records))
    others = dict.fromkeys(changed.values, "")
    changed.values = others | {"name": "زيد فلان الغريب", "given_name": "زيد", "birth_date": "1901-01-01"}
    changed.save()
    run = propose(linked)
    assert (run.is_whole, run.counts["new"]) == (False, 1)
    accept(linked, run)
    assert members()[person] == records - {changed.pk}
    assert link_register(linked).counts["new"] == 0


def test_people_go_before_a_run_that_looks_at_what_is_new(linked: Home, lists: list[Path]) -> None:
    new = take_last(linked, lists)
    run = propose(linked)
    accept(linked, run)
    one = next(iter(records for records in members().values() if records & new and records - new))
    a, b = min(one & new), min(one - new)
    judge(a, b, Verdict.DIFFERENT, "two cousins", None)
    assert link_register(linked).counts["new"] == 0
    Record.objects.filter(pk=a).update(values={**Record.objects.get(pk=a).values, "age": "44"})
    link_register(linked)
    owner = dict(Membership.objects.values_list("record_id", "person_id"))
    assert owner[a] != owner[b]


def test_a_merge_by_hand_stays_through_later_runs(linked: Home, lists: list[Path]) -> None:
    first, second = (Person.objects.get(pk=pk) for pk in list(members())[:2])
    merge(first, second, "the same family", None)
    take_last(linked, lists)
    link_register(linked)
    assert not Person.objects.filter(pk=second.pk, merged_into=None).exists()


def test_of_two_runs_computed_side_by_side_the_second_is_refused(linked: Home, lists: list[Path]) -> None:
    take_last(linked, lists)
    one, other = propose(linked), propose(linked)
    accept(linked, one)
    before = members()
    with pytest.raises(BadInput, match="accepted since"):
        accept(linked, other)
    assert members() == before
    assert LinkRun.objects.get(pk=other.pk).state == RunState.PROPOSED
    reject(other)


def test_another_recipe_is_shown_before_it_counts_and_later_runs_keep_to_it(linked: Home, lists: list[Path]) -> None:
    before = members()
    recipe = {"threshold": 0.999, "rules": ["given class + family class"]}
    run = propose(linked, recipe=recipe)
    assert run.is_whole and run.changes["split"] > 0
    assert members() == before
    accept(linked, run)
    assert list(RunInForce.objects.values_list("run", flat=True)) == [run.public_id]
    take_last(linked, lists)
    later = propose(linked)
    assert not later.is_whole
    assert '"threshold": 0.999' in (linked.runs / later.public_id / "model.json").read_text("utf-8")
