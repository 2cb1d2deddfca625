import numpy as np
import pytest

from khabar.linkage.foresight import foresee


def test_precision_and_recall_are_sums_of_probabilities() -> None:
    bits = np.log2(np.array([9.0, 9.0, 1 / 9]))
    expected = foresee(bits, 0.5, 0.8)["expected"]
    assert expected["precision"] == pytest.approx(0.9)
    assert expected["recall"] == pytest.approx(1.8 / 1.9 * 0.8)
    assert expected["blocking_recall"] == 0.8


def test_where_nothing_was_found_nothing_is_wrong() -> None:
    assert foresee(np.zeros(0), 0.5, 1.0)["expected"] == {"blocking_recall": 1.0, "precision": 1.0, "recall": 1.0}
