"""Copied lists are found whatever the copyist did to them; independent lists of the same people are not called so."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.checks.copied.made import Person, by_hand, crowd, lines, with_slips

from khabar.checks.copied import Copy, Sure, find_copies, rows_of
from khabar.synth import generate


def between(*lists: list[Person]) -> list[Copy]:
    return find_copies({number: rows_of(lines(rows)) for number, rows in enumerate(lists)})


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.sampled_from([0.4, 0.7, 1.0]), st.floats(0.0, 0.05))
def test_a_copy_is_found_in_part_with_rows_of_its_own_and_slips_of_its_own(
    seed: int, part: float, slips: float
) -> None:
    dice = Random(seed)
    people = with_slips(dice, crowd(dice, 300), 0.03)
    first = by_hand(dice, people)
    kept = [row for row in first if dice.random() < part]
    (found,) = between(first, with_slips(dice, kept, slips) + crowd(dice, 60))
    assert found.sure == Sure.SURE
    assert (found.one, found.other) == (0, 1)
    assert found.shared >= 0.8 * len(kept)
    assert found.order.share > 0.8 or found.sorted_by


@settings(max_examples=40)
@given(st.integers(0, 10**6), st.booleans())
def test_the_same_people_by_two_hands_are_no_copy(seed: int, is_sorted: bool) -> None:
    dice = Random(seed)
    people = crowd(dice, 300)
    both = [by_hand(dice, people), by_hand(dice, people)]
    if is_sorted:
        both = [sorted(rows, key=lambda row: row["name"]) for rows in both]
    assert between(*both) == []


def test_an_alphabet_that_two_lists_follow_is_no_copying() -> None:
    names = sorted({person["name"] for person in crowd(Random(1), 400)})
    assert between([{"name": name} for name in names], [{"name": name} for name in names]) == []
    dice = Random(2)
    dice.shuffle(names)
    (found,) = between([{"name": name} for name in names], [{"name": name} for name in names])
    assert found.sure == Sure.SURE and found.order.times == found.order.of and found.sorted_by == ""


def test_a_copy_in_latin_letters_is_found_by_its_order() -> None:
    given_names = {"سمير": "Samir", "ليلى": "Layla", "خالد": "Khaled", "رنا": "Rana", "يوسف": "Yousef"}
    families = {"الحلبي": "al-Halabi", "الخولي": "al-Khouli", "الشامي": "al-Shami", "البصري": "al-Basri"}
    dice = Random(3)
    people = [(dice.choice([*given_names]), dice.choice([*given_names]), dice.choice([*families])) for _ in range(150)]
    people = list(dict.fromkeys(people))
    arabic = [{"name": " ".join(parts)} for parts in people]
    latin = [{"name": f"{given_names[a]} {given_names[b]} {families[c]}"} for a, b, c in people]
    (found,) = between(arabic, latin)
    assert found.order.share > 0.9 and found.sure == Sure.SURE


def test_what_rests_on_it_is_named() -> None:
    dice = Random(4)
    first = with_slips(dice, by_hand(dice, crowd(dice, 200)), 0.05)
    (found,) = between(first, first[50:150])
    assert (found.rows, found.other_rows) == (200, 100)
    assert found.examples and all(
        first[one]["name"] == first[50:150][other]["name"] for one, other, _ in found.examples
    )
    slips = [word for _one, _other, word in found.examples if word]
    assert len(slips) == found.odd.times > 0


def test_few_rows_or_none_say_nothing() -> None:
    assert find_copies({}) == []
    assert between([], []) == []
    assert between(crowd(Random(5), 5), crowd(Random(5), 5)) == []


def test_only_pairs_with_what_changed_are_looked_at() -> None:
    people = crowd(Random(6), 100)
    documents = {number: rows_of(lines(people)) for number in (3, 5, 8)}
    assert {(one.one, one.other) for one in find_copies(documents)} == {(3, 5), (3, 8), (5, 8)}
    assert {(one.one, one.other) for one in find_copies(documents, only={5})} == {(3, 5), (5, 8)}


@pytest.mark.parametrize("seed", [11, 12])
def test_synthetic_lists_that_copy_are_found_and_no_others(seed: int) -> None:
    made = generate(9000, 8, seed)
    names = [kind.name for kind in made.kinds]
    copies = [(kind.copies.source, kind.name) for kind in made.kinds if kind.copies]
    fields = [
        [{k: v for k, v in row.items() if v and k != "list"} for row in table.to_pylist()] for table in made.tables
    ]
    found = between(*fields)
    assert {(names[one.one], names[one.other]) for one in found} <= set(copies)
    assert ("documentation_network", "reposting_page") in {(names[one.one], names[one.other]) for one in found}
