"""The compiled search: rows gather what their tokens weigh, the most promising are weighed in full, the best kept."""

# mypy: disable-error-code="no-untyped-def"
import numpy as np
from numba import njit

from khabar.names.aligning import align

NEVER = -1e9
ENOUGH, ENOUGH_AT_LAST = 300, 1500
"""Rows weighed in full after one part of the query, and after the last."""
BUCKETS, PER_NAT = 512, 4.0


@njit(cache=True, nogil=True)
def search(
    order, rests, list_starts, list_tokens, list_weights, index, query, scratch, asked, top_rows, top_weights,
    held,
):  # fmt: skip
    """Fill `top_rows` and `top_weights` with the best rows, best first, and give how many there are.

    Part i of the query resembles `list_tokens[list_starts[i]:list_starts[i + 1]]`, which weigh `list_weights` at most.
    Parts are taken in `order`, fewest rows first; each adds its weights to the rows that hold its tokens, and the rows
    with most are weighed in full. When what later parts can bring, `rests`, is less than the last of the rows `asked`
    for, no other row can come in (Turtle and Flood 1995).
    """
    posting_starts, posting_rows = index[0], index[1]
    seen, sums, touched, stamp = scratch
    size = 0
    for k in range(len(order)):
        part = order[k]
        for place in range(list_starts[part], list_starts[part + 1]):
            token, weight = list_tokens[place], list_weights[place]
            for at in range(posting_starts[token], posting_starts[token + 1]):
                row = posting_rows[at]
                if seen[row] < stamp:
                    seen[row], sums[row] = stamp, 0.0
                    touched[size] = row
                    size += 1
                sums[row] += weight
        last = k == len(order) - 1
        held = weigh_best(
            touched[:size], seen, sums, stamp, rests[k], ENOUGH_AT_LAST if last else ENOUGH, index, query, asked,
            top_rows, top_weights, held,
        )  # fmt: skip
        if held >= asked and rests[k] < top_weights[asked - 1]:
            break
    return held


@njit(cache=True, nogil=True)
def weigh_best(rows, seen, sums, stamp, rest, enough, index, query, asked, top_rows, top_weights, held):
    """Weigh the rows with the highest sums in full until no other can come among those asked for, or it is enough."""
    ends = np.zeros(BUCKETS + 1, np.int64)
    for row in rows:
        if seen[row] == stamp:
            ends[max(0, min(BUCKETS - 1, int(sums[row] * PER_NAT))) + 1] += 1
    lowest, many = BUCKETS, 0
    while lowest > 0 and many < enough:
        lowest -= 1
        many += ends[lowest + 1]
        if held >= asked and (lowest + 1) / PER_NAT + rest < top_weights[asked - 1]:
            break
    if lowest > 0 and many - ends[lowest + 1] >= enough // 2:
        many -= ends[lowest + 1]
        lowest += 1
    picked, at, n = np.empty(many, np.int64), np.empty(many, np.int64), 0
    for row in rows:
        if seen[row] == stamp:
            bucket = max(0, min(BUCKETS - 1, int(sums[row] * PER_NAT)))
            if bucket >= lowest and n < many:
                picked[n], at[n] = row, -bucket
                n += 1
    scratch = make_scratch()
    for place in np.argsort(at[:n], kind="mergesort"):
        row = picked[place]
        if held >= asked and (1 - at[place]) / PER_NAT + rest < top_weights[asked - 1]:
            break
        seen[row] = stamp + 1
        held = consider(row, index, query, top_rows, top_weights, held, scratch)
    return held


@njit(cache=True, nogil=True)
def weigh_rows(rows, index, query, top_rows, top_weights, held):
    """Weigh some rows in full and keep the best."""
    scratch = make_scratch()
    for row in rows:
        held = consider(row, index, query, top_rows, top_weights, held, scratch)
    return held


@njit(cache=True, nogil=True)
def make_scratch():
    """The tables in which `consider` works."""
    nothing = np.full((12, 12), NEVER)
    return (
        np.zeros((13, 13)),
        np.zeros((13, 13), np.int8),
        np.zeros((12, 12)),
        np.zeros((12, 12)),
        nothing.copy(),
        nothing,
    )


@njit(cache=True, nogil=True)
def consider(row, index, query, top_rows, top_weights, held, scratch):
    """Weigh one row in full unless it can't reach the rows kept so far; give how many rows are kept.

    The weight of part i of the query against a token is `floors[script, i] + gains[token, i]`; parts from n up are two
    neighbours as one word.
    """
    row_starts, row_tokens, alive, scripts = index[2:]
    gains, floors, n, costs, turned = query
    best, step, weights, turn, joined, nothing = scratch
    if not alive[row]:
        return held
    start = row_starts[row]
    m = row_starts[row + 1] - start
    bound = most = 0.0
    for i in range(n):
        highest = -costs.gap_a_middle
        for j in range(m):
            token = row_tokens[start + j]
            weight = floors[scripts[token], i] + gains[token, i]
            weights[i, j] = weight
            highest = max(highest, weight)
        bound += highest
        most = max(most, highest)
    merging = False
    for i in range(n - 1):
        for j in range(m):
            token = row_tokens[start + j]
            weight = floors[scripts[token], n + i] + gains[token, n + i]
            joined[i, j] = weight
            merging |= weight > 0
    limit = len(top_rows)
    if held == limit and not merging:
        bound += most * (costs.first + costs.last - 2) - max(0, m - n) * costs.gap_b_middle
        if bound < top_weights[held - 1] or (bound == top_weights[held - 1] and row > top_rows[held - 1]):
            return held
    weight = align(weights, n, m, joined if merging else nothing, nothing, costs, best, step)
    if n > 1 and m > 1 and weights[0, 0] <= 0 and weights[n - 1, m - 1] <= 0:
        for first in (1, n - 1):
            for i in range(n):
                turn[i, :m] = weights[(i + first) % n, :m]
            weight = max(weight, align(turn, n, m, nothing, nothing, costs, best, step) - turned)
    return kept(row, weight, top_rows, top_weights, held)


@njit(cache=True, nogil=True)
def kept(row, weight, top_rows, top_weights, held):
    """Put a row into its place among the best, those of equal weight in order of position; give how many are kept."""
    limit = len(top_rows)
    if held == limit and (
        weight < top_weights[held - 1] or (weight == top_weights[held - 1] and row > top_rows[held - 1])
    ):
        return held
    place = held if held < limit else limit - 1
    while place > 0 and (
        top_weights[place - 1] < weight or (top_weights[place - 1] == weight and top_rows[place - 1] > row)
    ):
        top_weights[place], top_rows[place] = top_weights[place - 1], top_rows[place - 1]
        place -= 1
    top_weights[place], top_rows[place] = weight, row
    return min(held + 1, limit)
