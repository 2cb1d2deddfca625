"""What the worker looks after again and again: it notices what changed, and a failure does not end it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django_tasks_db.models import DBTaskResult

from khabar.readers import ReadOptions
from khabar.register import often
from khabar.register.findings.models import Contradiction
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.worker import work

pytestmark = pytest.mark.django_db(transaction=True)
HEADER = ["id", "name", "event", "event_date", "birth_date"]


def test_the_worker_notices_by_itself_what_came_in(
    home: Home, write: Callable[..., Path], settings: pytest.FixtureRequest
) -> None:
    settings.HOME = home  # type: ignore[attr-defined]
    row = ["1", "سمير الحلبي", "declared dead", "2012-01-01", "1980"]
    take_in(home, write("notices.csv", HEADER, row), "An Office", None, ReadOptions(dated="2015-01-01"))
    often.begin()
    often.begin()
    work(until_idle=True)
    assert Contradiction.objects.get().kind == "back_dated"
    assert DBTaskResult.objects.filter(status="READY").count() == 1
    assert (home.root / "rows").is_dir()


def test_more_to_do_is_done_at_once_and_what_fails_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    left = [3]

    def some() -> bool:
        left[0] -= 1
        return left[0] > 0

    monkeypatch.setattr("khabar.register.often.OFTEN", [some])
    often.begin()
    work(until_idle=True)
    assert left == [0]
    monkeypatch.setattr("khabar.register.often.OFTEN", [lambda: 1 / 0])
    often.look_after.enqueue()
    work(until_idle=True)
    assert DBTaskResult.objects.filter(status="READY").exists()
