"""What a quantity is a part of: "23 children" of "476 people", in its sentence or in what was said before."""

from collections.abc import Sequence

from khabar.model import Figure
from khabar.statements.governing import CLAUSE, COMMAS, forms, look, table
from khabar.statements.lexicon import phrases, words
from khabar.statements.quantities import Quantity
from khabar.statements.tokens import Token

FAR_BEFORE = 40
"""How many words before a quantity the word may stand that makes it a part."""
FAR = 8
"""How many figures back a whole may stand."""
THEY = {"en": ("them", "these", "those", "whom", "which"), "ar": ("منها", "منهم", "منهن", "منهما")}
OTHERS = {"en": ("other", "remaining", "another", "further"), "ar": ("الاخرين", "الاخرون", "الباقين", "اخرين")}
PREDICATES = frozenset(
    ("was", "were", "had", "have", "are", "has", "remain", "remained", "died", "still", "later", "received")
)


def whole_of(words_of: Sequence[Token], quantity: Quantity, all_of: Sequence[Quantity], language: str) -> int | None:
    """The position of the quantity of the sentence that this one is a part of; None when it is none's.

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
            if (
                len(between) <= 5
                and joined == phrase
                and (length > 1 or len(between) == 1)
                and _may_hold(after, quantity)
            ):
                return number + 1
    if folds[0] in ("of", "ومن", "من") and number and all_of[0].first <= 3 and folds[1:2] == ["the"]:
        return 0 if _may_hold(all_of[0], quantity) else None
    if _of_them(folds, quantity, language) and number:
        wider = [n for n in range(number) if _may_hold(all_of[n], quantity)]
        return wider[-1] if wider else None
    cue = _cue(folds, quantity, language)
    if cue is None:
        return None
    if number and (all_of[number - 1].end > cue or _of_them(folds, all_of[number - 1], language)):
        before = all_of[number - 1]
        is_next = is_beside(folds, before.end, quantity.first, language) or (
            _of_them(folds, before, language) and _is_bare(folds, quantity, language)
        )
        return whole_of(words_of, before, all_of, language) if is_next else None
    whole = [n for n, q in enumerate(all_of) if q.end <= cue and _may_hold(q, quantity)]
    return whole[-1] if whole and all_of[whole[-1]] is not quantity else None


def _cue(folds: list[str], quantity: Quantity, language: str) -> int | None:
    """Where "including", "among them", "بينهم" stands before a quantity in its clause."""
    name = f"counted_{language}"
    for place in range(quantity.first - 1, max(-1, quantity.first - 1 - FAR_BEFORE), -1):
        if folds[place] in CLAUSE:
            return None
        if any(_begins(folds, place, phrase) for phrase in phrases(name, "part_before")):
            return place
    return None


def _is_bare(folds: list[str], quantity: Quantity, language: str) -> bool:
    """Whether no noun follows: "13 of these were released and 81 became cases"."""
    return not _group(folds, quantity.end, language)


def is_beside(folds: Sequence[str], end: int, first: int, language: str) -> bool:
    """Whether only a noun phrase and "and" or a comma stand between two quantities: "23 children and 12 women"."""
    between = list(folds[end:first])
    if len(between) > 6:
        return False
    joins = [n for n, word in enumerate(between) if word in COMMAS or word in ("and", "و", "plus", "(")]
    rest = between[joins[-1] + 1 :] if joins else between
    if language == "ar" and first < len(folds) and folds[first].startswith("و"):
        rest, joins = [], [first]
    if any(word in words(f"counted_{language}", key) for word in between for key in ("be", "relatives")):
        return False
    return bool(joins) and not rest


def _of_them(folds: list[str], quantity: Quantity, language: str) -> bool:
    behind = folds[quantity.end : quantity.end + 2]
    if language == "en":
        return behind[:1] == ["of"] and behind[1:] != [] and behind[1] in THEY["en"]
    return bool(behind) and behind[0] in THEY["ar"]


def _may_hold(whole: Quantity, part: Quantity) -> bool:
    """Whether the bounds let one hold the other: a whole isn't smaller than its part."""
    return whole.high is None or part.low is None or part.low <= whole.high


def refers_back(words_of: Sequence[Token], quantity: Quantity, language: str) -> bool:
    """Whether "of them", "the other" or a predicate without a noun makes a quantity a part of one named before."""
    folds = [token.fold for token in words_of]
    if _of_them(folds, quantity, language):
        return True
    if language == "en":
        before = folds[max(0, quantity.first - 1) : quantity.first]
        behind = folds[quantity.end : quantity.end + 3]
        is_other = (bool(before) and before[0] in OTHERS["en"]) or behind[:1] == ["others"]
        opens = quantity.first == 0 or folds[quantity.first - 1] in (*COMMAS, "and", "while", "only", ".", ";")
        is_subject = opens and not quantity.is_vague and bool(behind) and behind[0] in PREDICATES
        is_of = behind[:2] in (["of", "the"], ["of", "those"]) and bool(_group(folds, quantity.end + 2, language))
        return is_other or is_subject or is_of
    behind = folds[quantity.end : quantity.end + 2]
    is_of = behind[:1] == ["من"] and behind[1:] != [] and behind[1].startswith("ال")
    return behind[:1] == ["الاخرين"] or (is_of and bool(_group(folds, quantity.end + 1, language)))


def group_of(words_of: Sequence[Token], quantity: Quantity, language: str) -> str:
    """What the group counts that a quantity is taken from: "eight of the dead", "among the dead were 42", "أربعة من
    المحكومين"; "" where none is named."""
    folds = [token.fold for token in words_of]
    groups = table(language, "groups")
    behind = folds[quantity.end : quantity.end + 3]
    if language == "en":
        near = behind[2:] if behind[:2] in (["of", "the"], ["of", "those"]) else []
        if not near and quantity.first <= 9 and folds[0] in ("among", "of", "the"):
            reach = 2 if folds[0] == "the" else 4
            near = [word for word in folds[: min(reach, quantity.first)] if (word,) in groups]
    else:
        near = behind[1:2] if behind[:1] == ["من"] else []
        lead = folds[: min(4, quantity.first)]
        if not near and lead and lead[0] in ("بين", "وبين", "من", "ومن"):
            near = [word for word in lead if (word,) in groups]
    named = (groups[form,] for word in near for form in (word, *forms(word, language)) if (form,) in groups)
    return next(named, "") or (look(near, 0, language, "noun") if near else "")


def _group(folds: list[str], at: int, language: str) -> str:
    """The people or things that a word names: "passengers", "المخطوفين"."""
    if at >= len(folds):
        return ""
    return next((kind for key in ("who", "weak", "noun") if (kind := look(folds, at, language, key))), "")


def earlier(found: Sequence[Figure], part: Figure, counts: str = "") -> int | None:
    """The last figure before that may be the whole of a part: no part itself, and not smaller. With `counts` the last
    that counts this."""
    fits = [
        n
        for n in range(len(found) - 1, max(-1, len(found) - 1 - FAR), -1)
        if found[n].span[0] < part.span[0]
        and (found[n].counts == counts if counts else found[n].part_of is None)
        and (found[n].high is None or part.low is None or part.low < (found[n].high or 0))
    ]
    return next((n for n in fits if counts or found[n].counts != "other"), fits[0] if fits else None)


def _begins(folds: list[str], at: int, phrase: tuple[str, ...]) -> bool:
    first = folds[at]
    return tuple(folds[at + 1 : at + len(phrase)]) == phrase[1:] and phrase[0] in (first, first[1:])
