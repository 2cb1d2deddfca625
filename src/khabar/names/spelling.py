"""A unit of a name as it is spelled in one script, for comparing."""

from functools import lru_cache

from khabar.names.alternates import Reading
from khabar.names.channel import ALPHABETS, LONGEST

SCRIPTS = ("arabic", "latin")
CODES = {script: {letter: n + 1 for n, letter in enumerate(ALPHABETS[script])} for script in SCRIPTS}

Token = tuple[str, tuple[Reading, ...]]
"""The script of a unit and its readings, the form itself first."""


@lru_cache(maxsize=1 << 16)
def coded(form: str, script: str) -> bytes:
    """The letters of a form as their places in the alphabet plus one. Ex: coded("bad", "latin") -> b"\\2\\1\\4"."""
    return form.translate(_CODES[script]).encode("latin-1")[:LONGEST]


class _Codes(dict[int, str | None]):
    """Places of letters by their code points; what is not in the alphabet becomes nothing."""

    def __missing__(self, letter: int) -> None:
        return None


_CODES = {script: _Codes({ord(letter): chr(n) for letter, n in codes.items()}) for script, codes in CODES.items()}
