import itertools
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.evidence import first_break
from khabar.model import BadInput
from khabar.readers import ReadOptions
from khabar.register.accounts.models import AuditEntry
from khabar.register.documents.models import (
    CustodyEntry,
    Document,
    Intake,
    ReadingRule,
    Record,
    RejectedRow,
    TextBlock,
    UnreadValue,
)
from khabar.register.documents.readings import readings_of
from khabar.register.home import Home
from khabar.register.intake import taking_in
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Claim, Membership, NameKey, Person

pytestmark = pytest.mark.django_db(transaction=True)
PLAIN = ReadOptions()
ROWS = (["id", "name", "status"], ["007", "محمد الخولاني", "released"], ["007", "محمد الخولاني", "released"])


def state() -> list[object]:
    """Everything that intake writes, without minted ids and clock times."""
    return [
        list(
            Document.objects.order_by("digest").values_list(
                "digest", "file_name", "form", "source__name", "tables__fields"
            )
        ),
        list(Record.objects.values_list("list__name", "given_id", "repeat", "sheet", "row", "name", "cells", "values")),
        [readings_of([record])[record.pk] for record in Record.objects.all()],
        list(UnreadValue.objects.order_by("field", "text").values_list("field", "text", "why", "count")),
        list(ReadingRule.objects.order_by("id").values_list("version", "rule")),
        list(RejectedRow.objects.values_list("sheet", "row", "reason", "raw")),
        list(TextBlock.objects.values_list("paragraph", "start", "end", "text")),
        list(
            Claim.objects.values_list(
                "claim_id", "kind", "ordinal", "verbatim", "date", "place", "pcode", "facility_key"
            )
        ),
        list(NameKey.objects.order_by("key", "record").values_list("key", "record__row")),
        list(Membership.objects.values_list("record__row", flat=True)),
        list(
            Intake.objects.values_list("parts", "parts_done", "tables_done", "records", "rejected", "is_done", "tally")
        ),
        list(AuditEntry.objects.values_list("action", flat=True)),
        list(CustodyEntry.objects.values_list("action", flat=True)),
    ]


def test_identical_rows_and_leading_zeros_survive(home: Home, write: Callable[..., Path]) -> None:
    take_in(home, write("list.csv", *ROWS), "A", None, PLAIN)
    assert [record.record_id for record in Record.objects.all()] == ["007", "007#2"]
    assert Record.objects.first().cells == ["007", "محمد الخولاني", "released"]
    assert Person.objects.count() == Membership.objects.count() == 2
    assert list(Claim.objects.values_list("kind", flat=True)) == ["listed_released"] * 2


def test_the_same_bytes_again_add_nothing(home: Home, write: Callable[..., Path]) -> None:
    assert not take_in(home, write("list.csv", *ROWS), "A", None, PLAIN).was_held
    before = state()
    assert take_in(home, write("other name.csv", *ROWS), "B", None, PLAIN).was_held
    assert state() == before


def test_an_edition_of_a_list_keeps_both_records_apart(home: Home, write: Callable[..., Path]) -> None:
    take_in(home, write("list.csv", *ROWS[:2]), "A", None, PLAIN)
    take_in(home, write("later.csv", *ROWS[:2], ["8", "عمر", ""]), "A", "list", PLAIN)
    assert sorted(record.record_id for record in Record.objects.all()) == ["007", "007#2", "8"]


def test_a_list_of_another_source_with_the_same_name_is_asked_about(home: Home, write: Callable[..., Path]) -> None:
    take_in(home, write("list.csv", *ROWS[:2]), "A", None, PLAIN)
    other = write("list.csv", *ROWS)
    with pytest.raises(BadInput, match="--list"):
        take_in(home, other, "B", None, PLAIN)
    assert Document.objects.count() == 1
    take_in(home, other, "B", "list of B", PLAIN)
    assert Document.objects.count() == 2


def test_a_refused_file_leaves_nothing_behind(home: Home, write: Callable[..., Path]) -> None:
    with pytest.raises(BadInput, match="no column of names"):
        take_in(home, write("list.csv", ["x", "y"], ["1", "2"]), "A", None, PLAIN)
    assert not Document.objects.exists()
    assert not [path for path in home.store.root.rglob("*") if path.is_file()]


class Killed(BaseException):
    """Stands for a kill: nothing after it runs but what the operating system does."""


@pytest.mark.parametrize("commits", [0, 1, 2, 3])
def test_a_killed_intake_run_again_gives_the_same_register(
    home: Home, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, commits: int
) -> None:
    monkeypatch.setattr(taking_in, "CHUNK", 3)
    rows = [[str(n), f"محمد {n}", "held"] for n in range(8)]
    path = write("list.csv", ROWS[0], *rows[:4], ["x", "y", "z", "too many"], *rows[4:])
    commit = taking_in.commit_parts
    count = itertools.count()

    def killed_after(*arguments: object) -> None:
        if next(count) == commits:
            raise Killed
        commit(*arguments)

    monkeypatch.setattr(taking_in, "commit_parts", killed_after)
    with pytest.raises(Killed):
        take_in(home, path, "A", None, PLAIN)
    assert Record.objects.count() < 8
    monkeypatch.setattr(taking_in, "commit_parts", commit)
    take_in(home, path, "A", None, PLAIN)
    resumed = state()
    for table in (NameKey, Membership, Claim, Record, RejectedRow, Person, Intake, CustodyEntry, Document, AuditEntry):
        table.objects.all().delete()
    take_in(home, path, "A", None, PLAIN)
    assert state() == resumed
    assert Record.objects.count() == 8
    assert RejectedRow.objects.get().row == 6


def test_custody_is_an_unbroken_chain_of_ids_and_digests(home: Home, write: Callable[..., Path]) -> None:
    document = take_in(home, write("list.csv", *ROWS), "A", None, PLAIN).document
    entries = list(CustodyEntry.objects.select_related("document"))
    assert [entry.action for entry in entries] == ["received", "read"]
    assert first_break((entry.previous_hash, entry.hash, entry.content()) for entry in entries) is None
    assert document.file_name not in str([entry.content() for entry in entries])


def test_paragraphs_of_a_text_are_kept_with_their_offsets(home: Home, tmp_path: Path) -> None:
    path = tmp_path / "statement.txt"
    path.write_text("عنوان\n\nأول سطر\nثان\n\n\nآخر", "utf-8")
    take_in(home, path, "A", None, PLAIN)
    text = path.read_text("utf-8")
    blocks = list(TextBlock.objects.all())
    assert [block.text for block in blocks] == ["عنوان", "أول سطر\nثان", "آخر"]
    assert all(text[block.start : block.end] == block.text for block in blocks)


def test_a_file_whose_name_is_no_text_is_taken_in_with_its_name_written_out(home: Home, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"b\xff.csv")
    path.write_text("id,name\n1,Zayd\n")
    assert take_in(home, path, "A", None, PLAIN).document.file_name == r"b\udcff.csv"
