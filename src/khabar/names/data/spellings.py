"""The pairs of spellings from which the channels are learned, read from two collections."""

import csv
import sqlite3
from collections import Counter, defaultdict
from math import log1p
from pathlib import Path

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


def form(text: str, script: str) -> str:
    """The folded form of a text that is one unit in that script, else ""."""
    units = joining.join(words.cut(text))
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


def read_units(path: Path) -> tuple[Pairs, dict[str, Counter[str]]]:
    """The romanizer's units with their Latin spellings, and how often each Arabic form stands in each home country."""
    pairs: Pairs = defaultdict(float)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        rows = base.execute("select arabic_key, latin, country, count from units order by 1, 2, 3, role, source, count")
        for arabic, latin, country, count in rows:
            pair = form(arabic, "arabic"), form(latin, "latin")
            if all(pair):
                pairs[pair] += REGION.get(country, OTHER) * log1p(count)
            if pair[0] and country in HOME:
                counts[pair[0]][country] += count
    return pairs, counts


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
