"""What rests on records: each app says so here in `ready`, so that an intake can be undone from below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.utils.functional import Promise

from khabar.register.documents.models import Document


@dataclass(frozen=True, slots=True)
class Resting:
    """One kind of thing that rests on records: its name, how many rest on a document, and how they are taken away.

    `remove` gets the document whose intake is undone and keys of some of its records, inside a transaction. `tables`
    are those it takes care of; a test holds that every table which refers to records is somebody's.
    """

    label: Promise
    tables: tuple[type[Model], ...]
    count: Callable[[Document], int]
    remove: Callable[[Document, Sequence[int]], None]


RESTING: list[Resting] = []
"""Upper apps append; what was appended last is removed first."""
