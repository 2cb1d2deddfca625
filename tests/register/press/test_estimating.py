"""From claims to capture histories to an estimate: copies are one list, releases none, and no number stands alone."""

from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from khabar.readers import ReadOptions
from khabar.register.documents.models import Dependence, Document, RecordList
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.press import documenting, estimating
from khabar.register.press.estimates_shown import ASSUMPTIONS, REASONS, estimate_shown, estimate_words
from khabar.register.press.estimating import estimate_of, groups_of, histories_of, release_lists_among
from khabar.register.press.models import Floor, Question
from khabar.register.press.questions import ask

HEADER = ["id", "name", "event", "event_date", "event_place"]
Write = Callable[..., Path]

SOUND = {
    "day": "2026-11-30", "method": "latent_class", "documented": 400, "lists": 4, "reasons": [],
    "estimate": {"median": 510, "low": 480, "high": 560}, "assumptions": ["closed", "linked", "classes"],
}  # fmt: skip


def test_histories_count_persons_by_the_lists_they_stand_on() -> None:
    caught = [(1, 7, 1), (1, 8, 2), (2, 7, 1), (3, 8, 2), (3, 8, 2)]
    found = histories_of(caught)
    assert (found.lists, found.documented, found.sizes) == (("7", "8"), 3, {"7": 2, "8": 2})
    assert found.by_times_caught.tolist() == [0, 2, 1]


def test_lists_whose_documents_rest_on_one_another_are_one() -> None:
    caught = [(1, 7, 1), (1, 8, 2), (1, 9, 3), (1, 10, 4), (1, 11, 5)]
    assert groups_of(caught, []) == []
    assert groups_of(caught, [(1, 2), (2, 3), (4, 99)]) == [["7", "8", "9"]]
    assert groups_of(caught, [(4, 5), (1, 2), (3, 3)]) == [["7", "8"], ["10", "11"]]


@pytest.fixture
def question(own_home: Home, write: Write) -> Question:
    """Five lists of those held in May 2014: four of their own, and one of releases."""
    people = [
        f"Sami Haddad{'abcdefghij'[one]} Warraq{'klmnopqrst'[other]}" for one, other in product(range(3), range(3))
    ]
    for name in ("A", "B", "C", "D", "R"):
        kind = "listed as released" if name == "R" else "held"
        rows = [[f"{name}{at}", one, kind, "2014-05-09", "Damascus"] for at, one in enumerate(people)]
        take_in(own_home, write(f"{name}.csv", HEADER, *rows), name, None, ReadOptions())
    return ask({"title_en": "x", "counts": "held", "until": "2014-05-31"})


@pytest.mark.django_db
def test_a_list_of_releases_is_none_and_a_copy_no_other(question: Question, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}
    real = estimating.estimate

    def note(histories: Any, method: str, **how: Any) -> Any:
        asked.update(how, lists=histories.lists)
        return real(histories, "chao", **how)

    monkeypatch.setattr(estimating, "estimate", note)
    lists = {one.name: one.pk for one in RecordList.objects.all()}
    documents = {one.source.name: one for one in Document.objects.select_related("source")}
    earlier, later = documents["A"], documents["B"]
    Dependence.objects.create(earlier=earlier, later=later, is_dated=False, sure="sure")
    assert release_lists_among(question, list(lists.values())) == [str(lists["R"])]
    caught = {(person, of, documents[name].pk) for person in range(5) for name, of in lists.items()}
    kept = estimate_of(question, caught, {})
    assert asked["releases"] == [str(lists["R"])]
    assert asked["copies"] == [sorted([str(lists["A"]), str(lists["B"])], key=int)]
    assert kept["lists"] == 3
    asked.clear()
    assert estimate_of(question, caught, kept) is kept
    assert asked == {}
    Dependence.objects.update(ruling="rejected")
    assert estimate_of(question, caught, kept)["lists"] == 4
    assert asked["copies"] == []
    Dependence.objects.update(ruling="noticed", later=documents["R"])
    asked.clear()
    assert estimate_of(question, caught, kept)["lists"] == 3
    few = {one for one in caught if one[1] in (lists["A"], lists["R"])}
    kept = estimate_of(question, few, {})
    assert (kept["estimate"], kept["reasons"], kept["lists"]) == (None, ["too_few_lists"], 0)
    assert estimate_of(question, set(), {})["reasons"] == ["too_few_lists"]


@pytest.mark.django_db
def test_counting_keeps_an_estimate_or_why_there_is_none(question: Question) -> None:
    floor = documenting.count_now(question, estimates=True)
    shown = estimate_shown(floor)
    assert shown is not None
    assert shown.median is None
    with override("en"):
        assert "No estimate is given: " in estimate_words(shown)
    assert documenting.count_now(question).estimate == floor.estimate


@pytest.mark.django_db
def test_an_estimate_that_rests_on_other_persons_now_is_marked_as_old_until_it_is_made_anew(
    question: Question, own_home: Home, write: Write, editor: Client
) -> None:
    documenting.count_now(question, estimates=True)
    assert "is_old" not in documenting.count_now(question).estimate
    rows = [["E1", "Huda Warraq Nasser", "held", "2014-05-09", "Damascus"]]
    take_in(own_home, write("E.csv", HEADER, *rows), "E", None, ReadOptions())
    old = documenting.count_now(question)
    assert old.estimate["is_old"] is True
    page = editor.get(f"/press/things/question/{question.public_id}/").content.decode()
    assert "What it rests on changed since" in page
    assert "The calculation is of 2" in page
    assert "is_old" not in documenting.count_now(question, estimates=True).estimate
    page = editor.get(f"/press/things/question/{question.public_id}/").content.decode()
    assert "What it rests on changed since" not in page


def test_an_estimate_never_stands_without_its_interval_and_what_it_assumes() -> None:
    shown = estimate_shown(Floor(estimate=SOUND))
    with override("en"):
        words = estimate_words(shown)
    assert (
        "We estimate 510 in all (95 % credible interval 480–560), assuming that those who are counted stayed" in words
    )
    assert "It rests on 4 independent lists." in words
    assert "400" not in words
    with override("ar"):
        assert "510" in estimate_words(shown)
        assert "480" in estimate_words(shown)
        assert "على افتراض" in estimate_words(shown)
    for missing in ("low", "high"):
        bare = estimate_shown(Floor(estimate={**SOUND, "estimate": {**SOUND["estimate"], missing: None}}))  # type: ignore[dict-item]
        assert "510" not in estimate_words(bare)
    with override("en"):
        assert "none was made" in estimate_words(estimate_shown(Floor(estimate={})))


def test_every_reason_and_assumption_of_the_method_has_words() -> None:
    """What `khabar.counting` may answer for latent classes is put into words here."""
    import khabar.counting
    from khabar.counting.estimating import ALWAYS
    from khabar.counting.methods import load

    room = Path(khabar.counting.__file__).parent
    written = "".join(path.read_text("utf-8") for path in room.rglob("*.py"))
    assert all(f'"{key}"' in written for key in REASONS)
    assert {*ALWAYS, *load(estimating.METHOD).ASSUMPTIONS} <= set(ASSUMPTIONS)
