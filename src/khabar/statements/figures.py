"""The figures of an article: every quantity that counts people or what was done to them, with what it is a part of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from khabar.model import Figure, Statement
from khabar.statements.countable import is_counted
from khabar.statements.counting import Counted, counted, whole_of
from khabar.statements.mentions import doer, place
from khabar.statements.periods import period_of
from khabar.statements.quantities import Quantity, find_quantities
from khabar.statements.sentences import Sentence
from khabar.statements.shares import is_share
from khabar.statements.tokens import Token

UNSURE = 0.4
"""Below this a quantity that nothing says what it counts is left out, unless a verb makes it a subject."""
SOMEBODY = 0.5
"""From this on a noun says that people are counted, though not what happened to them."""
THINGS = frozenset(("families", "documents", "facilities", "cases", "graves", "attacks", "massacres", "other"))
LIST_MARK = re.compile(r"^\s*(?:[0-9٠-٩]+\s*[-.)]|[-•*–])\s*")
SUBJECT_OF = frozenset(("was", "were", "had", "have", "are", "has", "of", "remain", "remained", "died", "still"))


def find_figures(
    text: str, sentences: Sequence[tuple[Sentence, str]], statements: Sequence[Statement], dated: str
) -> tuple[Figure, ...]:
    """The figures of all sentences (each with its language) in order, of an article of a date (EDTF or "").

    `statement` and `part_of` are positions.
    """
    found: list[Figure] = []
    for sentence, language in sentences:
        words = list(sentence.tokens)
        quantities = [
            q
            for q in find_quantities(words, language)
            if is_counted(words, q, language) and not is_share(words, q, language)
        ]
        first = len(found)
        kept: dict[int, int] = {}
        notes = [counted(words, q, quantities, language) for q in quantities]
        wholes = [whole_of(words, q, quantities, language) for q in quantities]
        for number, quantity in enumerate(quantities):
            note = _inherited(number, notes, wholes)
            back = _refers_back(words, quantity, language)
            if back and (note.counts in ("", "other")) and (same := _last_whole(found, first)) is not None:
                note = Counted(found[same].counts, note.who, "what the figure it refers to counts", 0.6)
            elif note.counts == "other" and first and _is_listed(words, quantity):
                same = _last_whole(found, first)
                note = Counted(found[same].counts if same is not None else "other", note.who, "a line of a list", 0.5)
            notes[number] = note
            if note.sureness < UNSURE and wholes[number] is None and not _is_subject(words, quantity):
                continue
            kept[number] = len(found)
            found.append(_figure(text, sentence, language, quantity, note, statements, dated))
        for number, whole in enumerate(wholes):
            if number in kept and whole in kept:
                found[kept[number]] = replace(found[kept[number]], part_of=kept[whole])
        for number, at in kept.items():
            is_back = _refers_back(words, quantities[number], language) or (
                number == 0 and _speaks_of_them(words, language)
            )
            if is_back and found[at].part_of is None:
                found[at] = replace(found[at], part_of=_last_whole(found, at if number else first))
    return tuple(found)


def _inherited(number: int, notes: Sequence[Counted], wholes: Sequence[int | None]) -> Counted:
    """A part counts what its whole counts, where it doesn't say itself; so does one that stands beside a sibling."""
    note, whole = notes[number], wholes[number]
    if note.counts:
        return note
    if whole is not None and notes[whole].counts:
        return Counted(notes[whole].counts, note.who, "what its whole counts", 0.75)
    parts = [n for n, w in enumerate(wholes) if w == number and notes[n].counts]
    if parts:
        part = notes[parts[0]]
        return Counted(part.usual or part.counts, note.who, "what its part counts", 0.65)
    if note.who or note.sureness >= SOMEBODY:
        before = next((notes[n] for n in range(number - 1, -1, -1) if notes[n].counts), None)
        if before and before.counts not in THINGS:
            return Counted(before.counts, note.who, "what the figure before it counts", 0.55)
    return Counted("other", note.who, note.how, note.sureness)


def _figure(
    text: str,
    sentence: Sentence,
    language: str,
    quantity: Quantity,
    note: Counted,
    statements: Sequence[Statement],
    dated: str,
) -> Figure:
    start, end = quantity.span
    held = next((n for n, s in enumerate(statements) if s.span[0] <= start < s.span[1]), None)
    by = _listed_doer(text, sentence, quantity) or doer(text, sentence, quantity, language)
    since, until = period_of(text, sentence.start, sentence.end, language, dated)
    return Figure(
        text[start:end], quantity.low, quantity.high, note.counts, (start, end), held, note.who,
        by, place(text, sentence, quantity, language), since, until, None,
        round(note.sureness * (0.9 if quantity.is_vague else 1), 2), f"{quantity.rule}; {note.how}",
    )  # fmt: skip


def _refers_back(words: Sequence[Token], quantity: Quantity, language: str) -> bool:
    """Whether "of them", "of these", "منها" follows a quantity, so that it is a part of one named before."""
    behind = [token.fold for token in words[quantity.end : quantity.end + 2]]
    if language == "en":
        return behind[:1] == ["of"] and behind[1:] in (["them"], ["these"], ["those"], ["whom"])
    return behind[:1] in (["منها"], ["منهم"], ["منهن"], ["منهما"])


def _listed_doer(text: str, sentence: Sentence, quantity: Quantity) -> str:
    """Whom a line of a list counts: "Government forces: 908" -> "Government forces"."""
    if not _is_listed(sentence.tokens, quantity):
        return ""
    label = text[sentence.start : sentence.tokens[quantity.first - 1].start]
    return LIST_MARK.sub("", label).strip()


def _is_subject(words: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a verb follows, so that the number stands for people named before: "two hundred and three had burns"."""
    behind = [token.fold for token in words[quantity.end : quantity.end + 1]]
    return bool(behind) and (behind[0] in SUBJECT_OF or behind[0] == "(")


def _is_listed(words: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a quantity stands behind a colon, as in the lines of a list: "Government forces: 908"."""
    return quantity.first > 0 and words[quantity.first - 1].text == ":"


def _speaks_of_them(words: Sequence[Token], language: str) -> bool:
    """Whether a sentence begins with "Of them", "Among these", "من بينهم"."""
    heads = [token.fold for token in words[:3]]
    if language == "en":
        return heads[0] in ("of", "among") and len(heads) > 1 and heads[1] in ("them", "these", "those", "the")
    return heads[0].removeprefix("و") in ("منهم", "بينهم") or heads[:2] in (["من", "بينهم"], ["ومن", "بينهم"])


def _last_whole(found: Sequence[Figure], first: int) -> int | None:
    return next((n for n in range(first - 1, -1, -1) if found[n].part_of is None), None)
