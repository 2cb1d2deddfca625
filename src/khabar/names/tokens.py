"""A name as the tokens that are compared: its units with their readings."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from khabar.names import joining, wordlists, words
from khabar.names.alternates import readings
from khabar.names.asides import may_have
from khabar.names.capitals import family_first
from khabar.names.counted import known
from khabar.names.joining import Unit
from khabar.names.nisba import with_nisbas
from khabar.names.parsing import APART, Placed, placed, usual_roles
from khabar.names.pieces import may_be_piece
from khabar.names.spelling import CODES, Token
from khabar.names.words import Word

Said = tuple[Unit, str]
"""A unit and its text as written."""
MOST = 12
"""Parts of a name that are compared; what comes after them is not looked at."""
HEAD = 2000
"""Characters of a name that are looked at."""
ARTICLES = {"arabic": "ال", "latin": "al"}
"""The article as it stands within a word."""
COMMON = 1e-4
"""Share of names from which a kunya is taken for that of a person."""
_KUNYAS = ("ابو", "ام", "abu", "um")
_BEFORE = {script: words.written(name)[0] for script, name in (("arabic", "سالم"), ("latin", "Salim"))}
"""A plain name for another to stand behind."""


def content(text: str) -> list[Placed]:
    """The units of a name that are compared, at most 12, the family name of "Family, Given" last.

    Honorifics and the words for son and daughter are left out, unless there is nothing else. What stands beside the
    name is read with the parts it belongs to.
    """
    held = [one for n, run in enumerate(runs(text)) for one in read_run(run, n > 0) or [None]]
    if not held or None in held:
        return read_whole(text)
    return in_roles(held) or read_whole(text)  # type: ignore[arg-type]


def in_roles(held: Sequence[Said]) -> list[Placed]:
    """The units of runs, each in its role; none when they are too many or of several scripts."""
    if len(held) > MOST or len({unit.script for unit, _ in held}) > 1:
        return []
    roles = with_nisbas([unit for unit, _ in held], usual_roles(len(held)))
    return [Placed(unit, text, role, sure) for (unit, text), (role, sure) in zip(held, roles, strict=True)]


def runs(text: str) -> list[str]:
    """The words of a name by those that belong together; none for a family name in capitals first, or a long text.

    A name of plain words and of words such as عبد, which only look ahead, is read run by run: what a run gives is
    remembered. Ex: runs("سليم عبد الرحمن ركاب") -> ["سليم", "عبد الرحمن", "ركاب"]
    """
    spoken = text.split()
    if not 0 < len(spoken) <= MOST or len(text) > HEAD or family_first(spoken):
        return []
    found, ended = [spoken[0]], _ends(spoken[0])
    for word in spoken[1:]:
        ends = _ends(word)
        if ended and (ends or _begins(word)):
            found.append(word)
        else:
            found[-1] += " " + word
        ended = ends
    return found


@lru_cache(maxsize=1 << 17)
def read_run(text: str, later: bool) -> tuple[Said, ...] | None:
    """The units of a run at the beginning of a name, or later in it; None for what has to be read in the whole name."""
    found = _cut(text)
    if len(found) == 1 and _ends(text):
        unit = joining.alone(found[0], 0, later)
        return ((unit, text),) if comparable(unit) else None
    if not found or found[0].start or found[-1].end != len(text) or may_have(text):
        return None
    if not found[0].script or any(word.script not in ("", found[0].script) for word in found):
        return None
    if any(text[a.end : b.start] not in ("", " ", "-") for a, b in pairwise(found)):
        return None
    units = joining.join([_BEFORE[found[0].script], *found] if later else found)
    if later and units[0].last:
        return None
    held = [
        (unit, text[found[unit.first - later].start : found[unit.last - later].end])
        for unit in units[later:]
        if unit.kind not in APART
    ]
    if not held or (not later and held[0][0].kind == "kunya") or not all(comparable(unit) for unit, _ in held):
        return None
    return tuple(held)


@lru_cache(maxsize=1 << 17)
def _ends(word: str) -> bool:
    """Whether a word is one plain part of a name, to which nothing is added but what belongs behind names."""
    return are_plain(_cut(word), word)


_cut = lru_cache(maxsize=1 << 12)(words.cut)


@lru_cache(maxsize=1 << 12)
def _begins(word: str) -> bool:
    """Whether a word begins a part of a name wherever it stands: عبد, أبو, بن."""
    found = _cut(word)
    if len(found) != 1 or found[0].end - found[0].start != len(word) or not found[0].script:
        return False
    known, form = wordlists.read(found[0].script), found[0].form
    return form in known.servant or form in known.kunya or form in known.child


def read_whole(text: str) -> list[Placed]:
    read = [one for one in placed(text[:HEAD]) if comparable(one.unit) and not one.beside]
    named = [one for one in read if one.unit.kind not in APART] or read
    first = next((n for n, one in enumerate(named) if one.role != "family"), 0)
    return (named[first:] + named[:first])[:MOST]


def with_kunya(named: list[Placed]) -> list[Placed]:
    """A kunya before a full name as another name of its given name, so that who leaves it out finds the row.

    Only where it is that of a usual name, as أبو محمد is: Abu Rikab Salim Ali may begin with a family name.
    """
    if not has_kunya(named):
        return named
    kunya, own, script = named[0], named[1], named[0].unit.script
    child = next((kunya.unit.form.removeprefix(one) for one in _KUNYAS if kunya.unit.form.startswith(one)), "")
    if own.unit.script != script or known(script).get(child, 0.0) < COMMON:
        return named
    unit = own.unit._replace(others=(*own.unit.others, kunya.unit.form))
    return [own._replace(unit=unit, text=f"{kunya.text} {own.text}"), *named[2:]]


def has_kunya(named: Sequence[Placed]) -> bool:
    """Whether a name of several parts has a kunya before it."""
    return len(named) > 2 and named[0].role == "kunya"


def is_plain(word: str) -> bool:
    """Whether a word, or one with its article before a hyphen, is a part of a name by itself wherever it stands."""
    return are_plain(words.cut(word), word)


def are_plain(found: list[Word], text: str) -> bool:
    """The same of the words of a text."""
    if not found or found[0].start or found[-1].end != len(text) or not found[-1].script:
        return False
    known, last = wordlists.read(found[-1].script), found[-1]
    if len(found) > 1:
        article = len(found) == 2 and found[0].hyphen and found[0].end + 1 == last.start
        if not article or found[0].form not in known.house:
            return False
    return last.form not in known.special and not may_be_piece(last.form, last.script)


def comparable(unit: Unit) -> bool:
    """Whether a unit has letters that a channel knows."""
    return unit.script in CODES and not CODES[unit.script].keys().isdisjoint(unit.form)


def token(unit: Unit) -> Token:
    """A unit as a token."""
    return unit.script, readings(unit)


def merged(a: Token, b: Token) -> Token | None:
    """Two neighbours written as one word, or None when their scripts differ.

    Ex: خليل + كباجه -> خليلكباجه; فاطمه + الزهراء -> فاطمهزهراء or فاطمهالزهراء
    """
    if a[0] != b[0]:
        return None
    first, second = a[1][0][0], b[1][0][0]
    return a[0], ((first + second, 0.0), (first + ARTICLES[a[0]] + second, 0.0))
