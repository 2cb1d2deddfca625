"""How much it tells that two tokens agree, given how often tokens occur in a pool of names."""

from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.names import tables, walking
from khabar.names.attested import attested
from khabar.names.initials import begun_by, initials_of
from khabar.names.spelling import Token, coded
from khabar.names.tries import Trie
from khabar.names.vocabulary import Vocabulary

Floats = NDArray[np.float64]


class Depth(NamedTuple):
    """How far a search for tokens goes: down to a `share` of the best chance, trying `start` first, `end` last."""

    start: float
    end: float
    share: float


USUALLY, FULLY = Depth(3e-4, 1e-9, 1e-2), Depth(1e-18, 1e-18, 1.0)
"""For a part of a name among many, and for a few tokens."""

RAREST = log(2e5)
"""The most, in nats, that agreement on one token can tell."""
MISMATCH = {("arabic", "arabic"): 1e-2, ("arabic", "latin"): 3e-4, ("latin", "latin"): 1e-3}
"""Share of true pairs whose tokens differ beyond any spelling, by the scripts of the two."""


def matches(
    query: Token, vocabulary: Vocabulary, script: str, depth: Depth = USUALLY
) -> tuple[NDArray[np.int32], Floats]:
    """The tokens of that script that resemble the query, with P(query | token), as far as `depth` goes.

    An Arabic query against Latin tokens gives P(token | query): there is no channel from Latin to Arabic.
    """
    letter = query[1][0][0]
    if len(letter) == 1:
        return begun_by(query[0], letter, vocabulary.tokens, script)
    least = depth.start
    while True:
        found = [_walked(query, trie, script, least) for trie in vocabulary.tries(script)]
        tokens = np.concatenate([tokens for tokens, _ in found]) if found else np.zeros(0, np.int32)
        chance = np.concatenate([chance for _, chance in found]) if found else np.zeros(0)
        best = float(chance.max(initial=0.0))
        if best * depth.share >= least or least <= depth.end:
            break
        least = max(best * depth.share if best else least * 1e-3, depth.end)
    initials, agreeing = initials_of(query, vocabulary.number, script)
    tokens, chance = np.concatenate([tokens, initials]), np.concatenate([chance, agreeing])
    order = np.lexsort((-chance, tokens))
    first = np.ones(len(order), np.bool_)
    first[1:] = tokens[order][1:] != tokens[order][:-1]
    return tokens[order][first], chance[order][first]


def _walked(query: Token, trie: Trie, script: str, least: float) -> tuple[NDArray[np.int32], Floats]:
    """The entries of one trie against each reading of the query."""
    backwards = query[0] == "arabic" and script == "latin"
    channel = tables.channel(query[0], script) if backwards else tables.channel(script, query[0])
    walk, nodes = (walking.as_targets, trie.beginnings) if backwards else (walking.as_sources, trie.nodes)
    nothing = np.zeros(len(trie.sizes), np.bool_)
    tokens, chances = [], []
    for n, (form, penalty) in enumerate(query[1]):
        letters = np.frombuffer(coded(form, query[0]), np.uint8)
        entries, chance = np.empty(len(trie.sizes), np.int64), np.empty(len(trie.sizes))
        skipped = trie.later if n else nothing
        likely = least / np.exp(penalty)
        held = walk(nodes, skipped, letters, len(letters), channel.tables, likely, entries, chance)
        where, given = entries[:held], chance[:held]
        if query[0] != script:
            where, given = _attested(form, script, trie, where, given, n > 0)
        tokens.append(trie.tokens[where])
        chances.append(given * np.exp(trie.penalty[where] + penalty))
    return np.concatenate(tokens), np.concatenate(chances)


def _attested(
    form: str, script: str, trie: Trie, entries: NDArray[np.int64], chance: Floats, first_only: bool
) -> tuple[NDArray[np.int64], Floats]:
    """Interpolate what the channel says of entries of the other script with the spellings that are attested."""
    held = attested()
    trust = trie.trust[entries] if script == "arabic" else held.trust.get(form, 0.0)
    spelled = (held.arabic if script == "arabic" else held.latin).get(form, {})
    more, shares = [], []
    for other, share in spelled.items():
        for entry in trie.known.get(other, ()):
            if not (first_only and trie.later[entry]):
                more.append(entry)
                shares.append(share * held.trust[other if script == "arabic" else form])
    if not more:
        return entries, chance * (1 - trust)
    extra = np.array(more)
    place = np.searchsorted(entries, extra)
    there = (
        (place < len(entries)) & (entries[np.minimum(place, len(entries) - 1)] == extra) if len(entries) else place < 0
    )
    summed = chance * (1 - trust)
    added = np.array(shares)
    summed[place[there]] += added[there]
    return np.concatenate([entries, extra[~there]]), np.concatenate([summed, added[~there]])


def weigh(chance: float | Floats, usual: float | Floats, mismatch: float) -> Floats:
    """The weight in nats of a chance against the usual one, never below log(mismatch) nor above `RAREST`."""
    return np.minimum(np.log((1 - mismatch) * chance / usual + mismatch), RAREST)


def mismatch(a: str, b: str) -> float:
    """The share of true pairs whose tokens differ beyond any spelling, for two scripts."""
    return MISMATCH[(a, b) if a < b else (b, a)]
