"""Whether what was said is negated, about the future, or conditional."""

from khabar.statements.lexicon import begins_at, phrases, words
from khabar.statements.tokens import tokens

FUTURE_LEAD = ("سي", "ست", "سن", "سا", "وسي", "وست", "فسي", "فست")
EARLY = {"en": 12, "ar": 8}
"""A clause is negated where a negation stands among its first words; a later one belongs to something else."""


def marks_of(text: str, start: int, end: int, language: str, verb: str, is_denial: bool) -> tuple[str, ...]:
    """Marks of the words between two places, said with a verb, in a fixed order.

    Ex: for "the list will not be published" -> ("negated", "future").
    """
    folds = [token.fold for token in tokens(text, start, end)]
    name = f"saying_{language}"
    found = ["negated"] if is_denial or _negated(folds, language) else []
    if _is_future(folds, language) or verb in words(name, "future_verbs"):
        found.append("future")
    if any(begins_at(folds, at, phrases(name, "conditional")) for at in range(len(folds))):
        found.append("conditional")
    return tuple(found)


def _negated(folds: list[str], language: str) -> bool:
    """ "No more than 40 came" and "لم يصل سوى ثلاثة" say how many, "لا يزال" that it goes on: none is a negation."""
    name = f"saying_{language}"
    for at, word in enumerate(folds[: EARLY[language]]):
        if begins_at(folds, at, phrases(name, "no_negation")):
            return False
        if word in words(name, "negation") or (language == "en" and word.endswith("n't")):
            return not set(folds[at + 1 : at + 8]) & words(name, "excepting")
    return False


def _is_future(folds: list[str], language: str) -> bool:
    future = words(f"saying_{language}", "future")
    if any(word in future for word in folds):
        return True
    stays = words("saying_ar", "no_future")
    return language == "ar" and any(len(w) > 4 and w.startswith(FUTURE_LEAD) and w not in stays for w in folds)
