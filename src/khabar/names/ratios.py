"""The compiled weighing of two names: how much likelier each pair of tokens is than that two met at random are so.

Tokens come as `laying.Laid` holds them. How usual a token is, is looked for only where it may be another.
"""

# mypy: disable-error-code="no-untyped-def"
import numpy as np
from numba import njit

from khabar.names.channel import LONGEST
from khabar.names.kernels import pair_chances
from khabar.names.usual import UNSEEN, UNSEEN_LETTER

NAME = 1e-4
"""Share from which a form is known as a name of its own."""


@njit(cache=True, nogil=True)
def across(arabic, latin, attested, channel, letters, counting, least, mismatch):
    """The ratios `[arabic token, latin token]`, with the shares of `attested` spellings mixed in."""
    chances = chances_of(arabic, latin, channel, least)
    trusts = arabic[4]
    for row in range(len(chances)):
        trust = trusts[2 * row + 1]
        if trust > 0.0:
            for column in range(chances.shape[1]):
                chances[row, column] *= 1 - trust
                if attested[row, column] > 0.0:
                    chances[row, column] += trust * attested[row, column]
    for column in range(chances.shape[1]):
        if chances[:, column].any():
            usual = usual_of(latin, column, letters, counting)
            for row in range(len(chances)):
                chances[row, column] = (1 - mismatch) * chances[row, column] / usual + mismatch
        else:
            chances[:, column] = mismatch
    return chances


@njit(cache=True, nogil=True)
def within(a, b, confused, channel, letters, counting, least, mismatch):
    """The ratios `[token of a, token of b]`, both of one script; the same with the sides changed over.

    `confused` is the factor for two forms that are names of their own, and not the same.
    """
    chances, back = chances_of(a, b, channel, least), chances_of(b, a, channel, least)
    n, m = chances.shape
    for row in range(n):
        for column in range(m):
            chances[row, column] = np.sqrt(chances[row, column] * back[column, row])
    if confused < 1.0:
        ours, theirs = firsts(a, n), firsts(b, m)
        for row in range(n):
            for column in range(m):
                if chances[row, column] > 0.0 and differ(a, ours[row], b, theirs[column]):
                    chances[row, column] *= confused
    usual_a, usual_b = np.ones(n), np.ones(m)
    for row in range(n):
        if chances[row].any():
            usual_a[row] = usual_of(a, row, letters, counting)
    for column in range(m):
        if chances[:, column].any():
            usual_b[column] = usual_of(b, column, letters, counting)
    for row in range(n):
        for column in range(m):
            usual = np.sqrt(usual_a[row] * usual_b[column])
            chances[row, column] = (1 - mismatch) * chances[row, column] / usual + mismatch
    return chances


@njit(cache=True, nogil=True)
def chances_of(a, b, channel, least):
    """P(token of b | token of a) of the likeliest readings."""
    chances = np.zeros((len(a[4]) // 2, len(b[4]) // 2))
    pair_chances(
        a[0].reshape(-1, LONGEST),
        a[1].astype(np.int64),
        a[2].astype(np.int64),
        a[3][::2].copy(),
        a[5],
        b[0].reshape(-1, LONGEST),
        b[1].astype(np.int64),
        b[2].astype(np.int64),
        b[3][::2].copy(),
        b[5],
        channel,
        least,
        chances,
    )
    return chances


@njit(cache=True, nogil=True)
def firsts(side, size):
    """Which reading is the first of each token: the last that is laid out."""
    found = np.zeros(size, np.int64)
    for reading in range(len(side[2])):
        found[side[2][reading]] = reading
    return found


@njit(cache=True, nogil=True)
def differ(a, one, b, other):
    """Whether two readings are names that everybody knows, and not the same."""
    if a[3][2 * one + 1] <= NAME or b[3][2 * other + 1] <= NAME:
        return False
    ours, theirs = a[0][one * LONGEST : (one + 1) * LONGEST], b[0][other * LONGEST : (other + 1) * LONGEST]
    return (ours != theirs).any()


@njit(cache=True, nogil=True)
def usual_of(side, token, letters, counting):
    """How usual a token is, as `usual.usual` has it, by how `letters` follow each other and what is counted."""
    forms, sizes, owners, numbers, given = side[:5]
    if not np.isnan(given[2 * token]):
        return given[2 * token]
    known, spelled = counting
    total, size = 0.0, 0
    for reading in range(len(owners) - 1, -1, -1):
        if owners[reading] != token:
            continue
        before, last, way = 0, 0, 0.0
        for place in range(sizes[reading]):
            code = forms[reading * LONGEST + place]
            way += letters[before, last, code]
            before, last = last, code
        way += letters[before, last, 0]
        if not total:
            size = sizes[reading]
        total += (known * numbers[2 * reading + 1] + spelled * np.exp(way)) * np.exp(numbers[2 * reading])
    return total + UNSEEN * np.exp(-UNSEEN_LETTER * size)
