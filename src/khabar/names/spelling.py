"""A unit of a name as it is spelled in one script, for comparing."""

from khabar.names.alternates import Reading
from khabar.names.channel import ALPHABETS, LONGEST

SCRIPTS = ("arabic", "latin")
CODES = {script: {letter: n + 1 for n, letter in enumerate(ALPHABETS[script])} for script in SCRIPTS}

Token = tuple[str, tuple[Reading, ...]]
"""The script of a unit and its readings, the form itself first."""


def coded(form: str, script: str) -> bytes:
    """The letters of a form as their places in the alphabet plus one. Ex: coded("bad", "latin") -> b"\\2\\1\\4"."""
    return bytes(filter(None, map(CODES[script].get, form)))[:LONGEST]
