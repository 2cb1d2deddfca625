import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.synth.damage import misspell, turn_lam_alef


def test_lam_alef_is_turned_as_pdf_files_turn_it() -> None:
    assert turn_lam_alef("اسلام الأحمد") == "اسالم األحمد"
    assert turn_lam_alef("عبد الله") == "عبد هللا"
    assert turn_lam_alef("محمد") == "محمد"


@pytest.mark.parametrize("script", ["arabic", "latin"])
@given(seed=st.integers(0, 1000), text=st.sampled_from(["محمد", "عبد الرحمن", "Khatib", "al-Hamwi", "Ali", "طه"]))
def test_a_slip_of_the_pen_is_small(script: str, seed: int, text: str) -> None:
    slipped = misspell(text, script, np.random.default_rng(seed))
    assert abs(len(slipped) - len(text)) <= 1
    assert slipped[0] == text[0]
