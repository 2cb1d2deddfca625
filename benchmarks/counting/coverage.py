"""How often intervals hold the truth, and how often an answer is refused, where the truth is known."""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from khabar.counting import Histories, Sampling, estimate

Caught = NDArray[np.bool_]
SHORT = Sampling(burn_in=4000, sweeps=16_000, thin=4)
METHODS = ("latent_class", "decomposable", "loglinear", "chao")
PEOPLE = 4000


def independent(rng: np.random.Generator) -> Caught:
    """Everybody alike, lists independent: all assumptions of all methods hold."""
    return rng.random((PEOPLE, 4)) < rng.uniform(0.1, 0.4, 4)


def two_classes(rng: np.random.Generator) -> Caught:
    """Some are caught easily by all lists and most are not: latent classes hold, the rest only nearly."""
    easy = rng.random(PEOPLE) < 0.3
    return rng.random((PEOPLE, 4)) < np.where(easy[:, None], rng.uniform(0.4, 0.6, 4), rng.uniform(0.08, 0.2, 4))


def one_pair(rng: np.random.Generator) -> Caught:
    """One list refers people to another: graphs and log-linear models hold, latent classes don't."""
    caught = rng.random((PEOPLE, 4)) < rng.uniform(0.15, 0.35, 4)
    caught[:, 1] |= caught[:, 0] & (rng.random(PEOPLE) < 0.4)
    return caught


def out_of_reach(rng: np.random.Generator) -> Caught:
    """A third of the people can't come onto any list: nothing holds, and nothing can show it."""
    caught = independent(rng)
    caught[rng.random(PEOPLE) < 1 / 3] = False
    return caught


def all_ways(rng: np.random.Generator) -> Caught:
    """Every list catches those most whom the others catch, without classes (normal): no method's assumptions hold."""
    ease = rng.normal(0, 1.5, (PEOPLE, 1))
    return rng.random((PEOPLE, 4)) < 1 / (1 + np.exp(-(ease + rng.uniform(-2.5, -1.0, 4))))


WORLDS: tuple[Callable[[np.random.Generator], Caught], ...] = (
    independent,
    two_classes,
    one_pair,
    out_of_reach,
    all_ways,
)


def coverage(populations: int) -> dict[str, Any]:
    """By world and method: populations, refused, of those answered how many intervals hold the truth, median error."""
    told: dict[str, Any] = {}
    for world in WORLDS:
        told[world.__name__] = {"says": (world.__doc__ or "").strip()}
        drawn = [_histories(world(np.random.default_rng(seed))) for seed in range(populations)]
        for method in METHODS:
            answers = [estimate(one, method, sampling=SHORT) for one in drawn]
            given = [one.estimate for one in answers if one.estimate is not None]
            told[world.__name__][method] = {
                "populations": populations,
                "refused": populations - len(given),
                "holds": sum(one.holds(PEOPLE) for one in given),
                "median_of_answers": round(float(np.median([one.median for one in given]))) if given else None,
            }
    return told


def _histories(caught: Caught) -> Histories:
    return Histories.make("ABCD", caught.tolist(), np.ones(len(caught), np.int64).tolist())
