"""The ways to spell one name in a script, weighted by the habits of one list."""

from collections.abc import Iterator
from itertools import product

from khabar.synth.personality import Habits
from khabar.synth.words import Word

Spellings = list[tuple[str, float]]

_ABD = {"Abdul ": 3.0, "Abdul": 2.5, "Abdel ": 2.0, "Abd al-": 2.0, "Abdel": 1.5, "Abd ": 0.7, "Abdal": 0.6}
_ABD_ALLAH = {"Abdullah": 4.0, "Abdallah": 4.0, "Abdulla": 1.0, "Abd Allah": 0.6}
_ABU = {"Abu ": 5.0, "Abou ": 3.0, "Abo ": 1.0, "Abu": 0.7}
_DIN = {" al-Din": 3.0, "eddin": 2.0, " Eddine": 1.5, "uddin": 1.0, " Aldin": 1.0, " Al Deen": 0.5}
_HAJ = {"al-Haj ": 4.0, "Haj ": 3.0, "Al Hajj ": 2.0, "El Hadj ": 1.0}
_FRENCH = (("sh", "ch"), ("Sh", "Ch"), ("oo", "ou"), ("ee", "i"), ("J", "Dj"), ("W", "Ou"), ("uh", "ouh"))


def spellings(word: Word, script: str, habits: Habits) -> Spellings:
    """Every spelling of `word` in `script` ("arabic" or "latin") with its weight under `habits`."""
    return list(_arabic(word, habits) if script == "arabic" else _latin(word, habits))


def _arabic(word: Word, habits: Habits) -> Iterator[tuple[str, float]]:
    whole = {
        "plain": word.arabic,
        "article": f"ال{word.arabic}",
        "servant": f"عبد {word.arabic}",
        "abu": f"أبو {word.arabic}",
        "faith": f"{word.arabic} الدين",
        "title": f"الحاج {word.arabic}",
    }[word.build]
    choices = []
    for old, new, share in (
        ("أإآ", "ا", habits.bare_alef),
        ("ة", "ه", habits.ha_for_ta),
        ("ى", "ي", habits.ya_for_maqsura),
        (" ", "", habits.joined if word.build in ("servant", "abu", "faith") else 0.0),
    ):
        applies = any(letter in whole for letter in old)
        choices.append([("", "", 1 - share), (old, new, share)] if applies else [("", "", 1.0)])
    for combination in product(*choices):
        text, weight = whole, 1.0
        for old, new, share in combination:
            weight *= share
            for letter in old:
                text = text.replace(letter, new)
        if weight:
            yield text, weight


def _latin(word: Word, habits: Habits) -> Iterator[tuple[str, float]]:
    cores = [(core, (rank + 1) ** -1.4) for rank, core in enumerate(word.latin)]
    if habits.french:
        cores = [(text, weight * share) for core, weight in cores for text, share in _frenchified(core, habits.french)]
    if word.build == "servant" and word.arabic == "الله":
        yield from _ABD_ALLAH.items()
        return
    before = {"article": habits.article, "servant": _ABD, "abu": _ABU, "title": _HAJ}.get(word.build, {"": 1.0})
    after = _DIN if word.build == "faith" else {"": 1.0}
    for (prefix, p), (core, c), (suffix, s) in product(before.items(), cores, after.items()):
        yield (
            prefix + (core.lower() if prefix in ("Abdul", "Abdel", "Abdal", "Abu", "Al") else core) + suffix,
            p * c * s,
        )


def _frenchified(core: str, share: float) -> list[tuple[str, float]]:
    french = core
    for english, written in _FRENCH:
        french = french.replace(english, written)
    return [(core, 1 - share), (french, share)]
