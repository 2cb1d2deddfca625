"""Dates as people write them, read into EDTF (ISO 8601-2) with how sure and by which rule."""

from khabar.dates.ages import read_age
from khabar.dates.hijri import day_to_hijri, hijri_to_day
from khabar.dates.read import month_comes_first, months_lead, order_of, read_date
from khabar.dates.span import span
from khabar.dates.value import VERSION, ReadDate

__all__ = [
    "VERSION",
    "ReadDate",
    "day_to_hijri",
    "hijri_to_day",
    "month_comes_first",
    "months_lead",
    "order_of",
    "read_age",
    "read_date",
    "span",
]
