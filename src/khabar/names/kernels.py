"""The compiled channel: how likely tokens write each other, pair by pair.

A letter of the source emits up to four letters of the target; summed over all ways (the forward algorithm).
"""

# mypy: disable-error-code="no-untyped-def"
import numpy as np

from khabar.compiled import njit

CHUNK = 4
SIZE = 22
SPARE = 1e-2
"""Ways less likely than this share of what is looked for are not followed."""


@njit(cache=True, nogil=True)
def chunk_number(chunk, letters, start, end, never):
    """The number of the chunk letters[start:end]; from `never` on those that no letter emits, by length."""
    code = 0
    for place in range(start, end):
        code = code * 32 + letters[place]
    return np.int64(chunk[code]) if code < chunk.size else never + end - start


@njit(cache=True, nogil=True)
def context_of(source, n, place, weak, letters):
    """The number of a source letter's context."""
    before = 0 if place == 0 else 1 if weak[source[place - 1]] else 2 if place == 1 else 3
    after = source[place + 1] - 1 if place + 1 < n else letters
    return ((source[place] - 1) * 4 + before) * (letters + 1) + after


ALONE = 0b11
"""The kinds of readings that are one part by itself (see `kind_of`), as bits."""
AT_ONCE = 64
"""Sources whose beginnings are looked at together."""


@njit(cache=True, nogil=True)
def lay_sources(sources, sizes, parts, costs, whole, weak, letters, nodes, ends):
    """Write the nodes of some sources and give how many: a node is a beginning, with the letter that comes after it.

    `nodes[node]`: the node it grows from, its last letter's context, that letter, and the kinds of sources that begin
    so (see `kind_of`), as bits. Node 0 is nothing at all; `ends[a]` is the whole of source a. A beginning that the
    source before has as well is one node.
    """
    path = np.zeros(SIZE, np.int64)
    nodes[0] = 0
    count, before = 1, 0
    for a in range(len(sizes)):
        node, same, kind = 0, True, 1 << kind_of(parts[a], costs[a], whole)
        nodes[0, 3] |= kind
        for i in range(sizes[a]):
            context = context_of(sources[a], sizes[a], i, weak, letters)
            same = same and i < before and nodes[path[i + 1], 1] == context
            if not same:
                nodes[count, 0], nodes[count, 1], nodes[count, 2], nodes[count, 3] = node, context, sources[a, i], 0
                path[i + 1] = count
                count += 1
            node = path[i + 1]
            nodes[node, 3] |= kind
        before, ends[a] = sizes[a], node
    return count


@njit(cache=True, nogil=True)
def kind_of(part, cost, whole):
    """The kind of a reading: 1 for one that is not the first of its part, and 2 for two neighbours as one word."""
    return (cost < 0.0) + 2 * (part >= whole)


@njit(cache=True, nogil=True)
def pair_chances(
    sources,
    source_sizes,
    source_parts,
    source_costs,
    source_whole,
    targets,
    target_sizes,
    target_parts,
    target_costs,
    target_whole,
    tables,
    least,
    least_joined,
    chances,
):
    """Raise `chances[source part, target part]` to the likeliest way in which a reading of one writes one of the other.

    The first reading of a part has cost 0.0; two that are not first are not paired, nor are two of which each is two
    neighbours as one word: the parts from `whole` up. What is less than `least[target part]` is left, or, of sources
    that are two neighbours as one word, what is less than `least_joined[target part]`.

    Sources and targets that begin as the one before them are only looked at where they end otherwise.
    """
    longest = min(AT_ONCE, len(source_sizes)) * (SIZE - 2) + 1
    nodes, rows = np.empty((longest, 4), np.int64), np.empty((longest, SIZE))
    ready, alive = np.empty(longest, np.int64), np.empty(longest, np.int8)
    ids, ends = np.empty((SIZE, CHUNK + 1), np.int64), np.empty(AT_ONCE, np.int64)
    for first in range(0, len(source_sizes), AT_ONCE):
        few = slice(first, min(first + AT_ONCE, len(source_sizes)))
        count = lay_sources(
            sources[few],
            source_sizes[few],
            source_parts[few],
            source_costs[few],
            source_whole,
            tables[0],
            tables[2].shape[0],
            nodes,
            ends,
        )
        ready[:count] = 0
        for b in range(len(target_sizes)):
            m, target = target_sizes[b], targets[b]
            same = 0
            if b:
                while same < min(m, target_sizes[b - 1]) and target[same] == targets[b - 1, same]:
                    same += 1
            kind = kind_of(target_parts[b], target_costs[b], target_whole)
            wanted = 0
            for other in range(4):
                wanted |= (kind & other == 0) << other
            low, high = least[target_parts[b]], least_joined[target_parts[b]]
            follow(nodes[:count], target, m, same if b else -1, wanted, tables, low, high, ids, ready, alive, rows)
            for a in range(few.stop - few.start):
                n, end = source_sizes[first + a], ends[a]
                part, cost = source_parts[first + a], source_costs[first + a]
                if not n or n > 2 * m + 2 or m > CHUNK * n or not wanted >> kind_of(part, cost, source_whole) & 1:
                    continue
                if alive[end] and rows[end, m] >= (high if part >= source_whole else low):
                    found = rows[end, m] * np.exp(cost + target_costs[b])
                    if found > chances[part, target_parts[b]]:
                        chances[part, target_parts[b]] = found


@njit(cache=True, nogil=True)
def follow(nodes, target, m, same, wanted, tables, low, high, ids, ready, alive, rows):
    """Write `rows[node, j]`: how likely the letters up to a node write the first j letters of the target.

    Only nodes with `wanted` kinds are looked at, and of those whose letters before are too unlikely none: `alive[node]`
    is 0 for them, 1 for one after which nothing is likely enough, else 2: less than `low`, or than `high` where
    only two neighbours as one word begin so. The first `same` letters are those of the
    target before, -1 when there was none; of `rows[node]` the first `ready[node]` hold.
    """
    _, chance, slot, chunk, swap = tables[:5]
    beyond = slot.shape[1] - 1
    for j in range(m + 1):
        for k in range(max(0, same + 1 - j), CHUNK + 1):
            ids[j, k] = chunk_number(chunk, target, j, j + k, beyond - CHUNK - 1) if j + k <= m else beyond
    rows[0, 1 : m + 1] = 0.0
    rows[0, 0], alive[0] = 1.0, 2
    for node in range(1, len(nodes)):
        before, context, letter, kinds = nodes[node]
        have = min(ready[node], same + 1)
        ready[node] = have
        if not kinds & wanted or alive[before] < 2:
            alive[node] = 0
            continue
        least = low if kinds & ALONE else high
        row, last, emits, where = rows[node], rows[before], chance[context], slot[letter - 1]
        crossing = swap > 0.0 and before > 0 and letter != nodes[before, 2]
        total = zero = one = two = three = 0.0
        for j in range(have):
            total += row[j] if row[j] >= least * SPARE else 0.0
        for j in range(max(0, have - CHUNK), m + 1):
            here, four = last[j], 0.0
            if here >= least * SPARE:
                zero += here * emits[where[ids[j, 0]]]
                one += here * emits[where[ids[j, 1]]]
                two += here * emits[where[ids[j, 2]]]
                three += here * emits[where[ids[j, 3]]]
                four += here * emits[where[ids[j, 4]]]
            if j >= have:
                if crossing and j > 1 and letter == target[j - 2] and nodes[before, 2] == target[j - 1]:
                    zero += rows[nodes[before, 0], j - 2] * swap
                row[j] = zero
                total += zero if zero >= least * SPARE else 0.0
            zero, one, two, three = one, two, three, four
        ready[node], alive[node] = m + 1, 2 if total >= least else 1
