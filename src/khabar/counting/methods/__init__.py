"""One file per method, found by its name."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from khabar.counting.chains import Sampling
from khabar.counting.count import Outcome
from khabar.counting.histories import Histories
from khabar.counting.progress import Progress


class Method(Protocol):
    """What every file here offers. It can do with `LEAST` to `MOST` lists; `ASSUMPTIONS` are keys of the wording."""

    ASSUMPTIONS: tuple[str, ...]
    LEAST: int
    MOST: int

    def run(self, histories: Histories, sampling: Sampling, progress: Progress) -> Outcome: ...


def method_names() -> list[str]:
    """The methods there are."""
    return sorted(module.name for module in iter_modules(__path__))


def load(name: str) -> Method:
    """The module of a method."""
    return cast(Method, import_module(f"{__name__}.{name}"))
