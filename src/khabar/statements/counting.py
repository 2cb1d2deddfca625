"""What a quantity counts: the words about it, or no people and no thing that is counted here (a year, a street number)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from khabar.statements.lexicon import load, phrases, words
from khabar.statements.quantities import Quantity
from khabar.statements.tokens import Token, fold, tokens

FAR_BEHIND, FAR_BEFORE, NOUN = 13, 9, 4
CLAUSE = frozenset(".;:!?؟؛")
NOT_IN_NOUN = frozenset((",", "،", "from", "in", "at", "on", "by", "to", "with", "were", "was", "had", "have", "who", "في", "علي", "عن"))
ORDINALS = frozenset("الحادية الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة الحادي الثاني الثالث الرابع الخامس السادس السابع الثامن التاسع".split())
MOVED = ("returned", "displaced")
YEARS = range(1900, 2101)


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
def _forms(word: str, language: str) -> tuple[str, ...]:
    """A folded word, and in Arabic also without the particles and the article joined before it."""
    if language == "en":
        return (word,)
    cuts = [word]
    for lead in ("و", "ف", "ب", "ل", "ال", "وال", "بال", "لل", "ول", "وب", "فال", "ولل"):
        if word.startswith(lead) and len(word) > len(lead) + 2:
            cuts.append(word[len(lead) :])
    return tuple(cuts)


def _look(folds: Sequence[str], at: int, language: str, key: str) -> str:
    table = _table(language, key)
    for length in (4, 3, 2, 1):
        rest = tuple(folds[at + 1 : at + length])
        if len(rest) == length - 1:
            for form in _forms(folds[at], language):
                if found := table.get((form, *rest)):
                    return found
    return ""


def is_counted(words_of: Sequence[Token], quantity: Quantity, language: str) -> bool:
    """Whether a quantity counts something: not a year, an age, a length of time, a number of a law or a telephone."""
    folds = [token.fold for token in words_of]
    behind = folds[quantity.end : quantity.end + 3]
    before = folds[quantity.core - 1] if quantity.core else ""
    name = f"counted_{language}"
    token = words_of[quantity.core]
    not_people = words(name, "not_people")
    if any(form in not_people for word in behind[:1] for form in _forms(word, language)):
        return False
    if behind[:1] in (["more"], ["and"], ["or"]) and behind[1:2] and behind[1] in not_people:
        return False
    if any(word in words("numbers_en", "ones") for word in folds[quantity.core : quantity.core + 1]) and language == "en":
        if folds[quantity.core] in ("one", "zero") and not _noun_behind(folds, quantity, language):
            return False
    if folds[quantity.core] == "one" and before in ("this", "that", "the", "each", "every", "only", "no", "between", "which"):
        return False
    if "under" in quantity.rule and quantity.is_vague is False and not _noun_behind(folds, quantity, language):
        return False
    if before in ("or", "او") and any(word in not_people for word in folds[max(0, quantity.core - 3) : quantity.core - 1]):
        return False
    if before in ORDINALS and folds[quantity.core] in ("عشر", "عشرة"):
        return False
    if behind[:1] and language == "en" and behind[0] in ("hundredth", "thousandth", "millionth"):
        return False
    if language == "ar" and folds[quantity.core].lstrip("وبلف") in ("احد", "احدي", "واحد", "واحدة", "صفر"):
        return False
    if before in ("$", "£", "€", "+", "#", "/") or behind[:1] in (["/"], ["$"]):
        return False
    if token.kind == "number":
        return _number_counts(words_of, folds, quantity, before, behind, language)
    return True


def _number_counts(
    words_of: Sequence[Token], folds: list[str], quantity: Quantity, before: str, behind: list[str], language: str
) -> bool:
    token = words_of[quantity.core]
    bare = token.text.replace(",", "").replace("٬", "")
    noun = _noun_behind(folds, quantity, language)
    name = f"counted_{language}"
    if token.text.startswith("0") or (bare == token.text and len(bare) >= 7 and not noun):
        return False
    if quantity.low in YEARS and bare == token.text and not noun:
        return False
    if quantity.low in YEARS and bare == token.text and before in words(name, "years_behind"):
        return False
    if _is_date(folds, quantity, language):
        return False
    if any(form in words(name, "numbered") for form in _forms(before, language)) and before and (not noun or _is_law(before)) and (before not in ("in", "of", "from", "to", "between", "and", "by", "بين", "حتي", "في")):
        return False
    if before == "(" or behind[:1] == [")"]:
        return noun
    if quantity.core == 0 and behind[:1] in (["."], [")"], ["-"]):
        return False
    return not (behind[:1] == [":"] and behind[1:2] and behind[1].isdigit())


@cache
def months(language: str) -> frozenset[str]:
    """Names of months, folded."""
    names = (
        "january february march april may june july august september october november december jan feb mar apr jun jul"
        " aug sep sept oct nov dec"
        if language == "en"
        else "كانون شباط اذار نيسان ايار حزيران تموز اب ايلول تشرين يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس"
        " سبتمبر اكتوبر نوفمبر ديسمبر محرم صفر رمضان شعبان شوال رجب"
    )
    return frozenset(fold(name) for name in names.split())


def _is_date(folds: list[str], quantity: Quantity, language: str) -> bool:
    near = months(language)
    value = quantity.low or 0
    before = folds[quantity.core - 1] if quantity.core else ""
    behind = folds[quantity.end] if quantity.end < len(folds) else ""
    if value <= 31 and (behind in near or before in near):
        return True
    return value in YEARS and (before in near or (before == "," and quantity.core > 2 and folds[quantity.core - 3] in near))


def _is_law(word: str) -> bool:
    """Whether a number behind this word is always that of a law or an article: "للمادة 33"."""
    return any(stem in word for stem in ("مادة", "قانون", "مرسوم", "قرار")) or word in ("article", "decree", "law", "resolution")


def _noun_behind(folds: list[str], quantity: Quantity, language: str) -> bool:
    """Whether a counted noun stands right behind, at most an adjective or two between."""
    for place in range(quantity.end, min(quantity.end + NOUN, len(folds))):
        if folds[place] in CLAUSE or folds[place] in NOT_IN_NOUN:
            return False
        if any(_look(folds, place, language, key) for key in ("noun", "weak", "who")):
            return True
    return False


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
        noun = noun or _look(folds, place, language, "noun")
        weak = weak or _look(folds, place, language, "weak")
        who = who or _look(folds, place, language, "who")
        if noun or weak or who:
            noun_at = place
            if noun or folds[place] not in ("of", "other", "من", "اخرين"):
                break
    if noun == "cases" and (kind := _kind_of_case(folds, noun_at, language)):
        return Counted(kind, who if who != "people" else "", "the kind of case", 0.85)
    if noun == "families" and (moved := _nearest_verb(folds, quantity, start, stop, noun_at, language)[0]) in MOVED:
        return Counted(moved, "families", "what happened to them", 0.75)
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


def _kind_of_case(folds: list[str], at: int, language: str) -> str:
    """What "cases of arbitrary arrest" are cases of; "" when nothing says."""
    for place in range(at + 1, min(at + 5, len(folds))):
        if folds[place] in CLAUSE or folds[place] in (",", "،"):
            return ""
        if found := _look(folds, place, language, "verb") or _look(folds, place, language, "noun"):
            return found
    return ""


def _noun_before(folds: list[str], quantity: Quantity, language: str) -> str:
    """A noun right before: "رفات 643 مدنيا", "the bodies of 12 men"."""
    for place in range(quantity.first - 1, max(-1, quantity.first - 3), -1):
        if folds[place] in CLAUSE or folds[place] in (",", "،"):
            return ""
        if (found := _look(folds, place, language, "noun")) == "bodies":
            return found
    return ""


def _in_custody(folds: list[str], language: str) -> bool:
    known = words(f"counted_{language}", "custody")
    return any(form in known for word in folds for form in _forms(word, language))


def _nearest_verb(
    folds: list[str], quantity: Quantity, start: int, stop: int, noun_at: int, language: str
) -> tuple[str, int]:
    """The nearest word of what happened: before the quantity within its clause, or behind it; behind costs no more."""
    best, nearest = "", 99
    for place in range(quantity.first - 1, max(start, quantity.first - FAR_BEFORE) - 1, -1):
        if folds[place] in CLAUSE or (folds[place] in (",", "،") and best):
            break
        if found := _look(folds, place, language, "verb"):
            best, nearest = found, quantity.first - place
            break
    for place in range(noun_at, min(noun_at + FAR_BEHIND, stop)):
        if folds[place] in CLAUSE:
            break
        if (found := _look(folds, place, language, "verb")) and place - noun_at < nearest + 2 * (language == "en"):
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
