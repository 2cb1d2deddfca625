"""A recipe: what a person may set about a run of linkage, in a TOML file."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from khabar.linkage.rules import RULES, read_rule
from khabar.model import BadInput

MOST_PAIRS = 10**9
LEAST_BITS = -1000.0


@dataclass(frozen=True)
class Recipe:
    """How to link.

    `threshold`: probability from which two records count as one person when clusters are made. `rules`: blocking
    rules, as "given class + birth year". `pairs_per_record`: the candidate pairs that one rule may bring, a record,
    and `pairs_in_all` all rules together.
    `pairs_in_memory`: pairs found that are kept in memory at once; more go to disk meanwhile (26 bytes each).
    `unscored`: bits counted for two records of a cluster that no rule brought together.
    """

    threshold: float = 0.5
    rules: tuple[str, ...] = RULES
    pairs_per_record: int = 20
    pairs_in_all: int = 90
    pairs_in_memory: int = 20_000_000
    unscored: float = -2.0

    def __post_init__(self) -> None:
        if not 0 < self.threshold < 1:
            raise BadInput(f"threshold is {self.threshold}, where a probability between 0 and 1 is asked for.")
        for name in ("pairs_per_record", "pairs_in_all", "pairs_in_memory"):
            value = getattr(self, name)
            if not isinstance(value, int) or not 1 <= value <= MOST_PAIRS:
                raise BadInput(f"{name} is {value}. Give a whole number, at least 1 and at most {MOST_PAIRS:,}.")
        if not LEAST_BITS <= self.unscored <= 0:
            raise BadInput(f"unscored is {self.unscored}. Give bits between {LEAST_BITS:g} and 0.")
        columns = [frozenset(read_rule(text).columns) for text in self.rules]
        twice = [text for n, text in enumerate(self.rules) if columns[n] in columns[:n]]
        if twice:
            raise BadInput(f"blocking rule `{twice[0]}` stands there twice. Leave one out.")

    def plain(self) -> dict[str, Any]:
        """The recipe as values for JSON."""
        return asdict(self) | {"rules": list(self.rules)}


def read_recipe(recipe: str | Path | Recipe | None) -> Recipe:
    """Take a recipe as it is, read one from a TOML file, or use the default.

    Raises BadInput on an unknown setting or a value of another type.
    """
    if recipe is None:
        return Recipe()
    if isinstance(recipe, Recipe):
        return recipe
    path = Path(recipe)
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"{path}: the recipe can't be read ({error.strerror}). Check its path.") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: the recipe is no text in UTF-8. Save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path}: not a TOML file ({error}). Mend it.") from error
    known = {f.name for f in fields(Recipe)}
    for name, value in told.items():
        if name not in known:
            raise BadInput(f"{path}: there is no setting `{name}`. Use {', '.join(sorted(known))}.")
        if name == "rules":
            if not isinstance(value, list) or not all(isinstance(rule, str) for rule in value) or not value:
                raise BadInput(f'{path}: `rules` wants a list of texts. Write rules = ["given class + ..."].')
            told[name] = tuple(value)
        elif isinstance(value, bool) or not isinstance(value, (int, float)):
            raise BadInput(f"{path}: `{name}` wants a number. Write it without quotes.")
    try:
        return Recipe(**told)
    except BadInput as error:
        raise BadInput(f"{path}: {error}") from error
