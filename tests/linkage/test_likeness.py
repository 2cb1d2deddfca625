import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.linkage import likeness
from khabar.linkage.coded import Coded
from khabar.linkage.phonemes import drop_costs, mark_bits, spell, substitution_costs

sounds = st.text("btTjhxdDrzs$GfkqlmnwygH", min_size=1, max_size=12)


def coded_of(*words: str) -> Coded:
    letters, lengths = spell(list(words))
    nothing = np.zeros((1, 24), np.int32)
    marks = np.bitwise_or.reduce(mark_bits()[letters], axis=1)
    empty = np.zeros((0, 0), np.uint8)
    return Coded(
        nothing,
        nothing,
        letters,
        lengths,
        marks,
        empty,
        np.zeros((1, 16), np.uint8),
        substitution_costs(),
        drop_costs(),
    )


def distance(a: str, b: str) -> float:
    return likeness.distance(0, 1, coded_of(a, b), 50.0, np.empty((3, 17), np.float32))


def level(a: str, b: str) -> int:
    return likeness.measured_level(0, 1, coded_of(a, b), np.empty((3, 17), np.float32))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("mhmd", "mwhmd", 4),
        ("ksm", "qsm", 4),
        ("xwly", "xly", 4),
        ("hsn", "hmd", 0),
        ("hjzkry", "zkry", 2),
        ("slym", "slmy", 4),
    ],
)
def test_levels(a: str, b: str, expected: int) -> None:
    assert level(a, b) == expected


@settings(deadline=None)  # the first call compiles
@given(sounds, sounds)
def test_distance_is_symmetric_and_zero_only_for_equals(a: str, b: str) -> None:
    assert distance(a, b) == pytest.approx(distance(b, a), abs=1e-5)
    assert distance(a, a) == 0
    assert level(a, b) == level(b, a)


@settings(deadline=None)  # the first call compiles
@given(sounds, sounds)
def test_marks_never_call_near_sounds_far(a: str, b: str) -> None:
    coded = coded_of(a, b)
    if likeness.too_far(coded.marks[0], coded.marks[1], coded.lengths[0], coded.lengths[1]):
        assert distance(a, b) > max(likeness.FAINT * max(len(a), len(b)), 1.2) - 1e-4
