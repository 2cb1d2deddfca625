import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.places.fold import heard, plain, skeleton


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("محافظة الرقّة", "الرقه"),
        ("حمص المدينة", "حمص"),
        ("Ar-Raqqah Governorate", "raqqah"),
        ("Nāḩiyat Dhībān", "dhiban"),
        ("Ma'arrat an-Nu'man", "maarrat numan"),
        ("Village_OF_Hama", "hama"),
        ("من من حماة", "حماه"),
        ("من قرية من", ""),
        ("Al", "al"),
    ],
)
def test_plain_names(name: str, folded: str) -> None:
    assert plain(name) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Deir ez-Zor", "Dayr az Zawr"),
        ("Douma", "Duma"),
        ("Jisr al-Shughur", "Jisr Shoughour"),
        ("Hama", "Hamah"),
        ("الهول", "هول"),
    ],
)
def test_what_sounds_the_same_is_heard_the_same(one: str, other: str) -> None:
    assert heard(plain(one)) == heard(plain(other))


def test_what_sounds_other_is_not() -> None:
    assert heard("darayya") != heard("daraa")
    assert heard("homs") != heard("hama")


def test_a_skeleton_keeps_consonants() -> None:
    assert skeleton(heard("dimashq")) == "dmshk"


WORDS = st.lists(
    st.sampled_from(["من", "مدينة", "of", "OF", "al", "el-", "city", "حماة", "Hama", "_", "."]), max_size=6
)


@given(st.one_of(st.text(), st.builds("".join, WORDS), st.builds(" ".join, WORDS)))
def test_folding_a_plain_name_again_changes_nothing(text: str) -> None:
    assert plain(plain(text)) == plain(text)
