"""The figures of an article: every quantity that counts people or what was done to them, with what it is a part of."""

import re
from collections.abc import Sequence
from dataclasses import replace

from khabar import places
from khabar.model import Figure, Statement
from khabar.statements.countable import is_counted
from khabar.statements.counting import Counted, counted
from khabar.statements.doers import doer
from khabar.statements.inheriting import alone, inherited
from khabar.statements.lexicon import words
from khabar.statements.mentions import place
from khabar.statements.periods import period_of
from khabar.statements.quantities import Quantity, find_quantities
from khabar.statements.scopes import with_scopes
from khabar.statements.sentences import Sentence
from khabar.statements.shares import find_ratios, is_share
from khabar.statements.sums import add_up
from khabar.statements.tokens import Token, tokens
from khabar.statements.wholes import earlier, group_of, is_beside, refers_back, whole_of

NEAR = 60
"""So many figures back something said of one may hold for another."""
UNSURE = 0.4
"""Below this a quantity that nothing says what it counts is left out, unless a verb makes it a subject."""
LIST_MARK = re.compile(r"^\s*(?:(?:[0-9٠-٩]+|[A-Z])\s*[-.)]|[-•*–])\s*")
SUBJECT_OF = frozenset(("was", "were", "had", "have", "are", "has", "of", "remain", "remained", "died", "still"))


def find_figures(
    text: str, sentences: Sequence[tuple[Sentence, str]], statements: Sequence[Statement], dated: str
) -> tuple[Figure, ...]:
    """The figures of all sentences (each with its language) in order, of an article of a date (EDTF or "").

    `statement` and `part_of` are positions. What a figure counts comes from its own words first, then from what it is
    a part of, from what stands beside it, and last from what was said before.
    """
    found: list[Figure] = []
    guessed: set[int] = set()
    for sentence, language in sentences:
        words = list(sentence.tokens)
        ratios = find_ratios(words, language)
        quantities = [
            q
            for q in find_quantities(words, language)
            if is_counted(words, q, language) and not is_share(words, q, language, ratios)
        ]
        wholes = [whole_of(words, q, quantities, language) for q in quantities]
        notes = [counted(words, q, quantities, wholes, language) for q in quantities]
        beside = [
            n > 0 and is_beside([t.fold for t in words], notes[n - 1].noun_end, q.first, language)
            for n, q in enumerate(quantities)
        ]
        first = len(found)
        kept: dict[int, int] = {}
        for number, quantity in enumerate(quantities):
            note = inherited(number, notes, wholes, beside)
            group = group_of(words, quantity, language)
            back = bool(group) or _is_listed(words, quantity) or refers_back(words, quantity, language)
            part = _figure(text, sentence, language, quantity, note, statements, dated)
            if group and note.sureness < 0.7:
                note = Counted(group, note.who, "the group it is taken from", 0.75)
            elif not note.counts:
                note = alone(note, part, found[max(0, first - NEAR) : len(found) if back and number else first], back)
            notes[number] = note
            is_known = wholes[number] is not None or back or note.sureness >= UNSURE
            if not is_known and not _is_subject(words, quantity):
                continue
            kept[number] = len(found)
            part = replace(
                part, counts=note.counts, sureness=_sureness(note, quantity), rule=f"{quantity.rule}; {note.how}"
            )
            if back and wholes[number] is None:
                whole = earlier(found, part, group)
                guessed.add(len(found))
                part = replace(part, part_of=whole if whole is not None else earlier(found, part))
            found.append(part)
        for number, whole in enumerate(wholes):
            if number in kept and whole in kept:
                found[kept[number]] = replace(found[kept[number]], part_of=kept[whole])
    return with_scopes(text, sentences, _dated(add_up(found, guessed)))


def _dated(found: Sequence[Figure]) -> list[Figure]:
    """The figures, with a part that has no period of its own in that of its whole."""
    done: list[Figure] = []
    for figure in found:
        whole = found[figure.part_of] if figure.part_of is not None else None
        if whole and figure.part_of is not None and figure.part_of < len(done):
            whole = done[figure.part_of]
        if whole and not (figure.since or figure.until):
            figure = replace(figure, since=whole.since, until=whole.until)
        done.append(figure)
    return done


def _sureness(note: Counted, quantity: Quantity) -> float:
    return round(note.sureness * (0.9 if quantity.is_vague else 1), 2)


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
        by, place(text, sentence, quantity, language), since, until, "", None,
        _sureness(note, quantity), f"{quantity.rule}; {note.how}",
    )  # fmt: skip


def _listed_doer(text: str, sentence: Sentence, quantity: Quantity) -> str:
    """Whom a line of a list counts: "Government forces: 908" -> "Government forces". A place or a topic is nobody."""
    if not _is_listed(sentence.tokens, quantity):
        return ""
    label = text[sentence.start : sentence.tokens[quantity.first - 1].start]
    name = LIST_MARK.sub("", label).strip()
    is_body = any(token.fold in words("suggestions", "doers") for token in tokens(name)) and " " in name
    is_line = name != label.strip() and not places.find(name).pcode
    return name if (is_body or is_line) and not re.search(r"[\d,،.]", name) else ""


def _is_subject(words: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a verb follows, so that the number stands for people named before: "two hundred and three had burns"."""
    behind = [token.fold for token in words[quantity.end : quantity.end + 1]]
    return bool(behind) and (behind[0] in SUBJECT_OF or behind[0] == "(")


def _is_listed(words: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a quantity stands behind a colon, as in the lines of a list: "Government forces: 908"."""
    return quantity.first > 0 and words[quantity.first - 1].text == ":"
