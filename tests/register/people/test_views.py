"""What a case worker sees: the search and the answer sheet."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from tests.register.people.made import make_records

from khabar.readers import ReadOptions
from khabar.register.accounts.models import User
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.actions import add_judgements
from khabar.register.people.models import SEARCH_LIFE, Membership, Person, Search
from khabar.register.people.regrouping import put_in_force, regroup

pytestmark = pytest.mark.django_db

HEADER = ["id", "name", "event", "event_date", "event_place", "status"]


@pytest.fixture
def worker(client: Client) -> Client:
    client.force_login(User.objects.create_user("amal", password="x"))
    return client


def take(home: Home, path: Path, source: str) -> None:
    take_in(home, path, source, None, ReadOptions())


def test_a_name_is_found_in_the_other_script_under_an_opaque_address(
    worker: Client, home: Home, write: Callable[..., Path]
) -> None:
    take(home, write("a.csv", HEADER, ["1", "أحمد محمود الخولاني", "اعتقال", "2012", "حمص", ""]), "A")
    answer = worker.post("/", {"name": "Ahmad Mahmoud Khoulani"})
    assert answer.status_code == 302
    assert "hmad" not in answer["Location"]
    page = worker.get(answer["Location"]).content.decode()
    assert "أحمد محمود الخولاني" in page
    assert Person.objects.get().public_id in page


def test_the_page_says_in_both_languages_why_a_name_fits(
    worker: Client, home: Home, write: Callable[..., Path]
) -> None:
    take(home, write("a.csv", HEADER, ["1", "أحمد محمود الخولاني", "اعتقال", "2012", "حمص", ""]), "A")
    address = worker.post("/", {"name": "Ahmad Khoulani"})["Location"]
    for language, words in (
        ("en", ("are spellings of one name", "is missing in")),
        ("ar", ("كتابتان لاسم واحد", "غير موجود")),
    ):
        page = worker.get(address, headers={"accept-language": language}).content.decode()
        assert all(part in page for part in words)


def test_those_who_share_rare_parts_are_compared_first(
    worker: Client, home: Home, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.register.people.searching.finding.MOST", 3)
    many = [[str(n), "محمد أحمد علي", "اعتقال", "", "", ""] for n in range(20)]
    take(home, write("a.csv", HEADER, *many, ["99", "محمد حسن الخولاني", "اعتقال", "", "", ""]), "A")
    page = worker.get(worker.post("/", {"name": "Mohamad Ahmad Khoulani"})["Location"]).content.decode()
    assert "الخولاني" in page


def test_the_search_of_another_user_is_not_there(worker: Client, client: Client) -> None:
    other = User.objects.create_user("emma", password="x")
    search = Search.objects.create(user=other, text="أحمد")
    assert worker.get(f"/search/{search.public_id}/").status_code == 404


def test_seven_claims_from_four_sources_give_seven_rows(worker: Client, home: Home, write: Callable[..., Path]) -> None:
    name = "أحمد محمود الخولاني"
    rows = {
        "A": [["اعتقال", "2012-03-05", "حمص", "مفقود"], ["مشاهدة", "2013", "دمشق", ""]],
        "B": [["arrested", "3/2012", "Homs", "reported dead"]],
        "C": [["released", "2014", "", ""]],
        "D": [["وفاة", "", "", ""]],
    }
    for source, found in rows.items():
        take(home, write(f"{source}.csv", HEADER, *([str(n), name, *row] for n, row in enumerate(found))), source)
    records = list(Membership.objects.values_list("record_id", flat=True))
    from khabar.model import Judgement, Verdict

    add_judgements("r", [Judgement(records[0], other, Verdict.SAME, 9.0, 0.99) for other in records[1:]])
    put_in_force("r")
    regroup()
    person = Person.objects.get(merged_into=None)
    page = worker.get(f"/people/{person.public_id}/").content.decode()
    assert page.count('<tr id="claim-') == 7
    assert "Listed as released" in page
    assert "Reported dead by the source" in page
    assert "Reported seen alive" in page
    for source in rows:
        assert f"<bdi>{source}</bdi>" in page
    gone = Person.objects.exclude(merged_into=None)[0]
    assert worker.get(f"/people/{gone.public_id}/")["Location"] == f"/people/{person.public_id}/"


def test_the_answer_sheet_asks_the_database_the_same_however_long_it_is(
    worker: Client, home: Home, write: Callable[..., Path], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    take(home, write("a.csv", HEADER, *([str(n), "أحمد الخولاني", "اعتقال", "2012", "", ""] for n in range(30))), "A")
    records = list(Membership.objects.values_list("record_id", flat=True))
    person = Person.objects.order_by("pk")[0]
    worker.get(f"/people/{person.public_id}/")  # the first of the hour is counted; again, it is looked up only
    with django_assert_num_queries(16):
        worker.get(f"/people/{person.public_id}/")
    Membership.objects.filter(record__in=records).update(person=person)
    with django_assert_num_queries(16):
        assert worker.get(f"/people/{person.public_id}/").content.count(b'<tr id="claim-') == 30


def test_a_long_sheet_comes_page_by_page_and_every_row_is_reached(
    worker: Client, home: Home, write: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.register.people.views.ROWS", 4)
    rows = [[str(n), "أحمد الخولاني", "مشاهدة", str(2000 + n), "", ""] for n in range(9)]
    take(home, write("a.csv", HEADER, *rows, ["9", "أحمد الخولاني", "وفاة", "1999", "", ""]), "A")
    person = Person.objects.order_by("pk")[0]
    Membership.objects.update(person=person)
    address = f"/people/{person.public_id}/"
    shown = [worker.get(f"{address}?page={n}").content.decode() for n in (1, 2, 3)]
    assert [page.count('<tr id="claim-') for page in shown] == [4, 4, 2]
    assert "10 claims" in shown[0] and "Here stand 1 to 4" in shown[0]
    links = re.findall(r'href="(\?page=(\d))?#(claim-\w+)"', shown[0])
    assert len(links) >= 10
    assert all(f'<tr id="{row}"' in shown[int(number or 1) - 1] for _, number, row in links)
    assert worker.get(f"{address}?all=1").content.decode().count('<tr id="claim-') == 10


def test_hostile_cells_stay_inert(worker: Client, home: Home, write: Callable[..., Path]) -> None:
    take(home, write("a.csv", HEADER, ["1", "<script>alert(1)</script>", "\u202eheld", "", "", ""]), "A")
    page = worker.get(f"/people/{Person.objects.get().public_id}/").content.decode()
    assert "<script>alert" not in page
    assert "[U+202E]held" in page


def test_no_page_is_left_in_a_cache_and_no_search_outlives_its_time(worker: Client) -> None:
    address = worker.post("/", {"name": "Ahmad"})["Location"]
    assert "no-store" in worker.get(address)["Cache-Control"]
    Search.objects.update(at=timezone.now() - SEARCH_LIFE)
    assert worker.get(address).status_code == 404


def test_a_page_in_arabic_reads_from_right_to_left(worker: Client) -> None:
    page = worker.get("/", headers={"accept-language": "ar"}).content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "عمّن تبحث" in page


def test_results_say_how_sure_and_why_and_the_one_spelled_as_asked_comes_first(
    worker: Client, home: Home, write: Callable[..., Path]
) -> None:
    rows = [
        [str(n), name, "اعتقال", "2012", "حمص", ""]
        for n, name in enumerate(("احمد سالم ركاب", "أحمد سالم ركاب", "هند كريم"))
    ]
    take(home, write("a.csv", HEADER, *rows), "A")
    page = worker.post("/", {"name": "أحمد سالم ركاب"}, follow=True).content.decode()
    found = re.findall(r'class="name"[^>]*>(.*?)</a>', page)
    assert ["أحمد سالم ركاب" in one for one in found] == [True, False]
    assert page.count("perhaps the one asked for") == 2
    assert "are the same name" in page
    page = worker.post("/", {"name": "Hind Karim"}, headers={"accept-language": "ar"}, follow=True).content.decode()
    assert "أنه من سُئل عنه" in page
    assert "كتابتان لاسم واحد" in page


def test_a_person_without_claims_or_records_has_a_page(worker: Client) -> None:
    key = make_records()[0]
    person = Membership.objects.get(record=key).person
    page = worker.get(f"/people/{person.public_id}/", headers={"accept-language": "en"}).content.decode()
    assert "<h1>" in page
    assert "no record" not in page.lower()
    Membership.objects.filter(person=person).delete()
    page = worker.get(f"/people/{person.public_id}/", headers={"accept-language": "en"}).content.decode()
    assert "No record belongs to this person now" in page
