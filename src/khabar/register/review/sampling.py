"""Pairs drawn by chance, stratum by stratum of match weight, for people to judge: what the linkage is checked by."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from django.db import transaction
from django.utils.translation import gettext as _

from khabar.linkage.sampled import Quality, Stratum, allot, quality
from khabar.model import BadInput, Verdict
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.changes import note
from khabar.register.people.grounds import Pair
from khabar.register.people.models import RunInForce
from khabar.register.review.candidates import Said
from khabar.register.review.evidence import Faint, faint_pairs, resolved
from khabar.register.review.heard import heard
from khabar.register.review.models import CheckPair, CheckSample

EDGES = {True: (0.0, 0.5, 0.9, 0.99, 0.999, 1.0), False: (0.01, 0.1, 0.3, 0.5, 1.0)}
"""Match probabilities between the strata, of linked pairs and of others."""

SIZE = 250
"""Pairs of a sample, about."""


class _Group(NamedTuple):
    """A stratum before it is drawn from: pairs that the register holds, and such as only stand in the files of runs."""

    is_linked: bool
    low: float
    high: float
    pairs: list[Pair]
    faint: list[Faint]
    linked_faint: int

    def __len__(self) -> int:
        return len(self.pairs) + len(self.faint)


@needs(Right.ANALYSE)
@transaction.atomic
def draw(seed: int, actor: User | None = None, size: int = SIZE) -> CheckSample:
    """Draw a new sample of the pairs that the link runs in force kept; its pairs join the queue. Raises BadInput.

    The strata are those of the model's own match probability, linked or not; pairs from 0.1 up, and linked ones, stand
    in the register, those from 0.01 up in the files of the runs. What people judged already is drawn like all else.
    """
    said = heard(judged_too=True)
    groups = [group for group in _groups(said.same, said.unsure) if len(group)]
    if not groups:
        raise BadInput(_("No link run that counts has weighed any pair. Link first."))
    numbers = allot([len(group) for group in groups], [(group.low + group.high) / 2 for group in groups], size)
    runs = sorted(RunInForce.objects.values_list("run", flat=True))
    strata = [
        {
            "is_linked": group.is_linked,
            "low": group.low,
            "high": group.high,
            "pairs": len(group) - group.linked_faint,
            "drawn": many,
        }
        for group, many in zip(groups, numbers, strict=True)
    ]
    sample = CheckSample.objects.create(runs=runs, strata=strata, seed=seed, actor=actor)
    chance, known = np.random.default_rng(seed), {**said.same, **said.unsure}
    drawn = [
        CheckPair(
            sample=sample, record_a_id=pair[0], record_b_id=pair[1], stratum=stratum, run=word[0], weight=word[1],
            probability=word[2],
        )
        for stratum, (group, many) in enumerate(zip(groups, numbers, strict=True))
        for pair, word in _of(group, many, chance, known)
    ]  # fmt: skip
    CheckPair.objects.bulk_create(drawn)
    note(actor, "pairs drawn to check", f"sample {sample.public_id}", pairs=len(drawn))
    return sample


def _groups(same: Mapping[Pair, Said], unsure: Mapping[Pair, Said]) -> Iterator[_Group]:
    below = EDGES[False][1]
    faint = faint_pairs(sorted(RunInForce.objects.values_list("run", flat=True)), below)
    linked_faint = sum(probability < below for _run, _weight, probability in same.values()) if faint else 0
    for is_linked, words in ((True, same), (False, unsure)):
        pairs = list(words)
        probability = np.array([words[pair][2] for pair in pairs])
        for low, high in pairwise(EDGES[is_linked]):
            inside = np.flatnonzero((probability >= low) & ((probability < high) | (high == 1.0)))
            held = [pairs[row] for row in inside.tolist()]
            if not is_linked and low == EDGES[False][0]:
                yield _Group(is_linked, low, high, held, faint, linked_faint)
            else:
                yield _Group(is_linked, low, high, held, [], 0)


def _of(
    group: _Group, many: int, chance: np.random.Generator, known: Mapping[Pair, Said]
) -> Iterator[tuple[Pair, Said]]:
    """Pairs drawn of a stratum. Of the files' pairs, those that are linked, or gone with an intake, are none of it."""
    rows = np.sort(chance.choice(len(group), many, replace=False)).tolist()
    for row in rows:
        if row < len(group.pairs):
            yield group.pairs[row], known[group.pairs[row]]
    for pair, word in resolved([group.faint[row - len(group.pairs)] for row in rows if row >= len(group.pairs)]):
        if pair not in known:
            yield pair, word


class Checked(NamedTuple):
    """A sample with what people said of it so far; `is_current` is whether the same link runs still count."""

    sample: CheckSample
    strata: list[Stratum]
    quality: Quality
    is_current: bool

    @property
    def left(self) -> int:
        """How many drawn pairs nobody has judged yet."""
        return int(self.sample.pairs.count()) - sum(one.judged + one.unsure for one in self.strata)


def checked() -> Checked | None:
    """What the latest sample says of the linkage; None where none was drawn."""
    sample = CheckSample.objects.first()
    if sample is None:
        return None
    pairs = {(one.record_a_id, one.record_b_id): one.stratum for one in sample.pairs.all()}
    people = heard({pair[0] for pair in pairs}).people
    counts = [[0, 0, 0] for _stratum in sample.strata]
    for pair, stratum in pairs.items():
        stands = people.get(pair)
        if stands and not stands.is_disputed:
            counts[stratum][0] += stands.verdict != Verdict.UNSURE
            counts[stratum][1] += stands.verdict == Verdict.SAME
            counts[stratum][2] += stands.verdict == Verdict.UNSURE
    strata = [
        Stratum(told["is_linked"], told["low"], told["high"], told["pairs"], *count)
        for told, count in zip(sample.strata, counts, strict=True)
    ]
    is_current = sample.runs == sorted(RunInForce.objects.values_list("run", flat=True))
    return Checked(sample, strata, quality(strata), is_current)
