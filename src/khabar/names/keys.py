"""Index keys of a name, for a table of a database."""

from functools import lru_cache

from khabar.names import joining, words
from khabar.names.parsing import APART
from khabar.names.sounds import key, sound
from khabar.names.wordlists import strong

LONGEST = 24
MOST = 12


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
