"""The names of one list, spelled by its habits and with its mistakes."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from khabar.synth.damage import damage
from khabar.synth.draft import Draft
from khabar.synth.oddity import Oddity
from khabar.synth.personality import Personality
from khabar.synth.spelling import spellings
from khabar.synth.texts import Texts, join, leave_out, pick
from khabar.synth.vocabularies import family, given_female, given_male
from khabar.synth.words import Ints, Word

NAME_PARTS = ("given_name", "father_name", "grandfather_name", "family_name")
_BUILDS_OF_TWO = ("servant", "abu", "faith")


def write_names(sheet: Draft, kind: Personality, rng: np.random.Generator) -> dict[str, Texts]:
    """Spell the four parts and the mother's name of every row; None where the list leaves a part out."""
    people = sheet.people
    men, women = given_male().words, given_female().words
    columns = {
        "given_name": (men + women, np.where(people.female, people.given + len(men), people.given)),
        "father_name": (men, people.father),
        "grandfather_name": (men, people.grandfather),
        "family_name": (family().words, people.family),
        "mother_name": (women, people.mother),
    }
    names: dict[str, Texts] = {}
    for column, (words, numbers) in columns.items():
        texts = spell(words, numbers, kind, rng)
        if column == "mother_name" and kind.habits.mother_family:
            families = spell(family().words, people.mother_family, kind, rng)
            texts = join([texts, leave_out(families, 1 - kind.habits.mother_family, rng)])
        names[column] = leave_out(texts, kind.missing.get(column, 0.0), rng)
        if kind.script == "arabic":
            of_two = np.array([word.build in _BUILDS_OF_TWO for word in words])[numbers]
            joined = np.array([text is not None and " " not in text for text in names[column]])
            sheet.mark(of_two & joined, Oddity.joined_name)
    damage(names, sheet, kind, rng)
    return names


def spell(words: Sequence[Word], numbers: Ints, kind: Personality, rng: np.random.Generator) -> Texts:
    """Spell each word by the habits of the list, most often by the one spelling that its writer prefers."""
    texts: list[str] = []
    ends: list[npt.NDArray[np.float64]] = []
    for position, word in enumerate(words):
        choices = spellings(word, kind.script, kind.habits)
        shares = np.array([weight for _, weight in choices])
        shares /= shares.sum()
        preferred = np.searchsorted(np.cumsum(shares), rng.random() * 0.999999)
        shares *= 1 - kind.habits.same_hand
        shares[preferred] += kind.habits.same_hand
        texts.extend(text for text, _ in choices)
        ends.append(position + np.minimum(np.cumsum(shares), 1.0))
    chosen = np.searchsorted(np.concatenate(ends), numbers + rng.random(len(numbers)) * 0.999999)
    return pick(texts, chosen)
