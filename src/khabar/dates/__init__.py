"""Dates as people write them, read into EDTF (ISO 8601-2) with how sure and by which rule."""

from khabar.dates.read import read_date
from khabar.dates.value import VERSION, ReadDate

__all__ = ["VERSION", "ReadDate", "read_date"]
