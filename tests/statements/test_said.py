"""The words of a sentence outside its quotations."""

from khabar.statements.said import fold_of, outer, trimmed
from khabar.statements.sentences import sentences


def test_a_quotation_is_one_item_without_its_marks() -> None:
    text = "“We wait here. We ask,” she said."
    assert [fold_of(item) for item in outer(sentences(text, 0, len(text))[0])] == ["“”", "she", "said", "."]


def test_trimmed_leaves_spaces_and_commas_out() -> None:
    assert trimmed(", a word, ", 0, 10) == (2, 8)
