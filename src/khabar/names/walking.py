"""The compiled walks: which words of a vocabulary resemble a word, beginnings that are alike looked at once.

What was computed for the beginning of one word holds for all that begin alike, and a beginning that is too unlikely,
given the most that any letters could do for the rest, rules out all of them.
"""

# mypy: disable-error-code="no-untyped-def, operator"
import numpy as np

from khabar.compiled import njit
from khabar.names.kernels import CHUNK, SIZE, SPARE, chunk_number, context_of


@njit(cache=True, nogil=True)
def count_nodes(sizes, shared):
    """How many nodes entries have whose first `shared` letters are those of the entry before."""
    total = 0
    for entry in range(len(sizes)):
        total += sizes[entry] - max(0, min(shared[entry], sizes[entry]) - 1)
    return total


@njit(cache=True, nogil=True)
def lay_nodes(letters, sizes, shared, weak, contexts, depths, ends, entries):
    """Write the nodes of sorted entries, each before those that begin like it.

    A node is a letter of an entry with what stands before it and the letter after it: `contexts` numbers these,
    `depths` says which letter it is, from 1, `ends` which node comes after those that begin like it, `entries` which
    entry ends with it, or -1.
    """
    last, deepest, at = np.zeros(SIZE, np.int64), 0, 0
    for entry in range(len(sizes)):
        n = sizes[entry]
        first = max(0, min(shared[entry], n) - 1)
        for depth in range(first + 1, deepest + 1):
            ends[last[depth]] = at
        for place in range(first, n):
            contexts[at] = context_of(letters[entry], n, place, weak, len(weak) - 1)
            depths[at], entries[at] = place + 1, -1
            last[place + 1] = at
            at += 1
        deepest = n
        if n:
            entries[at - 1] = entry
    for depth in range(1, deepest + 1):
        ends[last[depth]] = at


@njit(cache=True, nogil=True)
def row_of(letters, start, end, tables):
    """The number of the chunk letters[start:end] with its row of `rows` made ready; chunks never emitted share one."""
    _, chance, slot, chunk, _, rows, ready, _ = tables
    number = chunk_number(chunk, letters, start, end, len(ready) - CHUNK - 1)
    if not ready[number]:
        width = len(chance) // len(slot)
        for letter in range(len(slot)):
            for context in range(letter * width, (letter + 1) * width):
                rows[number, context] = chance[context, slot[letter, number]]
        ready[number] = True
    return number


@njit(cache=True, nogil=True, fastmath=True)
def hopes(where, m, rows, swap, hope):
    """Write into hope[j] the most with which any letters write all from place j on."""
    hope[m] = 1.0
    for j in range(m - 1, -1, -1):
        then = np.zeros(CHUNK + 1, np.float32)
        for k in range(1, min(CHUNK, m - j) + 1):
            then[k] = hope[j + k]
        one, two, three, four = then[1], then[2], then[3], then[4]
        nothing, first, second = rows[where[j, 0]], rows[where[j, 1]], rows[where[j, 2]]
        third, fourth = rows[where[j, 3]], rows[where[j, 4]]
        swapped, most = two * np.float32(swap), np.float32(0.0)
        for c in range(rows.shape[1]):
            way = one * first[c] + two * second[c] + three * third[c] + four * fourth[c] + swapped
            most = max(most, way / (np.float32(1.0) - nothing[c]))
        hope[j] = min(most, np.float32(1.0))


@njit(cache=True, nogil=True)
def as_sources(nodes, skipped, target, m, tables, least, entries, chances):
    """Write which entries of the vocabulary write the target with a chance of `least` or more; give how many.

    An entry for which `skipped` is true is left out.
    """
    contexts, depths, ends, finished = nodes
    swap, rows, alphabet = tables[4], tables[5], len(tables[0])
    where = np.zeros((SIZE, CHUNK + 1), np.int64)
    for j in range(m + 1):
        for k in range(min(CHUNK, m - j) + 1):
            where[j, k] = row_of(target, j, j + k, tables)
    hope, ahead = np.zeros(SIZE), np.zeros((SIZE, SIZE))
    hopes(where, m, rows, swap, hope)
    ahead[0, 0] = 1.0
    low, high, path = np.zeros(SIZE, np.int64), np.zeros(SIZE, np.int64), np.zeros(SIZE, np.int64)
    spare = least * SPARE
    node = held = 0
    while node < len(contexts):
        i, context, entry = np.int64(depths[node]), np.int64(contexts[node]), finished[node]
        lowest, highest = low[i - 1], high[i - 1]
        path[i] = context // (4 * alphabet) + 1
        if entry >= 0:
            chance = 0.0
            for j in range(max(lowest, m - CHUNK), highest + 1):
                chance += ahead[i - 1, j] * rows[where[j, m - j], context]
            if (
                swap > 0.0
                and min(i, m) > 1
                and low[i - 2] <= m - 2 <= high[i - 2]
                and crossed(path[i - 1], path[i], target, m - 2)
            ):
                chance += ahead[i - 2, m - 2] * swap
            if chance >= least and not skipped[entry]:
                entries[held], chances[held] = entry, chance
                held += 1
            node += 1
            continue
        top = min(highest + CHUNK, m)
        ahead[i, lowest : top + 1] = 0.0
        for j in range(lowest, highest + 1):
            here = ahead[i - 1, j]
            if here * hope[j] >= spare:
                for k in range(min(CHUNK, m - j) + 1):
                    ahead[i, j + k] += here * rows[where[j, k], context]
        total = 0.0
        if swap > 0.0:
            if i > 1:
                for j in range(low[i - 2], min(high[i - 2], m - 2) + 1):
                    if crossed(path[i - 1], path[i], target, j) and lowest <= j + 2 <= top:
                        ahead[i, j + 2] += ahead[i - 2, j] * swap
            for j in range(lowest, min(highest, m - 2) + 1):
                if crossed(path[i], context % alphabet + 1, target, j):
                    total += ahead[i - 1, j] * swap * hope[j + 2]
        first, last = -1, lowest
        for j in range(lowest, top + 1):
            reach = ahead[i, j] * hope[j]
            total += reach
            if reach >= spare:
                last = j
                if first < 0:
                    first = j
        if total < least:
            node = ends[node]
        else:
            low[i], high[i] = max(first, lowest), last
            node += 1
    return held


@njit(cache=True, nogil=True)
def crossed(first, second, target, j):
    """Whether the letters at j and j + 1 of the target are those two, the other way round."""
    return first == target[j + 1] and second == target[j] and first != second


@njit(cache=True, nogil=True)
def lay_beginnings(letters, sizes, shared, chunk, never, chunks, depths, ends, entries):
    """Write the beginnings of sorted entries, each before those that begin like it; give how many.

    `chunks[node, k]` numbers the last k letters of one, from `never` those that no letter emits, `depths` says how many
    letters it has, `ends` which node comes after those that begin like it, `entries` which entries are no longer.
    """
    last, deepest, at = np.zeros(SIZE, np.int64), 0, 0
    for entry in range(len(sizes)):
        for depth in range(shared[entry] + 1, deepest + 1):
            ends[last[depth]] = at
        for depth in range(shared[entry] + 1, sizes[entry] + 1):
            for k in range(min(CHUNK, depth) + 1):
                chunks[at, k] = chunk_number(chunk, letters[entry], depth - k, depth, never)
            depths[at] = depth
            entries[at] = entry, entry
            last[depth] = at
            at += 1
        deepest = sizes[entry]
        if deepest:
            entries[last[deepest], 1] = entry + 1
    for depth in range(1, deepest + 1):
        ends[last[depth]] = at
    return at


@njit(cache=True, nogil=True)
def as_targets(beginnings, skipped, source, n, tables, least, entries, chances):
    """Write which entries of the vocabulary the source writes with a chance of `least` or more; give how many.

    An entry for which `skipped` is true is left out.
    """
    chunks, depths, ends, finished = beginnings
    weak, chance, slot, lengths = tables[0], tables[1], tables[2], tables[7]
    emitted = np.zeros((SIZE, len(lengths)))
    for i in range(n):
        context, letter = context_of(source, n, i, weak, len(weak) - 1), source[i] - 1
        for number in range(len(lengths)):
            emitted[i, number] = chance[context, slot[letter, number]]
    ahead, totals = np.zeros((SIZE, SIZE)), np.zeros(SIZE)
    ahead[0, 0] = totals[0] = 1.0
    for i in range(n):
        ahead[0, i + 1] = ahead[0, i] * emitted[i, 0]
        totals[0] += ahead[0, i + 1]
    low, high = np.zeros(SIZE, np.int64), np.zeros(SIZE, np.int64)
    high[0] = n
    spare = least * SPARE
    node = held = 0
    while node < len(depths):
        m = np.int64(depths[node])
        lowest, highest = n, 0
        for k in range(1, min(CHUNK, m) + 1):
            lowest, highest = min(lowest, low[m - k]), max(highest, high[m - k])
        ahead[m, : n + 1] = 0.0
        first, last, total = -1, lowest, 0.0
        for i in range(lowest, n):
            reached = ahead[m, i] * emitted[i, chunks[node, 0]]
            for k in range(1, min(CHUNK, m) + 1):
                reached += ahead[m - k, i] * emitted[i, chunks[node, k]]
            if reached >= spare:
                ahead[m, i + 1] = reached
                total += reached
                last = i + 1
                if first < 0:
                    first = i + 1
            elif i >= highest:
                break
        for entry in range(finished[node, 0], finished[node, 1]):
            if ahead[m, n] >= least and not skipped[entry]:
                entries[held], chances[held] = entry, ahead[m, n]
                held += 1
        low[m], high[m], totals[m] = n if first < 0 else first, 0 if first < 0 else last, total
        node = node + 1 if totals[max(0, m - CHUNK + 1) : m + 1].max() >= least else ends[node]
    return held
