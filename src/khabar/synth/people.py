"""The invented people behind the lists: names, kin, birth, home, arrest and fate, as columns of numbers."""

from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from khabar.synth.places import towns
from khabar.synth.words import family, given_female, given_male

Ints = npt.NDArray[np.int32]

FATES = ("detained", "released", "died", "seen")
FOUNDER, SIBLING, COUSIN, FATHER = range(4)
_KIN = np.array([0.70, 0.16, 0.10, 0.04])
_ARRESTS_BY_YEAR = {2011: 0.13, 2012: 0.27, 2013: 0.21, 2014: 0.13, 2015: 0.08, 2016: 0.06, 2017: 0.05, 2018: 0.07}
_FATE_SHARES = (0.52, 0.24, 0.14, 0.10)
_WOMEN = 0.09


@dataclass(frozen=True, slots=True)
class People:
    """One row a person. Names, places and fates are numbers of words, towns and FATES; -1 is not known.

    Days count from 1970-01-01. A woman's given name counts in the women's vocabulary, every mother's too.
    """

    person: Ints
    female: npt.NDArray[np.bool_]
    given: Ints
    father: Ints
    grandfather: Ints
    family: Ints
    mother: Ints
    born: Ints
    home: Ints
    arrested: Ints
    arrest_place: Ints
    facility: Ints
    fate: Ints
    fate_day: Ints
    national_id: npt.NDArray[np.int64]
    register: Ints

    def take(self, rows: npt.NDArray[np.int64]) -> "People":
        """Copy the people of these rows, in this order."""
        return replace(self, **{column.name: getattr(self, column.name)[rows] for column in fields(self)})


def draw_people(count: int, facilities: int, rng: np.random.Generator) -> People:
    """Draw `count` people; three in ten are kin of another one and share names, home, at times the very arrest."""
    kin = rng.choice(4, size=count, p=_KIN).astype(np.int32)
    kin[0] = FOUNDER
    founders = np.flatnonzero(kin == FOUNDER)
    anchor = np.where(
        kin == FOUNDER, np.arange(count), founders[(rng.random(count) ** 1.6 * len(founders)).astype(int)]
    )
    female = rng.random(count) < _WOMEN
    female[kin == FATHER] = False
    given = np.where(female, given_female().draw(count, rng), given_male().draw(count, rng))
    father, grandfather = given_male().draw(count, rng), given_male().draw(count, rng)
    mother, families = given_female().draw(count, rng), family().draw(count, rng)
    named_after = rng.random(count) < np.where(female, 0, 0.1)
    given = np.where(named_after, grandfather[anchor], given)
    home = towns().draw(count, rng)
    age = 15 + rng.gamma(2.6, 6.2, count)
    arrested, arrest_place = _arrests(home, rng)
    facility = rng.integers(0, facilities, count, dtype=np.int32)

    sibling, cousin, parent = (kin == relation for relation in (SIBLING, COUSIN, FATHER))
    father = np.where(sibling, father[anchor], np.where(parent, grandfather[anchor], father))
    mother = np.where(sibling, mother[anchor], mother)
    given = np.where(parent, father[anchor], given)
    grandfather = np.where(sibling | cousin, grandfather[anchor], grandfather)
    families = families[anchor]
    home = np.where(sibling | parent | (cousin & (rng.random(count) < 0.8)), home[anchor], home)
    together = (kin != FOUNDER) & (rng.random(count) < np.select([sibling, cousin], [0.3, 0.15], 0.2))
    for column in (arrested, arrest_place, facility):
        column[together] = column[anchor[together]]
    given = _rename_namesakes(given, female, anchor, sibling | (kin == FOUNDER), rng)
    born = (arrested - age * 365.25).astype(np.int32)
    born = np.where(parent, born[anchor] - rng.normal(27 * 365, 5 * 365, count), born).astype(np.int32)
    fate = rng.choice(4, size=count, p=_FATE_SHARES).astype(np.int32)
    fate_day = arrested + 10 + rng.exponential(430, count)
    home_governorate = towns().governorate[home]
    return People(
        person=np.arange(count, dtype=np.int32), female=female, given=given.astype(np.int32),
        father=father.astype(np.int32), grandfather=grandfather.astype(np.int32), family=families,
        mother=mother.astype(np.int32), born=born, home=home.astype(np.int32), arrested=arrested,
        arrest_place=arrest_place, facility=facility, fate=fate, fate_day=fate_day.astype(np.int32),
        national_id=(home_governorate + 1).astype(np.int64) * 10**9 + rng.integers(0, 10**9, count),
        register=rng.integers(1, 2600, count, dtype=np.int32)[anchor],
    )  # fmt: skip


def _arrests(home: Ints, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Draw the day and the place; one in five was taken in a sweep with others of the same place and day."""
    count = len(home)
    years = np.array(list(_ARRESTS_BY_YEAR))
    first = (years - 1970) * 365 + (years - 1969) // 4
    days = rng.choice(first, size=count, p=list(_ARRESTS_BY_YEAR.values())) + rng.integers(0, 365, count)
    place = np.where(rng.random(count) < 0.72, home, towns().draw(count, rng))
    swept = np.flatnonzero(rng.random(count) < 0.2)
    leader = swept // 40 * 40
    days[swept], place[swept] = days[leader], place[leader]
    return days.astype(np.int32), place.astype(np.int32)


def _rename_namesakes(
    given: npt.NDArray[np.int32],
    female: npt.NDArray[np.bool_],
    anchor: npt.NDArray[np.int64],
    siblings: npt.NDArray[np.bool_],
    rng: np.random.Generator,
) -> npt.NDArray[np.int32]:
    """No two children of one father bear the same name: give the later one another."""
    rows = np.flatnonzero(siblings)
    for _ in range(8):
        key = (anchor[rows] * 2 + female[rows]) * 1000 + given[rows]
        _, first = np.unique(key, return_index=True)
        again = np.setdiff1d(rows, rows[first])
        if not len(again):
            break
        men, women = given_male().draw(len(again), rng), given_female().draw(len(again), rng)
        given[again] = np.where(female[again], women, men)
    return given
