"""Who stands on which list."""

import numpy as np
import numpy.typing as npt

from khabar.synth.people import FATES, People
from khabar.synth.personality import Personality
from khabar.synth.places import towns

_TWICE = 0.012


def capture(
    people: People, lists: list[Personality], records: int, rng: np.random.Generator
) -> list[tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]]:
    """Draw exactly `records` mentions over the lists: for each list the rows of people, and which come a second time.

    A person whom one list reaches is more likely on another (some are better known), and each list reaches by fate,
    sex and place as its personality says: so the lists are dependent and unequal, as real ones are.
    """
    count = len(people.person)
    known = rng.normal(0, 0.7, count)
    chances = np.stack([np.log(_reach(people, kind)) + known for kind in lists])
    again = round(records * _TWICE)
    scores = chances + rng.gumbel(size=chances.shape)
    taken = np.argpartition(scores, len(scores.ravel()) - (records - again), axis=None)[-(records - again) :]
    repeated = rng.choice(taken, again, replace=False)
    cells = np.concatenate([taken, repeated])
    second = np.arange(len(cells)) >= len(taken)
    order = rng.permutation(len(cells))
    cells, second = cells[order], second[order]
    return [(cells[mine] % count, second[mine]) for mine in (cells // count == number for number in range(len(lists)))]


def _reach(people: People, kind: Personality) -> npt.NDArray[np.float64]:
    reach = kind.weight * np.array([kind.reach.get(fate, 1.0) for fate in FATES])[people.fate]
    reach[people.female] *= kind.reach.get("women", 1.0)
    names = [word.latin[0] for word in towns().words]
    by_place = np.array([kind.reach.get(names[seat], 1.0) for seat in towns().governorate])
    chances: npt.NDArray[np.float64] = reach * by_place[people.home]
    return chances
