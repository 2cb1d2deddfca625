import numpy as np

from khabar.synth.arrests import draw_arrests
from khabar.synth.places import towns


def test_some_were_taken_in_sweeps_and_none_before_the_events() -> None:
    rng = np.random.default_rng(1)
    day, place = draw_arrests(towns().draw(4000, rng), rng)
    _, together = np.unique(np.stack([day, place]), axis=1, return_counts=True)
    assert together.max() >= 5
    assert day.min() >= 15048
    assert day.max() < 17897
