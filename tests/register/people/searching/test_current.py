from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from khabar.readers import ReadOptions
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.searching import current, kept
from khabar.register.people.searching.finding import find
from khabar.register.people.searching.question import Question

HEADER = ["id", "name"]

pytestmark = pytest.mark.django_db


def found(name: str, *, patient: bool = True) -> tuple[int, int]:
    with current.searching(patient=patient) as (held, lacking):
        return len(find(held, Question(name=name)).found), lacking


def take(home: Home, path: Path) -> None:
    take_in(home, path, path.stem, None, ReadOptions())


def test_what_comes_in_is_found_at_once(home: Home, write: Callable[..., Path]) -> None:
    assert found("Samar Khabbaz") == (0, 0)
    take(home, write("a.csv", HEADER, ["1", "سمر الخباز"]))
    assert found("Samar Khabbaz", patient=False) == (1, 0)
    take(home, write("b.csv", HEADER, ["1", "سمر الخباز"], ["2", "هند كريم"]))
    assert found("Samar Khabbaz", patient=False) == (2, 0)


def test_a_search_does_not_wait_for_many_and_says_so(
    home: Home, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "SOME", 2)
    take(home, write("a.csv", HEADER, ["1", "سمر الخباز"]))
    assert found("Samar Khabbaz", patient=False) == (1, 0)
    take(home, write("b.csv", HEADER, *([str(n), "سمر الخباز"] for n in range(3))))
    assert found("Samar Khabbaz", patient=False) == (1, 3)
    monkeypatch.setattr(current, "_held", {})
    assert found("Samar Khabbaz", patient=False) == (0, 4)
    current.bring_up_to_date()
    assert found("Samar Khabbaz", patient=False) == (4, 0)


def test_another_process_takes_up_what_was_kept(
    home: Home, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(current, "SOME", 1)
    take(home, write("a.csv", HEADER, ["1", "سمر الخباز"]))
    found("Samar Khabbaz")
    mine = dict(current._held)
    take(home, write("b.csv", HEADER, *([str(n), "سمر الخباز"] for n in range(3))))
    monkeypatch.setattr(current, "_held", {})
    current.bring_up_to_date()
    assert kept.kept_until(settings.HOME)
    monkeypatch.setattr(current, "_held", mine)
    monkeypatch.setattr(current, "load_all", None)
    assert found("Samar Khabbaz", patient=False) == (4, 0)
