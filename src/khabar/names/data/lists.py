"""Pairs of Arabic spellings of one name: from two releases of one list, and from what is romanised alike."""

import csv
from collections import defaultdict
from pathlib import Path

from rapidfuzz.distance import LCSseq

from khabar.names import joining, words
from khabar.names.data.spellings import MOST_SPELLINGS, Pairs
from khabar.names.vocabulary import strong_sound

ALIKE = 0.55
"""Words that share less of their letters, in order, are taken for different names."""
LISTED, ROMANISED = 1.0, 0.02
"""Weight of a pair of words from the lists, and of one whose Latin spelling is the same."""


def read_releases(folder: Path) -> Pairs:
    """Words at the same place of two names of one person, in both directions, from every other pair of persons.

    The folder holds release_a.csv, release_b.csv (record_id, name) and releases_truth.csv (record_id_a, record_id_b).
    The persons whose number in the second release is odd are left for measuring.
    """
    first, second = _names(folder / "release_a.csv"), _names(folder / "release_b.csv")
    pairs: Pairs = defaultdict(float)
    with (folder / "releases_truth.csv").open(encoding="utf-8-sig", newline="") as file:
        for pair in csv.DictReader(file):
            if int(pair["record_id_b"][1:]) % 2 == 0:
                a, b = _forms(first[pair["record_id_a"]]), _forms(second[pair["record_id_b"]])
                if len(a) == len(b):
                    for one, other in zip(a, b, strict=True):
                        _both_ways(pairs, one, other, LISTED)
    return pairs


def of_one_spelling(pairs: Pairs) -> Pairs:
    """Arabic forms paired with others of their sound that one Latin spelling writes, the most frequent ones of each."""
    forms: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (arabic, latin), weight in pairs.items():
        forms[latin].append((weight, arabic))
    found: Pairs = defaultdict(float)
    for several in forms.values():
        several = sorted(several, reverse=True)[:MOST_SPELLINGS]
        total = sum(weight for weight, _ in several)
        for weight_a, a in several:
            for weight_b, b in several:
                if strong_sound("arabic", a) == strong_sound("arabic", b):
                    _both_ways(found, a, b, ROMANISED * weight_a * weight_b / total)
    return found


def _both_ways(pairs: Pairs, a: str, b: str, weight: float) -> None:
    if LCSseq.normalized_similarity(a, b) >= ALIKE:
        pairs[a, b] += weight / 2
        pairs[b, a] += weight / 2


def _names(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["record_id"]: row["name"] for row in csv.DictReader(file)}


def _forms(name: str) -> list[str]:
    return [unit.form for unit in joining.join_as_written(words.written(name)) if unit.script == "arabic"]
