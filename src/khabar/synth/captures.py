"""Who stands on which list."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from khabar.synth.people import FATES, People
from khabar.synth.personality import Personality
from khabar.synth.places import towns

Rows = npt.NDArray[np.int64]

_TWICE = 0.012


@dataclass(frozen=True, slots=True)
class Capture:
    """One list: the rows of the people it reaches itself, how many false names it adds, how many rows it copies."""

    rows: Rows
    false_names: int
    copied: int


def capture(people: People, kinds: Sequence[Personality], records: int, rng: np.random.Generator) -> list[Capture]:
    """Draw exactly `records` mentions over the lists, copied and false ones included.

    A person whom one list reaches is more likely on another (some are better known), and each list reaches by fate,
    sex and place as its personality says: so the lists are dependent and unequal, as real ones are. Few stand twice
    on one list.
    """
    count, names = len(people.person), {kind.name for kind in kinds}
    whole = sum(kind.weight for kind in kinds)
    sizes = [records * kind.weight / whole for kind in kinds]
    false = [round(size * kind.slips.get("false_name", 0.0)) for kind, size in zip(kinds, sizes, strict=True)]
    copied = [
        round(size * kind.slips.get("copied", 0.0)) if kind.copies and kind.copies.source in names else 0
        for kind, size in zip(kinds, sizes, strict=True)
    ]
    own = records - sum(false) - sum(copied)
    again = round(own * _TWICE)
    known = rng.normal(0, 0.7, count)
    chances = np.stack([np.log(_reach(people, kind)) + known for kind in kinds])
    for number, kind in enumerate(kinds):
        copying = kind.slips.get("copied", 0.0) if copied[number] else 0.0
        chances[number] += np.log(1 - copying)
    scores = (chances + rng.gumbel(size=chances.shape)).ravel()
    taken = np.argpartition(scores, len(scores) - (own - again))[len(scores) - (own - again) :]
    cells = rng.permutation(np.concatenate([taken, rng.choice(taken, again, replace=False)]))
    return [
        Capture(cells[cells // count == number] % count, false[number], copied[number]) for number in range(len(kinds))
    ]


def _reach(people: People, kind: Personality) -> npt.NDArray[np.float64]:
    reach = kind.weight * np.array([kind.reach.get(fate, 1.0) for fate in FATES])[people.fate]
    reach[people.female] *= kind.reach.get("women", 1.0)
    names = [word.latin[0] for word in towns().words]
    by_place = np.array([kind.reach.get(names[seat], 1.0) for seat in towns().governorate])
    chances: npt.NDArray[np.float64] = reach * by_place[people.home]
    return chances
