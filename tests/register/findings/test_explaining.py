"""Pictures, spellings, rows that stand twice and release rows are explained, stay visible, and are opened again."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.register.findings.test_pictures import keep, recycled
from tests.register.findings.test_views import ENGLISH, Write, take, text

from khabar.register.documents.models import Change, Document, RecordList, Revision
from khabar.register.findings.explaining import subject_of_finding
from khabar.register.findings.keeping import refresh
from khabar.register.home import Home

__all__ = ["keep", "recycled"]
pytestmark = pytest.mark.django_db


def answer(client: Client, page: str, reason: str, do: str = "explain") -> str:
    """Explain the first finding of a page; returns the page that one comes back to."""
    about = re.search(r'name="about" value="([^"]+)"', text(client, page))
    assert about
    sent = client.post("/findings/explain/", {"about": about[1], "reason": reason, "do": do}, **ENGLISH)
    assert sent.status_code == 302
    assert sent.headers["location"] == page
    return text(client, page)


def explained_and_opened_again(client: Client, page: str, shown: str) -> None:
    assert shown in text(client, page)
    after = answer(client, page, "two offices, one scan")
    assert "two offices, one scan" in after and shown in after
    again = answer(client, page, "not the same scan", "withdraw")
    assert "two offices, one scan" not in again and shown in again
    assert [one.after for one in Revision.objects.filter(field="finding").order_by("pk")] == ["explained", ""]
    assert Change.objects.filter(kind__startswith="finding ").count() == 2


def test_a_picture_that_came_again_is_explained(recycled: tuple[Document, Document], case_worker: Client) -> None:
    page = text(case_worker, "/pictures/")
    assert "notable" in page and "What would settle it:" in page
    explained_and_opened_again(case_worker, "/pictures/", "a.jpg")


def test_rows_of_a_release_list_and_rows_that_stand_twice_are_explained(
    home: Home, write: Write, case_worker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "HOME", home)
    header = ["id", "name", "event", "event_date"]
    rows = [["1", "سمير الحلبي", "released", "2014"], ["2", "سمير الحلبى", "released", "2014"]]
    take(home, write("freed.csv", header, *rows), "A")
    refresh()
    release = f"/releases/{RecordList.objects.get().public_id}/"
    assert "notable" in text(case_worker, release)
    explained_and_opened_again(case_worker, release, "سمير الحلبي")
    twice = f"/documents/{Document.objects.get().public_id}/twice/"
    assert "What would settle it:" in text(case_worker, twice)
    after = answer(case_worker, twice, "a father and his son")
    assert "a father and his son" in after and "سمير الحلبى" in after


def test_an_odd_spelling_is_explained(
    home: Home, write: Write, case_worker: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from khabar.register.findings.copying import refresh_copies

    monkeypatch.setattr(settings, "HOME", home)
    for number in range(3):
        names = [[f"{number}-{n}", "سمير الحلبي"] for n in range(70)]
        take(home, write(f"{number}.csv", ["id", "name"], *names, [f"{number}-x", "ليلى الحلببي"]), f"Source {number}")
    refresh_copies(home)
    explained_and_opened_again(case_worker, "/spellings/", "حلببي")


def test_what_this_register_did_not_write_and_no_reason_are_refused(
    recycled: tuple[Document, Document], case_worker: Client, tmp_path: Path
) -> None:
    about = re.search(r'name="about" value="([^"]+)"', text(case_worker, "/pictures/"))
    assert about
    for sent in ({"about": "finding 1", "reason": "so"}, {"about": about[1], "reason": " "}):
        refused = case_worker.post("/findings/explain/", sent, **ENGLISH)
        assert refused.status_code == 400
        page = refused.content.decode()
        assert "Back to what was noticed" in page and page.count('name="reason"') == (sent["about"] == about[1])
    assert not Revision.objects.filter(field="finding").exists()


def test_other_rows_are_another_finding() -> None:
    assert subject_of_finding("twice", 1, 2) == subject_of_finding("twice", 1, 2)
    assert (
        len({subject_of_finding("twice", 1, 2), subject_of_finding("twice", 1, 3), subject_of_finding("odd", 1, 2)})
        == 3
    )
