"""Letters of other alphabets that pass for Latin ones, and words in which alphabets are mixed."""

import unicodedata

_LATIN = dict(zip("аеорсухіѕјһкмтвнԁԛԝαονρικτυηγ", "aeopcyxisjhkmtbhdqwaovpiktuny", strict=True))
_TABLE = str.maketrans(_LATIN | {a.upper(): b.upper() for a, b in _LATIN.items()})
ALPHABETS = ("LATIN", "ARABIC", "CYRILLIC", "GREEK", "HEBREW", "ARMENIAN")


def mixed(word: str) -> bool:
    """Whether the letters of a word come from several alphabets. Ex: mixed("Аhmad") with a Cyrillic А -> True."""
    return not word.isascii() and len(_alphabets(word)) > 1


def unmasked(word: str) -> str:
    """A word with Latin letters in it, its Cyrillic and Greek look-alikes written as the Latin ones they pass for."""
    return word.translate(_TABLE) if mixed(word) and "LATIN" in _alphabets(word) else word


def _alphabets(word: str) -> set[str]:
    names = {unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha()}
    return names & set(ALPHABETS)
