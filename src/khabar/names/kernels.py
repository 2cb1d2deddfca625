"""The compiled channel: how likely tokens write each other, over a sorted vocabulary whose beginnings are shared.

A letter of the source emits up to four letters of the target; summed over all ways (the forward algorithm). What was
computed for the beginning of one token holds for all that begin alike, and a beginning that is too unlikely, given the
most that any letters could do for the rest, rules out all of them (a search over the trie of the vocabulary).
"""

# mypy: disable-error-code="no-untyped-def"
import numpy as np
from numba import njit

CHUNK = 4
SIZE = 22
SPARE = 1e-2
"""Ways less likely than this share of what is looked for are not followed."""


@njit(cache=True, nogil=True)
def chunk_number(chunk, letters, start, end):
    """The number of the chunk letters[start:end], or -1."""
    code = 0
    for place in range(start, end):
        code = code * 32 + letters[place]
    return chunk[code] if code < chunk.size else -1


@njit(cache=True, nogil=True)
def context_of(source, n, place, weak, letters):
    """The number of a source letter's context."""
    before = 0 if place == 0 else 1 if weak[source[place - 1]] else 2 if place == 1 else 3
    after = source[place + 1] - 1 if place + 1 < n else letters
    return ((source[place] - 1) * 4 + before) * (letters + 1) + after


@njit(cache=True, nogil=True)
def as_sources(letters, sizes, shared, first_only, readings, target, m, tables, least, entries, chances):
    """Write which entries of the vocabulary write the target with a chance of `least` or more; give how many.

    `shared[e]`: letters that entry e has in common with the one before. With `first_only` an entry that is not its
    token's first reading is left out.
    """
    weak, chance, slot, chunk, floor, swap, most = tables
    ahead, ids = np.zeros((SIZE, SIZE)), np.zeros((SIZE, CHUNK + 1), np.int64)
    for j in range(m + 1):
        for k in range(min(CHUNK, m - j) + 1):
            ids[j, k] = chunk_number(chunk, target, j, j + k)
    hope = np.ones(SIZE)
    for j in range(m - 1, -1, -1):
        hope[j] = 0.0
        for k in range(1, min(CHUNK, m - j) + 1):
            hope[j] += hope[j + k] * (most[ids[j, k]] if ids[j, k] >= 0 else floor[k])
    ahead[0, 0] = 1.0
    held, done, dead = 0, 0, SIZE
    for e in range(len(sizes)):
        if shared[e] >= dead:
            continue
        n, source = sizes[e], letters[e]
        row = max(0, min(shared[e] - 1, done))
        dead = SIZE
        while row < n:
            letter = source[row] - 1
            context = context_of(source, n, row, weak, slot.shape[0])
            ahead[row + 1, : m + 1] = 0.0
            for j in range(m + 1):
                here = ahead[row, j]
                if here * hope[j] < least * SPARE:
                    continue
                for k in range(min(CHUNK, m - j) + 1):
                    place = slot[letter, ids[j, k]] if ids[j, k] >= 0 else -1
                    ahead[row + 1, j + k] += here * (chance[context, place] if place >= 0 else floor[k])
            if row and swap > 0.0 and source[row] != source[row - 1]:
                for j in range(2, m + 1):
                    if source[row] == target[j - 2] and source[row - 1] == target[j - 1]:
                        ahead[row + 1, j] += ahead[row - 1, j - 2] * swap
            total = 0.0
            for j in range(m + 1):
                total += ahead[row + 1, j] * hope[j]
            row += 1
            if total < least and row < n:
                dead = row + 1
                break
        done = row
        if row == n and ahead[n, m] >= least and not (first_only and readings[e]):
            entries[held], chances[held] = e, ahead[n, m]
            held += 1
    return held


@njit(cache=True, nogil=True)
def as_targets(letters, sizes, shared, first_only, readings, source, n, tables, least, entries, chances):
    """Write which entries of the vocabulary the source writes with a chance of `least` or more; give how many."""
    weak, chance, slot, chunk, floor, _, _ = tables
    ahead, totals = np.zeros((SIZE, SIZE)), np.zeros(SIZE)
    contexts = np.zeros(SIZE, np.int64)
    for i in range(n):
        contexts[i] = context_of(source, n, i, weak, slot.shape[0])
    held, done, dead = 0, -1, SIZE
    for e in range(len(sizes)):
        if shared[e] >= dead:
            continue
        m, target = sizes[e], letters[e]
        column = min(shared[e], done)
        dead = SIZE
        while column < m:
            column += 1
            total = ahead[0, column] = 1.0 if column == 0 else 0.0
            for i in range(n):
                reached = 0.0
                for k in range(min(CHUNK, column) + 1):
                    before = ahead[i, column - k]
                    if before > least * SPARE:
                        known = chunk_number(chunk, target, column - k, column)
                        place = slot[source[i] - 1, known] if known >= 0 else -1
                        reached += before * (chance[contexts[i], place] if place >= 0 else floor[k])
                ahead[i + 1, column] = reached
                total += reached
            totals[column] = total
            if column < m and totals[max(0, column - CHUNK + 1) : column + 1].max() < least:
                dead = column
                break
        done = column
        if column == m and ahead[n, m] >= least and not (first_only and readings[e]):
            entries[held], chances[held] = e, ahead[n, m]
            held += 1
    return held


@njit(cache=True, nogil=True)
def pair_chances(
    sources,
    source_sizes,
    source_parts,
    source_costs,
    targets,
    target_sizes,
    target_parts,
    target_costs,
    tables,
    least,
    chances,
):
    """Raise `chances[source part, target part]` to the likeliest way in which a reading of one writes one of the other.

    The first reading of a part has cost 0.0; two that are not first are not paired. What is less than `least` is left.
    """
    weak, chance, slot, chunk, floor, swap, _ = tables
    ahead, ids = np.zeros((SIZE, SIZE)), np.zeros((SIZE, CHUNK + 1), np.int64)
    contexts = np.zeros((len(source_sizes), SIZE), np.int64)
    for a in range(len(source_sizes)):
        for i in range(source_sizes[a]):
            contexts[a, i] = context_of(sources[a], source_sizes[a], i, weak, slot.shape[0])
    for b in range(len(target_sizes)):
        m, target = target_sizes[b], targets[b]
        for j in range(m + 1):
            for k in range(min(CHUNK, m - j) + 1):
                ids[j, k] = chunk_number(chunk, target, j, j + k)
        for a in range(len(source_sizes)):
            n, source = source_sizes[a], sources[a]
            if (source_costs[a] < 0.0 and target_costs[b] < 0.0) or n > 2 * m + 2 or m > CHUNK * n:
                continue
            ahead[0, :] = 0.0
            ahead[0, 0] = 1.0
            for i in range(n):
                context, letter, total = contexts[a, i], source[i] - 1, 0.0
                ahead[i + 1, : m + 1] = 0.0
                for j in range(m + 1):
                    here = ahead[i, j]
                    if here < least * SPARE:
                        continue
                    total += here
                    for k in range(min(CHUNK, m - j) + 1):
                        place = slot[letter, ids[j, k]] if ids[j, k] >= 0 else -1
                        ahead[i + 1, j + k] += here * (chance[context, place] if place >= 0 else floor[k])
                if total < least:
                    break
                if i and swap > 0.0 and source[i] != source[i - 1]:
                    for j in range(2, m + 1):
                        if source[i] == target[j - 2] and source[i - 1] == target[j - 1]:
                            ahead[i + 1, j] += ahead[i - 1, j - 2] * swap
            if total >= least and ahead[n, m] >= least:
                found = ahead[n, m] * np.exp(source_costs[a] + target_costs[b])
                if found > chances[source_parts[a], target_parts[b]]:
                    chances[source_parts[a], target_parts[b]] = found
