"""Loops that numba compiles and keeps on disk, until a source that they are made of changes.

numba by itself looks at the file of a function only: a constant, or a small function, that it takes from another file
would stay as it was, and old numbers would come out of a new program. So what is compiled is kept in a folder named
after all files with compiled loops and those from which constants come into them.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import numba
from numba import config

HERE = Path(__file__).parent
ROOMS = ("counting", "linkage", "names")
_TAKEN = re.compile(r"^from khabar\.([\w.]+) import (\([^)]*\)|.*)", re.MULTILINE)
_CONSTANT = re.compile(r"\b[A-Z][A-Z0-9_]*\b")


def njit(**options: Any) -> Any:
    """`numba.njit`, for loops of khabar: what it keeps on disk goes when a file that it is made of changes.

    Constants that come from another file must be in capitals and taken by name.
    """
    kept = folder()

    def compiled(function: Callable[..., Any]) -> Any:
        before, config.CACHE_DIR = config.CACHE_DIR, str(kept)  # type: ignore[attr-defined]
        try:
            return numba.njit(**options | {"cache": kept is not None})(function)
        finally:
            config.CACHE_DIR = before  # type: ignore[attr-defined]

    return compiled


@cache
def folder() -> Path | None:
    """Where compiled loops are kept: in $NUMBA_CACHE_DIR, else beside the package, else among the user's own.

    A new one takes the place of those of other versions. None where nothing can be written.
    """
    for place in _places():
        kept = place / f"khabar-loops-{digest(HERE)}"
        try:
            if not kept.is_dir():
                kept.mkdir(parents=True, exist_ok=True)
                for old in set(place.glob("khabar-loops-*")) - {kept}:
                    shutil.rmtree(old, ignore_errors=True)
        except OSError:
            continue
        if os.access(kept, os.W_OK):
            return kept
    return None


def _places() -> Iterator[Path]:
    if given := os.environ.get("NUMBA_CACHE_DIR"):
        yield Path(given)
    yield HERE / "__pycache__"
    with suppress(RuntimeError):  # a user without a home
        yield Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()


def digest(package: Path) -> str:
    """A digest of the files that compiled loops are made of."""
    found = hashlib.sha256()
    for path, text in sources(package).items():
        found.update(f"{path.relative_to(package).as_posix()}\0{text}\0".encode())
    return found.hexdigest()[:16]


def sources(package: Path) -> dict[Path, str]:
    """The files with compiled loops, and those from which constants come into them, with what they hold."""
    texts = {path: path.read_text("utf-8") for room in ROOMS for path in (package / room).rglob("*.py")}
    found = {path for path, text in texts.items() if "njit" in text}
    waiting = list(found)
    while waiting:
        for module, names in _TAKEN.findall(texts[waiting.pop()]):
            path = package.joinpath(*module.split(".")).with_suffix(".py")
            if path in texts and path not in found and _CONSTANT.search(names):
                found.add(path)
                waiting.append(path)
    return {path: texts[path] for path in sorted(found)}
