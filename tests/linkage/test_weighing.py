import numpy as np
import pytest

from khabar.linkage.kinship import CROSSWISE, UNIT_OF, UNITS, unit_of_comparison
from khabar.linkage.weighing import CROSSWISE_UNIT, GIVEN_UNIT, Weights, expect, score

FAMILY, GIVEN, FATHER, ORDER = 3, 0, 1, 14


def weights(kin_units: int, share: float) -> Weights:
    logs = np.zeros((15, 64))
    logs[[GIVEN, FATHER, FAMILY], 1] = 5.0
    return Weights(
        logs=logs,
        priors=np.array([-8.0, -12.0]),
        kin=np.array([share]),
        ages=np.zeros((3, 2, 64)),
        kin_units=np.array([kin_units], np.int64),
        generations=np.array([-1], np.int64),
        units=unit_of_comparison(),
        corrections=np.zeros(17),
    )


def bits_of(codes: dict[int, int], w: Weights) -> float:
    rows, out = np.zeros((1, 16), np.uint8), np.zeros(1, np.float32)
    for column, code in codes.items():
        rows[0, column] = code
    score(rows, w, out)
    return float(out[0])


def test_units_are_numbered_as_the_loops_take_them() -> None:
    assert UNITS[GIVEN_UNIT] == "given"
    assert UNIT_OF[GIVEN] == GIVEN_UNIT
    assert CROSSWISE == CROSSWISE_UNIT


def test_kin_explain_what_they_share_and_no_more() -> None:
    none, clan = weights(0, -99.0), weights(1 << 2, -4.0)
    assert bits_of({FAMILY: 1}, none) == pytest.approx((5 - 8) / np.log(2), abs=1e-3)
    assert bits_of({FAMILY: 1}, clan) < bits_of({FAMILY: 1}, none) - 1
    assert bits_of({GIVEN: 1}, clan) == pytest.approx(bits_of({GIVEN: 1}, none), abs=0.1)


def test_names_read_crosswise_are_explained_by_father_and_son_alone() -> None:
    father_and_son = weights(1 << CROSSWISE_UNIT, -4.0)
    straight, crosswise = {GIVEN: 1, FATHER: 1}, {GIVEN: 1, FATHER: 1, ORDER: 3}
    assert bits_of(crosswise, father_and_son) < bits_of(straight, father_and_son) - 5


def test_two_records_of_a_clean_list_weigh_less() -> None:
    w = weights(0, -99.0)
    assert bits_of({GIVEN: 1}, w) - bits_of({GIVEN: 1, 15: 1}, w) == pytest.approx(4 / np.log(2), abs=1e-3)


def test_expectations_add_up_to_a_pair_at_most() -> None:
    codes = np.zeros((2, 16), np.uint8)
    codes[0, [GIVEN, FATHER, FAMILY]] = 1
    counts, matched, kin = np.zeros((15, 64)), np.zeros(2), np.zeros(1)
    expect(codes, np.full(2, 0x7FFF, np.uint16), weights(1 << 2, -4.0), counts, matched, kin, np.zeros((3, 2, 64)))
    assert 0.9 < matched[0] < 1.01
    assert matched.sum() + kin.sum() <= 2
    assert counts[GIVEN, 1] == pytest.approx(matched[0], abs=0.01)
