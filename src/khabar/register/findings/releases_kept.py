"""Rows of release lists kept as they were checked: looked at again with the persons of whom something changed."""

from collections.abc import Callable, Collection, Sequence
from functools import cache

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from khabar.checks import Recorded
from khabar.register.documents.models import Document, RecordList
from khabar.register.documents.resting import Resting
from khabar.register.findings.models import ReleaseRow
from khabar.register.findings.releases import check_rows, copies_of, released, rows_of
from khabar.register.people.models import Claim, Membership

Copies = Callable[[RecordList], frozenset[int]]


def copies_once() -> Copies:
    """`copies_of` that asks once for each list: for as long as one round lasts."""
    return cache(copies_of)


def rows_naming(persons: Collection[int], copies: Copies) -> list[ReleaseRow]:
    """The rows of every release list that name these persons (keys), as they are recorded now; not yet written down."""
    named = released().filter(record__membership__person__in=persons)
    lists = RecordList.objects.filter(pk__in=named.order_by().values("record__list"))
    return [
        ReleaseRow(
            record_id=row.listed.row,
            of_list=of_list,
            person_id=row.listed.person,
            date=row.listed.date,
            recorded=row.recorded,
            grounds=sorted(one.claim.id for one in row.grounds),
            repeats_id=row.repeats,
        )
        for of_list in lists
        for row in check_rows(of_list, rows_of(of_list, persons), copies(of_list))
    ]


def keep(persons: Collection[int], rows: Sequence[ReleaseRow]) -> None:
    """Write these rows down in place of what was known of these persons, and of these rows."""
    ReleaseRow.objects.filter(person__in=persons).delete()
    ReleaseRow.objects.filter(record__in=[one.record_id for one in rows]).delete()
    ReleaseRow.objects.bulk_create(rows)


def counts_of(of_list: RecordList) -> dict[str, int]:
    """What `checks.release_counts` says of the rows that are kept."""
    kept = ReleaseRow.objects.filter(of_list=of_list).order_by()
    once = dict(kept.filter(repeats=None).values_list("recorded").annotate(number=Count("pk")))
    rows, persons = kept.count(), sum(once.values())
    totals = {"rows": rows, "twice": rows - persons, "persons": persons}
    return totals | {state.value: once.get(state.value, 0) for state in Recorded}


def members_of(rows: Sequence[ReleaseRow]) -> dict[int, Membership]:
    """The records of these rows with their persons, by key of the record."""
    found = Membership.objects.filter(record__in=[row.record_id for row in rows])
    return {one.record_id: one for one in found.select_related("record__document", "person")}


def grounds_of(rows: Sequence[ReleaseRow]) -> dict[str, Claim]:
    """The claims that these rows rest on, by claim id."""
    found = Claim.objects.filter(claim_id__in={name for row in rows for name in row.grounds})
    return {one.claim_id: one for one in found.select_related("record__document__source")}


def _rows_on(document: Document) -> int:
    return ReleaseRow.objects.filter(record__document=document).count()


def _drop(_document: Document, keys: Sequence[int]) -> None:
    ReleaseRow.objects.filter(repeats__in=keys).update(repeats=None)
    ReleaseRow.objects.filter(record__in=keys).delete()


RESTING = Resting(_("rows of release lists, as they were checked"), (ReleaseRow,), _rows_on, _drop)
