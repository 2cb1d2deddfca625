"""The compiled inner loops: how likely one token writes another, and how two rows of tokens align."""

# mypy: disable-error-code="no-untyped-def"
import numpy as np
from numba import njit

CHUNK = 4


@njit(cache=True, nogil=True)
def likelihood(source, n, target, m, weak, chance, slot, chunk, floor, swap, ahead, ids):
    """Sum over all ways in which the letters of `source` emit the letters of `target` (the forward algorithm).

    `ahead` and `ids` are scratch space of 22 x 22 and 22 x 5.
    """
    for j in range(m + 1):
        code = 0
        ids[j, 0] = chunk[0]
        for k in range(1, min(CHUNK, m - j) + 1):
            code = code * 32 + target[j + k - 1]
            ids[j, k] = chunk[code] if code < chunk.size else -1
    ahead[: n + 1, : m + 1] = 0.0
    ahead[0, 0] = 1.0
    letters = slot.shape[0]
    for i in range(n):
        letter = source[i] - 1
        before = 0 if i == 0 else 1 if weak[source[i - 1]] else 2 if i == 1 else 3
        after = source[i + 1] - 1 if i + 1 < n else letters
        context = (letter * 4 + before) * (letters + 1) + after
        for j in range(m + 1):
            here = ahead[i, j]
            if here < 1e-30:
                continue
            for k in range(min(CHUNK, m - j) + 1):
                place = slot[letter, ids[j, k]] if ids[j, k] >= 0 else -1
                ahead[i + 1, j + k] += here * (chance[context, place] if place >= 0 else floor[k])
            if i + 2 <= n and j + 2 <= m and source[i] == target[j + 1] and source[i + 1] == target[j]:
                ahead[i + 2, j + 2] += here * swap * (source[i] != source[i + 1])
    return ahead[n, m]


@njit(cache=True, nogil=True)
def ones(bits):
    """Count the set bits of a 64-bit number."""
    bits -= (bits >> np.uint64(1)) & np.uint64(0x5555555555555555)
    bits = (bits & np.uint64(0x3333333333333333)) + ((bits >> np.uint64(2)) & np.uint64(0x3333333333333333))
    bits = (bits + (bits >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return (bits * np.uint64(0x0101010101010101)) >> np.uint64(56)


@njit(cache=True, nogil=True)
def resemble(a, b):
    """Whether two sets of consonant marks differ little: by one bit of one, two of up to five, three of more."""
    differ = ones(a ^ b)
    if differ > 3:
        return False
    most = max(ones(a), ones(b)) - 1
    return differ <= (1 if most <= 1 else 2 if most <= 5 else 3)


@njit(cache=True, nogil=True)
def near(query, marks, scripts, wanted, found):
    """Write into `found` the tokens of the `wanted` script whose consonants resemble the query's; give their number.

    Readings other than the first are held against the first of the other side only.
    """
    size = 0
    for token in range(len(marks)):
        if scripts[token] != wanted:
            continue
        hit = resemble(query[0], marks[token, 0])
        for other in range(1, 3):
            if query[other] and not hit:
                hit = resemble(query[other], marks[token, 0])
            if marks[token, other] and not hit:
                hit = resemble(query[0], marks[token, other])
        if hit:
            found[size] = token
            size += 1
    return size


@njit(cache=True, nogil=True)
def chances(letters, sizes, penalty, tokens, from_query, q_letters, q_sizes, q_penalty, tables, out):
    """Write into `out` how likely each token writes the query, or the query each token when `from_query`.

    Of several readings the likeliest counts, each at its penalty.
    """
    weak, chance, slot, chunk, floor, swap = tables
    ahead, ids = np.zeros((22, 22)), np.zeros((22, 5), np.int64)
    for n in range(len(tokens)):
        token = tokens[n]
        best = 0.0
        for x in range(3):
            if not q_sizes[x]:
                break
            for y in range(3 if x == 0 else 1):
                if not sizes[token, y]:
                    break
                a, b = letters[token, y], q_letters[x]
                i, j = sizes[token, y], q_sizes[x]
                if from_query:
                    a, b, i, j = b, a, j, i
                p = likelihood(a, i, b, j, weak, chance, slot, chunk, floor, swap, ahead, ids)
                best = max(best, p * np.exp(penalty[token, y] + q_penalty[x]))
        out[n] = best
