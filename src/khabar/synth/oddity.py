"""What the truth file says is odd about a record."""

from enum import IntFlag, auto

import numpy as np
import numpy.typing as npt

from khabar.synth.texts import Texts, pick


class Oddity(IntFlag):
    """Each way in which a record tells other than the truth, or other than its list usually would."""

    misspelled = auto()
    """A slip of the pen in a name."""
    swapped_names = auto()
    """Two parts of the name stand in each other's place."""
    joined_name = auto()
    """عبد, أبو or الدين written together with the other half: عبدالرحمن."""
    pdf_damage = auto()
    """Lam-alef turned round, as copies from a PDF do: اسالم for اسلام."""
    married_name = auto()
    """A woman stands under her husband's family name."""
    birth_off = auto()
    first_of_january = auto()
    """Only the year of birth was known, and the form asked for a day."""
    event_off = auto()
    contradicted_fate = auto()
    """The record tells another fate than the true one."""
    back_dated_death = auto()
    """The death is told with a day long before the true one."""
    false_release = auto()
    """Said to be released, and is not."""
    late_release = auto()
    """Released long before the day that the list gives."""
    false_name = auto()
    """Nobody of this name exists; its person_id starts with F."""
    copied = auto()
    """Copied from another list, words and mistakes included."""
    twice_in_list = auto()
    """The same person stands on this list further up."""


def labels(flags: npt.NDArray[np.int64]) -> Texts:
    """Spell the flags out, joined by a vertical bar. Ex: labels([3]) -> ["misspelled|swapped_names"]."""
    kinds, positions = np.unique(flags, return_inverse=True)
    words = ["|".join(odd.name or "" for odd in Oddity if odd & int(kind)) for kind in kinds]
    return pick(words, positions)
