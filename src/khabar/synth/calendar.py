"""The ways in which lists write a day."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from khabar.dates import day_to_hijri
from khabar.synth.texts import Texts, pick
from khabar.synth.words import load

_EPOCH = date(1970, 1, 1)
_SHEET_EPOCH = date(1899, 12, 30)
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_LEVANT = load("months")["levantine"]
_ENGLISH = load("months")["english"]

FORMS: Mapping[str, Callable[[date], str]] = {
    "iso": lambda day: day.isoformat(),
    "day_month_year": lambda day: f"{day.day}/{day.month}/{day.year}",
    "padded": lambda day: f"{day.day:02}/{day.month:02}/{day.year}",
    "dotted": lambda day: f"{day.day}.{day.month}.{day.year}",
    "arabic_digits": lambda day: f"{day.day}/{day.month}/{day.year}".translate(_ARABIC_DIGITS),
    "levantine": lambda day: f"{day.day} {_LEVANT[day.month]} {day.year}",
    "levantine_month": lambda day: f"{_LEVANT[day.month]} {day.year}",
    "english": lambda day: f"{day.day} {_ENGLISH[day.month]} {day.year}",
    "month_day_year": lambda day: f"{day.month}/{day.day}/{day.year}",
    "hijri": lambda day: "{2}/{1}/{0}هـ".format(*day_to_hijri(day)),
    "serial": lambda day: str((day - _SHEET_EPOCH).days),
    "about": lambda day: f"about {day.year}",
    "between": lambda day: f"{day.year}-{day.year + 1}",
    "month": lambda day: f"{day.month:02}/{day.year}",
    "year": lambda day: f"{day.year}",
}


def write_days(days: npt.NDArray[np.int32], forms: Mapping[str, float], rng: np.random.Generator) -> Texts:
    """Write each day in one of `forms`, drawn by its share.

    `days` count from 1970-01-01. Ex: day 15463 as "levantine" -> "3 أيار 2012".
    """
    shares = np.array(list(forms.values()))
    form = np.searchsorted(np.cumsum(shares / shares.sum()), rng.random(len(days)) * 0.999999)
    keys = days.astype(np.int64) * len(forms) + form
    distinct, positions = np.unique(keys, return_inverse=True)
    writers = [FORMS[name] for name in forms]
    texts = [writers[key % len(forms)](_EPOCH + timedelta(days=int(key // len(forms)))) for key in distinct]
    return pick(texts, positions)
