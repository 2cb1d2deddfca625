import pyarrow as pa

from khabar.linkage import coded as at
from khabar.linkage.encode import encode, sex_of, with_parts


def test_both_scripts_fall_into_one_class() -> None:
    table = pa.table(
        {
            "list": ["a", "b"],
            "record_id": ["1", "1"],
            "given_name": ["Mohamad", "محمد"],
            "family_name": ["al-Khouli", "الخولي"],
            "birth_date": ["1980-05-06", "06/05/1980"],
        }
    )
    hot = encode(table).coded.hot
    for column in (0, 3, at.BIRTH_DAY, at.BIRTH_YEAR, at.GIVEN_INITIAL, at.ANY_ORDER):
        assert hot[0, column] == hot[1, column] >= 0
    assert (hot[:, at.EVENT_DAY] == -1).all()


def test_whole_names_give_parts_only_where_a_row_has_none() -> None:
    table = pa.table({"name": ["Karim Nabil Haddad", "Karim Nabil Haddad"], "given_name": [None, "Samer"]})
    parts = with_parts(table)
    assert parts["given_name"].to_pylist() == ["Karim", "Samer"]
    assert parts["family_name"].to_pylist() == ["Haddad", None]


def test_sex_is_read_in_both_languages() -> None:
    assert [sex_of(word) for word in ("ذكر", " Female ", "M", "?")] == ["m", "f", "m", ""]
