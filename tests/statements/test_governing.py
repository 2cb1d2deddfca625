"""Which word of what happened governs a quantity."""

import pytest

from khabar.statements import read_statement
from khabar.statements.governing import governors
from khabar.statements.tokens import tokens


def test_a_verb_governs_its_own_object_only() -> None:
    folds = [token.fold for token in tokens("they killed 23 people and wounded 71 .")]
    assert [one.kind for one in governors(folds, 2, 4, 0, 6, "en")] == ["killed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen stormed the village, killing 20 and abducting 35 women.", ["killed", "abducted"]),
        ("Eleven of the hostages, among them a nurse, were set free.", ["released"]),
        ("Three teachers arrested in Amra in February died in custody.", ["died_in_custody"]),
        ("The court handed down 24 death sentences.", ["sentenced"]),
        ("The ministry put the number of detainees at 2,300.", ["held"]),
        ("Some 120 detainees out of hundreds of thousands were released.", ["released", "held"]),
        ("Interviews with 31 former inmates were published.", ["witnesses"]),
        ("Soldiers killed 12 men and 4 women in the prison.", ["died_in_custody", "died_in_custody"]),
        ("أسفر القصف عن مقتل 36 مدنياً وإصابة 112 آخرين.", ["killed", "injured"]),
        ("ما يزال مصير 60 شخصاً مجهولاً.", ["disappeared"]),
        ("لا يزال 200 شخص في عداد المفقودين.", ["missing"]),
        ("قدم المحامون 80 طلباً للإفراج عن موكليهم.", ["cases"]),
    ],
)
def test_what_governs(text: str, expected: list[str]) -> None:
    assert [figure.counts for figure in read_statement(text).figures] == expected
