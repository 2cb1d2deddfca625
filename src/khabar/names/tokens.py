"""A name as the tokens that are compared: its units with their readings."""

from khabar.names.alternates import readings
from khabar.names.joining import Unit
from khabar.names.parsing import APART, Placed, placed
from khabar.names.spelling import CODES, Token

MOST = 12
"""Parts of a name that are compared; what comes after them is not looked at."""
HEAD = 2000
"""Characters of a name that are looked at."""


def content(text: str) -> list[Placed]:
    """The units of a name that are compared, at most 12, the family name of "Family, Given" last.

    Honorifics and the words for son and daughter are left out, unless there is nothing else. What stands beside the
    name is read with the parts it belongs to.
    """
    read = [one for one in placed(text[:HEAD]) if comparable(one.unit) and not one.beside]
    named = [one for one in read if one.unit.kind not in APART] or read
    if named and named[0].role == "family":
        named.append(named.pop(0))
    return named[:MOST]


def comparable(unit: Unit) -> bool:
    """Whether a unit has letters that a channel knows."""
    return unit.script in CODES and any(letter in CODES[unit.script] for letter in unit.form)


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
    return a[0], ((first + second, 0.0), (first + ("ال" if a[0] == "arabic" else "al") + second, 0.0))
