"""What a quantity counts: the noun behind it, or what happened to those counted, and what it is a part of."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khabar.statements.lexicon import load, phrases, words
from khabar.statements.quantities import Quantity
from khabar.statements.tokens import Token, tokens

FAR_BEHIND, FAR_BEFORE, NOUN = 13, 9, 4
CLAUSE = frozenset(".;:!?؟؛")
MOVED = ("returned", "displaced")


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted and who: `counts` is "" when nothing near by says; `how` names the rule."""

    counts: str
    who: str
    how: str
    sureness: float
    usual: str = ""
    """What the noun by itself would say: "detainees" are held, though these were released."""


@cache
def _table(language: str, key: str) -> dict[tuple[str, ...], str]:
    """Words or phrases of one kind, as folded words, with what they stand for."""
    return {
        tuple(token.fold for token in tokens(phrase)): kind
        for kind, group in load(f"counted_{language}")[key].items()
        for phrase in group
    }


@cache
def forms(word: str, language: str) -> tuple[str, ...]:
    """A folded word, and in Arabic also without the particles and the article joined before it."""
    if language == "en":
        return (word,)
    cuts = [word]
    for lead in ("و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "ول", "وب", "فال", "ولل"):
        if word.startswith(lead) and len(word) > len(lead) + 2:
            cuts.append(word[len(lead) :])
    return tuple(cuts)


def look(folds: Sequence[str], at: int, language: str, key: str) -> str:
    table = _table(language, key)
    for length in (4, 3, 2, 1):
        rest = tuple(folds[at + 1 : at + length])
        if len(rest) == length - 1:
            for form in forms(folds[at], language):
                if found := table.get((form, *rest)):
                    return found
    return ""


def counted(words_of: Sequence[Token], quantity: Quantity, others: Sequence[Quantity], language: str) -> Counted:
    """What a quantity counts, from the noun behind it, the nearest verb of what happened, or the noun's usual state."""
    folds = [token.fold for token in words_of]
    stop = min([q.first for q in others if q.first >= quantity.end], default=len(folds))
    start = max([q.end for q in others if q.end <= quantity.first], default=0)
    noun = weak = who = ""
    noun_at = quantity.end
    for place in range(quantity.end, min(quantity.end + NOUN + 1, stop)):
        if folds[place] in CLAUSE or folds[place] in (",", "،", "and", "who", "were", "was", "in", "from"):
            break
        noun = noun or look(folds, place, language, "noun")
        weak = weak or look(folds, place, language, "weak")
        who = who or look(folds, place, language, "who")
        if noun or weak or who:
            noun_at = place
            if noun or not _goes_on(folds, place, stop, language):
                break
    if noun == "cases" and (kind := _kind_of_case(folds, noun_at, language)):
        return Counted(kind, who if who != "people" else "", "the kind of case", 0.85)
    if noun == "families" and (moved := _nearest_verb(folds, quantity, start, stop, noun_at, language)[0]) in MOVED:
        return Counted(moved, "families", "what happened to them", 0.75)
    if noun == "killed" and _in_custody(folds, language):
        noun = "died_in_custody"
    if noun == "displaced" and _nearest_verb(folds, quantity, start, stop, noun_at, language)[0] == "returned":
        noun = "returned"
    if noun and noun not in ("documents", "facilities"):
        return Counted(noun, who if who != "people" else "", "the noun behind it", 0.9)
    if not noun and quantity.first:
        noun = _noun_before(folds, quantity, language)
    if noun == "bodies":
        return Counted(noun, who if who != "people" else "", "the noun before it", 0.85)
    verb, distance = _nearest_verb(folds, quantity, start, stop, noun_at, language)
    if not verb:
        verb, distance = _nearest_verb(folds, quantity, start, len(folds), noun_at, language)
    if verb == "killed" and (weak == "held" or _in_custody(folds, language)):
        verb = "died_in_custody"
    if noun:
        return Counted(noun, "", "the noun behind it", 0.85)
    shown_who = "" if who == "people" else who
    if verb and distance <= FAR_BEHIND:
        return Counted(verb, shown_who, "what happened to them", 0.85 if weak or who else 0.7, weak)
    if weak:
        return Counted(weak, shown_who, "the usual sense of the noun", 0.7, weak)
    return Counted("", shown_who, "nothing near by says", 0.5 if who else 0.3)


def _goes_on(folds: Sequence[str], at: int, stop: int, language: str) -> bool:
    """Whether the noun comes behind a kind of people: "sixty-two child deaths", "four of the men"."""
    if folds[at] in ("of", "other", "من", "اخرين"):
        return True
    return at + 1 < stop and bool(look(folds, at + 1, language, "noun"))


def _kind_of_case(folds: list[str], at: int, language: str) -> str:
    """What "cases of arbitrary arrest" are cases of; "" when nothing says."""
    for place in range(at + 1, min(at + 5, len(folds))):
        if folds[place] in CLAUSE or folds[place] in (",", "،"):
            return ""
        if found := look(folds, place, language, "verb") or look(folds, place, language, "noun"):
            return found
    return ""


def _noun_before(folds: list[str], quantity: Quantity, language: str) -> str:
    """A noun right before: "رفات 643 مدنيا", "the bodies of 12 men"."""
    for place in range(quantity.first - 1, max(-1, quantity.first - 3), -1):
        if folds[place] in CLAUSE or folds[place] in (",", "،"):
            return ""
        if (found := look(folds, place, language, "noun")) == "bodies":
            return found
    return ""


def _in_custody(folds: list[str], language: str) -> bool:
    known = words(f"counted_{language}", "custody")
    return any(form in known for word in folds for form in forms(word, language))


def _nearest_verb(
    folds: list[str], quantity: Quantity, start: int, stop: int, noun_at: int, language: str
) -> tuple[str, int]:
    """The nearest word of what happened: before the quantity within its clause, or behind it; behind costs no more."""
    best, nearest = "", 99
    for place in range(quantity.first - 1, max(start, quantity.first - FAR_BEFORE) - 1, -1):
        if folds[place] in CLAUSE or (folds[place] in (",", "،") and best):
            break
        if found := look(folds, place, language, "verb"):
            best, nearest = found, quantity.first - place
            break
    for place in range(noun_at, min(noun_at + FAR_BEHIND, stop)):
        if folds[place] in CLAUSE:
            break
        if (found := look(folds, place, language, "verb")) and place - noun_at < nearest + 2 * (language == "en"):
            return found, place - noun_at
    return best, nearest


def whole_of(words_of: Sequence[Token], quantity: Quantity, all_of: Sequence[Quantity], language: str) -> int | None:
    """The position of the quantity that this one is a part of; None when it is none's.

    "a few hundred out of hundreds of thousands": the one behind; "476 people, including 23 children and 12 women": the
    one before "including", for both.
    """
    folds = [token.fold for token in words_of]
    number = all_of.index(quantity)
    name = f"counted_{language}"
    if number + 1 < len(all_of):
        after = all_of[number + 1]
        between = folds[quantity.end : after.first]
        for phrase in phrases(name, "whole_before"):
            length = len(phrase)
            joined = tuple(between[-length:])
            if len(between) <= 5 and joined == phrase and (length > 1 or len(between) == 1):
                return number + 1
    cue = None
    for place in range(quantity.first - 1, -1, -1):
        if folds[place] in CLAUSE:
            break
        if any(_begins(folds, place, phrase) for phrase in phrases(name, "part_before")):
            cue = place
            break
    if cue is None:
        return None
    whole = [n for n, q in enumerate(all_of) if q.end <= cue]
    return whole[-1] if whole and all_of[whole[-1]] is not quantity else None


def _begins(folds: list[str], at: int, phrase: tuple[str, ...]) -> bool:
    first = folds[at]
    return tuple(folds[at + 1 : at + len(phrase)]) == phrase[1:] and phrase[0] in (first, first[1:])
