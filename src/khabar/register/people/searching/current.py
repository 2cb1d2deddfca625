"""The one set of rows that this process searches, brought up to date before each search."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from django.conf import settings

from khabar.pipeline import Progress
from khabar.register.home import Home
from khabar.register.people.searching import kept
from khabar.register.people.searching.following import Changes, follow, load_all, unseen, waiting
from khabar.register.people.searching.held import Held

SOME = 10_000
"""Records that a search waits for when they are not held yet; of more, it says that they are not searched yet. So many
brought in at once, what is held is kept on disk again."""

_lock = Lock()
_held: dict[Home, Held] = {}


@contextmanager
def searching(*, patient: bool = True) -> Iterator[tuple[Held, int]]:
    """What is held, as the register is now, for one search at a time, and how many records of lists it lacks.

    It lacks none for who is `patient`.
    """
    with _lock:
        yield _up_to_date(settings.HOME, patient, None)


def bring_up_to_date(progress: Progress | None = None) -> None:
    """Read what the register holds, and keep it on disk for the next process."""
    with _lock:
        held, _ = _up_to_date(settings.HOME, True, progress)
        if held.records.size and not kept.kept_until(settings.HOME):
            kept.save(settings.HOME, held)


def _up_to_date(home: Home, patient: bool, progress: Progress | None) -> tuple[Held, int]:
    held, changes = _nearest(home)
    if held and not changes:
        return held, 0
    lacking = 0 if patient else waiting(held or Held())
    if lacking > SOME:
        return held or Held(), lacking
    before = held.records.size if held else 0
    if held and changes:
        follow(held, changes, progress)
    else:
        held = _held[home] = Held()
        load_all(held, progress)
    if held.records.size - before >= SOME:
        kept.save(home, held)
    return held, 0


def _nearest(home: Home) -> tuple[Held | None, Changes]:
    """What is held or kept on disk, whichever is newer, and the changes since; None where there is neither."""
    held = _held.get(home)
    changes = unseen(held) if held else None
    if held and changes is not None and (not changes or kept.kept_until(home) < changes[0][0]):
        return held, changes
    newer = kept.load(home)
    later = unseen(newer) if newer else None
    if newer and later is not None:
        _held[home] = newer
        return newer, later
    return (held, changes) if held and changes is not None else (None, [])
