import pytest
from django_tasks_db.models import DBTaskResult

from khabar.model import BadInput
from khabar.register.daily import DAILY, begin_days, daily
from khabar.register.home import Home
from khabar.register.worker import ENDED, TRIES, take_up, work

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_due_daily_is_done_once_and_again_the_next_day(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[int] = []
    monkeypatch.setattr("khabar.register.daily.DAILY", [*DAILY, lambda: done.append(1)])
    begin_days()
    begin_days()
    work(until_idle=True)
    assert done == [1]
    assert list(DBTaskResult.objects.values_list("status", flat=True).order_by("status")) == ["READY", "SUCCESSFUL"]
    begin_days()
    assert DBTaskResult.objects.count() == 2


def test_what_fails_one_day_is_tried_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.register.daily.DAILY", [lambda: 1 / 0])
    begin_days()
    work(until_idle=True)
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"READY", "FAILED"}


def test_a_task_that_a_killed_worker_left_is_taken_up_first_and_not_for_ever() -> None:
    daily.enqueue()
    task = DBTaskResult.objects.get()
    for number in range(TRIES):
        task.refresh_from_db()
        assert task.status == "READY"
        task.claim(f"process {number}")
        take_up()
    task.refresh_from_db()
    assert (task.status, task.priority) == ("FAILED", 100)
    assert "died" in task.traceback


def test_a_task_that_is_asked_to_end_waits_for_the_next_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    def end() -> None:
        raise SystemExit(0)

    monkeypatch.setattr("khabar.register.daily.DAILY", [end])
    daily.enqueue()
    with pytest.raises(SystemExit):
        work(until_idle=True)
    task = DBTaskResult.objects.get(exception_class_path=ENDED)
    assert task.status == "READY"


def test_one_worker_at_a_time_and_everybody_can_see_it(home: Home) -> None:
    assert not home.has_worker()
    with home.working():
        assert home.has_worker()
        with pytest.raises(BadInput, match="runs already"), home.working():
            pass
    assert not home.has_worker()
