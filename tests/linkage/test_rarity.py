import numpy as np
import pytest

from khabar.linkage.rarity import BINS, bin_classes


def test_common_classes_have_low_bins_and_shares_add_up() -> None:
    classes = np.array([0] * 64 + [1] * 8 + [2, -1], np.int32)
    bins, shares = bin_classes(classes)
    assert bins[0] == 0 < bins[64] < bins[72] == BINS - 1
    assert bins[73] == 0
    assert shares.sum() == pytest.approx(1)


def test_a_silent_column_has_no_shares() -> None:
    bins, shares = bin_classes(np.full(3, -1, np.int32))
    assert not bins.any()
    assert not shares.any()
