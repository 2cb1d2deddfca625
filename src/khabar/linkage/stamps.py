"""Records as numbers that mean the same in every run: a name's class is numbered by a digest of itself."""

from __future__ import annotations

from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import coded as at
from khabar.linkage.columns import pick
from khabar.linkage.comparisons import TEXTS
from khabar.linkage.encode import Encoded

PARTS = len(TEXTS)


class Stamped(NamedTuple):
    """Records whose numbers don't depend on the other records of a run.

    `hot` and `cold` as in `Coded`, but for classes, words, lists, kinds and sexes, which are stamps; sounds are rows of
    `letters` (spelled out, with `lengths` and `marks` beside), identifiers are rows of `digits`.
    """

    hot: NDArray[np.int32]
    cold: NDArray[np.int32]
    letters: NDArray[np.uint8]
    lengths: NDArray[np.uint8]
    marks: NDArray[np.int32]
    digits: NDArray[np.uint8]


def stamp(names: list[str]) -> NDArray[np.int32]:
    """Number texts from 0 to 2**31 - 1 by a digest. Ex: stamp(["mhmd"]) is the same in every run."""
    told = [int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big") >> 1 for name in names]
    return np.array(told, np.int32)


def stamped(encoded: Encoded) -> Stamped:
    """Give coded records numbers that hold for every run."""
    coded, names = encoded.coded, encoded.names
    hot, cold = coded.hot.copy(), coded.cold.copy()
    classes, words = stamp(names.classes), stamp(names.words)
    for f in range(PARTS):
        hot[:, f] = pick(classes, hot[:, f])
        cold[:, f] = pick(words, cold[:, f])
    for column, values in (
        (at.GIVEN_INITIAL, names.initials),
        (at.FAMILY_INITIAL, names.initials),
        (at.GIVEN_LOOSE, names.loose),
        (at.FAMILY_LOOSE, names.loose),
        (at.LIST, names.lists),
        (at.SEX, names.sexes),
    ):
        hot[:, column] = pick(stamp(values), hot[:, column])
    cold[:, at.EVENT_KIND] = pick(stamp(names.kinds), cold[:, at.EVENT_KIND])
    low, high = np.minimum(hot[:, 0], hot[:, 3]), np.maximum(hot[:, 0], hot[:, 3])
    mixed = (low.astype(np.int64) * 1_000_003 + high * np.int64(7919)) % (2**31 - 1)
    hot[:, at.ANY_ORDER] = np.where(low < 0, -1, mixed)
    hot[:, at.OPEN] = 0
    return Stamped(hot, cold, coded.letters, coded.lengths, coded.marks, coded.digits)


def key_columns(rows: Stamped) -> list[NDArray[np.int32]]:
    """Give the columns that blocking rules speak of, identifiers as stamps."""
    columns = [np.ascontiguousarray(rows.hot[:, column]) for column in range(at.KEYS)]
    stamps = (digests(rows.digits) >> np.uint64(33)).astype(np.int32)
    for column in (at.NATIONAL, at.REGISTER):
        columns[column] = pick(stamps, columns[column])
    return columns


def digests(spelled: NDArray[np.uint8]) -> NDArray[np.uint64]:
    """Number rows of sixteen bytes by a digest."""
    halves = np.ascontiguousarray(spelled).view(np.uint64)
    mixed = halves[:, 0] * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(29)) ^ halves[:, 1]) * np.uint64(0xBF58476D1CE4E5B9)
    return (mixed ^ (mixed >> np.uint64(32))) * np.uint64(0x94D049BB133111EB)
