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
def weigh_all(index, query, weights):
    """Write the weight of every row, in nats; NaN for one that was taken out."""
    row_starts, row_tokens, alive, scripts = index[2:]
    gains, floors, n, costs, turned = query
    best, step, table, turn, joined, nothing = make_scratch()
    for row in range(len(weights)):
        weights[row] = np.nan
        if not alive[row]:
            continue
        start = row_starts[row]
        m = row_starts[row + 1] - start
        merging = False
        for j in range(m):
            token = row_tokens[start + j]
            floor, gain = floors[scripts[token]], gains[token]
            for i in range(n):
                table[i, j] = floor[i] + gain[i]
            for i in range(n - 1):
                joined[i, j] = floor[n + i] + gain[n + i]
                merging |= joined[i, j] > 0
        weight = align(table, n, m, joined if merging else nothing, nothing, costs, best, step)
        if can_turn(table, n, m) and at_most(table, n, m, costs) - turned > weight:
            weight = max(weight, align_turned(table, n, m, turn, nothing, costs, best, step) - turned)
        weights[row] = weight


@njit(cache=True, nogil=True)
def at_most(weights, n, m, costs):
    """More than any alignment without joined words can weigh.

    A part of the query without a partner costs a gap; where the row is as long, one of its parts has none either.
    """
    alone = -costs.gap_a_middle - (costs.gap_b_middle if m >= n else 0.0)
    bound = most = 0.0
    for i in range(n):
        highest = alone
        for j in range(m):
            highest = max(highest, weights[i, j])
        bound += highest
        most = max(most, highest)
    return bound + most * (costs.first + costs.last - 2) - max(0, m - n) * costs.gap_b_middle


@njit(cache=True, nogil=True)
def can_turn(weights, n, m):
    """Whether the query may have been written family name first: neither end agrees."""
    return n > 1 and m > 1 and weights[0, 0] <= 0 and weights[n - 1, m - 1] <= 0


@njit(cache=True, nogil=True)
def align_turned(weights, n, m, turn, nothing, costs, best, step):
    """The weight of the best alignment with the first part put last, or the last first."""
    weight = NEVER
    for first in (1, n - 1):
        for i in range(n):
            for j in range(m):
                turn[i, j] = weights[(i + first) % n, j]
        weight = max(weight, align(turn, n, m, nothing, nothing, costs, best, step))
    return weight


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
    for i in range(n):
        for j in range(m):
            token = row_tokens[start + j]
            weights[i, j] = floors[scripts[token], i] + gains[token, i]
    merging = False
    for i in range(n - 1):
        for j in range(m):
            token = row_tokens[start + j]
            weight = floors[scripts[token], n + i] + gains[token, n + i]
            joined[i, j] = weight
            merging |= weight > 0
    limit = len(top_rows)
    if held == limit and not merging:
        bound = at_most(weights, n, m, costs)
        if bound < top_weights[held - 1] or (bound == top_weights[held - 1] and row > top_rows[held - 1]):
            return held
    weight = align(weights, n, m, joined if merging else nothing, nothing, costs, best, step)
    if can_turn(weights, n, m) and at_most(weights, n, m, costs) - turned > weight:
        weight = max(weight, align_turned(weights, n, m, turn, nothing, costs, best, step) - turned)
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
