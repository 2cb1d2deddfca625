"""What one list knows of each of its people, still as numbers; and the slips made before anything is written."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from khabar.synth.oddity import Oddity
from khabar.synth.people import FATES, Flags, People
from khabar.synth.personality import Personality
from khabar.synth.words import Ints

_DETAINED, _RELEASED, _DIED, _SEEN = range(4)


@dataclass(slots=True)
class Draft:
    """The rows of one list: its people (a copy), the event told (a number of FATES), its day, and what is odd."""

    people: People
    event: Ints
    event_day: Ints
    oddities: npt.NDArray[np.int64]

    def mark(self, rows: Flags, odd: Oddity) -> None:
        """Note an oddity on these rows."""
        self.oddities[rows] |= int(odd)

    def some(self, odd: Oddity, kind: Personality, where: Flags, rng: np.random.Generator) -> Flags:
        """Draw, among the rows `where`, the share that the personality gives to an oddity, and mark them."""
        rows: Flags = where & (rng.random(len(where)) < kind.slips.get(odd.name or "", 0.0))
        self.mark(rows, odd)
        return rows


def draft(people: People, kind: Personality, rng: np.random.Generator) -> Draft:
    """Draft the list of `people`: which event it tells of each, then its slips of fate, family and days."""
    count = len(people.person)
    tells_fate = rng.random(count) < np.array([kind.reports.get(fate, 0.0) for fate in FATES])[people.fate]
    event = np.where(tells_fate, people.fate, _DETAINED).astype(np.int32)
    sheet = Draft(people, event, people.arrested.copy(), np.zeros(count, np.int64))
    sheet.mark(people.person < 0, Oddity.false_name)
    _slip_fates(sheet, kind, rng)
    wives = sheet.some(Oddity.married_name, kind, people.husband_family >= 0, rng)
    people.family[wives] = people.husband_family[wives]
    _slip_days(sheet, kind, rng)
    return sheet


def _slip_fates(sheet: Draft, kind: Personality, rng: np.random.Generator) -> None:
    people, event, count = sheet.people, sheet.event, len(sheet.event)
    if kind.tells:
        told_to_all = FATES.index(kind.tells)
        odd = Oddity.false_release if kind.tells == "released" else Oddity.contradicted_fate
        sheet.mark((people.fate != told_to_all) & (people.person >= 0), odd)
        event[:] = told_to_all
    wrong = sheet.some(Oddity.contradicted_fate, kind, event != _DETAINED, rng)
    event[wrong] = np.where(event == _DIED, rng.choice([_RELEASED, _SEEN], count), _DIED)[wrong]
    event[sheet.some(Oddity.false_release, kind, people.fate != _RELEASED, rng)] = _RELEASED
    told = event != _DETAINED
    sheet.event_day[told] = people.fate_day[told]
    early = sheet.some(Oddity.back_dated_death, kind, event == _DIED, rng)
    first, last = people.arrested + 1, people.fate_day - 5
    sheet.event_day[early] = (first + rng.random(count) * 0.7 * (last - first))[early].astype(np.int32)
    late = sheet.some(Oddity.late_release, kind, (event == _RELEASED) & (people.fate == _RELEASED), rng)
    sheet.event_day[late] += rng.integers(250, 900, count)[late].astype(np.int32)


def _slip_days(sheet: Draft, kind: Personality, rng: np.random.Generator) -> None:
    count, everyone, born = len(sheet.event), np.ones(len(sheet.event), bool), sheet.people.born
    rows = sheet.some(Oddity.birth_off, kind, everyone, rng)
    years = rng.choice([-3, -2, -1, 1, 2, 3], count, p=[0.05, 0.12, 0.33, 0.33, 0.12, 0.05])
    shift = np.where(rng.random(count) < 0.6, years * 365, rng.integers(1, 28, count))
    born[rows] += shift[rows].astype(np.int32)
    rows = sheet.some(Oddity.first_of_january, kind, everyone, rng)
    born[rows] = born[rows].astype("datetime64[D]").astype("datetime64[Y]").astype("datetime64[D]").astype(np.int32)
    rows = sheet.some(Oddity.event_off, kind, everyone, rng)
    shift = np.where(rng.random(count) < 0.7, rng.integers(1, 8, count), rng.choice([30, 31, 365], count))
    sheet.event_day[rows] += (shift * rng.choice([-1, 1], count))[rows].astype(np.int32)
