"""What is held, told without the order in which it came."""

from typing import Any

from khabar.register.people.searching.held import Held


def told(held: Held) -> list[tuple[Any, ...]]:
    """Of each record that is found: its columns in words, and those of its claims."""
    claims: dict[int, list[tuple[Any, ...]]] = {}
    columns = held.claims
    for n in range(columns.size):
        if columns["alive"][n]:
            claims.setdefault(int(columns["row"][n]), []).append(
                (
                    held.places.texts[columns["place"][n]],
                    held.facilities.texts[columns["facility"][n]],
                    *(int(columns[name][n]) for name in ("kind", "first", "last", "credibility")),
                )
            )
    records = held.records
    names = ("key", "person", "document", "national", "register", "has_mother", "has_father")
    return sorted(
        (*(int(records[name][n]) for name in names), held.places.texts[records["origin"][n]], sorted(claims.get(n, [])))
        for n in range(records.size)
        if records["alive"][n]
    )
