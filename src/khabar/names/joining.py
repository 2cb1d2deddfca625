"""Words joined to the units a name is made of: عبد الرحمن, Abu Rikab, Salah al-Din, al-Khouli are one unit each."""

import re
from typing import NamedTuple

from khabar.names import scripts, wordlists
from khabar.names.pieces import rejoined
from khabar.names.words import Word

_SERVANT = re.compile(r"^abd(?:[aeiou]|ou)?(?:l|r(?=r)|s(?=s)|sh(?=sh)|n(?=n)|d(?=d)|t(?=t)|z(?=z))?(?=[^aeiou])")
_ABU = re.compile(r"^ab(?:ou|oo|o|u)(?:a?l(?=[^aeiou]))?(?=[^aeiou]\w\w)")
_FAITH = re.compile(r"(?:[aeiou]{1,2}[ld]|d)d[ie]{1,2}ne?$")


class Unit(NamedTuple):
    """Words `first` to `last` as one unit; `kind` is name, kunya, child, stray or honorific.

    `others`: the forms of names that stand beside the main one and belong to this unit.
    """

    first: int
    last: int
    form: str
    script: str
    kind: str
    article: bool = False
    others: tuple[str, ...] = ()

    @property
    def split(self) -> bool:
        """Whether several words make the unit."""
        return self.last > self.first


def join(words: list[Word]) -> list[Unit]:
    """The units of a name, in order, words cut in two as one."""
    return _units(words, True)


def join_as_written(words: list[Word]) -> list[Unit]:
    """The units of a name by its particles alone, whatever names are known: what tables are learned from."""
    return _units(words, False)


def _units(words: list[Word], mend: bool) -> list[Unit]:
    units: list[Unit] = []
    place = 0
    while place < len(words):
        unit = _next(words, place, units)
        if units and unit.kind == "after":
            before = units.pop()
            form = _ended(before.form, unit.form, unit.script)
            unit = Unit(before.first, unit.last, form, unit.script, "name", before.article)
        while mend and unit.last + 1 < len(words) and (whole := _with_next(unit, words)):
            unit = unit._replace(last=unit.last + 1, form=whole)
        units.append(unit)
        place = unit.last + 1
    return units


def _with_next(unit: Unit, words: list[Word]) -> str:
    """The form of a unit with the next word, where that is a piece of it."""
    piece = words[unit.last + 1]
    if piece.script != unit.script or unit.kind not in ("name", "kunya"):
        return ""
    known = wordlists.read(piece.script or "latin")
    apart = (known.child, known.house, known.servant, known.kunya, known.after)
    return "" if any(piece.form in several for several in apart) else rejoined(unit.form, piece.form, unit.script)


def _next(words: list[Word], place: int, before: list[Unit]) -> Unit:
    word, more = words[place], place + 1 < len(words)
    known = wordlists.read(word.script or "latin")
    named = any(unit.kind not in ("honorific", "stray") for unit in before)
    if more and not named and word.form in known.honorific and not _is_initial(words, place):
        return Unit(place, place, word.form, word.script, "honorific")
    if more and word.form in known.child:
        return Unit(place, place, word.form, word.script, "child")
    if more and word.form in known.stray:
        return Unit(place, place, word.form, word.script, "stray")
    if named and word.form in known.after:
        return Unit(place, place, word.form, word.script, "after")
    if more and _is_article(words, place, known):
        after = _next(words, place + 1, before)
        if named and words[place + 1].form in known.after:
            return Unit(place, place + 1, words[place + 1].form, word.script, "after")
        return Unit(place, after.last, after.form, after.script, after.kind, True)
    if more and word.form in known.kunya:
        rest = _next(words, place + 1, before)
        if rest.kind == "name":
            return Unit(place, rest.last, known.kunya[word.form] + rest.form, word.script, "kunya")
    if more and word.form in known.servant:
        rest = _next(words, place + 1, before)
        if rest.kind == "name" and (rest.article or word.form not in ("عبد", "abd", "abed") or _attribute(rest)):
            return Unit(place, rest.last, _servant(rest.form, word.script), word.script, "name")
    return alone(word, place, named)


def alone(word: Word, place: int, named: bool) -> Unit:
    """A word as a name of its own; `named`: whether another one stands before it."""
    form, article = bare(word.form, word.script)
    if article and not named and word.script == "latin":
        form, article = word.form, False
    return Unit(place, place, form, word.script, "name", article)


def _is_initial(words: list[Word], place: int) -> bool:
    """Whether a letter that may be a title stands for a given name: before a family name alone, as in م. الخولي."""
    return len(words[place].form) == 1 and place + 2 == len(words) and _bare_arabic(words[-1].form)[1]


def _is_article(words: list[Word], place: int, known: wordlists.WordList) -> bool:
    word = words[place]
    sun = word.form in known.sun and word.hyphen and words[place + 1].form.startswith(word.form[1:])
    return word.form in known.house or sun


def _attribute(unit: Unit) -> bool:
    """Whether عبد may stand before it; Latin spellings are compared by their sound."""
    if unit.script == "arabic":
        return unit.form in wordlists.attributes()
    heard = wordlists.strong(scripts.load(unit.script or "latin").sound(unit.form))
    return heard in wordlists.attribute_sounds()


def _servant(form: str, script: str) -> str:
    if script == "arabic":
        return "عبدال" + form if form != "الله" else "عبدالله"
    return "abdal" + form


def _ended(form: str, ending: str, script: str) -> str:
    if script == "arabic":
        return form + ("الدين" if ending.endswith("دين") else "الله")
    return form + ("allah" if ending.endswith(("a", "ah")) else "aldin")


def bare(form: str, script: str) -> tuple[str, bool]:
    """A word without an attached article, its compounds spelled one way, and whether an article was there.

    Ex: bare("الخولي", "arabic") -> ("خولي", True); bare("abdurrahman", "latin") -> ("abdalrahman", False)
    """
    return _bare_arabic(form) if script == "arabic" else _bare_latin(form)


def _bare_arabic(form: str) -> tuple[str, bool]:
    if form.startswith("عبدال") or form == "الله":
        return form, False
    if form.startswith("عبد") and form[3:] in wordlists.attributes():
        return "عبدال" + form[3:], False
    if form.startswith("ابوال") and len(form) > 7:
        return "ابو" + form[5:], False
    return (form[2:], True) if form.startswith("ال") and len(form) > 4 else (form, False)


def _bare_latin(form: str) -> tuple[str, bool]:
    servant = _SERVANT.match(form) if form.startswith("abd") else None
    if servant and _attribute(Unit(0, 0, form[servant.end() :], "latin", "name")):
        return "abdal" + form[servant.end() :], False
    if form.endswith(("n", "ne")) and (faith := _FAITH.search(form)) and faith.start() >= 2:
        return form[: faith.start()] + "aldin", False
    if form.startswith("ab") and (father := _ABU.match(form)):
        return "abu" + form[father.end() :], False
    if form[:2] in ("al", "el") and len(form) > 5 and form[2] not in "aeiou":
        return form[2:], True
    return form, False
