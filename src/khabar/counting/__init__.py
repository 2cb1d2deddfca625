"""How many people there are in all, from which lists caught whom: estimates with diagnostics, or a refusal.

- `estimate(histories, method)` -> the documented count, an estimate with its interval or the reasons of a refusal,
  Chao's lower bound, and what is assumed
- `read_histories(path)`, `Histories.make(lists, rows, counts)` -> capture histories
"""

from khabar.counting.answer import Count, Interval, Remark, Variant
from khabar.counting.chains import Sampling
from khabar.counting.estimating import estimate
from khabar.counting.histories import Histories
from khabar.counting.methods import method_names
from khabar.counting.reading import read_histories

__all__ = [
    "Count",
    "Histories",
    "Interval",
    "Remark",
    "Sampling",
    "Variant",
    "estimate",
    "method_names",
    "read_histories",
]
