"""What the command line shows: progress bars on a terminal, tables, and JSON where a program reads."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

Progress = Callable[[str, int, int], None]
WIDEST = 10_000


def tell(text: str = "") -> None:
    """A line for the person at the keyboard, on standard output."""
    sys.stdout.write(f"{text}\n")


def warn(text: str) -> None:
    """A line on standard error: standard output may be a program's input."""
    sys.stderr.write(f"{text}\n")


def tell_json(answer: Any) -> None:
    """One JSON document on standard output."""
    tell(json.dumps(answer, ensure_ascii=False, indent=2))


def size(octets: int) -> str:
    """A number of bytes for people. Ex: size(42_600_000) -> "42.6 MB"."""
    value, unit = float(octets), "B"
    for larger in ("KB", "MB", "GB", "TB"):
        if value < 1000:
            break
        value, unit = value / 1000, larger
    return f"{value:.3g} {unit}"


def text(words: str, style: str) -> object:
    """Words for a cell of a table, in a colour where the terminal has any. Ex: text("ok", "green")"""
    from rich.text import Text

    return Text(words, style)


def table(headers: Sequence[str], rows: Iterable[Sequence[object]], title: str = "") -> None:
    """A table on standard output: as wide as the terminal; nothing is cut where a program or a file takes it."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(*headers, title=title or None, box=box.SIMPLE_HEAD, title_justify="left")
    for row in rows:
        drawn.add_row(*(cell if isinstance(cell, Text) else Text(str(cell)) for cell in row))
    Console(width=None if sys.stdout.isatty() else WIDEST).print(drawn)


@contextmanager
def progress() -> Iterator[Progress]:
    """A function progress(stage, done, total) that draws one bar per stage on a terminal, and nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal) as bars:
        tasks: dict[str, Any] = {}

        def move(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(stage, total=total)
            bars.update(tasks[stage], completed=done, total=total)

        yield move
