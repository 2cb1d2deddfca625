"""What a quantity counts: its head noun, or what happened to those counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from khabar.statements.governing import CLAUSE, COMMAS, forms, governors, look, table
from khabar.statements.lexicon import words
from khabar.statements.quantities import Quantity
from khabar.statements.tokens import Token

NOUN = 4
"""How many words behind a quantity its noun may stand."""
MOVED = ("returned", "displaced")
SURE, FAIR = 8.0, 5.0
"""From these scores on a word governs for certain, and rather than what stands beside the quantity."""
THEY = frozenset(("them", "these", "those", "whom", "which", "منها", "منهم", "منهن", "منهما"))
ENDS = frozenset(("and", "who", "were", "was", "in", "from", "had", "have", "while", "but", "are", "by", "since"))


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted and who: `counts` is "" when nothing near by says; `how` names the rule."""

    counts: str
    who: str
    how: str
    sureness: float
    usual: str = ""
    """What the noun by itself would say: "detainees" are held, though these were released."""
    noun_end: int = 0
    """The token behind the noun phrase; the quantity's end where it has no noun."""


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The noun phrase behind a quantity: what its noun counts by itself, what it may count, who it names, its end."""

    noun: str
    weak: str
    who: str
    at: int
    end: int


def counted(
    words_of: Sequence[Token],
    quantity: Quantity,
    others: Sequence[Quantity],
    wholes: Sequence[int | None],
    language: str,
) -> Counted:
    """What a quantity counts, from the noun behind it, the word of what happened that governs it, or its noun's usual
    sense. `wholes` says for each of the quantities of the sentence (`others`) which one it is a part of.

    Ex: for 40 in "40 detainees were freed" Counted("released", "", "what is said of them", 0.85, "held").
    """
    folds = [token.fold for token in words_of]
    number = others.index(quantity)
    after = [
        q for n, q in enumerate(others) if n > number and not _is_within(n, number, wholes) and wholes[number] != n
    ]
    stop = after[0].first if after else len(folds)
    near = others[number + 1].first if number + 1 < len(others) else len(folds)
    start = others[number - 1].end if number else 0
    phrase = _phrase(folds, quantity, near, language)
    at, who = phrase.end, "" if phrase.who == "people" else phrase.who
    around = governors(folds, quantity.first, at, start, stop, language)
    if number and wholes[number - 1] == number:
        around = around if set(folds[at : at + 2]) & words(f"counted_{language}", "relatives") else []
    best = around[0] if around else None
    if phrase.noun in ("", "killed") and _noun_before(folds, quantity, language) == "bodies":
        return Counted("bodies", who, "the noun before it", 0.85, "", at)
    if noun := _by_noun(folds, phrase, best.kind if best else "", language):
        return Counted(
            noun[0], "families" if noun[0] in MOVED and phrase.noun == "families" else who, *noun[1:], "", at
        )
    if phrase.noun:
        return Counted(phrase.noun, "", "the noun behind it", 0.85, "", at)
    if best and best.score >= FAIR:
        kind = best.kind
        if kind == "killed" and (phrase.weak == "held" or _in_custody(folds, language)):
            kind = "died_in_custody"
        sureness = 0.85 if phrase.weak or who or best.score >= SURE else 0.7
        return Counted(kind, who, best.how, sureness, phrase.weak, at)
    if phrase.weak:
        return Counted(phrase.weak, who, "the usual sense of the noun", 0.7, phrase.weak, at)
    if _is_population(folds, quantity.end, at, language):
        return Counted("other", who, "a number of inhabitants", 0.6, "", at)
    if best:
        kind = "died_in_custody" if best.kind == "killed" and _in_custody(folds, language) else best.kind
        return Counted(kind, who, f"{best.how}, far off", 0.5, "", at)
    if number_of := _number_of(folds, quantity.first, start, language):
        return Counted(number_of, who, "the number of those named before it", 0.75, "", at)
    if (changed := _changed(folds, quantity, language)) is not None:
        return Counted(changed, who, "what rose or fell", 0.6, "", at)
    inside = words(f"counted_{language}", "cells") | words(f"counted_{language}", "still")
    is_inside = phrase.who and set(folds) & inside
    return Counted("", who, "nothing near by says", 0.5 if phrase.who else 0.3, "held" if is_inside else "", at)


def _is_within(number: int, of: int, wholes: Sequence[int | None]) -> bool:
    """Whether a quantity is a part of another, or of one of its parts."""
    whole = wholes[number]
    return whole is not None and (whole == of or (whole != number and whole > of and _is_within(whole, of, wholes)))


def _phrase(folds: Sequence[str], quantity: Quantity, stop: int, language: str) -> _Phrase:
    noun = weak = who = ""
    at, end = quantity.end, quantity.end
    for place in range(quantity.end, min(quantity.end + NOUN + 1, stop)):
        if folds[place] in THEY:
            who = next((w for n in (1, 2) if place + n < stop and (w := look(folds, place + n, language, "who"))), who)
            break
        if folds[place] in CLAUSE or folds[place] in COMMAS or folds[place] in ENDS:
            break
        if _begins_clause(folds, place, language):
            break
        noun = noun or look(folds, place, language, "noun")
        weak = weak or look(folds, place, language, "weak")
        who = who or look(folds, place, language, "who")
        if noun or weak or who:
            at, end = place, place + 1
            if noun or not _goes_on(folds, place, stop, language):
                break
    return _Phrase(noun, weak, who, at, end)


def _begins_clause(folds: Sequence[str], at: int, language: str) -> bool:
    """Whether the noun phrase is over: at a predicate ("succumbed to"), or at what "و" joins on ("والجرحى 130")."""
    word = folds[at]
    if language == "ar":
        is_own = any((word,) in table("ar", key) for key in ("noun", "weak", "who"))
        return word.startswith("و") and len(word) > 3 and not is_own
    kinds = ("noun", "weak", "who")
    is_noun = any(look(folds, n, "en", key) for n in (at, at + 1) if n < len(folds) for key in kinds)
    return not is_noun and bool(look(folds, at, "en", "verb"))


def _goes_on(folds: Sequence[str], at: int, stop: int, language: str) -> bool:
    """Whether the noun comes behind a kind of people: "sixty-two child deaths", "four of the men"."""
    if folds[at] in ("of", "other", "من", "اخرين"):
        return True
    is_joined = language == "ar" and folds[at + 1 : at + 2] and folds[at + 1].startswith("و")
    return at + 1 < stop and not is_joined and bool(look(folds, at + 1, language, "noun"))


def _by_noun(folds: list[str], phrase: _Phrase, verb: str, language: str) -> tuple[str, str, float] | None:
    """What the head noun by itself says, its rule and how sure; None where the words around it must be asked."""
    if (
        phrase.noun == "cases"
        and _has_kinds(folds[phrase.at], language)
        and (kind := _kind_of_case(folds, phrase.at, language))
    ):
        return kind, "the kind of case", 0.85
    if phrase.noun == "families" and verb in MOVED:
        return verb, "what happened to them", 0.75
    if phrase.noun == "killed" and _in_custody(folds, language):
        return "died_in_custody", "the noun behind it", 0.9
    if phrase.noun == "displaced" and verb == "returned":
        return "returned", "what happened to them", 0.75
    if phrase.noun and phrase.noun not in ("documents", "facilities"):
        return phrase.noun, "the noun behind it", 0.9
    return None


def _has_kinds(word: str, language: str) -> bool:
    """Whether a case is one of something: "cases of arrest", not "requests for release"."""
    return any(form in words(f"counted_{language}", "kinds_of") for form in forms(word, language))


def _kind_of_case(folds: list[str], at: int, language: str) -> str:
    """What "cases of arbitrary arrest" are cases of; "" when nothing says."""
    for place in range(at + 1, min(at + 5, len(folds))):
        if folds[place] in CLAUSE or folds[place] in COMMAS:
            return ""
        if found := look(folds, place, language, "verb") or look(folds, place, language, "noun"):
            if found == "killed" and _in_custody(folds, language):
                return "died_in_custody"
            return found
    return ""


def _noun_before(folds: list[str], quantity: Quantity, language: str) -> str:
    """A noun right before: "رفات 643 مدنيا", "the bodies of 12 men"."""
    for place in range(quantity.first - 1, max(-1, quantity.first - 3), -1):
        if folds[place] in CLAUSE or folds[place] in COMMAS:
            return ""
        if (found := look(folds, place, language, "noun")) == "bodies":
            return found
    return ""


def _number_of(folds: list[str], first: int, start: int, language: str) -> str:
    """What "the number of detainees at 2,300", "عدد المفقودين إلى 90" is the number of; "" where none is named."""
    for place in range(first - 1, max(start, first - 10) - 1, -1):
        if folds[place] in CLAUSE:
            return ""
        if folds[place] in words(f"counted_{language}", "numbers"):
            named = range(place + 1, min(place + 5, first))
            kinds = (look(folds, n, language, key) for n in named for key in ("groups", "weak", "noun", "verb"))
            return next((kind for kind in kinds if kind), "")
    return ""


def _changed(folds: list[str], quantity: Quantity, language: str) -> str | None:
    """What rose or fell "from 1,250 to 1,000": the last that was named before; None where nothing did."""
    before = folds[: quantity.first]
    if before[-1:] not in (["from"], ["to"], ["من"], ["الي"]):
        return None
    if not set(before) & words(f"numbers_{language}", "change"):
        return None
    if set(before) & words(f"counted_{language}", "inhabitants"):
        return "other"
    for place in range(quantity.first - 1, -1, -1):
        for key in ("noun", "weak", "groups", "verb"):
            if kind := look(folds, place, language, key):
                return kind
    return None


def _is_population(folds: list[str], start: int, end: int, language: str) -> bool:
    return bool(set(folds[start:end]) & words(f"counted_{language}", "inhabitants"))


def _in_custody(folds: list[str], language: str) -> bool:
    known = words(f"counted_{language}", "custody")
    return any(form in known for word in folds for form in forms(word, language))
