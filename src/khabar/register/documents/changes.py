"""What happened to the register, told to later parts: notices, stale counts, checks. They read on from a cursor."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import ChainHead, User
from khabar.register.documents.models import Change, ChangeCursor


def note(actor: User | None, kind: str, subject: str, **detail: Any) -> Change:
    """Write down that somebody changed something: its audit entry, and the change that later parts and pages read.

    Call inside the transaction of the write. `detail` holds ids, digests and counts only. Every write to what the
    register holds calls this; what leaves the register as it is (a search, a download) calls `audit` alone.
    """
    audit(actor, kind, subject, **detail)
    return note_change(kind, subject, actor, **detail)


def note_change(kind: str, subject: str, actor: User | None = None, **detail: Any) -> Change:
    """Say to later parts that something happened, where the audit entry is written apart.

    The head of the audit chain is held until the transaction ends. So no two transactions that note changes overlap
    from their first note on, keys are given in the order in which they end, and none becomes visible behind a cursor.
    """
    ChainHead.objects.select_for_update().get(name="audit")
    return Change.objects.create(kind=kind, subject=subject, actor=actor, detail=detail)


def changes_after(cursor: int, limit: int = 1000) -> list[Change]:
    """The changes behind a cursor (0: from the first), in order; the key of the last one is the next cursor."""
    return list(Change.objects.filter(pk__gt=cursor).order_by("pk")[:limit])


@contextmanager
def reading_on(reader: str, limit: int = 1000) -> Iterator[list[Change]]:
    """The next changes that `reader` has not seen, in one transaction with what is made of them.

    The cursor moves when the block ends well: a reader that is killed sees the same changes again, having done
    nothing with them; of two processes that read under one name, the second waits and goes on behind the first.

    Ex: with reading_on("notices") as changes: ...
    """
    with transaction.atomic():
        ChangeCursor.objects.get_or_create(reader=reader)
        cursor = ChangeCursor.objects.select_for_update().get(reader=reader)
        found = changes_after(cursor.seen, limit)
        yield found
        if found:
            cursor.seen = found[-1].pk
            cursor.save(update_fields=["seen"])
