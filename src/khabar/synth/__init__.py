"""Synthetic lists and statements with known truth, for trying and measuring. Every person in them is invented."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from khabar.synth.files import Written, write
    from khabar.synth.lists import Lists, generate

__all__ = ["Lists", "Written", "generate", "write"]


def __getattr__(name: str) -> Any:
    """Load the room on first use: numpy and pyarrow take their time."""
    from importlib import import_module

    if name not in __all__:
        raise AttributeError(name)
    home = "lists" if name in ("Lists", "generate") else "files"
    return getattr(import_module(f"khabar.synth.{home}"), name)
