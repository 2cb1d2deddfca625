"""A text cut into words, numbers and marks, each with its place and a folded form to look up."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["word", "number", "mark"]

DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٬٫", "01234567890123456789,.")
SAME = str.maketrans("أإآٱى’‘ʼ`", "ااااي''''")
KINDS: dict[str, Kind] = {"clitic": "word", "word": "word", "number": "number", "mark": "mark"}
MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200c-\u200f\u202a-\u202e\u2066-\u2069]")
ARTICLED = re.compile(r"(?:[ae][lnrstdz]|a[sd]h)[-’'][A-Z]")
LETTER = "[^\\W\\d_\u0640]"
TOKEN = re.compile(
    r"(?P<clitic>(?<![^\W_])(?:و?ب?الـ?|[وف]?[بلك]?للـ?|[وفبلك]{1,2}ـ?)(?=[0-9٠-٩۰-۹]))"
    rf"|(?P<number>(?:(?<![^\W_])|(?<=[وفبلكـ]))[0-9٠-٩۰-۹]+(?:[,.٬٫'](?=[0-9٠-٩۰-۹])[0-9٠-٩۰-۹]+)*(?![^\W_]))"
    rf"|(?P<word>(?:{LETTER}\.){{2,}}|(?:{LETTER}|[0-9٠-٩])(?:{LETTER}|[0-9٠-٩\u0640\u064b-\u065f\u0670])*"
    rf"(?:[-‑'’/](?:{LETTER})(?:{LETTER}|[0-9\u0640\u064b-\u065f\u0670])*)*)"
    r"|(?P<mark>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark. `fold` is lower case, with bare alefs and no harakat; a possessive "'s" is cut off."""

    start: int
    end: int
    text: str
    fold: str
    kind: Kind

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital, behind an article of a name too. Ex: "al-Sabbahi"."""
        return self.text[0].isupper() or bool(ARTICLED.match(self.text))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The form under which a word is looked up. Ex: fold("قائلاً") == "قائلا", fold("Regime’s") == "regime"."""
    return MARKS.sub("", word.translate(DIGITS).lower().translate(SAME)).replace("‑", "-").removesuffix("'s")


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of a text, or of a part of it, with places in the whole text.

    Ex: [t.fold for t in tokens("At least 1,200 held.")] == ["at", "least", "1,200", "held", "."]
    """
    found = []
    for match in TOKEN.finditer(text, start, len(text) if end is None else end):
        kind = KINDS[match.lastgroup or ""]
        word = match.group()
        found.append(Token(match.start(), match.end(), word, fold(word), kind))
    return found
