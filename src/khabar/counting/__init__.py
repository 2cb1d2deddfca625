"""How many people there are in all, from which lists caught whom: estimates with diagnostics, or a refusal.

- `estimate(histories, method)` -> the documented count, an estimate with its interval or the reasons of a refusal,
  Chao's lower bound, and what is assumed
- `read_histories(path)`, `read_clusters(folder)`, `Histories.make(lists, rows, counts)` -> capture histories
- `overlaps(histories)`, `shared_by_pairs(histories)`, `picture(histories, title)` -> which lists share whom
- `in_words(count, language)`, `plain(count)` -> the answer in English or Arabic, and for a program
"""

from khabar.counting.answer import Interval, Remark
from khabar.counting.chains import Sampling
from khabar.counting.clusters import read_clusters
from khabar.counting.count import Count
from khabar.counting.estimating import estimate
from khabar.counting.histories import Histories
from khabar.counting.methods import method_names
from khabar.counting.overlaps import Overlap, overlaps, picture, shared_by_pairs
from khabar.counting.plain import plain
from khabar.counting.preparing import prepare
from khabar.counting.reading import read_histories
from khabar.counting.variants import Variant
from khabar.counting.wording import in_words, remark

__all__ = [
    "Count",
    "Histories",
    "Interval",
    "Overlap",
    "Remark",
    "Sampling",
    "Variant",
    "estimate",
    "in_words",
    "method_names",
    "overlaps",
    "picture",
    "plain",
    "prepare",
    "read_clusters",
    "read_histories",
    "remark",
    "shared_by_pairs",
]
