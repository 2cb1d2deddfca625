"""The words of the report in two languages: English stands in the code, Arabic in data/arabic.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

LANGUAGES = ("en", "ar")


@dataclass(frozen=True)
class Wording:
    """Says things in one language. Ex: Wording("ar").level("same sound (rare)") -> "اللفظ نفسه (نادر)"."""

    language: str

    def say(self, text: str, **values: object) -> str:
        """A sentence or a word of the report, with values in its braces."""
        return self._told("texts", text).format(**values)

    def column(self, name: str) -> str:
        """A column or comparison: its canonical name in English."""
        return self._told("columns", name)

    def level(self, words: str) -> str:
        """A comparison level, rarity in brackets, or a step of a waterfall that is no comparison."""
        known, _, rarity = words.partition(" (")
        said = self._told("levels", known) if known in _arabic()["levels"] else self._told("texts", known)
        return f"{said} ({self._told('levels', rarity.removesuffix(')'))})" if rarity else said

    def kin(self, words: str) -> str:
        """A class of kin, with or without a shared event."""
        known = words.removesuffix(", same event")
        said = self._told("kin", known)
        return said if known == words else f"{said}{self.comma} {self._told('kin', 'same event')}"

    def rule(self, words: str) -> str:
        """A blocking rule."""
        return " + ".join(self._told("keys", key) for key in words.split(" + "))

    @property
    def comma(self) -> str:
        """What stands between the members of a row."""
        return "،" if self.language == "ar" else ","

    def _told(self, group: str, text: str) -> str:
        if self.language == "en":
            return text
        told: str = _arabic()[group][text]
        return told


@cache
def _arabic() -> dict[str, dict[str, str]]:
    held: dict[str, Any] = yaml.safe_load((files("khabar.linkage") / "data" / "arabic.yaml").read_text("utf-8"))
    return held
