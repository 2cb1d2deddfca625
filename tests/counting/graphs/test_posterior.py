"""The published values of Madigan and York, and Kosovo under three priors."""

import pytest
from tests.counting.tables import FIVE, KOSOVO, SPINA_BIFIDA

from khabar.counting.graphs import posterior


def test_spina_bifida() -> None:
    told = posterior(SPINA_BIFIDA, 1.0)
    assert told.mode == 728
    assert told.relative_mean == pytest.approx(731, abs=1)
    assert told.best_weight == pytest.approx(0.37, abs=0.005)
    assert told.best == (("a",), ("b", "c"))


def test_five_lists() -> None:
    told = posterior(FIVE, 0.5)
    assert told.graphs == 822
    assert (told.mode, told.interval.low, told.interval.high) == (614, 588, 655)
    assert told.best_weight == pytest.approx(0.217, abs=0.001)


def test_kosovo_hangs_on_the_prior() -> None:
    assert list(posterior(KOSOVO, 1 / 16).interval) == pytest.approx([12_595, 9_827, 16_544], abs=2)
    assert [round(posterior(KOSOVO, delta).interval.median, -1) for delta in (0.5, 1.0)] == [11_320, 4_620]


def test_whatever_is_looked_at_weighs_one() -> None:
    told = posterior(KOSOVO.keep(["EXH", "ABA", "OSCE"]), 0.125)
    assert told.at_end < 1e-6
    assert told.interval.low <= told.interval.median <= told.interval.high
