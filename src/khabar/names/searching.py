"""The compiled search: rows that share a likely token with the query, weighed in full, the best kept."""

# mypy: disable-error-code="no-untyped-def"
import numpy as np
from numba import njit

from khabar.names.aligning import align

NEVER = -1e9
ENOUGH = 5000
"""Rows after which it is enough that nothing better than the best can come."""
MOST_ROWS = 40_000
"""Rows weighed for one query: with none but very common parts the rest is left out."""


@njit(cache=True, nogil=True)
def search(
    order, bounds, list_starts, list_tokens, extra, posting_starts, posting_rows, row_starts, row_tokens, alive,
    scripts, gains, floors, n, seen, stamp, costs, turned, top_rows, top_weights,
):  # fmt: skip
    """Fill `top_rows` and `top_weights` with the best rows, best first, and give how many there are.

    Query part i (those from n up are two neighbours joined) resembles `list_tokens[list_starts[i]:list_starts[i + 1]]`;
    `gains[token, i]` is what its weight lies above `floors[script, i]`. Parts are taken in `order`; when what the
    remaining ones can bring, `bounds`, is less than the worst row kept, the rest is left out (Turtle and Flood 1995).
    """
    best, step = np.zeros((13, 13)), np.zeros((13, 13), np.int8)
    weights, turn = np.zeros((12, 12)), np.zeros((12, 12))
    joined, nothing = np.full((12, 12), NEVER), np.full((12, 12), NEVER)
    held = examined = 0
    limit = len(top_rows)
    for row in extra:
        if alive[row] and seen[row] != stamp:
            seen[row] = stamp
            held = consider(
                row, row_starts, row_tokens, scripts, gains, floors, n, costs, turned, top_rows, top_weights, held,
                best, step, weights, turn, joined, nothing,
            )  # fmt: skip
    for k in range(len(order)):
        part = order[k]
        if (
            held
            and bounds[k] < top_weights[0 if examined > ENOUGH else held - 1]
            and (held == limit or examined > ENOUGH)
        ):
            break
        for place in range(list_starts[part], list_starts[part + 1]):
            token = list_tokens[place]
            for at in range(posting_starts[token], posting_starts[token + 1]):
                row = posting_rows[at]
                if seen[row] == stamp or not alive[row]:
                    continue
                if examined > MOST_ROWS or (examined > ENOUGH and bounds[k] < top_weights[0]):
                    return held
                seen[row] = stamp
                examined += 1
                held = consider(
                    row, row_starts, row_tokens, scripts, gains, floors, n, costs, turned, top_rows, top_weights, held,
                    best, step, weights, turn, joined, nothing,
                )  # fmt: skip
            if held == limit and examined > ENOUGH and top_weights[held - 1] >= bounds[len(order)]:
                return held
    return held


@njit(cache=True, nogil=True)
def consider(
    row, row_starts, row_tokens, scripts, gains, floors, n, costs, turned, top_rows, top_weights, held,
    best, step, weights, turn, joined, nothing,
):  # fmt: skip
    """Weigh one row in full unless it can't reach the rows kept so far; give how many rows are kept."""
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
