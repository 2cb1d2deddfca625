"""The compiled weighing of rows in full, each token's weight looked up in a table."""

# mypy: disable-error-code="no-untyped-def"
import numpy as np

from khabar.compiled import njit
from khabar.names.aligning import align

NEVER = -1e9
AT_ONCE = 64
REMEMBERED, SOME, FEW = 1 << 15, 1 << 11, 1 << 6
"""How many weights of sequences of tokens are remembered."""


@njit(cache=True, nogil=True)
def lay(lines, table, floors, scripts, found, starts, weights):
    """Write what the tokens found for each part of a query weigh into `table`, a line each; give how many lines.

    The first lines hold what unlike tokens of each script weigh; `lines[token]` is one of them before and after.
    """
    size = len(floors)
    table[:size] = floors
    for part in range(len(starts) - 1):
        for at in range(starts[part], starts[part + 1]):
            token = found[at]
            if lines[token] < len(floors):
                lines[token] = size
                table[size] = floors[scripts[token]]
                size += 1
            table[lines[token], part] = weights[at]
    return size


@njit(cache=True, nogil=True)
def lay_more(lines, table, size, floors, scripts, tokens, weights):
    """Write what some tokens weigh against each part where the table holds no more than a mismatch; give its size."""
    for n in range(len(tokens)):
        token = tokens[n]
        if lines[token] < len(floors):
            lines[token] = size
            table[size] = floors[scripts[token]]
            size += 1
        for part in range(weights.shape[1]):
            if table[lines[token], part] == floors[scripts[token], part]:
                table[lines[token], part] = weights[n, part]
    return size


@njit(cache=True, nogil=True)
def weigh_rows(rows, index, query, top_rows, top_weights, held):
    """Weigh some rows in full and keep the best; give how many are kept."""
    scratch = make_scratch(FEW)
    for first in range(0, len(rows), AT_ONCE):
        held = weigh_few(rows[first : first + AT_ONCE], index, query, top_rows, top_weights, held, scratch)
    return held


@njit(cache=True, nogil=True)
def weigh_few(rows, index, query, top_rows, top_weights, held, scratch):
    """Weigh at most `AT_ONCE` rows in full and keep the best; give how many are kept.

    What lies far apart in memory is fetched for all of them before anything is done with it.
    """
    row_starts, row_tokens, alive = index[2:]
    known, remembered = scratch[0], scratch[1]
    lines, bits = query[0], query[5]
    starts, ends, numbers = np.empty(AT_ONCE, np.int64), np.empty(AT_ONCE, np.int64), np.empty(AT_ONCE, np.int64)
    for place in range(len(rows)):
        starts[place], ends[place] = row_starts[rows[place]], row_starts[rows[place] + 1]
    for place in range(len(rows)):
        numbers[place] = number_of(starts[place], ends[place], row_tokens, lines, bits)
    limit = len(top_rows)
    for place in range(len(rows)):
        row, number = rows[place], numbers[place]
        least = top_weights[held - 1] if held == limit else NEVER
        at = slot_of(number, len(known))
        if number and known[at] == number:
            weight = remembered[at]
        else:
            weight = aligned(starts[place], ends[place] - starts[place], row_tokens, query, least, scratch)
            known[at], remembered[at] = number, weight
        if weight < least or (weight == least and held == limit and row > top_rows[held - 1]) or not alive[row]:
            continue
        held = put(row, weight, top_rows, top_weights, held)
    return held


@njit(cache=True, nogil=True, inline="always")
def number_of(start, end, row_tokens, lines, bits):
    """The lines of a row's tokens as one number, or 0 if they are too many.

    Most rows hold few tokens that resemble a part of the query, so many weigh the same for the same reason: what a
    sequence of lines weighs is remembered under this number.
    """
    if (end - start) * bits > 62:
        return 0
    number = 1
    for at in range(start, end):
        number = number << bits | lines[row_tokens[at]]
    return number


@njit(cache=True, nogil=True, inline="always")
def slot_of(number, size):
    """Where a number is remembered among `size`, a power of two."""
    return (number * 0x1E3779B97F4A7C15 >> 32) & (size - 1)


@njit(cache=True, nogil=True)
def put(row, weight, top_rows, top_weights, held):
    """Put a row into its place among the best, those of equal weight in order of position; give how many are kept."""
    limit = len(top_rows)
    place = held if held < limit else limit - 1
    while place > 0 and (
        top_weights[place - 1] < weight or (top_weights[place - 1] == weight and top_rows[place - 1] > row)
    ):
        top_weights[place], top_rows[place] = top_weights[place - 1], top_rows[place - 1]
        place -= 1
    top_weights[place], top_rows[place] = weight, row
    return min(held + 1, limit)


@njit(cache=True, nogil=True)
def weigh_all(rows, index, query, weights):
    """Write the weight of each of these rows, in nats; NaN for one that was taken out."""
    row_starts, row_tokens, alive = index[2:]
    lines, bits = query[0], query[5]
    scratch = make_scratch(REMEMBERED)
    known, remembered = scratch[0], scratch[1]
    for place in range(len(rows)):
        row = rows[place]
        if not alive[row]:
            weights[place] = np.nan
            continue
        start, end = row_starts[row], row_starts[row + 1]
        number = number_of(start, end, row_tokens, lines, bits)
        at = slot_of(number, len(known))
        if not number or known[at] != number:
            known[at], remembered[at] = number, aligned(start, end - start, row_tokens, query, NEVER, scratch)
        weights[place] = remembered[at]


@njit(cache=True, nogil=True)
def aligned(start, m, row_tokens, query, least, scratch):
    """The weight of the best alignment of a row of m tokens, or NEVER where it is sure to be less than `least`.

    Parts from n up are two neighbours as one word.
    """
    lines, table, n, costs, turned, _ = query
    best, step, weights, turn, joined, nothing = scratch[2:]
    merging = False
    for j in range(m):
        line = lines[row_tokens[start + j]]
        for i in range(n):
            weights[i, j] = table[line, i]
        for i in range(n - 1):
            joined[i, j] = table[line, n + i]
            merging |= joined[i, j] > 0
    if not merging and least > NEVER and at_most(weights, n, m, costs) < least:
        return NEVER
    weight = align(weights, n, m, joined if merging else nothing, nothing, costs, best, step)
    if can_turn(weights, n, m) and at_most(weights, n, m, costs) - turned > weight:
        weight = max(weight, align_turned(weights, n, m, turn, nothing, costs, best, step) - turned)
    return weight


@njit(cache=True, nogil=True)
def at_most(weights, n, m, costs):
    """More than any alignment without joined words can weigh.

    A part of the query without a partner costs a gap; where the row is as long, one of its parts has none either.
    """
    alone = -min(costs.gap_a_first, costs.gap_a_middle) - (costs.gap_b_middle if m >= n else 0.0)
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
def make_scratch(remembered):
    """The tables in which rows are weighed; `remembered` is a power of two."""
    nothing = np.full((12, 12), NEVER)
    return (
        np.zeros(remembered, np.int64),
        np.zeros(remembered),
        np.zeros((13, 13)),
        np.zeros((13, 13), np.int8),
        np.zeros((12, 12)),
        np.zeros((12, 12)),
        nothing.copy(),
        nothing,
    )
