"""The pairs of spellings from which the channels are learned, read from two collections."""

import csv
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import log1p
from pathlib import Path
from typing import NamedTuple

from khabar.names import joining, words

Pairs = dict[tuple[str, str], float]

REGION = (
    dict.fromkeys(("SY", "LB", "PS", "JO"), 3.0)
    | {"IQ": 2.5}
    | dict.fromkeys(("SA", "KW", "EG", "YE", "AE", "QA", "BH", "OM"), 1.5)
    | dict.fromkeys(("LY", "SD"), 1.0)
    | dict.fromkeys(("MA", "DZ", "TN"), 0.6)
    | dict.fromkeys(("IR", "PK", "AF"), 0.25)
)
"""Weight of a country's spellings: names from the Levant and Iraq count most. Others weigh 0.5, as do the tokens."""
OTHER = 0.5
HOME = ("SY", "LB", "IQ", "PS")
MOST_SPELLINGS = 12
LEAST_ATTESTED = 1.5
"""Spellings attested less are not shipped."""


def form(text: str, script: str) -> str:
    """The folded form of a text that is one unit in that script, else ""."""
    units = joining.join_as_written(words.written(text))
    return units[0].form if len(units) == 1 and units[0].script == script else ""


def read_tokens(path: Path) -> Pairs:
    """Arabic and Latin tokens: lines of Latin token, Arabic letters with spaces between them, count."""
    pairs: Pairs = defaultdict(float)
    with path.open(encoding="utf-8", newline="") as lines:
        for latin, letters, count in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            pair = form(letters.replace(" ", ""), "arabic"), form(latin, "latin")
            if all(pair):
                pairs[pair] += OTHER * log1p(int(count))
    return pairs


class Units(NamedTuple):
    """The romanizer's units: weights of pairs for training, how often each is attested, Arabic forms by country."""

    pairs: Pairs
    attested: Pairs
    counts: dict[str, Counter[str]]


def read_units(path: Path) -> Units:
    """The romanizer's units with their Latin spellings; counts of spellings weighed by region."""
    pairs: Pairs = defaultdict(float)
    attested: Pairs = defaultdict(float)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        found = base.execute(
            "select arabic_key, latin, country, count from units order by 1, 2, 3, role, source, count"
        )
        rows = [
            (form(arabic, "arabic"), form(latin, "latin"), country, count) for arabic, latin, country, count in found
        ]
    open_ended = ending_in_a((arabic, latin, count) for arabic, latin, _, count in rows)
    for arabic, latin, country, count in rows:
        if arabic in open_ended:
            arabic = arabic[:-1] + "ى"
        pair = arabic, latin
        if all(pair):
            pairs[pair] += REGION.get(country, OTHER) * log1p(count)
            attested[pair] += REGION.get(country, OTHER) * count
        if pair[0] and country in HOME:
            counts[pair[0]][country] += count
    return Units(pairs, attested, counts)


def ending_in_a(rows: Iterable[tuple[str, str, int]]) -> set[str]:
    """The forms in ي that are mostly written with a final a, as مصطفي and يحيي are: the collection writes ي for ى."""
    ends: dict[str, int] = defaultdict(int)
    for arabic, latin, count in rows:
        if arabic.endswith("ي"):
            open_ended = latin.endswith("a") and (arabic.endswith("يي") or latin[-2:] not in ("ia", "ya"))
            ends[arabic] += count if open_ended else -count
    return {arabic for arabic, more in ends.items() if more > 0}


def of_one_name(pairs: Pairs) -> Pairs:
    """Latin spellings paired with other Latin spellings of the same Arabic form, the most frequent ones of each."""
    spellings: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (arabic, latin), weight in pairs.items():
        spellings[arabic].append((weight, latin))
    found: Pairs = defaultdict(float)
    for several in spellings.values():
        several = sorted(several, reverse=True)[:MOST_SPELLINGS]
        total = sum(weight for weight, _ in several)
        for weight_a, a in several:
            for weight_b, b in several:
                found[a, b] += weight_a * weight_b / total
    return found


def attested_lines(attested: Pairs) -> Iterator[str]:
    """The table of attested spellings: Arabic form, "latin count latin count ...", those seen often enough."""
    kept: dict[str, list[str]] = defaultdict(list)
    for (arabic, latin), count in sorted(attested.items()):
        if count >= LEAST_ATTESTED:
            kept[arabic].append(f"{latin} {count:.1f}")
    return (f"{arabic}\t{' '.join(several)}\n" for arabic, several in kept.items())
