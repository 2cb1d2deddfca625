"""The figures of an article: every quantity that counts people or what was done to them, with what it is a part of."""

from collections.abc import Sequence
from dataclasses import replace

from khabar.model import Figure, Statement
from khabar.statements.counting import Counted, counted, is_counted, whole_of
from khabar.statements.mentions import doer, place
from khabar.statements.periods import period_of
from khabar.statements.quantities import Quantity, find_quantities
from khabar.statements.sentences import Sentence
from khabar.statements.shares import is_share

LEAST_SURE = 0.4


def find_figures(text: str, sentences: Sequence[tuple[Sentence, str]], statements: Sequence[Statement]) -> tuple[Figure, ...]:
    """The figures of all sentences (each with its language) in order. `statement` and `part_of` are positions."""
    found: list[Figure] = []
    for sentence, language in sentences:
        words = list(sentence.tokens)
        quantities = [
            q for q in find_quantities(words, language) if is_counted(words, q, language) and not is_share(words, q, language)
        ]
        first = len(found)
        kept: dict[int, int] = {}
        notes = [counted(words, q, quantities, language) for q in quantities]
        wholes = [whole_of(words, q, quantities, language) for q in quantities]
        for number, quantity in enumerate(quantities):
            note = _inherited(number, notes, wholes)
            if note.sureness < LEAST_SURE:
                continue
            kept[number] = len(found)
            found.append(_figure(text, sentence, language, quantity, note, statements))
        for number, whole in enumerate(wholes):
            if number in kept and whole in kept:
                found[kept[number]] = replace(found[kept[number]], part_of=kept[whole])
        if first and _speaks_of_them(words, language) and len(found) > first:
            same = _last_whole(found, first)
            found[first] = replace(found[first], part_of=found[first].part_of if found[first].part_of is not None else same)
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
    if note.who or number:
        before = next((notes[n] for n in range(number - 1, -1, -1) if notes[n].counts), None)
        if before and note.who:
            return Counted(before.counts, note.who, "what the figure before it counts", 0.55)
    return Counted("other", note.who, note.how, note.sureness)


def _figure(
    text: str, sentence: Sentence, language: str, quantity: Quantity, note: Counted, statements: Sequence[Statement]
) -> Figure:
    start, end = quantity.span
    held = next((n for n, s in enumerate(statements) if s.span[0] <= start < s.span[1]), None)
    since, until = period_of(text, sentence.start, sentence.end, language)
    return Figure(
        text[start:end], quantity.low, quantity.high, note.counts, (start, end), held, note.who,
        doer(text, sentence, quantity, language), place(text, sentence, quantity, language), since, until, "", None,
        round(note.sureness * (0.9 if quantity.is_vague else 1), 2), f"{quantity.rule}; {note.how}",
    )  # fmt: skip


def _speaks_of_them(words: Sequence[object], language: str) -> bool:
    """Whether a sentence begins with "Of them", "Among these", "من بينهم"."""
    heads = [getattr(token, "fold", "") for token in words[:3]]
    if language == "en":
        return heads[0] in ("of", "among") and len(heads) > 1 and heads[1] in ("them", "these", "those", "the")
    return heads[0].removeprefix("و") in ("منهم", "بينهم") or heads[:2] in (["من", "بينهم"], ["ومن", "بينهم"])


def _last_whole(found: Sequence[Figure], first: int) -> int | None:
    return next((n for n in range(first - 1, -1, -1) if found[n].part_of is None), None)
