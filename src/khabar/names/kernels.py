"""The compiled channel: how likely tokens write each other, pair by pair.

A letter of the source emits up to four letters of the target; summed over all ways (the forward algorithm).
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
    weak, chance, slot, chunk, floor, swap = tables[:6]
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
