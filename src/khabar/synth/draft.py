"""What one list knows of each of its people, still as numbers; and the slips made before anything is written."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from khabar.synth.oddity import Oddity
from khabar.synth.people import FATES, Ints, People
from khabar.synth.personality import Personality


@dataclass(slots=True)
class Draft:
    """The rows of one list: its people (a copy), the event told (a number of FATES), its day, and what is odd."""

    people: People
    event: Ints
    event_day: Ints
    oddities: npt.NDArray[np.int64]

    def mark(self, rows: npt.NDArray[np.bool_], odd: Oddity) -> None:
        """Note an oddity on these rows."""
        self.oddities[rows] |= int(odd)


def draft(
    people: People,
    rows: npt.NDArray[np.int64],
    second: npt.NDArray[np.bool_],
    kind: Personality,
    rng: np.random.Generator,
) -> Draft:
    """Draft the list: which event it tells of each person, then its slips of days."""
    mine = people.take(rows)
    tells_fate = rng.random(len(rows)) < np.array([kind.reports.get(fate, 0.0) for fate in FATES])[mine.fate]
    event = np.where(tells_fate, mine.fate, 0).astype(np.int32)
    sheet = Draft(
        mine,
        event,
        np.where(event == 0, mine.arrested, mine.fate_day).astype(np.int32),
        second * int(Oddity.twice_in_list),
    )
    _slip_days(sheet, kind, rng)
    return sheet


def _slip_days(sheet: Draft, kind: Personality, rng: np.random.Generator) -> None:
    count = len(sheet.event)

    def some(odd: Oddity) -> npt.NDArray[np.bool_]:
        rows: npt.NDArray[np.bool_] = rng.random(count) < kind.slips.get(odd.name or "", 0.0)
        sheet.mark(rows, odd)
        return rows

    rows, born = some(Oddity.birth_off), sheet.people.born
    years = rng.choice([-3, -2, -1, 1, 2, 3], count, p=[0.05, 0.12, 0.33, 0.33, 0.12, 0.05])
    days = rng.integers(1, 28, count)
    born[rows] += np.where(rng.random(count) < 0.6, years * 365, days)[rows].astype(np.int32)
    rows = some(Oddity.first_of_january)
    born[rows] = born[rows].astype("datetime64[D]").astype("datetime64[Y]").astype("datetime64[D]").astype(np.int32)
    rows = some(Oddity.event_off)
    shift = np.where(rng.random(count) < 0.7, rng.integers(1, 8, count), rng.choice([30, 31, 365], count))
    sheet.event_day[rows] += (shift * rng.choice([-1, 1], count))[rows].astype(np.int32)
