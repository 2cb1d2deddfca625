"""The invented people behind the lists: names, kin, birth, home, arrest and fate, as columns of numbers."""

from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

from khabar.synth.arrests import draw_arrests
from khabar.synth.places import towns
from khabar.synth.vocabularies import family, given_female, given_male
from khabar.synth.words import GRANDPARENT, PARENT, PERSON, Ints

Flags = npt.NDArray[np.bool_]

FATES = ("detained", "released", "died", "seen")
KIN = ("", "sibling", "cousin", "father")
FOUNDER, SIBLING, COUSIN, FATHER = range(4)
_KIN_SHARES = (0.70, 0.16, 0.10, 0.04)
_FATE_SHARES = (0.52, 0.24, 0.14, 0.10)
_WOMEN = 0.09


@dataclass(frozen=True, slots=True)
class People:
    """One row a person. Names, places and fates are numbers of words, towns and FATES.

    A negative `person` is a false name, of somebody who doesn't exist. Days count from 1970-01-01. A woman's
    given name counts in the women's vocabulary, every mother's too; `husband_family` is -1 for men and unmarried
    women. `kin` (a number of KIN) tells how she or he is related to the person in row `kin_of`.
    """

    person: Ints
    female: Flags
    given: Ints
    father: Ints
    grandfather: Ints
    family: Ints
    mother: Ints
    mother_family: Ints
    husband_family: Ints
    born: Ints
    home: Ints
    arrested: Ints
    arrest_place: Ints
    facility: Ints
    fate: Ints
    fate_day: Ints
    national_id: npt.NDArray[np.int64]
    register: Ints
    kin: Ints
    kin_of: Ints

    def take(self, rows: npt.NDArray[np.int64]) -> "People":
        """Copy the people of these rows, in this order."""
        return replace(self, **{column.name: getattr(self, column.name)[rows] for column in fields(self)})

    def followed_by(self, others: "People") -> "People":
        """Put `others` behind these people."""
        columns = {c.name: np.concatenate([getattr(self, c.name), getattr(others, c.name)]) for c in fields(self)}
        return replace(self, **columns)


def draw_people(count: int, facilities: int, rng: np.random.Generator) -> People:
    """Draw `count` people; three in ten are kin of another one and share names, home, at times the very arrest."""
    kin = rng.choice(4, size=count, p=_KIN_SHARES).astype(np.int32)
    kin[0] = FOUNDER
    founders = np.flatnonzero(kin == FOUNDER)
    elder = founders[(rng.random(count) ** 1.6 * len(founders)).astype(np.int64)]
    elder = np.where(kin == FOUNDER, np.arange(count), elder)
    sibling, cousin, parent = (kin == relation for relation in (SIBLING, COUSIN, FATHER))

    home = towns().draw(count, rng)
    home = np.where(sibling | parent | (cousin & (rng.random(count) < 0.8)), home[elder], home)
    tradition = towns().draw_tradition(home, rng)[elder]
    female = (rng.random(count) < _WOMEN) & ~parent
    men, women = given_male(), given_female()
    grandfather = men.draw(tradition, GRANDPARENT, rng)
    grandfather = np.where(sibling | cousin, grandfather[elder], grandfather)
    father = _other_than(grandfather, men.draw(tradition, PARENT, rng), men.draw(tradition, PARENT, rng))
    father = np.where(sibling, father[elder], np.where(parent, grandfather[elder], father))
    mother = women.draw(tradition, PARENT, rng)
    mother_family = family().draw(tradition, PARENT, rng)
    given = _given(female, tradition, father, grandfather, elder, sibling | (kin == FOUNDER), rng)
    given = np.where(parent, father[elder], given)

    day, place = draw_arrests(home, rng)
    facility = rng.integers(0, facilities - 1, count, dtype=np.int32)
    facility = np.where(female & (rng.random(count) < 0.6), np.int32(facilities - 1), facility)
    together = (
        (kin != FOUNDER)
        & (female == female[elder])
        & (rng.random(count) < np.select([sibling, cousin], [0.3, 0.15], 0.2))
    )
    for column in (day, place, facility):
        column[together] = column[elder[together]]
    born = day - (15 + rng.gamma(2.6, 6.2, count)) * 365.25
    born = np.where(parent, born[elder] - rng.normal(28 * 365, 4 * 365, count).clip(18 * 365), born)
    married = female & (day - born > 18 * 365) & (rng.random(count) < 0.7)
    governorate = towns().governorate[home].astype(np.int64)
    return People(
        person=np.arange(count, dtype=np.int32),
        female=female,
        given=given.astype(np.int32),
        father=father.astype(np.int32),
        grandfather=grandfather.astype(np.int32),
        family=family().draw(tradition, PERSON, rng)[elder],
        mother=np.where(sibling, mother[elder], mother).astype(np.int32),
        mother_family=np.where(sibling, mother_family[elder], mother_family).astype(np.int32),
        husband_family=np.where(married, family().draw(tradition, PERSON, rng), -1).astype(np.int32),
        born=born.astype(np.int32),
        home=home.astype(np.int32),
        arrested=day,
        arrest_place=place,
        facility=facility,
        fate=rng.choice(4, size=count, p=_FATE_SHARES).astype(np.int32),
        fate_day=(day + 10 + rng.exponential(430, count)).astype(np.int32),
        national_id=(governorate + 1) * 10**9 + rng.integers(0, 10**9, count),
        register=rng.integers(1, 2600, count, dtype=np.int32)[elder],
        kin=kin,
        kin_of=np.where(kin == FOUNDER, -1, elder).astype(np.int32),
    )


def _other_than(avoided: Ints, drawn: Ints, again: Ints) -> Ints:
    """Take the second draw where the first gave the avoided name: few fathers give a son their own name."""
    return np.where(drawn == avoided, again, drawn)


def _given(
    female: Flags,
    tradition: Ints,
    father: Ints,
    grandfather: Ints,
    elder: npt.NDArray[np.int64],
    siblings: Flags,
    rng: np.random.Generator,
) -> Ints:
    """Draw given names: some sons bear their grandfather's, and no two children of one father bear the same."""
    men, women = given_male(), given_female()

    def draw(rows: npt.NDArray[np.int64]) -> Ints:
        son = _other_than(father[rows], *(men.draw(tradition[rows], PERSON, rng) for _ in range(2)))
        return np.where(female[rows], women.draw(tradition[rows], PERSON, rng), son)

    given = draw(np.arange(len(father)))
    given = np.where(~female & (rng.random(len(father)) < 0.08), grandfather, given)
    rows = np.flatnonzero(siblings)
    for _ in range(8):
        key = (elder[rows] * 2 + female[rows]) * 1000 + given[rows]
        _, first = np.unique(key, return_index=True)
        namesakes = np.setdiff1d(rows, rows[first])
        if not len(namesakes):
            break
        given[namesakes] = draw(namesakes)
    return given
