"""Numbers that count nobody are no figures."""

import pytest

from khabar.statements import read_statement


@pytest.mark.parametrize(
    "text",
    [
        "The committee met on 3 May 2021.",
        "He was held in Branch 215 for two years.",
        "Article 5 of Law 40 says so.",
        "She is 23 years old.",
        "They walked 12 kilometres in 3 hours.",
        "Call 0099 312 440 18.",
        "It cost $2,000.",
        "One of them laughed.",
        "This one prints a list.",
        "In 2013 nobody came.",
        "The match ended 3-1.",
        "The bodies came home on 5 and 6 April.",
        "كان في الفرع 215 مدة ثلاث سنوات.",
        "طبقاً للمادة 33 من القانون.",
        "منذ عام 2011 لم يعد أحد.",
        "لم يكمل الخامسة عشرة.",
        "بعد أسبوعين أو ثلاثة.",
    ],
)
def test_no_figure(text: str) -> None:
    assert read_statement(text).figures == ()


def test_a_number_that_looks_like_a_year_counts_where_a_noun_says_so() -> None:
    assert [figure.low for figure in read_statement("About 2,000 people were killed.").figures] == [1800]
    assert [figure.low for figure in read_statement("They killed 1950 civilians.").figures] == [1950]
