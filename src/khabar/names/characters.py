"""Signs that carry no sound, and several signs for one: cleaned away before anything is compared."""

import unicodedata

_DIGITS = {ord(digit): str(n % 10) for n, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
_LIGATURES = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ð": "d", "þ": "th", "ł": "l", "đ": "d", "ı": "i", "ħ": "h"}
_SILENT = str.maketrans({"ـ": None, "\u200c": None, "\u200d": None})


def clean(text: str) -> str:
    """Lower case without marks: harakat, accents, tatweel, controls go; presentation forms become plain letters.

    Digits of every script become ASCII digits; what can't be text (lone surrogates, controls) becomes nothing. Hamza
    carriers (أ ؤ ئ) are kept whole. Cleaning twice is cleaning once.

    Ex: clean("مُحَمَّـد") -> "محمد"; clean("Şükrü") -> "sukru"
    """
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).translate(_SILENT).lower()
    return "".join(_letter(sign) for sign in text)


def _letter(sign: str) -> str:
    if sign in _LIGATURES:
        return _LIGATURES[sign]
    if ord(sign) in _DIGITS:
        return _DIGITS[ord(sign)]
    kind = unicodedata.category(sign)
    if kind in ("Mn", "Cf", "Cs", "Cc", "Co", "Cn"):
        return " " if sign.isspace() else ""
    if "\u00c0" <= sign < "\u0370" or "\u1e00" <= sign < "\u1f00":
        return unicodedata.normalize("NFD", sign)[0]
    return sign
