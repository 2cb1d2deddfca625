"""The compiled search: rows gather what their tokens weigh, the most promising are weighed in full, the best kept."""

# mypy: disable-error-code="no-untyped-def"
import numpy as np
from numba import njit

from khabar.names.in_full import AT_ONCE, SOME, make_scratch, weigh_few

ENOUGH, ENOUGH_AT_LAST = 300, 1500
"""Rows weighed in full after one part of the query, and after the last."""
BUCKETS, PER_NAT = 4096, 16.0
SLACK = 1e-3
"""More than sums are rounded by."""
WEIGHED = np.float32(-1e9)
"""The sum of a row that was weighed."""


@njit(cache=True, nogil=True)
def search(
    order, rests, list_starts, list_tokens, list_weights, index, query, scratch, asked, top_rows, top_weights,
    held,
):  # fmt: skip
    """Fill `top_rows` and `top_weights` with the best rows, best first, and give how many there are.

    Part i of the query resembles `list_tokens[list_starts[i]:list_starts[i + 1]]`, which weigh `list_weights` at most.
    Parts are taken in `order`, fewest rows first; each adds its weights to the rows that hold its tokens, and the rows
    with most are weighed in full. When what later parts can bring, `rests`, is less than the last of the rows `asked`
    for, no other row can come in (Turtle and Flood 1995). `scratch`: the sums of all rows, 0 before and after, and
    room for rows.
    """
    posting_starts, posting_rows = index[0], index[1]
    sums, touched, picked = scratch
    own, size = make_scratch(SOME), 0
    for k in range(len(order)):
        part = order[k]
        for place in range(list_starts[part], list_starts[part + 1]):
            token, weight = list_tokens[place], list_weights[place]
            may_come_in = held < asked or weight + rests[k] + SLACK >= top_weights[asked - 1]
            for at in range(posting_starts[token], posting_starts[token + 1]):
                row = posting_rows[at]
                before = sums[row]
                if before == 0.0:
                    if not may_come_in:
                        continue
                    touched[size] = row
                    size += 1
                sums[row] = before + weight
        enough = ENOUGH_AT_LAST if k == len(order) - 1 else ENOUGH
        least = top_weights[asked - 1] - rests[k] - SLACK if held >= asked else 0.0
        n = pick(touched, size, sums, picked, least, enough)
        held = weigh_picked(picked, n, sums, rests[k], index, query, asked, top_rows, top_weights, held, own)
        if held >= asked and rests[k] < top_weights[asked - 1]:
            break
    for at in range(size):
        sums[touched[at]] = 0.0
    return held


@njit(cache=True, nogil=True)
def bucket_of(total):
    """The bucket of a sum, 0 the highest."""
    return BUCKETS - 1 - max(0, min(BUCKETS - 1, int(total * PER_NAT)))


@njit(cache=True, nogil=True)
def pick(touched, size, sums, picked, least, enough):
    """Write the rows with the highest sums, highest first, into `picked`, about `enough`; give how many."""
    ends, last = np.zeros(BUCKETS + 1, np.int64), 0
    for at in range(size):
        total = sums[touched[at]]
        if total > 0.0 and total >= least:
            ends[bucket_of(total) + 1] += 1
    while last < BUCKETS and ends[last] < enough:
        last += 1
        ends[last] += ends[last - 1]
    if last and ends[last - 1] >= enough // 2:
        last -= 1
    n = ends[last]
    for at in range(size):
        row = touched[at]
        total = sums[row]
        if total > 0.0 and total >= least:
            bucket = bucket_of(total)
            if bucket < last:
                picked[ends[bucket]] = row
                ends[bucket] += 1
    return n


@njit(cache=True, nogil=True)
def weigh_picked(picked, n, sums, rest, index, query, asked, top_rows, top_weights, held, scratch):
    """Weigh rows in full until no other can come among those asked for; give how many are kept."""
    for first in range(0, n, AT_ONCE):
        if held >= asked and sums[picked[first]] + 1 / PER_NAT + rest < top_weights[asked - 1]:
            break
        few = picked[first : min(n, first + AT_ONCE)]
        held = weigh_few(few, index, query, top_rows, top_weights, held, scratch)
        for row in few:
            sums[row] = WEIGHED
    return held
