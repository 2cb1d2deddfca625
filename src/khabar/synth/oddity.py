"""What the truth file says is odd about a record."""

from enum import IntFlag, auto

import numpy as np
import numpy.typing as npt


class Oddity(IntFlag):
    """Each way in which a record tells other than the truth; a record can have several."""

    misspelled = auto()
    swapped_names = auto()
    birth_off = auto()
    first_of_january = auto()
    event_off = auto()
    twice_in_list = auto()


def labels(flags: npt.NDArray[np.int64]) -> list[str]:
    """Spell the flags out, joined by a vertical bar. Ex: labels([3]) -> ["misspelled|swapped_names"]."""
    kinds, positions = np.unique(flags, return_inverse=True)
    words = ["|".join(odd.name or "" for odd in Oddity if odd & int(kind)) for kind in kinds]
    return [words[position] for position in positions]
