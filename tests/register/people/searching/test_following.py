"""However the register changed, what followed it holds the same as what reads it anew."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register.people.searching.telling import told

from khabar import model
from khabar.readers import ReadOptions
from khabar.register.documents.models import Document, Record
from khabar.register.documents.revising import revise
from khabar.register.documents.undoing import begin_undo, finish_undo, undo_some
from khabar.register.home import Home
from khabar.register.intake.rereading import reread
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import merge, undo
from khabar.register.people.entering import Said, enter, withdraw
from khabar.register.people.models import Claim, Decision, Entry, Person
from khabar.register.people.searching.following import follow, load_all, unseen
from khabar.register.people.searching.held import Held

HEADER = ["id", "name", "mother_name", "event", "event_date", "event_place", "facility"]
NAMES = ("سمر الخباز", "هند كريم", "Adel Rikab", "زيد النجار")

pytestmark = pytest.mark.django_db


def anew() -> Held:
    held = Held()
    load_all(held)
    return held


@pytest.mark.parametrize("seed", range(12))
def test_after_any_history_the_same_is_held(home: Home, write: Callable[..., Path], seed: int) -> None:
    chance, count = random.Random(seed), 0

    def intake() -> None:
        nonlocal count
        count += 1
        rows = [[str(n), chance.choice(NAMES), "رنا", "held", str(2000 + n), "Homs", f"P{n}"] for n in range(count + 2)]
        take_in(home, write(f"{count}.csv", HEADER, *rows), f"S{count % 2}", None, ReadOptions())

    def take_back() -> None:
        for document in Document.objects.filter(intake__undo_began_at=None).order_by("?")[:1]:
            begun = begin_undo(document, "the wrong source")
            if chance.random() < 0.3:
                return
            while undo_some(begun):
                pass
            finish_undo(begun)

    def join() -> None:
        persons = list(Person.objects.filter(merged_into=None, emptied_by=None, memberships__isnull=False).distinct())
        if len(persons) > 1:
            merge(*chance.sample(persons, 2), "the same family", None)

    def part() -> None:
        for decision in Decision.objects.filter(in_force=True, undoes=None)[:1]:
            undo(decision, "mistaken", None)

    def say() -> None:
        for record in Record.objects.filter(document__intake__undo_began_at=None).order_by("?")[:1]:
            of_whom = record if chance.random() < 0.5 else {"name": chance.choice(NAMES)}
            enter(record.document, of_whom, Said(model.ClaimKind.HELD, "said", page=1, place="حمص"))

    def take_word_back() -> None:
        for entry in Entry.objects.filter(claim__is_withdrawn=False)[:1]:
            withdraw(entry.claim, "misread", None)

    def rate() -> None:
        for claim in Claim.objects.filter(record__document__intake__undo_began_at=None)[:1]:
            revise(claim, "credibility", chance.choice("123"), "looked at", None)

    def read_again() -> None:
        for document in Document.objects.filter(intake__undo_began_at=None)[:1]:
            Record.objects.filter(document=document).update(readings={})
            reread(document)

    intake()
    held = anew()
    for _ in range(12):
        for step in chance.sample((intake, take_back, join, part, say, take_word_back, rate, read_again), 2):
            step()
        changes = unseen(held)
        assert changes is not None
        follow(held, changes)
        assert told(held) == told(anew())
        assert unseen(held) == []


def test_another_register_is_noticed(home: Home, write: Callable[..., Path]) -> None:
    take_in(home, write("a.csv", HEADER, ["1", NAMES[0], "", "", "", "", ""]), "A", None, ReadOptions())
    held = anew()
    assert unseen(held) == []
    held.seen = (held.seen[0], "2000-01-01T00:00:00+00:00")
    assert unseen(held) is None
    held.seen = (10**6, "2000-01-01T00:00:00+00:00")
    assert unseen(held) is None
