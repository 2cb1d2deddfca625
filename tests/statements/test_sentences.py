"""Sentences and the quotations in them."""

from khabar.statements.sentences import quotations, sentences


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, 0, len(text))]


def test_a_quotation_of_several_sentences_is_not_cut() -> None:
    text = "He left. “We wait. We ask,” she said. Nobody came."
    assert cut(text) == ["He left.", "“We wait. We ask,” she said.", "Nobody came."]


def test_abbreviations_and_numbers_of_lists_end_no_sentence() -> None:
    assert cut("Dr. Salim spoke to Col. Nouri. Then he left.") == ["Dr. Salim spoke to Col. Nouri.", "Then he left."]
    assert cut("1. Government forces: 908.") == ["1. Government forces: 908."]


def test_words_in_marks_that_are_one_or_two_are_no_quotation() -> None:
    text = "the “security vetting” of “all who came back to the town”"
    assert [text[q.start : q.end] for q in quotations(text, 0, len(text))] == ["all who came back to the town"]


def test_an_apostrophe_ends_no_quotation() -> None:
    text = "'They don't have names in there,' he said."
    assert [text[q.start : q.end] for q in quotations(text, 0, len(text))] == ["They don't have names in there,"]


def test_a_quotation_may_go_on_in_the_next_paragraph() -> None:
    assert quotations("“Count the buses. Four came.", 0, 28)[0].is_open


def test_arabic_marks() -> None:
    text = "قال: «نريد الحقيقة. نريد الأسماء». ثم خرج."
    assert cut(text) == ["قال: «نريد الحقيقة. نريد الأسماء».", "ثم خرج."]
