from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from khabar.model import ClaimKind
from khabar.readers import ReadOptions
from khabar.register.documents.models import Record
from khabar.register.documents.undoing import begin_undo
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.searching import loading
from khabar.register.people.searching.held import NEVER

HEADER = [
    "id",
    "name",
    "father_name",
    "mother_name",
    "origin_place",
    "national_id",
    "event",
    "event_date",
    "event_place",
]
ROW = ["1", "سمر عادل الخباز", "", "غير معروف", "حمص", "01234567890", "اعتقال", "2012-03", "كوكب بعيد"]


@pytest.mark.django_db
def test_a_record_is_read_with_its_claims_and_numbers(
    home: Home, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "CHUNK", 2)
    rows = [ROW, *([str(n), "هند كريم", "سليم", "رنا", "", "", "", "", ""] for n in range(2, 6))]
    document = take_in(home, write("a.csv", HEADER, *rows), "A", None, ReadOptions()).document
    found = [row for some in loading.rows(loading.loadable()) for row in some]
    assert [row.key for row in found] == list(Record.objects.values_list("pk", flat=True))
    first, second = found[:2]
    assert (first.name, first.father, first.mother, first.document) == ("سمر عادل الخباز", "عادل", "", document.pk)
    assert first.origin.startswith("SY04")
    assert first.national == loading.number_of("01234567890") != 0
    (claim,) = first.claims
    assert (claim.kind, claim.place) == (loading.KINDS[ClaimKind.DETAINED], "=كوكب بعيد")
    assert (claim.first, claim.last) == (date(2012, 3, 1).toordinal(), date(2012, 3, 31).toordinal())
    assert (second.father, second.mother, second.person > 0) == ("سليم", "رنا", True)
    begin_undo(document, "the wrong source")
    assert not loading.loadable().exists()


def test_days_of_what_is_open_or_unknown() -> None:
    assert loading.days("") == NEVER
    assert loading.days("2012/..")[1] > date(2999, 1, 1).toordinal()
    assert loading.days("../2012")[0] < 0
