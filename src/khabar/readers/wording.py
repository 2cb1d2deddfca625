"""The words of headers and cells, without what spellings of them differ in."""

import re
import unicodedata

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
FOLDED = str.maketrans("ٱىة", "ايه", "'’ـ")
UNSEEN = ("Mn", "Me", "Cf")
BETWEEN = re.compile(r"[_\-./:()]+")


def fold(text: str) -> str:
    """A header or word without what spellings of it differ in: case, marks, spaces, forms of alef, ya and ta marbuta.

    Neither do invisible characters (which word processors leave among Arabic ones) nor tatweel count.

    Ex: " Father's_Name " -> "fathers name"; "تاريخ الإعتقال" -> "تاريخ الاعتقال"
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold()).translate(FOLDED)
    kept = "".join(c for c in plain if unicodedata.category(c) not in UNSEEN)
    return " ".join(BETWEEN.sub(" ", kept).split())
