"""The compiled reading of records that `laying` lays out, two neighbours put together as one word."""

# mypy: disable-error-code="no-untyped-def, call-overload, assignment, operator, arg-type"
import numpy as np

from khabar.compiled import njit
from khabar.names.channel import LONGEST

HEAD, LETTERS, READING = 8, 3, 6
"""Doubles of a record before its names, of a reading before its letters, and of all of it."""


@njit(cache=True, nogil=True)
def unlaid(records, article):
    """The tokens of some records: readings, tokens, names they are attested for, and how many are parts.

    Of each reading its letters, their number, its token, cost and known share; of each token how usual it is, the
    number of its form, trust, rival's chance, whether it is a known name, and where its names begin in the last
    table, which has a line with number, share and part of the best for each. Tokens of two neighbours as one word come
    after the parts, but their readings before those of the second one: they begin as the first. `article`: its letters.
    """
    parts = joined = count = names = at = 0
    while at < len(records):
        several = np.int64(records[at + 1])
        if several:
            parts, count = parts + 1, count + several
        else:
            joined, count = joined + 1, count + 2
        names += np.int64(records[at + 7])
        at += np.int64(records[at])
    letters = np.zeros((count, LONGEST), np.uint8)
    sizes, owners = np.zeros(count, np.int64), np.zeros(count, np.int64)
    costs, shares = np.zeros(count), np.zeros(count)
    given, starts, told = np.empty((parts + joined, 5)), np.zeros(parts + joined + 1, np.int64), np.empty((names, 3))
    whole, read, known, at = 0, 0, 0, 0
    second = parts
    for both in (False, True):
        at = 0
        token = parts if both else 0
        while at < len(records):
            if (records[at + 1] == 0.0) == both:
                given[token] = records[at + 2 : at + 7]
                starts[token] = known
                for name in range(np.int64(records[at + 7])):
                    told[known] = records[at + HEAD + 3 * name : at + HEAD + 3 * name + 3]
                    known += 1
                token += 1
            at += np.int64(records[at])
    starts[parts + joined] = known
    raw, at, last = records.view(np.uint8), 0, 0
    while at < len(records):
        several, after = np.int64(records[at + 1]), at + np.int64(records[at])
        place = at + HEAD + 3 * np.int64(records[at + 7])
        if several:
            for _ in range(several):
                sizes[read], costs[read], shares[read] = (
                    np.int64(records[place]),
                    records[place + 1],
                    records[place + 2],
                )
                for n in range(sizes[read]):
                    letters[read, n] = raw[8 * (place + LETTERS) + n]
                owners[read] = whole
                read, place = read + 1, place + READING
            whole, last = whole + 1, place - READING
        else:
            then = after + np.int64(records[after]) - READING
            for way in range(2):
                size = np.int64(records[last])
                for n in range(size):
                    letters[read, n] = raw[8 * (last + LETTERS) + n]
                if way == 0:
                    for n in range(min(len(article), LONGEST - size)):
                        letters[read, size + n] = article[n]
                    size = min(size + len(article), LONGEST)
                for n in range(min(np.int64(records[then]), LONGEST - size)):
                    letters[read, size + n] = raw[8 * (then + LETTERS) + n]
                sizes[read] = min(size + np.int64(records[then]), LONGEST)
                owners[read], shares[read] = second, records[place + way]
                read += 1
            second += 1
        at = after
    return letters, sizes, owners, costs, shares, given, starts, told, parts
