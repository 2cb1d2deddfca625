import pytest

from khabar.names import compare, parse


@pytest.mark.parametrize(
    ("text", "parts"),
    [("محمدسليم ركاب", "محمد سليم ركاب"), ("محمدالخولي", "محمد الخولي"), ("AhmadSalim Rikab", "Ahmad Salim Rikab"),
     ("mohammedsalim rikab", "mohammed salim rikab")],
)  # fmt: skip
def test_two_common_names_are_two_parts(text: str, parts: str) -> None:
    assert [part.text for part in parse(text).parts] == parts.split()


@pytest.mark.parametrize(
    "name", ["عبدالهادي", "صلاحالدين", "سليمان", "محمدين", "Abdelrahman", "McDonald", "Maysam", "ابوسليم"]
)
def test_a_name_that_holds_others_is_one(name: str) -> None:
    assert len(parse(name).parts) == 1


def test_they_agree_with_the_names_apart() -> None:
    assert compare("محمدسليم ركاب", "Mohamad Salim Rikab").weight > 20
