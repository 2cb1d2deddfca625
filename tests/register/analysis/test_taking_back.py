"""An accepted run taken back, also after people judged on top of it."""

from pathlib import Path

import pytest
from tests.register.people.made import members

from khabar.model import BadInput, Verdict
from khabar.readers import ReadOptions
from khabar.register.analysis.actions import link_register, take_back
from khabar.register.analysis.models import RunState
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import judge, merge, undo
from khabar.register.people.grounds import everything
from khabar.register.people.models import Membership, Person, RunInForce
from khabar.synth import write as write_lists

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(home: Home, tmp_path: Path) -> Home:
    for path in write_lists(200, 3, 7, tmp_path / "lists").files:
        take_in(home, path, path.stem, None, ReadOptions())
    return home


def follows() -> bool:
    """Whether persons are what the judgements say."""
    return sorted(map(sorted, members().values())) == sorted(map(sorted, everything().groups()))


def test_everybody_has_the_id_back_that_they_had(held: Home) -> None:
    before = members()
    first = link_register(held)
    linked = members()
    second = link_register(held, recipe={"threshold": 0.999, "rules": ["given class + family class"]})
    assert members() != linked != before
    with pytest.raises(BadInput, match="latest"):
        take_back(first, "mistaken")
    with pytest.raises(BadInput, match="Say why"):
        take_back(second, " ")
    assert take_back(second, "too strict").state == RunState.TAKEN_BACK
    assert members() == linked
    assert list(RunInForce.objects.values_list("run", flat=True)) == [first.public_id]
    take_back(first, "another list first")
    assert members() == before
    assert link_register(held).why == "first"


def test_what_people_decided_on_top_of_it_stays(held: Home) -> None:
    run = link_register(held)
    pair = next(sorted(records)[:2] for records in members().values() if len(records) > 1)
    judge(*pair, Verdict.SAME, "the same mother", None)
    one, other = (Person.objects.get(pk=pk) for pk in list(members())[:2])
    split = next(sorted(records) for records in members().values() if len(records) > 2 and not set(pair) & records)
    judge(split[0], split[1], Verdict.DIFFERENT, "two cousins", None)
    records = [min(Membership.objects.filter(person=who).values_list("record", flat=True)) for who in (one, other)]
    merged = merge(one, other, "the same family", None)
    take_back(run, "mistaken")
    owner = dict(Membership.objects.values_list("record_id", "person_id"))
    assert follows()
    assert owner[pair[0]] == owner[pair[1]]
    assert owner[split[0]] != owner[split[1]]
    assert owner[records[0]] == owner[records[1]]
    undo(merged, "not the same", None)
    owner = dict(Membership.objects.values_list("record_id", "person_id"))
    assert follows()
    assert owner[records[0]] != owner[records[1]]
    link_register(held)
    assert follows()


def test_a_run_that_looked_at_what_was_new_is_taken_back_alone(held: Home, tmp_path: Path) -> None:
    first = link_register(held)
    more = tmp_path / "more.csv"
    path = next(path for path in sorted((tmp_path / "lists").glob("*.csv")) if path.stem != "truth")
    more.write_bytes(b"\n".join(path.read_bytes().split(b"\n")[:20]) + b"\n")
    take_in(held, more, "later", "later", ReadOptions())
    before = members()
    run = link_register(held)
    assert not run.is_whole and members() != before
    take_back(run, "mistaken")
    assert members() == before
    assert list(RunInForce.objects.values_list("run", flat=True)) == [first.public_id]
    assert link_register(held).counts["new"] == run.counts["new"]
