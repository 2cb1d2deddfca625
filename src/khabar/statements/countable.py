"""Whether a quantity counts anything: not a year, an age, a length of time, a number of a law or a telephone."""

from collections.abc import Sequence

from khabar.statements.governing import CLAUSE, forms, look
from khabar.statements.lexicon import words
from khabar.statements.quantities import Quantity
from khabar.statements.tokens import Token

NOUN = 4
"""How many words behind a quantity its noun may stand."""
YEARS = range(1900, 2101)
LONG_NUMBER = 7
"""Digits without separators and without a noun that are rather a telephone or an account."""


def is_counted(tokens: Sequence[Token], quantity: Quantity, language: str) -> bool:
    """Whether a quantity counts something: not a year, an age, a length of time, a number of a law or a telephone."""
    folds = [token.fold for token in tokens]
    around = folds[quantity.core - 1] if quantity.core else "", folds[quantity.end : quantity.end + 3]
    has_noun = _noun_behind(folds, quantity, language)
    if _is_measure(*around, language) or _is_ordinal(folds, quantity, *around) or _is_address(*around):
        return False
    if _is_pronoun(folds[quantity.core], around[0], has_noun) or ("under" in quantity.rule and not has_noun):
        return False
    is_choice = around[0] in ("or", "او")
    if is_choice and set(folds[max(0, quantity.core - 3) : quantity.core]) & words(f"counted_{language}", "not_people"):
        return False
    if tokens[quantity.core].kind != "number":
        return True
    return not (
        _is_year_or_day(tokens[quantity.core], folds, quantity, has_noun, language)
        or _is_numbered(around[0], has_noun, language)
        or _is_label(tokens[quantity.core], quantity, *around, has_noun)
    )


def _is_measure(before: str, behind: Sequence[str], language: str) -> bool:
    """A length of time, a distance, a sum of money: "5 years", "two or more hours"."""
    units = words(f"counted_{language}", "not_people")
    if any(form in units for word in behind[:1] for form in forms(word, language)):
        return True
    return bool(behind[1:]) and behind[0] in ("more", "and", "or") and behind[1] in units


def _is_ordinal(folds: Sequence[str], quantity: Quantity, before: str, behind: Sequence[str]) -> bool:
    """ "The five hundredth day", "الخامسة عشرة"."""
    is_compound = before in words("counted_ar", "ordinals") and folds[quantity.core] in ("عشر", "عشرة")
    return is_compound or (bool(behind) and behind[0] in ("hundredth", "thousandth", "millionth"))


def _is_address(before: str, behind: Sequence[str]) -> bool:
    return before in ("$", "£", "€", "+", "#", "/") or list(behind[:1]) in (["/"], ["$"])


def _is_pronoun(word: str, before: str, has_noun: bool) -> bool:
    """ "One" for somebody, "this one", "أحد": no count."""
    if word in ("one", "zero"):
        return not has_noun or before in words("counted_en", "before_one")
    return word.lstrip("وبلف") in ("احد", "احدي", "واحد", "واحدة", "صفر")


def _is_year_or_day(token: Token, folds: Sequence[str], quantity: Quantity, has_noun: bool, language: str) -> bool:
    months = words("periods", "month_words")
    value = quantity.low or 0
    before = folds[quantity.core - 1] if quantity.core else ""
    if value <= 31 and (before in months or set(folds[quantity.end : quantity.end + 1]) & months):
        return True
    behind = folds[quantity.end : quantity.end + 3]
    if value <= 31 and behind[:1] in (["and"], ["to"]) and set(behind[2:]) & months:
        return True
    is_plain = value in YEARS and not set(token.text) & set(",٬")
    in_date = before == "," and quantity.core > 2 and folds[quantity.core - 3] in months
    return is_plain and (
        not has_noun or in_date or before in months or before in words(f"counted_{language}", "years_behind")
    )


def _is_numbered(before: str, has_noun: bool, language: str) -> bool:
    """A number of an article, a branch, a room: "Branch 215", "للمادة 33". A noun behind it outweighs all but laws."""
    is_law = any(stem in before for stem in words(f"counted_{language}", "laws"))
    numbered = words(f"counted_{language}", "numbered")
    return is_law or (not has_noun and any(form in numbered for form in forms(before, language)))


def _is_label(token: Token, quantity: Quantity, before: str, behind: Sequence[str], has_noun: bool) -> bool:
    """A telephone, the number of a paragraph, a time of the day, a number in brackets."""
    if token.text.startswith("0") or (token.text.isdigit() and len(token.text) >= LONG_NUMBER and not has_noun):
        return True
    if (before == "(" or list(behind[:1]) == [")"]) and not has_noun:
        return True
    is_first = quantity.core == 0 and list(behind[:1]) in (["."], [")"], ["-"])
    return is_first or (list(behind[:1]) == [":"] and bool(behind[1:]) and behind[1].isdigit())


def _noun_behind(folds: Sequence[str], quantity: Quantity, language: str) -> bool:
    """Whether a counted noun stands right behind, at most an adjective or two between."""
    ends = words(f"counted_{language}", "ends_noun") | CLAUSE
    for place in range(quantity.end, min(quantity.end + NOUN, len(folds))):
        if folds[place] in ends:
            return False
        if any(look(folds, place, language, key) for key in ("noun", "weak", "who")):
            return True
    return False
