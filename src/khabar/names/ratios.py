"""The compiled weighing of two names: how much likelier each pair of tokens is than that two met at random are so.

Tokens come as `laying` lays them out.
"""

# mypy: disable-error-code="no-untyped-def"
import numpy as np

from khabar.compiled import njit
from khabar.names.kernels import pair_chances
from khabar.names.rivals import CONFUSED, LATIN_LEVEL, LEVEL, MOST, ceiling, rival, slip
from khabar.names.unlaying import unlaid
from khabar.names.usual import UNSEEN, UNSEEN_LETTER

LEAST, SPARE = 1e-12, 0.05
"""Chances that are too small to tell from a mismatch are not followed: within a script, where those of both ways make
one, and as a share of what a mismatch counts."""
SPEAKS = 0.5
"""Two neighbours as one word are not followed below this share of what is usual: they matter where they agree."""


@njit(cache=True, nogil=True)
def across(arabic_records, latin_records, articles, channel, letters, counting, mismatch):
    """The weights `[arabic token, latin token]` in nats, with the shares of attested spellings mixed in."""
    arabic, latin = unlaid(arabic_records, articles[0]), unlaid(latin_records, articles[1])
    usual = usual_of(latin, letters, counting)
    chances = chances_of(arabic, latin, channel, usual * (mismatch * SPARE), usual * SPEAKS)
    given, starts, told = arabic[5], latin[6], latin[7]
    for column in range(chances.shape[1]):
        for row in range(len(chances)):
            own, trust = given[row, 1], given[row, 2]
            chance = chances[row, column] * (1 - trust)
            if own >= 0.0:
                for name in range(starts[column], starts[column + 1]):
                    if told[name, 0] == own:
                        chance += trust * told[name, 1]
            other = rival(latin[5][column, 3], given[row, 4])
            most = ceiling(chance, other, LEVEL) if other > 0.0 else MOST
            if chance > 0.0:
                chances[row, column] = min(most, np.log((1 - mismatch) * chance / usual[column] + mismatch))
            else:
                chances[row, column] = np.log(mismatch)
    return chances


@njit(cache=True, nogil=True)
def within(a_records, b_records, article, arabic, channel, letters, counting, mismatch):
    """The weights `[token of a, token of b]` in nats, both of one script; the same with the sides changed over.

    Arabic forms that are both known names, and not the same, are `CONFUSED`; Latin ones must not be spellings of two
    names.
    """
    a, b = unlaid(a_records, article), unlaid(b_records, article)
    usual_a, usual_b = usual_of(a, letters, counting), usual_of(b, letters, counting)
    least_a, least_b = np.full(len(usual_a), LEAST), np.full(len(usual_b), LEAST)
    joined_a, joined_b = usual_a * (usual_b.min() * SPEAKS**2), usual_b * (usual_a.min() * SPEAKS**2)
    chances, back = chances_of(a, b, channel, least_b, joined_b), chances_of(b, a, channel, least_a, joined_a)
    n, m = chances.shape
    firsts_a, firsts_b = firsts(a, n), firsts(b, m)
    for row in range(n):
        for column in range(m):
            chance = np.sqrt(chances[row, column] * back[column, row])
            if chance == 0.0:
                chances[row, column] = np.log(mismatch)
                continue
            confused = arabic and a[5][row, 4] > 0.0 < b[5][column, 4]
            confused = confused and differ(a, firsts_a[row], b, firsts_b[column])
            if confused:
                chance *= CONFUSED
            usual = np.sqrt(usual_a[row] * usual_b[column])
            weight = min(MOST, np.log((1 - mismatch) * chance / usual + mismatch))
            if confused:
                weight = slip(weight)
            elif not arabic and a[5][row, 3] > 0.0 < b[5][column, 3]:
                weight = min(weight, ceiling(in_common(a, row, b, column), 1.0, LATIN_LEVEL))
            chances[row, column] = weight
    return chances


@njit(cache=True, nogil=True)
def chances_of(a, b, channel, least, joined):
    """P(token of b | token of a) of the likeliest readings, those from `least` for each of b, or from `joined` up where
    one of both is two neighbours as one word."""
    least[b[8] :] = joined[b[8] :]
    chances = np.zeros((len(a[5]), len(b[5])))
    pair_chances(a[0], a[1], a[2], a[3], a[8], b[0], b[1], b[2], b[3], b[8], channel, least, joined, chances)
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
    """Whether two readings are not the same."""
    return a[1][one] != b[1][other] or (a[0][one] != b[0][other]).any()


@njit(cache=True, nogil=True)
def in_common(a, one, b, other):
    """How far two spellings stand for one name: the most, over the names that both are attested for, of the lesser
    part; 1 for one that is attested for none."""
    ours, theirs = a[7][a[6][one] : a[6][one + 1]], b[7][b[6][other] : b[6][other + 1]]
    if not len(ours) or not len(theirs):
        return 1.0
    most = 0.0
    for x in range(len(ours)):
        for y in range(len(theirs)):
            if ours[x, 0] == theirs[y, 0]:
                most = max(most, min(ours[x, 2], theirs[y, 2]))
    return most


@njit(cache=True, nogil=True)
def usual_of(side, letters, counting):
    """How usual each token is, as `usual.usual` has it, by how `letters` follow each other and what is counted."""
    forms, sizes, owners, costs, shares, given = side[:6]
    known, spelled = counting
    totals = np.zeros(len(given))
    for reading in range(len(owners)):
        token, before, last, way = owners[reading], 0, 0, 0.0
        if not np.isnan(given[token, 0]):
            totals[token] = given[token, 0]
            continue
        for place in range(sizes[reading]):
            code = forms[reading, place]
            way += letters[before, last, code]
            before, last = last, code
        way += letters[before, last, 0]
        totals[token] += (known * shares[reading] + spelled * np.exp(way)) * np.exp(costs[reading])
        if reading + 1 == len(owners) or owners[reading + 1] != token:
            totals[token] += UNSEEN * np.exp(-UNSEEN_LETTER * sizes[reading])
    return totals
