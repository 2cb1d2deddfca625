"""Days in words as families say them: in Arabic with the months of the Levant (آب, not أغسطس)."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول",
)  # fmt: skip


def month_words(day: date) -> str:
    """A month with its year. Ex: August 2013, آب 2013"""
    return f"{LEVANTINE[day.month - 1]} {day.year}" if get_language() == "ar" else date_format(day, "F Y")


def day_words(day: date) -> str:
    """A day. Ex: 3 May 2012, 3 أيار 2012"""
    return f"{day.day} {month_words(day)}"
