"""The picture of a scan beside a record of it: pixels alone, for reviewers only, and nothing where there is none."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from tests.media.pictures import drawn, octets, read
from tests.register.people.made import make_records

from khabar import model
from khabar.register.accounts import budgets
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.documents.keeping import keep_whole
from khabar.register.documents.models import Record
from khabar.register.people.entering import Said, enter
from khabar.register.review import scans

pytestmark = pytest.mark.django_db
SAID = Said(model.ClaimKind.SEEN_ALIVE, "seen in the second cell", page=1)


def entered(content: bytes, name: str, folder: Path) -> int:
    """A record that a person entered from a document of these bytes."""
    path = folder / name
    path.write_bytes(content)
    digest, size, _ = settings.HOME.store.put(path)
    document = keep_whole(digest, size, name, f"Made-up page {name}", "", "")
    return int(enter(document, {"name": "Samer Halabi"}, SAID).record_id)


@pytest.fixture
def scan(tmp_path: Path) -> int:
    exif = drawn(5).getexif()
    exif[0x010F] = "A camera that says whose it is"
    return entered(octets(drawn(5, 2000, 1200), exif=exif), "scan.jpg", tmp_path)


def test_a_scan_is_shown_beside_its_record_without_metadata(case_worker: Client, scan: int) -> None:
    other = make_records()[0]
    page = case_worker.get(f"/review/{scan}-{other}/").content.decode()
    assert page.count(f'<img src="/review/scan/{scan}/" loading="lazy"') == 1
    assert f"/review/scan/{other}/" not in page, "a sheet has no picture"
    answer = case_worker.get(f"/review/scan/{scan}/")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "no-store"
    picture = read(answer.content)
    assert picture.size == (1600, 960)
    assert not picture.getexif()
    assert b"whose it is" not in answer.content
    assert case_worker.get(f"/review/scan/{other}/").status_code == 404
    assert case_worker.get("/review/scan/99999999/").status_code == 404


def test_what_can_not_be_decoded_is_not_found_and_the_pair_is_shown_all_the_same(
    case_worker: Client, tmp_path: Path
) -> None:
    broken, other = entered(octets(drawn(6))[:900], "torn.jpg", tmp_path), make_records()[0]
    assert case_worker.get(f"/review/{broken}-{other}/").status_code == 200
    assert case_worker.get(f"/review/scan/{broken}/").status_code == 404


def test_only_reviewers_see_scans_here_and_each_counts_as_its_document(
    client: Client, case_worker: Client, scan: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budgets.DOCUMENTS, "most", 0)
    assert case_worker.get(f"/review/scan/{scan}/").status_code == 429
    client.force_login(User.objects.create_user("rami", password="x", role=Role.READER))
    assert client.get(f"/review/scan/{scan}/").status_code == 403


def test_a_picture_is_decoded_once_for_many_records_in_a_row(
    case_worker: Client, scan: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = case_worker.get(f"/review/scan/{scan}/").content

    def again(*_: object) -> None:
        raise AssertionError("decoded again")

    monkeypatch.setattr(scans, "derive", again)
    assert case_worker.get(f"/review/scan/{scan}/").content == first


def test_a_file_that_has_no_picture_is_named_in_one_line(case_worker: Client, tmp_path: Path) -> None:
    entered_by_hand, other = entered(b"%PDF-1.4 made up", "scan.pdf", tmp_path), make_records()[0]
    page = case_worker.get(f"/review/{entered_by_hand}-{other}/").content.decode()
    where = Record.objects.get(pk=entered_by_hand).document.public_id
    assert page.count(f'<a href="/documents/{where}/#file">') == 1
    assert "The page can't be shown here." in page
    assert 'id="file"' in case_worker.get(f"/documents/{where}/").content.decode()
