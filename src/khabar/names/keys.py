"""Index keys of a name, for a table of a database."""

from khabar.names.parsing import parse
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
    for part in parse(text).parts:
        if part.role in ("honorific", "particle"):
            continue
        for heard in (key(part.text), key_of_wavering(part.text)):
            if heard:
                found[heard[:LONGEST]] = None
    return tuple(found)[:MOST]


def key_of_wavering(part: str) -> str:
    """The class of a part read with s for th and z for dh, or "" when it has neither. Ex: Othman -> "smn"."""
    heard = sound(part)
    if not set(heard) & set("TD"):
        return ""
    return strong(heard.replace("T", "s").replace("D", "z")).replace("x", "h")
