"""How many families allow what, month by month, in such numbers that nobody is found by comparing two of them.

A month is counted once, after it has ended, and its numbers stay as they are: tables of two days differ by whole new
months, never by a family that came or withdrew in between. Each cell is rounded down to tens, and a total is the sum of
the cells that are shown, so that it adds nothing to them: each cell may still be any of ten numbers.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from khabar.register.accounts.actions import audit
from khabar.register.families.consents import allowing
from khabar.register.families.models import Enquiry, MonthCount, Purpose

STEP = 10
"""Counts are told in tens: the next lower ten, and below the first nothing but that."""


def published(count: int) -> int:
    """A count as it is told: two that differ say nothing of fewer than ten. Ex: 9 -> 0, 37 -> 30, 40 -> 40."""
    return count // STEP * STEP


def counts_of(month: str) -> dict[Purpose, int]:
    """Of the enquiries sent in a month that allow a search now, how many allow each purpose. Ex: of "2026-11"."""
    year, number = (int(part) for part in month.split("-"))
    searched = allowing(Purpose.SEARCH).filter(sent_at__year=year, sent_at__month=number)
    return {one: published(allowing(one).filter(pk__in=searched.values("pk")).count()) for one in Purpose}


@transaction.atomic
def count_months(now: datetime | None = None) -> int:
    """Count the months that have ended and were not counted yet, once and for all; returns how many."""
    this = f"{now or timezone.now():%Y-%m}"
    sent = Enquiry.objects.exclude(sent_at=None).order_by().dates("sent_at", "month")
    due = {f"{day:%Y-%m}" for day in sent} - set(MonthCount.objects.values_list("month", flat=True)) - {this}
    due = {month for month in due if month < this}
    for month in sorted(due):
        shown = counts_of(month)
        MonthCount.objects.bulk_create(MonthCount(month=month, purpose=one, shown=shown[one]) for one in Purpose)
        audit(None, "enquiries counted", f"month {month}")
    return len(due)


def table() -> list[tuple[str, list[int]]]:
    """The months that were counted, the latest first, with a cell for each purpose; 0 says fewer than ten."""
    months: dict[str, dict[str, int]] = {}
    for one in MonthCount.objects.order_by("-month"):
        months.setdefault(one.month, {})[one.purpose] = one.shown
    return [(month, [cells.get(one, 0) for one in Purpose]) for month, cells in months.items()]
