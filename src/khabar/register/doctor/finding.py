"""One line of what the doctor says."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How it is: nothing to do, better do something, or do something now."""

    OK = "ok"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was looked at, how it is, what was found, and what to do ("": nothing)."""

    check: str
    state: State
    found: str
    todo: str = ""


def ok(check: str, found: str) -> Finding:
    """Nothing to do."""
    return Finding(check, State.OK, found)


def warning(check: str, found: str, todo: str) -> Finding:
    """Better do something."""
    return Finding(check, State.WARNING, found, todo)


def bad(check: str, found: str, todo: str) -> Finding:
    """Do something now."""
    return Finding(check, State.BAD, found, todo)
