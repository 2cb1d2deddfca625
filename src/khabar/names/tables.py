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
    return _packed(contexts, list(chunks), by_letter > 0, chance, ALPHABETS[target], _SWAP[f"{source}_{target}"])


def _packed(
    contexts: Contexts, chunks: list[str], emitted: np.ndarray, chance: Floats, target: str, swap: float
) -> Channel:
    """Keep for each letter only the chunks that it emits."""
    slot = np.full(emitted.shape, -1, np.int16)
    width = len(chance) // len(slot)
    packed = np.zeros((len(chance), int(emitted.sum(1).max())), np.float32)
    for letter, row in enumerate(emitted):
        own = np.flatnonzero(row)
        slot[letter, own] = np.arange(len(own))
        block = slice(letter * width, (letter + 1) * width)
        packed[block, : len(own)] = chance[block][:, own]
    codes = np.full(BASE ** max(map(len, chunks)), -1, np.int16)
    for number, chunk in enumerate(chunks):
        codes[code(chunk, target)] = number
    lengths = np.array([len(chunk) for chunk in chunks] + list(range(CHUNK + 1)))
    rows, ready = np.zeros((len(lengths), len(chance)), np.float32), np.zeros(len(lengths), np.bool_)
    weak = np.array([False, *(letter in contexts.weak for letter in contexts.letters)])
    return Channel(weak, packed, slot, codes, _FLOOR * by_length(), swap, rows, ready, lengths)
