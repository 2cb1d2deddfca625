"""The history of anything: who changed what, when and why, with both values; put together from changes and revisions.

Each app says here in `ready` what of it has a history, and how the subjects of its changes are shown.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q

from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, may
from khabar.register.documents.models import Change, Revision
from khabar.register.documents.revising import go_back

SHOWN = 50
LATEST = 10
IN_CHUNKS = ("rows taken in", "rows read anew", "rows taken back")
"""Steps of one long work, which the history of a person leaves out: it tells of the whole."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a change was about, in a line: somebody's words (isolated on the page), where it stands, and a reason.

    `undo` is the permanent id of a decision that can be taken back.
    """

    text: str
    url: str = ""
    reason: str = ""
    undo: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One change as a history shows it: with its subject, the values it gave (both kept), and what else to know."""

    change: Change
    line: Line | None
    revisions: list[Revision]
    beside: list[Line]


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, the latest first, and the cursor of the page of earlier ones (None: there is none)."""

    entries: list[Entry]
    earlier: int | None


def nothing_beside(_thing: Any, _changes: Sequence[Change]) -> dict[int, list[Line]]:
    """Nothing else to know of changes."""
    return {}


@dataclass(frozen=True, slots=True)
class Told:
    """A kind of thing that has a history: its table, what names one in an address, its page and its changes.

    `judge` is the right to set a value of it back, by `set_back`; `read` the right to see its history. `beside` says by
    change what else is to be known.
    """

    name: str
    table: type[Model]
    key: str
    title: Callable[[Any], object]
    page: Callable[[Any], str]
    changes: Callable[[Any], Q]
    read: Right = Right.READ
    judge: Right = Right.REVIEW
    set_back: Callable[[Revision, Any, str, User | None], object] = go_back
    beside: Callable[[Any, Sequence[Change]], dict[int, list[Line]]] = field(default=nothing_beside)


HISTORIES: dict[str, Told] = {}
"""By the name that stands in addresses."""

LINES: dict[str, Callable[[Sequence[str]], Mapping[str, Line]]] = {}
"""By what subjects of changes begin with ("document", "link run"): the lines of these ids, all at once."""


def history_of(told: Told, thing: Any, before: int | None = None, limit: int = SHOWN) -> Page:
    """The latest changes of a thing, or those before a cursor; asks the database a few times, however long it is."""
    found = Change.objects.filter(told.changes(thing)).select_related("actor").order_by("-pk")
    if before is not None:
        found = found.filter(pk__lt=before)
    changes = list(found[: limit + 1])
    shown = changes[:limit]
    lines, revisions, beside = _lines(shown), _revisions(shown), told.beside(thing, shown)
    entries = [
        Entry(
            change,
            lines.get(change.subject),
            [revisions[key] for key in _keys(change) if key in revisions],
            beside.get(change.pk, []),
        )
        for change in shown
    ]
    return Page(entries, shown[-1].pk if len(changes) > limit else None)


def latest(told: Told, thing: Any, user: object) -> dict[str, object]:
    """What `documents/_history.html` shows at the end of the page of a thing."""
    return {
        "told": told,
        "thing": thing,
        "key": getattr(thing, told.key),
        "back": told.page(thing),
        "changes": history_of(told, thing, limit=LATEST),
        "may_judge": may(user, told.judge),
    }


def _keys(change: Change) -> list[int]:
    one = change.detail.get("revision")
    return [*([one] if one else []), *change.detail.get("revisions", [])]


def _revisions(changes: Sequence[Change]) -> dict[int, Revision]:
    return Revision.objects.in_bulk([key for change in changes for key in _keys(change)])


def _lines(changes: Sequence[Change]) -> dict[str, Line]:
    """By subject."""
    wanted: dict[str, set[str]] = {}
    for change in changes:
        name, _space, key = change.subject.rpartition(" ")
        wanted.setdefault(name, set()).add(key)
    return {
        f"{name} {key}": line
        for name, keys in wanted.items()
        if name in LINES
        for key, line in LINES[name](sorted(keys)).items()
    }
