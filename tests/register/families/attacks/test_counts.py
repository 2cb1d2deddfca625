"""Attacks of a reader of counts: to find a family by comparing tables of different days, months and purposes."""

import itertools
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.register.families.conftest import many
from tests.register.families.test_casework import browser, user

from khabar.register.accounts.roles import Role
from khabar.register.families import actions, counts
from khabar.register.families.models import Enquiry, MonthCount, Purpose

pytestmark = pytest.mark.django_db
OTHERS = len(Purpose) - 1
MONTHS = st.lists(
    st.tuples(st.integers(0, 80), *[st.integers(0, 80)] * OTHERS).map(
        lambda row: (row[0], *(min(row[0], n) for n in row[1:]))
    ),
    min_size=1,
    max_size=4,
)


def sent_in(month: int, count: int) -> list[Enquiry]:
    made = many(count, who={"name": "Salma"})
    Enquiry.objects.filter(pk__in=[one.pk for one in made]).update(sent_at=datetime(2026, month, 3, tzinfo=UTC))
    return made


def shown(months: Sequence[Sequence[int]]) -> tuple[list[list[int]], list[int]]:
    """All that is published of true counts: the cells, and the totals."""
    cells = [[counts.published(count) for count in row] for row in months]
    return cells, [sum(column) for column in zip(*cells, strict=True)]


def is_possible(row: Sequence[int]) -> bool:
    """Whether true counts of a month can be so: who allows anything that is counted allows a search."""
    return all(0 <= other <= row[0] for other in row[1:])


@given(MONTHS)
def test_case_19_each_cell_may_be_any_of_ten_numbers_whatever_else_is_published(months: list[tuple[int, ...]]) -> None:
    """For every cell and every number of its ten there are true counts that publish the very same tables."""
    published = shown(months)
    for at, column in itertools.product(range(len(months)), range(OTHERS + 1)):
        for wanted in range(published[0][at][column], published[0][at][column] + 10):
            row = [cell + (9 if other == 0 else 0) for other, cell in enumerate(published[0][at])]
            row[column] = wanted
            if column == 0:
                row[1:] = [min(wanted, cell) for cell in published[0][at][1:]]
            assert is_possible(row)
            assert shown([*months[:at], row, *months[at + 1 :]]) == published


@given(st.integers(0, 500), st.integers(0, 500))
def test_case_19_two_published_counts_never_differ_by_a_few(first: int, second: int) -> None:
    difference = abs(counts.published(first) - counts.published(second))
    assert difference == 0 or difference >= 10
    assert counts.published(first) <= first


def test_case_19_tables_of_two_days_differ_by_whole_months_alone() -> None:
    """Who comes or withdraws after a month was counted moves no number of it, on no later day."""
    sent_in(9, 12)
    october = sent_in(10, 20)
    assert counts.count_months(datetime(2026, 10, 31, tzinfo=UTC)) == 1
    first = counts.table()
    assert counts.count_months(datetime(2026, 11, 1, tzinfo=UTC)) == 1
    second = counts.table()
    for one in october[:3]:
        actions.withdraw(one)
    actions.set_consents(october[4], [Purpose.CONTACT], "")
    sent_in(10, 11)
    assert counts.count_months(datetime(2026, 11, 30, tzinfo=UTC)) == 0
    assert counts.table() == second
    assert second[1:] == first == [("2026-09", [10] * len(Purpose))]
    assert second[0] == ("2026-10", [20] * len(Purpose))


def test_case_19_the_month_that_runs_is_told_to_nobody() -> None:
    sent_in(10, 12)
    counts.count_months(datetime(2026, 10, 30, tzinfo=UTC))
    assert not MonthCount.objects.exists()
    assert "How many families" not in browser(user("senior", Role.SENIOR)).get("/enquiries/").content.decode()


def test_case_19_seniors_alone_read_months_in_tens() -> None:
    sent_in(10, 9)
    sent_in(9, 27)
    counts.count_months(datetime(2026, 11, 2, tzinfo=UTC))
    page = browser(user("senior", Role.SENIOR)).get("/enquiries/").content.decode()
    assert page.count("fewer than ten") == len(Purpose)
    assert page.count("20 or more") == 2 * len(Purpose)
    assert "27" not in page.split("How many families")[1]
    assert "How many families" not in browser(user("basil")).get("/enquiries/").content.decode()
