from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khabar.readers import ReadOptions
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.searching.hits import look_up, search
from khabar.register.people.searching.question import Question

HEADER = ["id", "name", "mother_name", "event", "event_place"]
ROWS = [[str(n), "سمر الخباز", "هند", "held", "حمص"] for n in range(30)]

pytestmark = pytest.mark.django_db


def test_a_page_asks_the_database_the_same_whoever_is_found(home: Home, write: Callable[..., Path]) -> None:
    take_in(home, write("a.csv", HEADER, *ROWS, ["99", "زيد النجار", "", "", ""]), "A", None, ReadOptions())
    look_up(Question(name="سمر"))
    counts = set()
    for asked in (
        {"name": "Samar Khabbaz"},
        {"name": "زيد النجار"},
        {"name": "qqq"},
        {"mother": "هند"},
        {"place": "حمص"},
    ):
        with CaptureQueriesContext(
            connection,
        ) as asked_for:
            look_up(Question(**asked))
        counts.add(len(asked_for))
    assert len(counts) == 1


def test_pages_follow_each_other_and_a_hit_says_why(home: Home, write: Callable[..., Path]) -> None:
    take_in(home, write("a.csv", HEADER, *ROWS), "A", None, ReadOptions())
    first = look_up(Question(name="Samar Khabbaz", mother="Hind"))
    assert (len(first.hits), first.first, first.last, first.is_more, first.persons) == (25, 1, 25, True, 30)
    second = look_up(Question(name="Samar Khabbaz", mother="Hind"), first.next)
    assert (len(second.hits), second.first, second.is_more, second.next) == (5, 26, False, "")
    assert not {hit.person.pk for hit in first.hits} & {hit.person.pk for hit in second.hits}
    hit = first.hits[0]
    assert set(hit.compared) == {"name", "mother"}
    assert len(hit.why) >= 3
    assert [claim.place for claim in hit.claims] == ["حمص"]
    assert look_up(Question(name="سمر"), after="nobody").first == 1


def test_a_name_alone_is_searched_by_whoever_needs_hits(home: Home, write: Callable[..., Path]) -> None:
    assert search("  ") == search("Samar") == []
    take_in(home, write("a.csv", HEADER, *ROWS[:2]), "A", None, ReadOptions())
    assert [hit.record.name for hit in search("Samar Khabbaz", limit=1)] == ["سمر الخباز"]
