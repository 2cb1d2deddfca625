"""What quantities count."""

import pytest

from khabar.statements import read_statement


def counts(text: str) -> list[tuple[str, str, str]]:
    return [(figure.text, figure.counts, figure.who) for figure in read_statement(text).figures]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army released a few hundred detainees.", [("a few hundred", "released", "")]),
        ("Forty men were killed.", [("Forty", "killed", "men")]),
        ("They hold 300 prisoners.", [("300", "held", "")]),
        ("There were 23 massacres.", [("23", "massacres", "")]),
        ("The report counts 143 cases of arbitrary arrest.", [("143", "detained", "")]),
        ("At least 12 detainees died under torture.", [("At least 12", "died_in_custody", "")]),
        ("Thousands of families wait.", [("Thousands", "families", "")]),
        ("The return of 214 families was announced.", [("214", "returned", "families")]),
        ("أفرجت السلطات عن 60 معتقلاً.", [("60", "released", "")]),
        ("قتل ستة وعشرون مدنياً.", [("ستة وعشرون", "killed", "civilians")]),
        ("توفي 12 معتقلاً تحت التعذيب.", [("12", "died_in_custody", "")]),
        ("وثقت الشبكة 143 حالة اعتقال تعسفي.", [("143", "detained", "")]),
        ("عثر على رفات 43 شخصاً.", [("43", "bodies", "")]),
        ("آلاف العائلات تنتظر.", [("آلاف", "families", "")]),
    ],
)
def test_counted_by_noun_or_by_what_happened(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert counts(text) == expected
