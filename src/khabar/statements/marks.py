"""Whether what was said is denied, negated, about the future, or conditional."""

from khabar.statements.lexicon import words
from khabar.statements.tokens import tokens

FUTURE_LEAD = ("سي", "ست", "سن", "سا", "وسي", "وست")


def marks_of(text: str, start: int, end: int, language: str, is_denial: bool) -> tuple[str, ...]:
    """Marks of the words between two places, in a fixed order.

    Ex: for "the list will not be published" -> ("negated", "future").
    """
    folds = [token.fold for token in tokens(text, start, end)]
    name = f"saying_{language}"
    found = ["denied"] if is_denial else []
    if any(word in words(name, "negation") or word.endswith("n't") for word in folds):
        found.append("negated")
    future = words(name, "future")
    if any(word in future or (language == "ar" and len(word) > 4 and word.startswith(FUTURE_LEAD) and word not in _STAYS) for word in folds):
        found.append("future")
    if any(word in words(name, "conditional") for word in folds):
        found.append("conditional")
    return tuple(found)


_STAYS = frozenset(
    "سياسي سياسية سياسيا سيارة سيارات سيادة سيدة سيدات سيطرة سيناريو ستون ستين ستمئة سنوات سنوية ساعات ساعة سابق سابقا سابقة"
    " سابقين ساحة ساحل سيرة سيئة سترات سينما سياق سياسات سنتين ساعتين سيطرت ساهم ساهمت ساعد".split()
)
