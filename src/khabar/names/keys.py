"""Index keys of a name, for a table of a database."""

from collections.abc import Iterator
from functools import lru_cache

from khabar.names import joining, words
from khabar.names.parsing import APART
from khabar.names.sounds import key, sound
from khabar.names.wordlists import strong

LONGEST = 24
MOST = 12
FEW = 2
"""Up to so many keys a name is also looked for under keys near them: more keys make up for one that is missed."""
_WAVERING = {
    "t": "djs$", "d": "tsz", "s": "dtjk$", "$": "sktj", "j": "khst$", "k": "jhs$", "h": "kj", "f": "b", "b": "f",
    "n": "tm", "m": "n", "l": "r", "r": "l",
}  # fmt: skip
_OFTEN = "htn"
"""Letters that one spelling has and another leaves out."""
CHANGED, DROPPED, OTHERWISE = 0.7, 0.6, 0.4
"""How much a key counts in which one letter is another, is or is not written, though it usually is not left out."""


def keys(text: str) -> tuple[str, ...]:
    """The keys under which a name is found: names that share a key are candidates, the more keys the better.

    One key for each part, the same for both scripts, and a second one where spellings waver (th as s, dh as z).
    Keys have at most 24 characters and a name at most 12 of them.

    Ex: keys("Mohamad al-Khouli") == keys("محمد الخولي") == ("mhmd", "hl")
    """
    found: dict[str, None] = {}
    cut = words.cut(text)
    for unit in joining.join(cut):
        if unit.kind not in APART:
            found.update(_keys_of(text[cut[unit.first].start : cut[unit.last].end]))
    return tuple(found)[:MOST]


def near_keys(text: str) -> dict[str, float]:
    """The keys to look for when a name is asked for, with how much each counts: those of the name 1.0.

    A name of one or two keys is also looked for under keys that differ in a letter that spellings confuse.

    Ex: near_keys("Ahmet")["hmd"] -> 0.7, the key of أحمد
    """
    own = keys(text)
    found = dict.fromkeys(own, 1.0)
    for one in own if len(own) <= FEW else ():
        for other, share in _near(one):
            found[other] = max(found.get(other, 0.0), share)
    return found


def _near(own: str) -> Iterator[tuple[str, float]]:
    for place in range(len(own) + 1):
        before, after = own[:place], own[place:]
        for letter in _OFTEN:
            yield before + letter + after, DROPPED
        if after:
            for letter in _WAVERING.get(after[0], ""):
                yield before + letter + after[1:], CHANGED
            if len(own) > 1:
                yield before + after[1:], DROPPED if after[0] in _OFTEN else OTHERWISE


@lru_cache(maxsize=1 << 16)
def _keys_of(part: str) -> dict[str, None]:
    """The keys of one part, as a set in order. Not to be changed: it is kept for the next name with this part."""
    return {heard[:LONGEST]: None for heard in (key(part), key_of_wavering(part)) if heard}


def key_of_wavering(part: str) -> str:
    """The class of a part read with s for th and z for dh, or "" when it has neither. Ex: Othman -> "smn"."""
    heard = sound(part)
    if not set(heard) & set("TD"):
        return ""
    return strong(heard.replace("T", "s").replace("D", "z")).replace("x", "h")
