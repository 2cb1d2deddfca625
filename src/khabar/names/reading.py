"""A name read for comparing: its tokens laid out, plain words one by one, others with those they belong to."""

from functools import lru_cache

from khabar.names import joining, tokens, words
from khabar.names.capitals import family_first
from khabar.names.laying import Side, Written, side, written
from khabar.names.tokens import HEAD, MOST, comparable, token


@lru_cache(maxsize=1 << 12)
def read(name: str) -> Side | None:
    """The tokens of a name laid out; None for one without any.

    What plain words and runs of words give does not depend on those around them, and is remembered.
    """
    spoken = name.split()
    if not 0 < len(spoken) <= MOST or len(name) > HEAD or family_first(spoken):
        return _whole(name)
    laid: list[Written] = []
    for word in spoken:
        if (one := _plain(word, len(laid) > 0)) is None:
            return _by_runs(name)
        laid.append(one)
    return side(laid) if len({one.script for one in laid}) == 1 else _whole(name)


def _by_runs(name: str) -> Side | None:
    """A name of plain words and of words that only look ahead, such as عبد."""
    laid: list[Written] = []
    for n, run in enumerate(tokens.runs(name)):
        if one := None if " " in run else _plain(run, n > 0):
            laid.append(one)
        elif held := _laid(run, n > 0):
            laid += held
        else:
            return _whole(name)
    several = not laid or len(laid) > MOST or len({one.script for one in laid}) > 1
    return _whole(name) if several else side(laid)


def _whole(name: str) -> Side | None:
    parts = tokens.content(name)
    return side([written(token(one.unit)) for one in parts], tokens.has_kunya(parts)) if parts else None


@lru_cache(maxsize=1 << 17)
def _plain(word: str, later: bool) -> Written | None:
    """A word that is one part of a name wherever it stands, laid out; `later`: whether it is not the first."""
    found = words.cut(word)
    if not tokens.are_plain(found, word):
        return None
    if len(found) > 1:
        held = _laid(word, later)
        return held[0] if held and len(held) == 1 else None
    unit = joining.alone(found[0], 0, later)
    return written(token(unit)) if comparable(unit) else None


@lru_cache(maxsize=1 << 12)
def _laid(run: str, later: bool) -> tuple[Written, ...] | None:
    """What `tokens.read_run` reads, laid out."""
    held = tokens.read_run(run, later)
    return tuple([written(token(unit)) for unit, _ in held]) if held else None
