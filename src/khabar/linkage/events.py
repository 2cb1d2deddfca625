"""Kinds of events: a day of arrest and a day of release tell nothing against each other."""

from __future__ import annotations

from functools import cache

from khabar.formats import table

_KINDS = {
    "taken": ("abducted", "detained", "held", "missing_since"),
    "freed": ("seen_free", "listed_released"),
    "dead": ("remains_identified", "buried", "declared_dead", "reported_dead"),
}
"""Claims whose dates may be compared."""


def event_kind(words: str) -> str:
    """Say what kind of event a list's word means; a word that no table knows is a kind of its own.

    Ex: event_kind("Arrested") == event_kind("اعتقال") == "taken"; event_kind("") -> "".
    """
    plain = " ".join(words.split()).lower()
    for word, kind in _words():
        if f" {word} " in f" {plain} ":
            return kind
    return plain


@cache
def _words() -> list[tuple[str, str]]:
    group = {claim: kind for kind, claims in _KINDS.items() for claim in claims}
    return [(word.lower(), group.get(claim, claim)) for claim, words in table("events").items() for word in words]
