"""Long work: done, stopped, gone on with, cut off, refused, undone; always watched and never for ever."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django_tasks_db.models import DBTaskResult
from tests.register.intake.conftest import LIST, Send, Take

from khabar.register.documents.models import Document, Record
from khabar.register.intake import jobs, taking_in
from khabar.register.intake.models import Job
from khabar.register.people.models import Claim, Membership, Person
from khabar.register.worker import work

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "id,name,status\n" + "".join(f"{n},سامي الخطيب {n},held\n" for n in range(10))


def state() -> list[object]:
    """The register without minted ids, clock times and logs."""
    return [
        list(Record.objects.order_by("row").values_list("list__name", "given_id", "repeat", "row", "cells", "values")),
        sorted(Claim.objects.values_list("claim_id", "kind", "verbatim")),
        Membership.objects.values("person").distinct().count(),
        list(Document.objects.values_list("digest", "intake__records", "intake__is_done")),
    ]


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in, "CHUNK", 3)


def test_a_job_is_watched_until_it_is_done(pages: Client, send: Send, ask: Take) -> None:
    job = ask(send())
    page = pages.get(f"/intake/jobs/{job.public_id}/").content.decode()
    assert "waiting for its turn" in page
    assert "background worker is not running" in page
    with settings.HOME.working():
        assert "not running" not in pages.get(f"/intake/jobs/{job.public_id}/now/").content.decode()
    work(until_idle=True)
    part = pages.get(f"/intake/jobs/{job.public_id}/now/").content.decode()
    assert 'data-watched="0"' in part
    assert f"/documents/{Document.objects.get().public_id}/" in part


def test_stopped_between_chunks_and_gone_on_with(
    pages: Client, send: Send, ask: Take, small_chunks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = ask(send(LONG))
    commit = taking_in.commit_parts

    def then_stop(*given: Any) -> None:
        commit(*given)
        pages.post(f"/intake/jobs/{job.public_id}/stop/")

    monkeypatch.setattr(taking_in, "commit_parts", then_stop)
    work(until_idle=True)
    job.refresh_from_db()
    assert (job.state, job.done, Record.objects.count()) == ("stopped", 3, 2)
    assert "Go on" in pages.get(f"/intake/jobs/{job.public_id}/").content.decode()
    monkeypatch.setattr(taking_in, "commit_parts", commit)
    pages.post(f"/intake/jobs/{job.public_id}/go-on/")
    work(until_idle=True)
    job.refresh_from_db()
    assert (job.state, Record.objects.count()) == ("done", 10)


@pytest.mark.parametrize("chunks", [0, 1, 3])
def test_cut_off_and_taken_up_again_the_register_is_the_same(
    send: Send, ask: Take, take: Take, small_chunks: None, monkeypatch: pytest.MonkeyPatch, chunks: int
) -> None:
    ask(send(LONG))
    commit, left = taking_in.commit_parts, iter(range(chunks))

    def cut_off(*given: Any) -> None:
        if next(left, None) is None:
            raise SystemExit(0)
        commit(*given)

    monkeypatch.setattr(taking_in, "commit_parts", cut_off)
    with pytest.raises(SystemExit):
        work(until_idle=True)
    monkeypatch.setattr(taking_in, "commit_parts", commit)
    work(until_idle=True)
    whole = state()
    assert len(whole[0]) == 10  # type: ignore[arg-type]
    assert Job.objects.get().state == "done"
    assert Person.objects.count() == 10


def test_what_can_not_be_taken_in_leads_back_to_the_review(pages: Client, send: Send, ask: Take) -> None:
    job = ask(send())
    settings.HOME.store.path(job.upload.digest).unlink()
    work(until_idle=True)
    job.refresh_from_db()
    assert job.state == "refused"
    assert f"/intake/uploads/{job.upload.public_id}/" in pages.get(f"/intake/jobs/{job.public_id}/").content.decode()


def test_work_over_which_workers_died_is_given_up_and_said_so(pages: Client, send: Send, ask: Take) -> None:
    job = ask(send())
    Job.objects.update(state="running")
    DBTaskResult.objects.filter(pk=job.task).update(status="FAILED")
    page = pages.get(f"/intake/jobs/{job.public_id}/").content.decode()
    assert "given up" in page
    pages.post(f"/intake/jobs/{job.public_id}/go-on/")
    work(until_idle=True)
    job.refresh_from_db()
    assert job.state == "done"


def test_it_waits_while_another_long_write_is_under_way(send: Send, ask: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    job = ask(send())
    waited: list[str] = []

    def look(_: float) -> None:
        job.refresh_from_db()
        waited.append(job.state)
        other.close()

    other = (settings.HOME.root / "lock").open("a+")
    import fcntl

    fcntl.flock(other, fcntl.LOCK_EX)
    monkeypatch.setattr(jobs, "sleep", look)
    work(until_idle=True)
    job.refresh_from_db()
    assert (waited, job.state) == (["waiting"], "done")


def test_an_intake_is_undone_on_its_page_and_taken_in_again(pages: Client, send: Send, ask: Take, take: Take) -> None:
    document = take().document
    address = f"/intake/documents/{document.public_id}/undo/"
    person = Person.objects.first()
    page = pages.get(address).content.decode()
    assert "2 records" in page
    assert "2 persons left without any record" in page
    assert pages.post(address, {"why": " "}).status_code == 400
    answer = pages.post(address, {"why": "the wrong source"})
    assert answer.status_code == 302
    work(until_idle=True)
    assert Job.objects.first().state == "done"
    assert not Record.objects.exists()
    page = pages.get(f"/documents/{document.public_id}/").content.decode()
    assert "the wrong source" in page
    assert "intake of this document was undone" in page
    assert "intake was undone" in pages.get(f"/people/{person.public_id}/").content.decode()
    job = ask(send(source="The right one"))
    work(until_idle=True)
    job.refresh_from_db()
    assert (job.state, job.document.pk, job.document.source.name) == ("done", document.pk, "The right one")
    assert Record.objects.count() == 2


def test_an_intake_that_the_command_line_left_half_is_gone_on_with(
    pages: Client, amal: Any, small_chunks: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    from khabar.readers import ReadOptions

    (tmp_path / "list.csv").write_text(LONG, "utf-8")
    commit, left = taking_in.commit_parts, iter([1])

    def killed(*given: Any) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        commit(*given)

    monkeypatch.setattr(taking_in, "commit_parts", killed)
    with pytest.raises(KeyboardInterrupt):
        taking_in.take_in(settings.HOME, tmp_path / "list.csv", "A", None, ReadOptions())
    monkeypatch.setattr(taking_in, "commit_parts", commit)
    document = Document.objects.get()
    assert "not yet taken in whole" in pages.get(f"/documents/{document.public_id}/").content.decode()
    pages.post(f"/intake/documents/{document.public_id}/go-on/")
    work(until_idle=True)
    assert Record.objects.count() == 10
    assert LIST
