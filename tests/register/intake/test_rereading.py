"""Values read by an older version are read anew: words stay, readings, claims and counts follow."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from khabar import readers
from khabar.model import Reading
from khabar.readers import ReadOptions
from khabar.register.accounts.models import AuditEntry
from khabar.register.documents.models import Document, Intake, Record, UnreadValue
from khabar.register.documents.readings import readings_of
from khabar.register.home import Home
from khabar.register.intake import rereading
from khabar.register.intake.rereading import outdated, reread
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Claim

pytestmark = pytest.mark.django_db(transaction=True)
HEADER = ["id", "name", "event_date", "event_place", "facility"]


@pytest.fixture
def document(home: Home, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Document:
    """A document taken in by an older version, which could read nothing."""

    def nothing(values: dict[str, str], habits: readers.Habits) -> dict[str, Reading]:
        read = readers.values.read_values(values, habits)
        return {key: replace(one, read_as="", sure=0.0, version="old 1", rule="too old") for key, one in read.items()}

    rows = [[str(n), "سامي الحداد", "5/13/2012", "حمص", "فرع الروابي"] for n in range(7)]
    with monkeypatch.context() as old:
        old.setattr(readers, "read_values", nothing)
        old.setattr(readers, "versions", lambda: ("old 1",))
        return take_in(home, write("list.csv", HEADER, *rows), "A", None, ReadOptions()).document


def test_what_an_older_version_could_not_read_is_read_now(document: Document) -> None:
    words = list(Record.objects.values_list("cells", "values"))
    assert (Intake.objects.get().unread, UnreadValue.objects.count()) == (21, 3)
    assert outdated() == [document]
    assert reread(document) == 7
    assert outdated() == []
    assert list(Record.objects.values_list("cells", "values")) == words
    assert (Intake.objects.get().unread, UnreadValue.objects.count()) == (0, 0)
    read = readings_of(Record.objects.all()).values()
    assert {one["event_date"].read_as for one in read} == {"2012-05-13"}
    assert set(Claim.objects.values_list("date", "pcode", "facility_key")) == {("2012-05-13", "SY04", "فرع روابي")}
    assert AuditEntry.objects.filter(action="values read anew").get().detail == {"records": 7, "changed": 7}
    assert reread(document) == 0


def test_a_killed_run_is_begun_anew_and_counts_each_value_once(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rereading, "CHUNK", 3)

    def killed(stage: str, done: int, total: int) -> None:
        if done == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reread(document, killed)
    again = Document.objects.get()
    assert outdated() == [again]
    reread(again)
    assert Intake.objects.get().tally["event_date"] == {"read": 7, "unread": 0, "unknown": 0}
    assert outdated() == []
