"""Whether two scopes of figures are one: by the cases they take in, leave out or speak of alone, in both languages."""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import yaml

Meaning = frozenset[tuple[str, str]]
"""What a scope says: (way, cases), the way "included", "excluded", "only" or "" where it is not said."""

CLAUSE = re.compile(r"[,،;؛.()]|\bbut\b(?!\s+not\b)")
WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
SAME = str.maketrans("أإآٱىة’‑", "ااااية'-", "ـ")
JOINED = re.compile("^(?:و?ال|وب?ال|و?لل|و?بال|و)(?=.{3})")
MOST = 4
"""Words of the longest phrase of the list."""


@lru_cache(maxsize=4096)
def meaning(scope: str) -> Meaning:
    """What a scope says, with words that the list does not know as they stand. Empty where nothing is said.

    Ex: meaning("criminal cases included") == meaning("بمن فيهم أصحاب القضايا الجنائية")
    """
    clauses = [_read(clause) for clause in CLAUSE.split(_plain(scope))]
    way = next((word for found in clauses for kind, word in found if kind == "way"), "")
    said: set[tuple[str, str]] = set()
    for found in clauses:
        way = next((word for kind, word in found if kind == "way"), way)
        said |= {(way, word) for kind, word in found if kind == "cases"}
    return frozenset(said) or frozenset(("", word) for word in WORD.findall(_plain(scope)))


def _read(clause: str) -> list[tuple[str, str]]:
    """Ways and cases in the order of their words, the longest phrase first; light words are left out."""
    known = _phrases()
    words, at = [_bare(word) for word in WORD.findall(clause)], 0
    said: list[tuple[str, str]] = []
    while at < len(words):
        sizes = range(min(MOST, len(words) - at), 0, -1)
        size = next((size for size in sizes if " ".join(words[at : at + size]) in known), 1)
        found = known.get(" ".join(words[at : at + size]), ("cases", words[at]))
        if found[0] != "light":
            said.append(found)
        at += size
    return said


def _plain(text: str) -> str:
    """Small letters without harakat, one form of alef, ha and ya."""
    letters = unicodedata.normalize("NFKD", text.translate(SAME).casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(SAME)


def _bare(word: str) -> str:
    """A word without what Arabic writes before it, unless the list has it as it stands, or behind "and"."""
    known = (each for each in (word, word.removeprefix("و")) if each in _listed())
    return next(known, JOINED.sub("", word))


@cache
def _phrases() -> dict[str, tuple[str, str]]:
    """Every phrase of the list: what it is, and what it means."""
    table = yaml.safe_load((files("khabar.checks") / "data" / "scope_words.yaml").read_text("utf-8"))
    listed = {_plain(word): ("light", "") for word in table["light"]}
    listed |= {_plain(word): ("cases", kind) for kind, words in table["kinds"].items() for word in words}
    listed |= {_plain(word): ("way", way) for way, words in table["ways"].items() for word in words}
    return listed


@cache
def _listed() -> frozenset[str]:
    """Single words of all phrases."""
    return frozenset(word for phrase in _phrases() for word in phrase.split())
