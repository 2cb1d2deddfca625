"""Latin letters, with English, French, German and Turkish habits of writing Arabic names."""

import re

LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")

_SOUNDS = {
    "kh": "x", "gh": "G", "sch": "$", "sh": "$", "ch": "$", "th": "T", "dh": "D", "dj": "j", "ph": "f", "ck": "k",
    "ou": "w", "oo": "w", "ee": "y", "x": "ks", "p": "b", "v": "f", "u": "w", "o": "w", "i": "y", "y": "y", "j": "j",
} | dict(zip("bdfghklmnqrstwz", "bdfghklmnqrstwz", strict=True))  # fmt: skip
_PIECE = re.compile("|".join([*sorted(_SOUNDS, key=len, reverse=True), "c", r"\d", "."]), re.DOTALL)


def fold(word: str) -> str:
    """The word without the apostrophes that stand for ayn and hamza. Ex: fold("sa'id") -> "said"."""
    return "".join(letter for letter in word if letter.isalnum())


def sound(form: str) -> str:
    """The phonemes of a folded word: digraphs are one, u o w and i y ee are the weak letters, a and e vanish.

    Ex: sound("mohamed") -> "mwhmd"; sound("khouli") -> "xwly"
    """
    pieces = _PIECE.findall(form)
    heard = []
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        if piece == "c":
            heard.append("s" if following in ("e", "i", "y") else "k")
        else:
            heard.append(_SOUNDS.get(piece, piece if piece.isdigit() else ""))
    return "".join(heard).removesuffix("h")
