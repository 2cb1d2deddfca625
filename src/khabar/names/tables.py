"""The channels read from data/ into tables for the kernels, each once."""

from functools import cache
from importlib.resources import files

import numpy as np

from khabar.names.channel import ALPHABETS, BASE, CHUNK, WEAK, Channel, Contexts, Floats, by_length, code, smoothed

_DATA = files("khabar.names") / "data"
_FLOOR = 2e-3
_SWAP = {"latin_latin": 1e-3, "arabic_latin": 0.0, "arabic_arabic": 1.5e-3}


@cache
def channel(source: str, target: str) -> Channel:
    """The channel from one script to another: arabic to latin, latin to latin, or arabic to arabic."""
    contexts = Contexts(ALPHABETS[source], WEAK[source])
    rows = [line.split("\t") for line in (_DATA / f"{source}_{target}.tsv").read_text("utf-8").splitlines()]
    chunks = {"": 0}
    held: list[tuple[int, bool, int, float]] = []
    for letter, before, after, counts in rows:
        general = before == "*"
        place = contexts.letters.index(letter) if general else contexts.place(letter, int(before), after.strip("-"))
        fields = counts.split(" ")
        for chunk, count in zip(fields[::2], fields[1::2], strict=True):
            held.append((place, general, chunks.setdefault(chunk.strip("-"), len(chunks)), float(count)))
    by_context = np.zeros((len(contexts.wider), len(chunks)))
    by_letter = np.zeros((len(contexts.letters), len(chunks)))
    for place, general, chunk_id, amount in held:
        (by_letter if general else by_context)[place, chunk_id] = amount
    lengths = np.array([len(chunk) for chunk in chunks])
    chance = smoothed(by_context, by_letter, lengths, contexts)
    return _packed(contexts, list(chunks), by_letter, chance, ALPHABETS[target], _SWAP[f"{source}_{target}"])


def _packed(contexts: Contexts, chunks: list[str], counts: Floats, chance: Floats, target: str, swap: float) -> Channel:
    """Keep for each letter only the chunks that it emits, the usual ones side by side in memory."""
    width, most = len(chance) // len(counts), int(np.count_nonzero(counts, axis=1).max())
    lengths = np.array([len(chunk) for chunk in chunks] + list(range(CHUNK + 1)))
    slot = np.full((len(counts), len(lengths) + 1), CHUNK + 1, np.uint16)
    slot[:, :-1] = lengths
    packed = np.zeros((len(chance), CHUNK + 2 + most), np.float32)
    packed[:, : CHUNK + 1] = _FLOOR * by_length()
    for letter, row in enumerate(counts):
        own = np.argsort(-row, kind="stable")[: np.count_nonzero(row)]
        slot[letter, own] = np.arange(CHUNK + 2, CHUNK + 2 + len(own))
        block = slice(letter * width, (letter + 1) * width)
        packed[block, CHUNK + 2 : CHUNK + 2 + len(own)] = chance[block][:, own]
    number = np.arange(BASE ** max(map(len, chunks)))
    codes = (len(chunks) + (number[:, None] >= BASE ** np.arange(CHUNK)).sum(1)).astype(np.int16)
    for at, chunk in enumerate(chunks):
        codes[code(chunk, target)] = at
    rows, ready = np.zeros((len(lengths), len(chance)), np.float32), np.zeros(len(lengths), np.bool_)
    weak = np.array([False, *(letter in contexts.weak for letter in contexts.letters)])
    return Channel(weak, packed, slot, codes, swap, rows, ready, lengths)
