"""How many families allow what, in such numbers that nobody is found by comparing two of them."""

from khabar.register.families.consents import allowing
from khabar.register.families.models import Purpose

STEP = 10
"""Counts are told in tens: the next lower ten, and below the first nothing but that."""


def published(count: int) -> int:
    """A count as it is told: two that differ say nothing of fewer than ten. Ex: 9 -> 0, 37 -> 30, 40 -> 40."""
    return count // STEP * STEP


def counts_by_purpose() -> dict[Purpose, int]:
    """Of the enquiries that allow a search, how many allow each purpose; 0 says fewer than ten."""
    searched = allowing(Purpose.SEARCH)
    return {one: published(allowing(one).filter(pk__in=searched.values("pk")).count()) for one in Purpose}
