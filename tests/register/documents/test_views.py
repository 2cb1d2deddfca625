from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.documents.models import Document
from khabar.register.documents.queries import PAGE, record_page
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(client: Client) -> Client:
    client.force_login(User.objects.create_user("amal", password="x"))
    return client


@pytest.fixture
def document(home: Home, write: Callable[..., Path]) -> Document:
    rows = [[str(n).zfill(3), f"محمد {n}"] for n in range(250)]
    path = write("list.csv", ["id", "name"], *rows[:5], ["a", "b", "c"], *rows[5:])
    return take_in(home, path, "A", None, ReadOptions()).document


def test_every_record_stands_on_exactly_one_page(document: Document) -> None:
    seen, row = [], 0
    while True:
        page = record_page(document, "", row)
        seen += [record.given_id for record in page.records]
        if page.later is None:
            break
        assert len(page.records) == PAGE
        back = record_page(document, "", page.later)
        assert back.earlier == page.records[0].row
        row = page.later
    assert seen == [str(n).zfill(3) for n in range(250)]


def test_a_document_shows_its_rows_as_they_stand_the_rejected_ones_and_its_custody(
    worker: Client, document: Document
) -> None:
    page = worker.get(f"/documents/{document.public_id}/?row=4").content.decode()
    assert 'id="row-4" class="asked"' in page
    assert "<bdi>002</bdi>" in page
    assert "it has 3 cells where the header has 2" in page
    assert document.digest in page
    assert "received and sealed" in page


@pytest.mark.parametrize("row", ["", "x", "-1", "٤", "9" * 30, "1 or 1=1"])
def test_an_odd_row_number_is_no_error(worker: Client, document: Document, row: str) -> None:
    assert worker.get(f"/documents/{document.public_id}/", {"row": row}).status_code == 200


def test_the_list_of_documents_asks_a_fixed_number_of_questions(
    worker: Client, home: Home, write: Callable[..., Path], django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for n in range(5):
        take_in(home, write(f"{n}.csv", ["id", "name"], [str(n), "محمد"]), "A", f"list {n}", ReadOptions())
    with django_assert_max_num_queries(5):  # type: ignore[attr-defined]
        assert worker.get("/documents/").content.count(b"<tr>") == 6


def test_each_sheet_has_its_page_and_a_record_is_shown_in_its_own(worker: Client, home: Home, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for sheet, name in (("Homs", "سامي"), ("Hama", "هدى"), ("Legend", "")):
        page = book.create_sheet(sheet)
        for row in [["Name", "Age"], [name, "031"]] if name else [["Words"], ["explained"]]:
            page.append(row)
    path = tmp_path / "list.xlsx"
    book.save(path)
    document = take_in(home, path, "A", None, ReadOptions()).document
    address = f"/documents/{document.public_id}/"
    first = worker.get(address).content.decode()
    assert "سامي" in first
    assert "هدى" not in first
    assert 'href="?table=2#records"' in first
    assert "Legend</bdi>, 2" in first
    assert "هدى" in worker.get(address, {"table": "2"}).content.decode()
    assert "no column of names" in worker.get(address, {"table": "3"}).content.decode()
    record = document.records.get(sheet="Hama")
    assert (record.record_id, record.cells) == ("Hama!2", ["هدى", "031"])
    shown = worker.get(address, {"record": record.pk}).content.decode()
    assert 'id="row-2" class="asked"' in shown
    assert "هدى" in shown


def test_an_unknown_document_is_not_there(worker: Client) -> None:
    assert worker.get(f"/documents/{'A' * 22}/").status_code == 404
