"""Pages of what was noticed: contradictions, copied lists, release lists, rows that stand twice, odd spellings."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from django.conf import settings
from django.test import Client
from tests.checks.copied.made import Person as Invented
from tests.checks.copied.made import by_hand, crowd, with_slips

from khabar.readers import ReadOptions
from khabar.register.accounts.models import AuditEntry, User
from khabar.register.accounts.roles import Role
from khabar.register.documents.models import Dependence, Document, RecordList, Ruling, Source
from khabar.register.findings.copying import refresh_copies
from khabar.register.findings.keeping import refresh
from khabar.register.findings.models import Contradiction
from khabar.register.findings.releases import against_register
from khabar.register.findings.releases_kept import counts_of
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.answers import answer_sheet
from khabar.register.people.deciding import merge
from khabar.register.people.models import Membership, Person
from khabar.register.people.summaries import summarise

pytestmark = pytest.mark.django_db
ENGLISH = {"headers": {"accept-language": "en"}}
Write = Callable[..., Path]


def text(client: Client, page: str) -> str:
    answer = client.get(page, **ENGLISH)
    assert answer.status_code == 200
    return answer.content.decode()


def take(home: Home, path: Path, source: str, dated: str = "") -> None:
    take_in(home, path, source, None, ReadOptions(dated=dated))


def sheet(write: Write, name: str, people: list[Invented]) -> Path:
    header = ["name", "mother_name", "birth_date", "event_date", "event"]
    rows = [[str(n), *(person.get(field, "") for field in header[:-1]), "dead"] for n, person in enumerate(people)]
    return write(name, ["id", *header], *rows)


@pytest.fixture
def copied(home: Home, write: Write, monkeypatch: pytest.MonkeyPatch) -> list[Person]:
    """A list, a part of it posted again by another source, and a third of the same people by a hand of its own.

    Gives the persons of the first row that all three hold, one for each.
    """
    monkeypatch.setattr(settings, "HOME", home)
    dice = Random(7)
    people = crowd(dice, 120)
    first = with_slips(dice, by_hand(dice, people), 0.05)
    take(home, sheet(write, "first.csv", first), "Old Bridge Watch", "2014")
    take(home, sheet(write, "again.csv", first[20:100]), "The Page", "2015-03-01")
    take(home, sheet(write, "own.csv", by_hand(dice, people)), "River Network", "2013")
    name = first[30]["name"]
    members = Membership.objects.filter(record__name=name).order_by("record").select_related("person")
    return [member.person for member in members]


def test_a_copied_list_is_noticed_shown_and_counts_once(case_worker: Client, home: Home, copied: list[Person]) -> None:
    assert refresh_copies(home) == 3
    assert refresh_copies(home) == 0
    found = Dependence.objects.get()
    assert (found.earlier.source.name, found.later.source.name) == ("Old Bridge Watch", "The Page")
    assert found.is_dated and found.sure == "sure" and found.told["shared"] == 80
    person, *others = copied[:2]
    merge(person, others[0], "the same family", None)
    assert summarise(answer_sheet(person)).fate.sources == 1
    page = text(case_worker, f"/people/{person.public_id}/")
    assert "Sources that count as one" in page and "1 source says that this person died" in page
    wanted = "100 % of the later one stands in the earlier one, in the same order (80 rows)"
    source, of_list = Source.objects.get(name="The Page"), RecordList.objects.get(name="again")
    for address in (
        f"/sources/{source.public_id}/", f"/lists/{of_list.public_id}/", f"/documents/{found.later.public_id}/",
        "/copied/", f"/copied/{found.public_id}/", f"/people/{person.public_id}/",
    ):  # fmt: skip
        assert wanted in text(case_worker, address)
    other = Document.objects.get(source__name="River Network")
    assert "Not independent" not in text(case_worker, f"/documents/{other.public_id}/")


def test_who_rejects_it_lets_both_count_and_it_stays_visible(
    case_worker: Client, home: Home, copied: list[Person]
) -> None:
    refresh_copies(home)
    found = Dependence.objects.get()
    merge(*copied[:2], "the same family", None)
    page = f"/copied/{found.public_id}/"
    assert case_worker.post(f"{page}rule/", {"do": "reject", "seen": "noticed", "reason": ""}).status_code == 400
    assert case_worker.post(f"{page}rule/", {"do": "reject", "seen": "confirmed", "reason": "x"}).status_code == 400
    said = {"do": "reject", "seen": "noticed", "reason": "both asked the same office"}
    assert case_worker.post(f"{page}rule/", said).status_code == 302
    assert summarise(answer_sheet(copied[0])).fate.sources == 2
    assert "both asked the same office" in text(case_worker, page)
    assert "rejected by a person" in text(case_worker, "/copied/?ruling=rejected")
    assert "rejected by a person" in text(case_worker, f"/people/{copied[0].public_id}/")
    assert AuditEntry.objects.filter(action="ruling changed").count() == 1


def test_a_ruling_outlives_the_rows_and_what_nobody_ruled_on_does_not(home: Home, copied: list[Person]) -> None:
    from khabar.register.documents.revising import revise
    from khabar.register.documents.undoing import begin_undo, finish_undo, undo_some

    refresh_copies(home)
    found = Dependence.objects.get()
    revise(found, "ruling", Ruling.CONFIRMED, "they say so", None)
    intake = begin_undo(found.later, "mistaken")
    while undo_some(intake):
        pass
    finish_undo(intake)
    assert refresh_copies(home) == 1
    found.refresh_from_db()
    assert (found.is_seen, found.ruling) == (False, "confirmed")


def test_contradictions_are_listed_by_kind_and_explained_there(case_worker: Client, known: Person) -> None:
    refresh()
    kept = Contradiction.objects.get()
    page = text(case_worker, "/findings/")
    assert "Alive, held or free on a day after a reported death" in page and "What would settle it" in page
    assert known.public_id in text(case_worker, "/findings/?kind=grave")
    assert known.public_id not in text(case_worker, "/findings/?kind=two_places")
    assert known.public_id in text(case_worker, "/findings/?kind=nonsense&state=nonsense&page=99")
    where = f"/findings/{kept.pk}/explain/"
    refused = case_worker.post(f"{where}?kind=grave&page=1", {"reason": ""}, **ENGLISH)
    assert refused.status_code == 400
    assert (
        "Say why" in refused.content.decode() and 'href="/findings/?kind=grave&amp;page=1"' in refused.content.decode()
    )
    assert known.public_id in text(case_worker, "/findings/")
    case_worker.post(where, {"reason": "the notice was of his cousin"})
    assert known.public_id not in text(case_worker, "/findings/")
    assert "the notice was of his cousin" in text(case_worker, "/findings/?state=explained")
    case_worker.post(where, {"reason": "there is no cousin", "do": "withdraw"})
    assert known.public_id in text(case_worker, "/findings/")
    case_worker.force_login(User.objects.create_user("reader", password="x", role=Role.READER))
    assert case_worker.post(where, {"reason": "x"}).status_code == 403


def test_a_release_list_is_held_against_the_register(case_worker: Client, home: Home, write: Write) -> None:
    header = ["id", "name", "event", "event_date"]
    names = [f"سمير {middle} الحلبي" for middle in ("خالد", "أحمد", "يوسف", "عمر", "ماهر")]
    before = [[str(n), name, *told] for n, (name, told) in enumerate(zip(names, [
        ["held", "2013"], ["dead", "2013-05"], ["seen free", "2013-06"], ["missing", "2012"],
    ], strict=False))]  # fmt: skip
    take(home, write("before.csv", header, *before), "A")
    listed = [[str(n), name, "released", "2014-06-11"] for n, name in enumerate([*names, names[0]])]
    take(home, write("amnesty.csv", header, *listed), "B")
    for name in names[:4]:
        first, *others = Person.objects.filter(memberships__record__name=name).order_by("pk")
        for other in others:
            merge(first, other, "one person", None)
    of_list = RecordList.objects.get(name="amnesty")
    counts = against_register(of_list).counts
    assert "to be looked at" in text(case_worker, f"/releases/{of_list.public_id}/")
    assert refresh() == 0
    assert "to be looked at" not in text(case_worker, f"/releases/{of_list.public_id}/")
    assert counts_of(of_list) == counts
    assert counts == {
        "rows": 6, "twice": 1, "persons": 5, "dead_before": 1, "dead": 0, "already_free": 1, "held": 1,
        "not_held": 1, "never": 1,
    }  # fmt: skip
    page = f"/releases/{of_list.public_id}/"
    assert "amnesty" in text(case_worker, "/releases/")
    assert page in text(case_worker, f"/lists/{of_list.public_id}/")
    whole = text(case_worker, page)
    assert "reported dead on a day before" in whole and names[4] in whole
    only = text(case_worker, f"{page}?show=never")
    assert names[4] in only and names[1] not in only
    assert text(case_worker, f"{page}?show=twice").count(names[0]) == 1
    assert whole.count("Explain it") == 5
    about = re.search(r'name="about" value="([^"]+)"', text(case_worker, f"{page}?show=dead_before"))
    assert about
    case_worker.post("/findings/explain/", {"about": about[1], "reason": "another man of that name"})
    answer = case_worker.post(f"{page}carry/")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert [row["recorded"] for row in rows] == ["held", "dead_before", "already_free", "not_held", "never", "held"]
    assert rows[1]["grounds"] == "reported_dead 2013-05 A"
    assert [row["explained"] for row in rows] == ["", "another man of that name", "", "", "", ""]
    assert rows[5]["repeats row"] == rows[0]["record"]
    assert AuditEntry.objects.filter(action="downloaded").exists()


def test_rows_that_stand_twice_and_odd_spellings(
    case_worker: Client, home: Home, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "HOME", home)
    assert "No rare spelling" in text(case_worker, "/spellings/")
    for n in range(3):
        names = [*["سمير الحلبي"] * 70, "ليلى الحلببي"]
        path = write(f"l{n}.csv", ["id", "name"], *([f"{n}-{row}", name] for row, name in enumerate(names)))
        take(home, path, f"source {n}")
    refresh_copies(home)
    page = text(case_worker, "/spellings/")
    assert "3 rows in 3 documents" in page and "ليلى الحلببي" in page
    document = Document.objects.order_by("pk")[0]
    page = text(case_worker, f"/documents/{document.public_id}/twice/")
    assert "Rows that may stand twice" in page and "سمير الحلبي" in page
