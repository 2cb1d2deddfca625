from hypothesis import given
from hypothesis import strategies as st

from khabar.names import keys, near_keys
from khabar.names.keys import LONGEST, MOST


@given(st.text(max_size=60))
def test_keys_fit_a_table(text: str) -> None:
    assert len(keys(text)) <= MOST
    assert all(0 < len(key) <= LONGEST for key in keys(text))


def test_both_scripts_share_keys() -> None:
    assert set(keys("Mohamad al-Khouli")) & set(keys("محمد الخولي")) == {"mhmd", "hl"}
    assert set(keys("Othman")) & set(keys("عثمان"))


def test_a_short_name_is_also_looked_for_near_its_keys() -> None:
    near = near_keys("Ahmet")
    assert near["hmt"] == 1.0
    assert 0 < near["hmd"] < 1
    assert keys("أحمد")[0] in near


def test_a_long_name_is_looked_for_under_its_own() -> None:
    assert near_keys("Salim Ali Rikab") == dict.fromkeys(keys("Salim Ali Rikab"), 1.0)
    assert near_keys("") == {}
