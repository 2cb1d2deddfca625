from hypothesis import given
from hypothesis import strategies as st

from khabar.names import keys
from khabar.names.keys import LONGEST, MOST


@given(st.text(max_size=60))
def test_keys_fit_a_table(text: str) -> None:
    assert len(keys(text)) <= MOST
    assert all(0 < len(key) <= LONGEST for key in keys(text))


def test_both_scripts_share_keys() -> None:
    assert set(keys("Mohamad al-Khouli")) & set(keys("محمد الخولي")) == {"mhmd", "hl"}
    assert set(keys("Othman")) & set(keys("عثمان"))
