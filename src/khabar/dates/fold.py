"""One plain spelling for the words and digits of a date, so that each table needs each word once."""

import re
import unicodedata

_DIGITS = {ord(digit): str(value) for row in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for value, digit in enumerate(row)}
_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي", "ـ")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)ـ+(?=\d)")
_SIGNS = str.maketrans("\u2212\u2010\u2011\u2012\u2013\u2014\u066b\u2044\u060c\u066c؟", "------./,,?")
_TABLE = _DIGITS | _LETTERS | _SIGNS


def fold(text: str) -> str:
    """Small letters, ASCII digits, one alef, single spaces; no accents, harakat, tatweel, marks of direction.

    A tatweel between digits stands for the hyphen beside it on the keyboard.
    Ex: fold("١٥ أيَّار ٢٠١٢م") -> "15 ايار 2012م"; fold("3 Août") -> "3 aout"; fold("3ـ5ـ2012") -> "3-5-2012".
    """
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = _BETWEEN_DIGITS.sub("-", letters).translate(_TABLE)
    kept = "".join(char for char in letters if unicodedata.category(char) not in ("Mn", "Cf", "Cc") or char in "\t\n\r")
    return re.sub(r"\s+", " ", kept).strip()
