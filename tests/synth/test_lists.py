from collections import Counter

import pyarrow.compute as pc
import pytest

from khabar.model import BadInput
from khabar.synth import generate


@pytest.mark.parametrize(("people", "lists"), [(20, 2), (333, 3), (700, 5), (700, 11)])
def test_the_number_of_records_is_exact_and_each_has_its_truth(people: int, lists: int) -> None:
    made = generate(people, lists, 4)
    assert sum(table.num_rows for table in made.tables) == made.truth.num_rows == people * 9 // 5
    told = [
        key
        for table in made.tables
        for key in zip(table["list"].to_pylist(), table["record_id"].to_pylist(), strict=True)
    ]
    known = list(zip(made.truth["list"].to_pylist(), made.truth["record_id"].to_pylist(), strict=True))
    assert sorted(told) == sorted(known)
    assert len(set(known)) == len(known)


def test_the_same_seed_gives_the_same_lists_and_another_seed_others() -> None:
    first, again, other = generate(400, 5, 7), generate(400, 5, 7), generate(400, 5, 8)
    assert all(one.equals(two) for one, two in zip(first.tables, again.tables, strict=True))
    assert first.truth.equals(again.truth)
    assert not first.tables[0].equals(other.tables[0])


def test_about_half_the_records_are_in_arabic_and_some_are_odd() -> None:
    truth = generate(3000, 5, 1).truth
    arabic = pc.mean(pc.equal(truth["script"], "arabic")).as_py()
    assert 0.4 < arabic < 0.6
    odd = Counter(label for labels in truth["oddities"].to_pylist() for label in labels.split("|"))
    assert {"misspelled", "birth_off", "event_off", "twice_in_list", "swapped_names"} <= set(odd)
    assert "" in odd


def test_too_few_people_are_refused_in_one_sentence() -> None:
    with pytest.raises(BadInput, match="at least 20 people and 2 lists"):
        generate(3, 5, 1)
