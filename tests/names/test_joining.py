import pytest

from khabar.names import joining, words


def forms(text: str) -> list[str]:
    return [unit.form for unit in joining.join(words.cut(text))]


@pytest.mark.parametrize("texts", [
    ("عبد الرحمن", "عبدالرحمن"), ("ابوركاب", "أبو ركاب"), ("صلاح الدين", "صلاحالدين"),
    ("Abd al-Rahman", "Abdulrahman", "Abdel Rahman", "Abdurrahman"), ("Abu Rikab", "Abou Rikab", "Aburikab"),
    ("Salah al-Din", "Salah El Din", "Salaheddin"),
])  # fmt: skip
def test_joined_and_split_spellings_are_one_unit(texts: tuple[str, ...]) -> None:
    assert len({tuple(form[:8] for form in forms(text)) for text in texts}) == 1
    assert all(len(forms(text)) == 1 for text in texts)


def test_abd_is_a_name_by_itself_too() -> None:
    assert forms("عبد حسن علي") == ["عبد", "حسن", "علي"]


def test_the_article_is_told_apart() -> None:
    unit = joining.join(words.cut("محمد الخولي"))[1]
    assert (unit.form, unit.article) == ("خولي", True)
