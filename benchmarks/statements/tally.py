"""Counts of what was found, what is there, and what of both agrees, by kind; with the mistakes themselves."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Mistake:
    """Ex: Mistake("figures", "missed", "en_005", "more than 180", "181 to open")."""

    kind: str
    how: str
    article: str
    text: str
    told: str = ""


@dataclass
class Tally:
    """Of every kind: how many were right, how many were found, how many are there."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)
    mistakes: list[Mistake] = field(default_factory=list)

    def hit(self, kind: str) -> None:
        self.right[kind] += 1
        self.found[kind] += 1
        self.there[kind] += 1

    def missed(self, kind: str, article: str, text: str, told: str = "") -> None:
        self.there[kind] += 1
        self.mistakes.append(Mistake(kind, "missed", article, text, told))

    def wrong(self, kind: str, article: str, text: str, told: str = "") -> None:
        """Found, but nothing of that kind is there."""
        self.found[kind] += 1
        self.mistakes.append(Mistake(kind, "wrong", article, text, told))

    def other(self, kind: str, article: str, text: str, told: str) -> None:
        """Found and there, but not the same: both a miss and a wrong one; told once."""
        self.there[kind] += 1
        self.found[kind] += 1
        self.mistakes.append(Mistake(kind, "other", article, text, told))

    def one(self, kind: str, article: str, text: str, there: object, found: object, same: bool) -> None:
        """A single value that may be absent on either side."""
        told = f"found {found!r}, there {there!r}"
        if there is None and found is None:
            return
        if found is None:
            self.missed(kind, article, text, told)
        elif there is None:
            self.wrong(kind, article, text, told)
        elif same:
            self.hit(kind)
        else:
            self.other(kind, article, text, told)

    def measures(self) -> dict[str, dict[str, float | int | None]]:
        """Ex: {"figures": {"n": 40, "precision": 0.9, "recall": 0.85, "f1": 0.874}}; None where there is nothing."""
        told: dict[str, dict[str, float | int | None]] = {}
        for kind in sorted(self.there.keys() | self.found.keys()):
            right, found, there = self.right[kind], self.found[kind], self.there[kind]
            told[kind] = {
                "n": there,
                "precision": round(right / found, 3) if found else None,
                "recall": round(right / there, 3) if there else None,
                "f1": round(2 * right / (found + there), 3),
            }
        return told
