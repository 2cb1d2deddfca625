"""Arguments that several verbs share."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path


def add_register(parser: argparse.ArgumentParser) -> None:
    """--register DIR, else $KHABAR_DATA, else ./khabar-data."""
    parser.add_argument(
        "--register",
        metavar="DIR",
        type=Path,
        default=Path(os.environ.get("KHABAR_DATA") or "khabar-data"),
        help="the register's data directory (default: $KHABAR_DATA, else ./khabar-data)",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """--json, for programs."""
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def whole_number(low: int, high: int) -> Callable[[str], int]:
    """An argparse type: a whole number from low to high."""

    def read(text: str) -> int:
        if not text.isdecimal() or not low <= int(text) <= high:
            raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from {low:,} to {high:,}")
        return int(text)

    return read


def probability(text: str) -> float:
    """An argparse type: a number above 0 and below 1."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a probability between 0 and 1")
    return value
