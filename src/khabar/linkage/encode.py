"""Records to numbers, once: every distinct word, date and identifier is looked at a single time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.linkage import coded as at
from khabar.linkage.coded import Coded
from khabar.linkage.columns import distinct, pick, take
from khabar.linkage.comparisons import OWN_NAMES, TEXTS
from khabar.linkage.days import Days, ordinals, packed, read_days, too_many_default_days, without_default_days
from khabar.linkage.events import event_kind
from khabar.linkage.phonemes import drop_costs, mark_bits, spell, substitution_costs
from khabar.linkage.rarity import bin_classes
from khabar.linkage.vocabulary import Vocabulary, learn_words, numbered

if TYPE_CHECKING:
    import pyarrow as pa

TABLE = 8192
"""Sounds whose levels against each other are tabled."""


class Names(NamedTuple):
    """What the numbers of coded records stand for, in the order of the numbers."""

    words: list[str]
    classes: list[str]
    loose: list[str]
    initials: list[str]
    lists: list[str]
    kinds: list[str]
    sexes: list[str]


class Encoded(NamedTuple):
    """Coded records with what training needs to know of them.

    `names`: what the numbers mean; `defaults`: whether 1 January was taken for its year, of births and of events.
    """

    coded: Coded
    bin_shares: NDArray[np.float64]
    names: Names
    defaults: tuple[bool, bool]


def encode(records: pa.Table, defaults: tuple[bool, bool] | None = None) -> Encoded:
    """Turn gathered records into `Coded` (its table still empty) and the shares of rarity bins (8 texts x 8).

    `defaults`: whether a 1 January is taken for its year, as an earlier run found; else the records themselves tell.
    """
    records = with_parts(records)
    n = len(records)
    hot = np.full((n, len(at.HOT)), -1, np.int32)
    cold = np.full((n, 19), -1, np.int32)
    cold[:, at.BINS] = 0
    hot[:, at.OPEN] = 0
    words, vocabulary = _texts(records, hot, cold)
    sounds = vocabulary.sounds
    kinds, defaults = _dates(records, hot, cold, defaults)
    lists, sexes = _plain_columns(records, hot)
    names = Names(words, vocabulary.strict_names, vocabulary.loose_names, vocabulary.initial_names, lists, kinds, sexes)
    digits = _identifiers(records, hot)
    shares = np.zeros((len(TEXTS), 8))
    for f in range(len(TEXTS)):
        bins, shares[f] = bin_classes(hot[:, f])
        cold[:, at.BINS] |= bins << (3 * f)
    letters, lengths = spell(sounds)
    marks = np.bitwise_or.reduce(mark_bits()[letters], axis=1) if sounds else np.zeros(0, np.int32)
    table = np.zeros((min(TABLE, len(sounds)),) * 2, np.uint8)
    coded = Coded(hot, cold, letters, lengths, marks, table, digits, substitution_costs(), drop_costs())
    return Encoded(coded, shares, names, defaults)


def with_parts(records: pa.Table) -> pa.Table:
    """Fill the parts of names from `name` where a row gives no part of its own; a mother's name is not one."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if "name" not in records.column_names:
        return records
    from khabar import names

    whole, places = distinct(records["name"])
    parts = list(zip(*names.four_parts(whole), strict=True)) or [()] * 4
    present = [c for c in OWN_NAMES if c in records.column_names]
    bare = pa.array(np.ones(len(records), np.bool_))
    for column in present:
        bare = pc.and_(bare, pc.is_null(records[column]))
    for column, part in zip(OWN_NAMES, parts, strict=True):
        words = take(pa.array([text or None for text in part], pa.string()), places)
        old = records[column] if column in present else pa.nulls(len(records), pa.string())
        filled = pc.if_else(bare, words, old)
        if column in present:
            records = records.set_column(records.column_names.index(column), column, filled)
        else:
            records = records.append_column(column, filled)
    return records


def _texts(records: pa.Table, hot: NDArray[np.int32], cold: NDArray[np.int32]) -> tuple[list[str], Vocabulary]:
    import pyarrow as pa

    present = [f for f, column in enumerate(TEXTS) if column in records.column_names]
    written = pa.chunked_array([chunk for f in present for chunk in records[TEXTS[f]].chunks], pa.string())
    words, places = distinct(written)
    vocabulary = learn_words(words, np.bincount(places[places >= 0], minlength=len(words)))
    for row, f in enumerate(present):
        word = places[row * len(records) : (row + 1) * len(records)]
        for target, column, values in (
            (cold, f, np.arange(len(words), dtype=np.int32)),
            (cold, 8 + f, vocabulary.sound),
            (hot, f, vocabulary.strict),
        ):
            target[:, column] = pick(values, word)
        hot[cold[:, 8 + f] < 0, f] = -1
        if f == 0:
            hot[:, at.GIVEN_INITIAL] = pick(vocabulary.initial, word)
            hot[:, at.GIVEN_LOOSE] = pick(vocabulary.loose, word)
        if f == 3:
            hot[:, at.FAMILY_INITIAL] = pick(vocabulary.initial, word)
            hot[:, at.FAMILY_LOOSE] = pick(vocabulary.loose, word)
    low = np.minimum(hot[:, 0], hot[:, 3]).astype(np.int64)
    both = low * (len(words) + 1) + np.maximum(hot[:, 0], hot[:, 3])
    ranks = np.unique(both, return_inverse=True)[1].astype(np.int32)
    hot[:, at.ANY_ORDER] = np.where(low < 0, -1, ranks)
    return words, vocabulary


def _dates(
    records: pa.Table, hot: NDArray[np.int32], cold: NDArray[np.int32], defaults: tuple[bool, bool] | None
) -> tuple[list[str], tuple[bool, bool]]:
    born_by_default = happened_by_default = False
    kinds: list[str] = []
    if "birth_date" in records.column_names:
        born, born_by_default = _days(records, "birth_date", defaults and defaults[0])
        hot[:, at.BIRTH_DAY] = packed(born)
        hot[:, at.BIRTH_YEAR] = born.year
    if "event_date" in records.column_names:
        when, happened_by_default = _days(records, "event_date", defaults and defaults[1])
        hot[:, at.EVENT_DAY] = ordinals(when)
        hot[:, at.EVENT_MONTH] = np.where(when.month > 0, when.year * 12 + when.month, -1)
        hot[:, at.EVENT_YEAR] = when.year
    if "event" in records.column_names:
        words, places = distinct(records["event"])
        told = [event_kind(word) for word in words]
        kinds = sorted(set(told) - {""})
        cold[:, at.EVENT_KIND] = pick(numbered(told), places)
    if "age" in records.column_names:
        words, places = distinct(records["age"])
        ages = np.array([_whole_number(word) for word in words], np.int32)
        hot[:, at.AGE] = pick(ages, places)
    known = (hot[:, at.AGE] >= 0) & (hot[:, at.EVENT_YEAR] >= 0)
    counted = np.where(known, hot[:, at.EVENT_YEAR] - hot[:, at.AGE], -1)
    cold[:, at.BORN_ABOUT] = np.where(hot[:, at.BIRTH_YEAR] >= 0, hot[:, at.BIRTH_YEAR], counted)
    return kinds, (born_by_default, happened_by_default)


def _days(records: pa.Table, column: str, default: bool | None) -> tuple[Days, bool]:
    words, places = distinct(records[column])
    days = Days(*(pick(part, places) for part in read_days(words)))
    default = too_many_default_days(days) if default is None else default
    return without_default_days(days) if default else days, default


def _plain_columns(records: pa.Table, hot: NDArray[np.int32]) -> tuple[list[str], list[str]]:
    lists, hot[:, at.LIST] = distinct(records["list"])
    sexes: list[str] = []
    if "sex" in records.column_names:
        words, places = distinct(records["sex"])
        told = [sex_of(word) for word in words]
        sexes = sorted(set(told) - {""})
        hot[:, at.SEX] = pick(numbered(told), places)
    return lists, sexes


def sex_of(word: str) -> str:
    """Read a sex as lists write it; '' when it can't be told. Ex: "ذكر" -> "m", "Female" -> "f"."""
    plain = word.strip().lower()
    if plain in {"m", "male", "man", "boy", "ذكر", "رجل", "h", "homme"}:
        return "m"
    return "f" if plain in {"f", "female", "woman", "girl", "أنثى", "انثى", "امرأة", "femme"} else ""


def _identifiers(records: pa.Table, hot: NDArray[np.int32]) -> NDArray[np.uint8]:
    spelled: list[NDArray[np.uint8]] = [np.zeros((1, 16), np.uint8)]
    count = 1
    for column, slot in (("national_id", at.NATIONAL), ("register_number", at.REGISTER)):
        if column not in records.column_names:
            continue
        words, places = distinct(records[column])
        plain = ["".join(c for c in word.lower() if c.isalnum()) for word in words]
        number = numbered(plain)
        rows = np.zeros((int(number.max(initial=-1)) + 1, 16), np.uint8)
        for text, row in zip(plain, number.tolist(), strict=True):
            tail = text[-16:].encode("utf-32-le")[::4]
            rows[row, : len(tail)] = np.frombuffer(tail, np.uint8)
        hot[:, slot] = pick(np.where(number < 0, -1, number + count), places)
        count += len(rows)
        spelled.append(rows)
    return np.concatenate(spelled)


def _whole_number(word: str) -> int:
    digits = word.strip().split(".")[0]
    return int(digits) if digits.isdecimal() and len(digits) <= 3 else -1
