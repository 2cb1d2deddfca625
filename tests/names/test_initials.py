from khabar.names import NameIndex, compare, parse
from khabar.names.initials import initial


def test_an_initial_agrees_with_names_that_begin_with_it() -> None:
    assert initial("latin", "m", "arabic", "م") > 0 > initial("latin", "m", "arabic", "ح")
    assert initial("arabic", "م", "latin", "m") == initial("latin", "m", "arabic", "م")
    assert initial("latin", "m", "latin", "m") > 0 > initial("latin", "m", "latin", "k")


def test_an_initial_tells_less_than_the_name() -> None:
    whole, letter, other = (
        compare(text, "محمد الخولي").weight for text in ("Mohamad Khouli", "M. Khouli", "S. Khouli")
    )
    assert whole > letter > other


def test_a_letter_before_a_family_name_alone_is_an_initial_and_else_a_title() -> None:
    assert compare("م. الخولي", "محمد الخولي").weight > compare("م. الخولي", "سليم الخولي").weight
    assert parse("م. الخولي").given == "م."
    assert parse("م. سليم الخولي").given == parse("د. سليم").given == "سليم"


def test_an_index_finds_initials_on_either_side() -> None:
    index = NameIndex(["محمد سليم الخطيب", "سليم محمد الخطيب", "أحمد علي الخطيب", "M. Khatib"])
    assert index.search("M. S. Khatib")[0].position == 0
    assert {hit.position for hit in index.search("Mohamad Khatib", limit=2)} == {0, 3}
    assert index.search("A A Khatib")[0].position == 2
    assert index.search("M. Khatib")[1].weight < index.search("Mohamad Khatib")[1].weight + 3
