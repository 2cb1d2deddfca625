"""Whose cases fewer people may open: those of children and of women."""

from collections.abc import Mapping
from typing import Any

from khabar.dates import read_age, read_date, span

ADULT = 18


def is_narrow(parts: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether what was told speaks of a woman, a girl, or somebody who may have been a child when last seen.

    Ex: is_narrow({"who": {"sex": "female"}}) -> True; is_narrow({"birth": {"age": "16"}}) -> True
    """
    who, birth, last = (parts.get(name, {}) for name in ("who", "birth", "last"))
    if who.get("sex") == "female":
        return True
    seen = read_date(str(last.get("seen_date", ""))).edtf
    age = read_age(str(birth.get("age", "")), seen or "2000").edtf
    if age:
        return _years(age, seen or "2000") < ADULT
    born = read_date(str(birth.get("birth_date", ""))).edtf
    return bool(born and seen) and _years(born, seen) < ADULT


def _years(born: str, seen: str) -> int:
    """The fewest years that may lie between two readings, 200 when nothing can be said."""
    (_first, latest), (earliest, _last) = span(born), span(seen)
    if latest is None or earliest is None:
        return 200
    return earliest.year - latest.year - ((earliest.month, earliest.day) < (latest.month, latest.day))
