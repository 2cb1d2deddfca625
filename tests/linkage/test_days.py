from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from khabar.linkage.days import Days, ordinals, packed, read_days, too_many_default_days, without_default_days


def test_dates_are_read_as_far_as_they_go() -> None:
    days = read_days(["2014-03-09", "2014-03", "2014", "9/3/2014", "no idea", "2014-02-31"])
    assert days.year.tolist() == [2014, 2014, 2014, 2014, -1, -1]
    assert days.month.tolist() == [3, 3, -1, 3, -1, -1]
    assert days.day.tolist() == [9, -1, -1, 9, -1, -1]


@given(st.dates(date(1850, 1, 1), date(2100, 12, 31)))
def test_packing_keeps_the_day(day: date) -> None:
    days = read_days([day.isoformat()])
    assert ordinals(days)[0] == day.toordinal()
    assert packed(days)[0] >> 9 == day.year


def test_a_first_of_january_too_often_is_only_a_year() -> None:
    first = np.array([1] * 10 + [5] * 90, np.int32)
    days = Days(np.full(100, 1980, np.int32), np.ones(100, np.int32), first)
    assert too_many_default_days(days)
    assert (without_default_days(days).day[:10] == -1).all()
    rare = Days(days.year, days.month, np.array([1] + [5] * 99, np.int32))
    assert not too_many_default_days(rare)
