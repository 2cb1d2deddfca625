import numpy as np

from khabar.synth.oddity import Oddity, labels


def test_flags_are_spelled_out_in_order() -> None:
    flags = np.array([0, int(Oddity.copied | Oddity.misspelled)])
    assert labels(flags).tolist() == ["", "misspelled|copied"]
