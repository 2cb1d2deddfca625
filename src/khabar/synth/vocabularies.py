"""The three vocabularies of names: of men, of women, of families."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from khabar.synth.words import Shares, Vocabulary, Word, load, words

GENERAL, CHRISTIAN, KURDISH = range(3)
_TRADITIONS = {"christian": CHRISTIAN, "kurdish": KURDISH}


@cache
def given_male() -> Vocabulary:
    """Names of men: plain ones, عبد with an attribute, compounds in الدين, and those of two smaller traditions."""
    men, parts = load("given_male"), load("name_parts")
    general = [(0.86, words("plain", men["general"])), (0.10, words("servant", parts["servant"]))]
    return _vocabulary([*general, (0.04, words("faith", parts["faith"]))], men, "given", "men", 3, 0.95)


@cache
def given_female() -> Vocabulary:
    """Names of women."""
    women = load("given_female")
    return _vocabulary([(1.0, words("plain", women["general"]))], women, "given", "women", 4, 0.9)


@cache
def family() -> Vocabulary:
    """Family names: with and without article, names of men as family names, أبو or الحاج with a name, ..."""
    names, men, parts = load("families"), load("given_male")["general"], load("name_parts")
    general = [
        (0.42, words("article", names["article"])),
        (0.16, words("plain", names["plain"])),
        (0.20, words("plain", men)),
        (0.08, words("abu", men)),
        (0.07, words("title", men)),
        (0.05, words("servant", parts["servant"])),
        (0.02, words("faith", parts["faith"])),
    ]
    return _vocabulary(general, names, "family", "", 12, 0.7)


def _vocabulary(
    general: Sequence[tuple[float, tuple[Word, ...]]],
    own: Mapping[str, dict[str, list[str]]],
    kind: str,
    shared: str,
    offset: float,
    slope: float,
) -> Vocabulary:
    """Put the words of every tradition into one tuple; a word that a tradition doesn't use has share 0 in it.

    Each part of `general` has its share of the whole, spread inside it by Zipf's law over the order of its file.
    """
    all_words = [word for _, part in general for word in part]
    usual = np.concatenate([share * _zipf(len(part), offset, slope) for share, part in general])
    traditions = {name: words("plain", own[name]) for name in _TRADITIONS}
    total = len(all_words) + sum(map(len, traditions.values()))
    shares = {GENERAL: _padded(usual, 0, total)}
    start = len(all_words)
    for name, part in traditions.items():
        habits = load("communities")[name]
        borrowed = set(habits.get(shared, ()))
        others = usual * [not borrowed or word.arabic in borrowed for word in all_words[: len(usual)]]
        mine = habits["own"][kind]
        row = _padded(others / others.sum() * (1 - mine), 0, total)
        shares[_TRADITIONS[name]] = row + _padded(mine * _zipf(len(part), offset, slope), start, total)
        start += len(part)
        all_words.extend(part)
    ages = load("generations")
    young, old = (np.array([word.arabic in ages[age] for word in all_words]) for age in ("young", "old"))
    return Vocabulary(tuple(all_words), shares, young, old)


def _zipf(count: int, offset: float, slope: float) -> Shares:
    weights: Shares = (np.arange(count, dtype=np.float64) + offset) ** -slope
    shares: Shares = weights / weights.sum()
    return shares


def _padded(shares: Shares, start: int, total: int) -> Shares:
    row = np.zeros(total)
    row[start : start + len(shares)] = shares
    return row
