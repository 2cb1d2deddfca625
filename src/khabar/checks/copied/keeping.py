"""Rows of a document kept in a file, so that they are read once."""

from dataclasses import fields
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from khabar.checks.copied.rows import Rows
from khabar.dates import VERSION

MADE_BY = f"1 {VERSION}"
"""What the arrays mean; files of another meaning are made anew."""


def save_rows(rows: Rows, path: Path) -> None:
    """Keep rows; whole or not at all."""
    draft = path.with_suffix(".draft")
    told: dict[str, Any] = {one.name: np.array(getattr(rows, one.name)) for one in fields(rows)}
    with draft.open("wb") as file:
        np.savez(file, made_by=np.array(MADE_BY), **told)
    draft.replace(path)


def load_rows(path: Path) -> Rows | None:
    """What `save_rows` kept; None where there is nothing, or it was made by other rules."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as told:
            if str(told["made_by"]) != MADE_BY:
                return None
            return Rows(
                **{one.name: told[one.name] for one in fields(Rows)} | {"words": tuple(map(str, told["words"]))}
            )
    except (OSError, ValueError, KeyError, BadZipFile):
        return None
