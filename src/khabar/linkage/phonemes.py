"""The alphabet in which names are compared, and what it costs to take one letter for another.

Costs follow what goes wrong between scripts and ears: sound-alikes are nearly free, weak letters (w, y) and a breathed
h come and go, anything else is a whole mistake.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

ALPHABET = "btTjxHhdDrzs$SkqgGflmnwyaepvoiu'0123456789"
"""Phonemes as `khabar.names.sound` writes them; a letter's code is its place here plus one. Others share codes."""

LONGEST = 16
"""Letters of a name that are looked at; the tail of a longer one is not compared."""

TRANSPOSED = 0.8

_ALIKE = (
    ("tT", 0.3),
    ("dD", 0.25),
    ("gG", 0.3),
    ("gj", 0.35),
    ("Gj", 0.5),
    ("kq", 0.15),
    ("qg", 0.4),
    ("sz", 0.4),
    ("zD", 0.35),
    ("sT", 0.4),
    ("zT", 0.5),
    ("hx", 0.4),
    ("kx", 0.5),
    ("wy", 0.5),
    ("fv", 0.1),
    ("bp", 0.1),
    ("wv", 0.4),
)
_WEAK = {"w": 0.15, "y": 0.15, "h": 0.35, "a": 0.15, "e": 0.15, "i": 0.15, "o": 0.15, "u": 0.15, "'": 0.1}
WILD = 1 << 24
"""Mark of a sound with a letter that stands in for several groups at less than a whole mistake."""

_WILD = "TDqxv"
_MARKED = ("b p", "t", "j g G", "d", "r", "z s S", "$", "k", "f", "l", "m", "n", *"0123456789")


def substitution_costs() -> NDArray[np.float32]:
    """Give the 64 x 64 cost of reading one letter for another, 0 on the diagonal, at most 1."""
    costs = np.ones((64, 64), np.float32)
    np.fill_diagonal(costs, 0)
    for pair, cost in _ALIKE:
        x, y = code_of(pair[0]), code_of(pair[1])
        costs[x, y] = costs[y, x] = cost
    return costs


def drop_costs() -> NDArray[np.float32]:
    """Give the cost of each letter appearing on one side only."""
    costs = np.ones(64, np.float32)
    for letter, cost in _WEAK.items():
        costs[code_of(letter)] = cost
    return costs


def mark_bits() -> NDArray[np.int32]:
    """Give letters that sound alike one bit, and letters that sound like several groups, or are weak, none.

    A bit without its like on the other side costs a whole mistake, unless a wild letter makes up for it, so that
    counting bits bounds a distance from below.
    """
    bits = np.zeros(64, np.int32)
    for n, group in enumerate(_MARKED):
        for letter in group.split():
            bits[code_of(letter)] = np.int32(1) << n
    for letter in _WILD:
        bits[code_of(letter)] = WILD
    return bits


def code_of(letter: str) -> int:
    """Give a letter's code, 1 to 63. Ex: code_of("b") -> 1."""
    place = ALPHABET.find(letter)
    return place + 1 if place >= 0 else len(ALPHABET) + 1 + ord(letter) % (63 - len(ALPHABET))


def spell(sounds: list[str]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Write sounds as rows of letter codes and their lengths. Ex: spell(["mHmd"])[1] -> [4]."""
    letters = np.zeros((len(sounds), LONGEST), np.uint8)
    lengths = np.zeros(len(sounds), np.uint8)
    for row, sound in enumerate(sounds):
        codes = [code_of(letter) for letter in sound[:LONGEST]]
        letters[row, : len(codes)] = codes
        lengths[row] = len(codes)
    return letters, lengths
