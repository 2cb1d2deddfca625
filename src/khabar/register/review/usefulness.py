"""How much looking at a pair of records is worth: the order of the review queue.

    usefulness = doubt x (1 + log2(1 + n_a n_b)) x (1 + sum of the boosts)

- doubt: how little is known of the answer, in bits: the entropy of the match probability p, H(p) = -p log2 p -
  (1 - p) log2 (1 - p), 1 at p = 1/2 and 0 at p = 0 or 1. It counts as 1 where the run held a pair apart that it thinks
  likelier the same, or joined one that it thinks likelier different.
- n_a, n_b: the records of the two persons that would be joined; of a pair that is linked, those on either side of the
  link, which would be parted. Joining or parting them changes what is held of n_a n_b pairs.
- boosts, by what a wrong answer would do: +0.5 hard news (a death, a burial, remains) of either; +0.5 at odds: a death
  of one and news of life of the other, which one person would contradict; +0.25 a woman or a child, whom lists leave
  out more often and mistakes hurt more; +0.25 two lists, since a link across lists is what nobody else makes.

The first factor is what an answer tells, the others what it changes: the value of information, roughly. It is an order,
not a measure of anything; see docs/decisions.
"""

from collections.abc import Mapping
from math import log2

BOOSTS: Mapping[str, float] = {"hard_news": 0.5, "at_odds": 0.5, "woman_or_child": 0.25, "two_lists": 0.25}


def doubt(probability: float, is_linked: bool) -> float:
    """How little is known, 0 to 1. Ex: doubt(0.5, True) == 1, doubt(0.9, True) == 0.469, doubt(0.9, False) == 1."""
    if (probability >= 0.5) != is_linked:
        return 1.0
    if probability in (0.0, 1.0):
        return 0.0
    return -probability * log2(probability) - (1 - probability) * log2(1 - probability)


def usefulness(probability: float, is_linked: bool, sizes: tuple[int, int], facts: Mapping[str, object]) -> float:
    """The place in the queue, highest first; `facts` holds the names of BOOSTS that are true.

    Ex: usefulness(0.5, False, (1, 1), {"two_lists": True}) -> 2.5
    """
    boost = sum(more for name, more in BOOSTS.items() if facts.get(name))
    return doubt(probability, is_linked) * (1 + log2(1 + sizes[0] * sizes[1])) * (1 + boost)
