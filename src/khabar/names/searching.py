"""The compiled search: rows gather what their tokens weigh, the most promising are weighed in full, the best kept."""

# mypy: disable-error-code="no-untyped-def"
import numpy as np

from khabar.compiled import njit
from khabar.names.in_full import AT_ONCE, SOME, make_scratch, weigh_few

ENOUGH, ENOUGH_AT_LAST = 300, 5000
"""Rows weighed in full after one part of the query, and at last."""
DEARER = 20
"""So many times as much as to add to its sum it costs to weigh a row in full."""
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
    for, no other row can come in (Turtle and Flood 1995); later parts are still taken where that spares weighing more
    rows. `scratch`: the sums of all rows, 0 before and after, and room for rows.
    """
    posting_starts, posting_rows = index[0], index[1]
    sums, touched, likely, picked = scratch
    own, size, left = make_scratch(SOME), 0, 0
    for k in range(len(order)):
        part, before = order[k], size
        for place in range(list_starts[part], list_starts[part + 1]):
            token, weight = list_tokens[place], list_weights[place]
            may_come_in = held < asked or weight + rests[k] + SLACK >= top_weights[asked - 1]
            for at in range(posting_starts[token], posting_starts[token + 1]):
                row = posting_rows[at]
                total = sums[row]
                if total == 0.0:
                    if not may_come_in:
                        continue
                    touched[size] = row
                    size += 1
                sums[row] = total + weight
        likely[left : left + size - before] = touched[before:size]
        left += size - before
        for enough in (ENOUGH, ENOUGH_AT_LAST):
            least = top_weights[asked - 1] - rests[k] - SLACK if held >= asked else 0.0
            left = keep(likely, left, sums, least)
            done = k + 1 == len(order) or (
                least > 0.0 and left * DEARER < rows_of(order[k + 1], list_starts, list_tokens, posting_starts)
            )
            if enough == ENOUGH or done:
                n = pick(likely, left, sums, picked, enough)
                held = weigh_picked(picked, n, sums, rests[k], index, query, asked, top_rows, top_weights, held, own)
        if done:
            break
    for at in range(size):
        sums[touched[at]] = 0.0
    return held


@njit(cache=True, nogil=True)
def keep(rows, size, sums, least):
    """Move the rows that were not weighed and whose sums are `least` or more to the front; give how many."""
    kept = 0
    for at in range(size):
        row = rows[at]
        if sums[row] > 0.0 and sums[row] >= least:
            rows[kept] = row
            kept += 1
    return kept


@njit(cache=True, nogil=True)
def rows_of(part, list_starts, list_tokens, posting_starts):
    """How many rows the tokens that a part resembles have."""
    total = 0
    for place in range(list_starts[part], list_starts[part + 1]):
        total += posting_starts[list_tokens[place] + 1] - posting_starts[list_tokens[place]]
    return total


@njit(cache=True, nogil=True)
def bucket_of(total):
    """The bucket of a sum, 0 the highest."""
    return BUCKETS - 1 - max(0, min(BUCKETS - 1, int(total * PER_NAT)))


@njit(cache=True, nogil=True)
def pick(rows, size, sums, picked, enough):
    """Write those of the rows with the highest sums into `picked`, highest first, at most `enough`; give how many."""
    ends = np.zeros(BUCKETS + 1, np.int64)
    for at in range(size):
        ends[bucket_of(sums[rows[at]]) + 1] += 1
    last = 0
    while last < BUCKETS and ends[last] < enough:
        last += 1
        ends[last] += ends[last - 1]
    for at in range(size):
        bucket = bucket_of(sums[rows[at]])
        if bucket < last and ends[bucket] < enough:
            picked[ends[bucket]] = rows[at]
            ends[bucket] += 1
    return min(size, enough)


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
