"""The usual parts of many names at once, as `parse` finds them: what they have in common is looked at only once."""

from collections.abc import Iterable
from typing import NamedTuple

from khabar.names import wordlists, words
from khabar.names.asides import may_have
from khabar.names.capitals import family_first
from khabar.names.parsing import parse
from khabar.names.parts import Part
from khabar.names.pieces import may_be_piece

Parts = tuple[str, str, str, str]

_BEFORE = _AFTER = "علي"
"""A word that joins with no other."""


class _Chunk(NamedTuple):
    """What stands between two spaces: whether it may join with what is before and after it, or is out of the usual."""

    joins_before: bool
    joins_after: bool
    begins: bool
    ends: bool
    odd: bool
    odd_first: bool
    scripts: frozenset[str]


def four_parts(texts: Iterable[str]) -> list[Parts]:
    """The given, father's, grandfather's and family name of each text, "" where there is none.

    Ex: four_parts(["Abd al-Rahman Khouli"]) -> [("Abd al-Rahman", "", "", "Khouli")]
    """
    chunks: dict[str, _Chunk] = {}
    firsts: dict[str, tuple[str, ...]] = {}
    others: dict[str, tuple[Part, ...]] = {}
    found = []
    for text in texts:
        told = text.split(" ")
        known = []
        for one in told:
            chunk = chunks.get(one)
            if chunk is None:
                chunk = chunks[one] = _looked_at(one)
            known.append(chunk)
        pieces = _pieces(told, known) if len(frozenset[str]().union(*(one.scripts for one in known))) < 2 else None
        if pieces is None or family_first(told):
            found.append(_one(text))
            continue
        units = firsts.get(pieces[0])
        if units is None:
            units = firsts[pieces[0]] = tuple(part.text for part in parse(f"{pieces[0]} {_AFTER}").parts[:-1])
        inner = False
        for piece in pieces[1:]:
            more = others.get(piece)
            if more is None:
                more = others[piece] = parse(f"{_BEFORE} {piece}").parts[1:]
            units += tuple(part.text for part in more)
            inner |= any(part.role == "nisba" for part in (more if piece is not pieces[-1] else more[:-1]))
        found.append(_one(text) if inner else _placed(units))
    return found


def _one(text: str) -> Parts:
    name = parse(text)
    return name.given, name.father, name.grandfather, name.family


def _looked_at(text: str) -> _Chunk:
    cut = words.cut(text)
    if not cut or may_have(text) or any(sign.isspace() for sign in text):
        return _Chunk(False, False, False, False, True, True, frozenset())
    first, last = cut[0], cut[-1]
    lists = [wordlists.read(word.script or "latin") for word in cut]
    binding = [
        word.form in known.house or word.form in known.sun or word.form in known.kunya or word.form in known.servant
        for word, known in zip(cut, lists, strict=True)
    ]
    article = first.form in lists[0].house or first.form in lists[0].sun
    return _Chunk(
        joins_before=first.form in lists[0].after or (article and len(cut) > 1 and cut[1].form in lists[1].after),
        joins_after=binding[-1] or last.hyphen,
        begins=first.form in lists[0].after,
        ends=article and len(cut) == 1,
        odd=any(_is_odd(word, known) for word, known in zip(cut, lists, strict=True)),
        odd_first=any(
            word.form in known.kunya or word.form in known.honorific for word, known in zip(cut, lists, strict=True)
        ),
        scripts=frozenset(word.script for word in cut if word.script),
    )


def _is_odd(word: words.Word, known: wordlists.WordList) -> bool:
    stray = word.form in known.child or word.form in known.stray or word.form in known.alias
    return stray or may_be_piece(word.form, word.script)


def _pieces(told: list[str], chunks: list[_Chunk]) -> list[str] | None:
    """Put together what may belong together; None where only a look at the whole name helps."""
    pieces: list[str] = []
    held = ""
    after = False
    for n, (text, chunk) in enumerate(zip(told, chunks, strict=True)):
        back = chunk.joins_before or (chunk.ends and (n + 1 == len(told) or chunks[n + 1].begins))
        if held and not after and not back:
            pieces.append(held)
            held = text
        else:
            held = f"{held} {text}" if held else text
        if chunk.odd or (chunk.odd_first and not pieces):
            return None
        after = chunk.joins_after
    if not pieces:
        return None
    pieces.append(held)
    return pieces


def _placed(units: tuple[str, ...]) -> Parts:
    match len(units):
        case 1:
            return units[0], "", "", ""
        case 2:
            return units[0], "", "", units[1]
        case 3:
            return units[0], units[1], "", units[2]
        case _:
            return units[0], units[1], units[2], units[-1]
