"""A digest of the code and tables that something kept on disk was made with: made with others, it is made anew."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


@cache
def made_with(*rooms: str) -> str:
    """A digest of everything in these packages. Ex: made_with("khabar.names", "khabar.dates") -> "5f0c..." """
    told = sha256()
    for room in rooms:
        _add(files(room), told)
    return told.hexdigest()


def _add(folder: Traversable, told: Any) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            if entry.name != "__pycache__":
                _add(entry, told)
        elif entry.name.endswith((".py", ".yaml", ".tsv", ".csv", ".json", ".npz", ".npy")):
            told.update(entry.name.encode() + entry.read_bytes())
