"""Values that are words: sexes, facilities, and what lists write when they don't know."""

import re
from collections.abc import Mapping
from functools import cache

from khabar.formats import table
from khabar.model import UNKNOWN, Reading
from khabar.readers.wording import DIGITS, fold

VERSION = "words 1"

_ARTICLE = re.compile(r"\b(?:al|el|ash|as|ad|ar|an|az|at|the) ")
LONGEST = 200
"""So many characters of a facility's name are compared."""

_SIGNS = re.compile(r"[^\w\s]+")


@cache
def _sexes() -> Mapping[str, str]:
    return {fold(word): sex for sex, words in table("sexes").items() for word in words}


def is_unknown(text: str) -> bool:
    """Whether a cell says that nothing is known, in words or by signs alone. Ex: "مجهول", "???", "-"."""
    return not any(map(str.isalnum, text)) or _sexes().get(fold(text)) == "unknown"


def read_sex(text: str) -> Reading:
    """Ex: read_sex("أنثى").read_as -> "female"; read_sex("Male").read_as -> "male"; read_sex("x") is unread."""
    if is_unknown(text):
        return Reading("sex", text, "", 0.0, UNKNOWN, VERSION)
    sex = _sexes().get(fold(text), "")
    if not sex:
        return Reading("sex", text, "", 0.0, "no word for a sex that we know", VERSION)
    return Reading("sex", text, sex, 0.98 if len(fold(text)) > 1 else 0.85, "a word for a sex", VERSION)


def fold_facility(text: str) -> str:
    """The name of a facility without what spellings of it differ in: also articles, signs, and the kind of digits.

    Ex: fold_facility("السجن المركزي - الوادي") -> "سجن مركزي وادي"; fold_facility("Al-Rawabi Branch") -> "rawabi
    branch"; fold_facility("الفرع ٢١٥") -> "فرع 215"
    """
    plain = _SIGNS.sub(" ", fold(text.translate(DIGITS)))
    words = _ARTICLE.sub("", " ".join(plain.split()) + " ").split()
    return " ".join(word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words)[:LONGEST].rstrip()


def read_facility(text: str) -> Reading:
    """A facility as free text: read as its folded name, by which the register's controlled list is searched.

    Ex: read_facility("فرع الروابي").read_as -> "فرع روابي"
    """
    if is_unknown(text):
        return Reading("facility", text, "", 0.0, UNKNOWN, VERSION)
    return Reading("facility", text, fold_facility(text) or fold(text), 1.0, "free text, folded", VERSION)
