"""Two reviewers and a senior go through what a link run left open; what they say binds the runs that come after."""

from pathlib import Path

import pyarrow as pa
import pytest
from django.test import Client
from pyarrow import csv

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.analysis.actions import link_register
from khabar.register.documents.models import Record
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Judgement, Membership
from khabar.register.review import queries
from khabar.register.review.models import Opinion, Suggestion
from khabar.register.worker import work
from khabar.synth import write as write_lists

pytestmark = pytest.mark.django_db(transaction=True)


def signed_in(name: str, role: Role) -> Client:
    client = Client()
    client.force_login(User.objects.create_user(name, password="x", role=role))
    return client


def pair_in(address: str) -> tuple[int, int]:
    a, b = address.strip("/").split("/")[1].split("-")
    return int(a), int(b)


def test_from_a_link_run_to_decisions_that_bind_the_next_one(
    home: Home, tmp_path: Path, settings: pytest.FixtureRequest
) -> None:
    settings.HOME = home  # type: ignore[attr-defined]
    made = write_lists(400, 3, 7, tmp_path / "lists")
    for path in made.files:
        take_in(home, path, path.stem, None, ReadOptions())
    link_register(home)
    truth = csv.read_csv(made.truth, convert_options=csv.ConvertOptions(column_types={"record_id": pa.string()}))
    person = {(row["list"], row["record_id"]): row["person_id"] for row in truth.to_pylist()}
    of = {one.pk: person[one.list.name, one.record_id] for one in Record.objects.select_related("list")}

    def right(pair: tuple[int, int]) -> str:
        return "s" if of[pair[0]] == of[pair[1]] else "d"

    amal, emma = (signed_in(name, Role.CASE_WORKER) for name in ("amal", "emma"))
    salma = signed_in("salma", Role.SENIOR)
    amal.get("/review/")
    waiting = Suggestion.objects.count()
    assert waiting > 5
    at = {who: who.post("/review/next/")["Location"] for who in (amal, emma)}
    assert at[amal] != at[emma], "never one pair for two"
    wrong = None
    for turn in range(4 * waiting):
        who = (amal, emma)[turn % 2]
        if "-" not in at[who]:
            at[who] = who.post("/review/next/")["Location"]
            continue
        assert who.get(at[who]).status_code == 200
        pair, answer = pair_in(at[who]), right(pair_in(at[who]))
        if wrong is None and Opinion.objects.filter(record_a=pair[0], record_b=pair[1]).exists():
            wrong, answer = pair, {"s": "d", "d": "s"}[answer]
        at[who] = who.post(at[who], {"do": answer, "reason": ""})["Location"]
    assert wrong is not None, "some pair had a second opinion"
    assert [(one.record_a_id, one.record_b_id) for one in Suggestion.objects.all()] == [wrong]
    assert not Judgement.objects.exclude(decision=None).filter(record_a=wrong[0], record_b=wrong[1]).exists()
    last = salma.post("/review/next/")["Location"]
    assert pair_in(last) == wrong
    assert salma.post(last, {"do": right(wrong), "reason": "asked the family"})["Location"] == "/review/?none=1"

    judged = {(one.record_a_id, one.record_b_id) for one in Opinion.objects.exclude(decision=None)}
    assert len(judged) == Opinion.objects.values("record_a", "record_b").distinct().count()
    held = dict(Membership.objects.values_list("record_id", "person_id"))
    for a, b in judged:
        assert (held[a] == held[b]) == (of[a] == of[b])
    link_register(home, anew=True)
    held = dict(Membership.objects.values_list("record_id", "person_id"))
    for a, b in judged:
        assert (held[a] == held[b]) == (of[a] == of[b]), "a later run contradicts nobody"
    amal.get("/review/")
    again = set(Suggestion.objects.values_list("record_a_id", "record_b_id"))
    assert not again & judged, "nobody is asked again"


def test_a_worker_that_was_ended_over_the_queue_makes_it_when_it_comes_back(
    home: Home, tmp_path: Path, settings: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.HOME = home  # type: ignore[attr-defined]
    for path in write_lists(200, 3, 7, tmp_path / "lists").files:
        take_in(home, path, path.stem, None, ReadOptions())
    link_register(home)
    amal = signed_in("amal", Role.CASE_WORKER)
    monkeypatch.setattr(queries, "MANY", 1)
    assert amal.post("/review/next/")["Location"] == "/review/"
    with monkeypatch.context() as broken:

        def ended(*_: object) -> None:
            raise SystemExit(0)

        broken.setattr("khabar.register.review.gathering.insert", ended)
        with pytest.raises(SystemExit):
            work(until_idle=True)
    assert Suggestion.objects.count() == 0, "half a queue is none"
    work(until_idle=True)
    assert Suggestion.objects.count() > 0
    assert "-" in amal.post("/review/next/")["Location"]
