import numpy as np
import pytest

from khabar.linkage import Recipe, link
from khabar.linkage.reach import in_arabic
from khabar.synth import Lists, generate


@pytest.mark.parametrize("seed", [3, 4])
def test_the_recall_of_blocking_is_reckoned_without_the_truth(seed: int) -> None:
    made = generate(2_000, 5, seed)
    linked = link(made.tables, Recipe(rules=("given class + father class + event month", "family class + birth year")))
    learned = linked.learned
    assert learned is not None
    hot = learned.encoded.coded.hot
    person = np.unique(made.truth["person_id"].to_pylist(), return_inverse=True)[1]
    left, right = np.triu_indices(len(person), 1)
    same = person[left] == person[right]
    left, right = left[same], right[same]
    brought = np.zeros(len(left), np.bool_)
    for block in learned.blocks:
        columns = list(block.rule.columns)
        brought |= ((hot[left][:, columns] == hot[right][:, columns]) & (hot[left][:, columns] >= 0)).all(axis=1)
    assert linked.model["expected"]["blocking_recall"] == pytest.approx(brought.mean(), abs=0.06)


def test_scripts_are_told_apart(lists: Lists) -> None:
    linked = link(lists.tables)
    assert linked.learned is not None
    arabic = in_arabic(linked.learned.encoded)
    given = linked.learned.encoded.names.words
    word = linked.learned.encoded.coded.cold[:, 0]
    assert all(given[w][0] > "\u0600" for w in word[arabic & (word >= 0)].tolist())
    assert all(given[w].isascii() for w in word[~arabic & (word >= 0)].tolist() if given[w][0].isascii())
