"""No name of anybody in the register passes to the public, in whichever script and spelling; other words do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from khabar.model import BadInput
from khabar.readers import ReadOptions
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import merge
from khabar.register.people.models import Membership, Person
from khabar.register.press.models import Article, Grounds
from khabar.register.press.publishing import end_naming, let_stand
from khabar.register.press.withholding import Gate, mentions

pytestmark = pytest.mark.django_db
Write = Callable[..., Path]


@pytest.fixture
def listed(own_home: Home, write: Write) -> Person:
    rows = [["1", "سمير خالد حداد"], ["2", "عبد الرحمن الورّاق"]]
    take_in(own_home, write("a.csv", ["id", "name"], *rows), "A", None, ReadOptions())
    return Membership.objects.order_by("record").select_related("person")[0].person


@pytest.mark.parametrize(
    "text",
    [
        "Samir Haddad was seen.",
        "They asked Sameer Khaled Hadad, 40, to wait.",
        "قال سمير حداد إنه رأى",
        "رأوا سمير خالد حداد هناك",
        "Yesterday Samir Nabil Haddad came",
        "HADDAD SAMIR",
        "met samir haddad again",
        "عبد الرحمن الوراق غائب",
        "Abdul-Rahman al-Warraq is absent",
    ],
)
def test_a_name_of_somebody_in_the_register_is_left_out(listed: Person, text: str) -> None:
    shown = Gate(None).shown(text)
    assert "[name withheld]" in shown
    for word in ("Haddad", "Hadad", "HADDAD", "haddad", "حداد", "Warraq", "الوراق"):
        assert word not in shown


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Committee said that 120 were released from Tilal Prison.",
        "أعلنت اللجنة الإفراج عن مئة وعشرين معتقلًا",
        "Samir was there. Haddad Street is long.",
        "Khaled Odeh spoke.",
        "",
    ],
)
def test_other_words_stand(listed: Person, text: str) -> None:
    assert Gate(None).shown(text) == text


def test_what_comes_in_later_is_left_out_from_then_on(own_home: Home, write: Write, listed: Person) -> None:
    text = "Huda Nasser spoke."
    assert Gate(None).shown(text) == text
    take_in(own_home, write("b.csv", ["id", "name"], ["1", "هدى ناصر"]), "B", None, ReadOptions())
    assert "Nasser" not in Gate(None).shown(text)


def test_a_name_stands_only_on_recorded_grounds_and_until_that_is_taken_back(listed: Person, article: Article) -> None:
    text = "Samir Haddad said so"
    for grounds, reason in ((Grounds.CONSENT, " "), ("because", "x")):
        with pytest.raises(BadInput):
            let_stand([listed], None, grounds, reason)
    naming = let_stand([listed], None, Grounds.CONSENT, "signed on paper, file 7")[0]
    assert Gate(None).shown(text) == Gate(article).shown(text) == text
    end_naming(naming)
    assert "Haddad" not in Gate(None).shown(text)


def test_another_person_of_the_name_is_meant_in_one_article_only(listed: Person, article: Article) -> None:
    text = "Samir Haddad said so"
    with pytest.raises(BadInput, match="one article only"):
        let_stand([listed], None, Grounds.NAMESAKE, "the minister")
    let_stand([listed], article, Grounds.NAMESAKE, "the minister")
    assert Gate(article).shown(text) == text
    assert "Haddad" not in Gate(None).shown(text)


def test_all_whom_a_name_may_mean_have_to_be_let_stand_and_a_merge_is_followed(
    own_home: Home, write: Write, listed: Person
) -> None:
    text = "Samir Haddad said so"
    let_stand([listed], None, Grounds.CONSENT, "signed on paper")
    take_in(own_home, write("c.csv", ["id", "name"], ["1", "سمير حداد"]), "C", None, ReadOptions())
    assert "Haddad" not in Gate(None).shown(text)
    other = Membership.objects.get(record__document__source__name="C").person
    merge(listed, other, "the same mother", None)
    assert Gate(None).shown(text) == text
    assert len(mentions(text)[0].persons) == 1
