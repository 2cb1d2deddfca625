"""A million names for measuring speed: a crowd whose words are spelled in as many ways as those of long lists."""

import random
from pathlib import Path

from benchmarks.names.crowd import crowd
from benchmarks.names.sets import read

from khabar.names.counted import shares

SIZE = 1_000_000


def million(data: Path, size: int = SIZE, seed: int = 5) -> list[str]:
    """`size` names: those of the releases and a crowd, one family in three from the usual names of four countries.

    One word in fifty is misspelled by a letter, so that the distinct words grow with the list as they do in real ones.
    """
    people = data / "people"
    names = [record["name"] for file in ("release_a.csv", "release_b.csv") for record in read(people / file)]
    lot = random.Random(seed)
    families, letters = sorted(shares()), "ابتجحخدرزسشصضطعغفقكلمنهوي"
    made = []
    for name in names + crowd(names, size - len(names), seed):
        words = name.split()
        if lot.random() < 0.33:
            words[-1] = lot.choice(families)
        for place, word in enumerate(words):
            if lot.random() < 0.02 and len(word) > 3:
                at = lot.randrange(1, len(word))
                words[place] = word[:at] + lot.choice(letters) + word[at + lot.randrange(2) :]
        made.append(" ".join(words))
    return made
