"""Contradictions and rows of release lists kept: looked at again where something changed, in portions that a kill
can't tear.
"""

from collections.abc import Collection, Iterable

from django.db import transaction

from khabar.register.documents.changes import changes_after
from khabar.register.documents.models import ChangeCursor
from khabar.register.findings import releases_kept
from khabar.register.findings.changed import persons_of
from khabar.register.findings.models import Contradiction, Due
from khabar.register.findings.releases import copies_of
from khabar.register.people.conflicts import Found, found_in
from khabar.register.people.models import Person

READER = "contradictions"
PORTION = 200
"""Persons that are looked at and written down at once."""
AT_ONCE = 4000
"""Persons of one round of the background worker."""


def refresh(limit: int | None = None) -> int:
    """Look again at persons of whom something changed, at most `limit` of them; returns how many are left."""
    note_due()
    done, copies = 0, releases_kept.copies_once()
    while limit is None or done < limit:
        due = list(Due.objects.order_by("pk").values_list("pk", flat=True)[:PORTION])
        if not due:
            return 0
        look_at(due, copies)
        done += len(due)
    return Due.objects.count()


def is_behind() -> bool:
    """Whether something happened that nobody has looked at for this yet; the worker does within half a minute."""
    seen = ChangeCursor.objects.filter(reader=READER).values_list("seen", flat=True).first() or 0
    return bool(changes_after(seen, 1))


def note_due() -> None:
    """Read on in what happened, and write down who is to be looked at again. A kill repeats a part of it."""
    cursor = ChangeCursor.objects.filter(reader=READER).values_list("seen", flat=True).first() or 0
    while changes := changes_after(cursor):
        cursor = changes[-1].pk
        for portion in _portions(sorted(persons_of(changes)), 5000):
            Due.objects.bulk_create((Due(person_id=person) for person in portion), ignore_conflicts=True)
        ChangeCursor.objects.update_or_create(reader=READER, defaults={"seen": cursor})


def look_at(persons: Collection[int], copies: releases_kept.Copies = copies_of) -> None:
    """Look at these persons, by key, and write down what was found of them in place of what was known."""
    found = found_in(persons)
    with transaction.atomic():
        releases_kept.keep(persons, releases_kept.rows_naming(persons, copies))
        Due.objects.filter(pk__in=persons).delete()
        alive = set(Person.objects.filter(pk__in=persons).values_list("pk", flat=True))
        known = {(one.person_id, one.key): one for one in Contradiction.objects.filter(person__in=persons)}
        wanted = {(person, one.key): one for person, several in found.items() if person in alive for one in several}
        Contradiction.objects.filter(pk__in=[one.pk for name, one in known.items() if name not in wanted]).delete()
        Contradiction.objects.bulk_create(_row(*name, one) for name, one in wanted.items() if name not in known)
        for name, one in known.items():
            if name in wanted and wanted[name].finding.is_sure != one.is_sure:
                one.is_sure = not one.is_sure
                one.save(update_fields=["is_sure"])


def _row(person: int, key: str, found: Found) -> Contradiction:
    return Contradiction(
        person_id=person,
        kind=found.finding.kind,
        is_grave=found.finding.is_grave,
        is_sure=found.finding.is_sure,
        key=key,
        claims=[one.claim.id for one in found.finding.claims],
        values=[[one.text, one.record] for one in found.finding.values],
    )


def _portions(keys: list[int], size: int) -> Iterable[list[int]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))
