"""One file per form in which documents arrive; each is found by being here.

A form module offers `SUFFIXES` (file name endings it claims) and `read(path, options) -> Iterator[Part]`, which raises
BadInput with one sentence when the document as a whole can't be read.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol, cast

from khabar.model import BadInput
from khabar.readers.options import ReadOptions
from khabar.readers.parts import Part


class Form(Protocol):
    """What every module of this folder offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, path: Path, options: ReadOptions) -> Iterator[Part]: ...


def form_names() -> list[str]:
    """The forms that khabar reads, by name."""
    return sorted(module.name for module in iter_modules(__path__))


def load(name: str) -> Form:
    """The module of a form."""
    return cast(Form, import_module(f"{__name__}.{name}"))


def form_of(file_name: str) -> str:
    """The form that claims this file's ending. Raises BadInput when none does."""
    suffix = Path(file_name).suffix.lower()
    ending = f"ending in “{suffix}”" if suffix else "without an ending"
    for name in form_names():
        if suffix in load(name).SUFFIXES:
            return name
    known = ", ".join(sorted(ending for name in form_names() for ending in load(name).SUFFIXES))
    raise BadInput(f"{file_name}: files {ending} are not read. Save it as one of: {known}.")
