"""One run of linkage, in the order it happens."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from khabar.linkage.affinity import PLACES, SURE, Affinity, learn_affinities, recode, with_affinities
from khabar.linkage.aside import Aside
from khabar.linkage.blocking import MOST_RULES, Blocks, Waiting, add_blocks, reopen, without_implied, worthwhile
from khabar.linkage.candidates import NO_FLOOR, collect, find_candidates
from khabar.linkage.chance import chance
from khabar.linkage.checked import checked
from khabar.linkage.clusters import cluster
from khabar.linkage.coded import LIST
from khabar.linkage.comparisons import DIFFERENT, FIRST_AFFINITY
from khabar.linkage.encode import Encoded, encode
from khabar.linkage.engines import alone
from khabar.linkage.foresight import foresee
from khabar.linkage.gather import gather
from khabar.linkage.judgements import Judged, read_judgements
from khabar.linkage.learned import Learned
from khabar.linkage.learning import correct, taught_by
from khabar.linkage.linked import Linked, Progress
from khabar.linkage.lists import bits_apart, numbered_lists
from khabar.linkage.pairs import Pairs, no_pairs, together
from khabar.linkage.reach import Lists, Reach, look_at, reckon_reach, whole_reach
from khabar.linkage.recipe import Recipe
from khabar.linkage.rules import read_rule
from khabar.linkage.tell import tell_clusters, tell_model, tell_pairs
from khabar.linkage.training import Model, corrections_by, start_model, train
from khabar.linkage.weights import weigh

if TYPE_CHECKING:
    import pyarrow as pa

KEPT = 0.01
"""Probability from which a pair is kept."""

FLOOR = float(np.log2(KEPT / (1 - KEPT)))
"""The same in bits."""

SLACK = 4.0
"""Bits that two places which differ may turn out to be worth more, once it is known which belong together."""

SAMPLE = 400_000
"""Candidate pairs that training looks at, about; larger files are sampled by a hash of the pair."""


class Run:
    """One execution of linkage: keeps time, counts and tells how far it is."""

    def __init__(
        self, recipe: Recipe, engine: ModuleType, progress: Progress | None, folder: Path | None = None
    ) -> None:
        self.recipe = recipe
        self.engine = engine
        self.progress = progress
        self.folder = folder
        self.timings: dict[str, float] = {}
        self.counts: dict[str, int] = {}
        self.one_in = 1
        self.reach = Reach(1.0, np.zeros(0))

    def link(self, tables: Sequence[pa.Table], judgements: pa.Table | None) -> Linked:
        """Run every stage."""
        with self.stage("read"):
            records = gather(tables)
            judged = read_judgements(judgements, records)
        self.counts["records"] = len(records)
        with self.stage("encode"):
            encoded = encode(records)
        model, sample, blocks = self.learn(encoded)
        model, pairs, bits, affinities = self.score(encoded, blocks, model, sample)
        if len(judged.left):
            with self.stage("judgements"):
                model, pairs, bits = self.hear(judged, model, sample, pairs, bits)
        with self.stage("cluster"):
            shift = np.log2(self.recipe.threshold / (1 - self.recipe.threshold))
            links = judged.over(pairs.left, pairs.right, bits - shift)
            number = numbered_lists(encoded.coded.hot[:, LIST])
            labels = cluster(len(records), *links, self.recipe.unscored, number, bits_apart(model.priors))
        self.counts["clusters"] = int(labels.max(initial=-1)) + 1
        with self.stage("tell"):
            return Linked(
                tell_pairs(records, pairs, bits),
                tell_clusters(records, labels),
                records,
                tell_model(model, self.recipe, blocks, pairs)
                | foresee(bits, self.recipe.threshold, self.reach.matches)
                | checked(pairs, bits, judged, self.recipe.threshold),
                self.timings,
                self.counts,
                Learned(encoded, blocks, model, affinities, pairs.left, pairs.right, bits, labels, self.recipe),
            )

    def rules(self, encoded: Encoded) -> list[Waiting]:
        """The rules whose columns the lists have."""
        said = np.any(encoded.coded.hot >= 0, axis=0)
        rules = [read_rule(text) for text in self.recipe.rules]
        return [Waiting(rule) for rule in rules if all(said[column] for column in rule.columns)]

    def learn(self, encoded: Encoded) -> tuple[Model, Pairs, list[Blocks]]:
        """Count chance agreement, then try rule after rule: draw a sample of what they bring, learn, keep what pays."""
        coded = encoded.coded
        with self.stage("chance"):
            u = chance(coded, int(min(2_000_000, max(200_000, 30 * len(coded.hot)))), self.engine)
        lists, present = coded.hot[:, LIST], u[:, 1:].sum(axis=1) > 0
        model = start_model(u, encoded.bin_shares, lists, encoded.names.lists, present)
        self.reach, seen_once = whole_reach(model), look_at(encoded)
        budget, total = (len(coded.hot) * k for k in (self.recipe.pairs_per_record, self.recipe.pairs_in_all))
        blocks: list[Blocks] = []
        tried: list[Blocks] = []
        sample, waiting = no_pairs(), self.rules(encoded)
        while waiting and len(blocks) < MOST_RULES:
            known = len(blocks)
            with self.stage("block"):
                blocks, waiting = add_blocks(coded.hot, blocks, waiting, budget, total, self.engine)
            with self.stage("sample"):
                if not known:
                    self.one_in = max(1, round(sum(b.pairs for b in blocks) * 1.8 / SAMPLE))
                looked = [block.closed() for block in blocks[:known]] + blocks[known:]
                logs, priors, say = model.logs(), np.log(model.priors), self.say("sample")
                drawn = find_candidates(looked, coded, self.engine, logs, priors, NO_FLOOR, self.one_in, say)
                more, seen = collect(drawn, len(looked))
                sample = together([sample, more])
            with self.stage("train"):
                tried += blocks[known:]
                model = self.train(seen_once, tried, model, sample)
                paying = worthwhile(blocks[known:], seen[known:], self.chances(more, model), self.one_in)
                blocks = without_implied(blocks[:known] + paying)
                reopen(coded.hot, blocks)
        return model, sample, blocks

    def train(self, lists: Lists, tried: list[Blocks], model: Model, sample: Pairs) -> Model:
        """Learn, reckon what share of matches and kin the rules tried bring at all, and learn with that."""
        model = train(model, sample.codes, sample.free, self.one_in, self.engine.each, self.reach)
        self.reach = reckon_reach(lists, tried, sample, self.chances(sample, model), model)
        return train(model, sample.codes, sample.free, self.one_in, self.engine.each, self.reach)

    def chances(self, pairs: Pairs, model: Model) -> NDArray[np.float64]:
        """Match probabilities."""
        return np.asarray(1 / (1 + np.exp2(-weigh(pairs, model, self.engine).astype(np.float64))))

    def score(
        self, encoded: Encoded, blocks: list[Blocks], model: Model, sample: Pairs
    ) -> tuple[Model, Pairs, NDArray[np.float64], list[Affinity]]:
        """Walk all candidates, learn which places belong together, keep in order of position what is worth telling."""
        engine, hot = self.engine, encoded.coded.hot
        with Aside(self.recipe.pairs_in_memory, self.folder) as found:
            with self.stage("score"):
                logs, priors, say = hopeful(model.logs()), np.log(model.priors), self.say("score")
                for _, seen, pairs in find_candidates(blocks, encoded.coded, engine, logs, priors, FLOOR, 1, say):
                    self.counts["candidates"] = self.counts.get("candidates", 0) + seen
                    found.add(pairs)
                if found.written:
                    self.counts["pairs put aside on disk"] = found.written
            with self.stage("places"):
                sure = together(list(engine.each(partial(surely, model), found)))
                affinities = learn_affinities(sure, weigh(sure, model, engine), hot)
                recode(sample, weigh(sample, model, engine), affinities)
                placed = with_affinities(model, affinities)
                placed = train(placed, sample.codes, sample.free, self.one_in, engine.each, self.reach)
                self.reach = reckon_reach(look_at(encoded), blocks, sample, self.chances(sample, placed), placed)
                parts = list(engine.each(partial(worth_telling, model, placed, affinities), found))
        pairs = together([part for part, _ in parts])
        bits = np.concatenate([np.zeros(0, np.float32), *(weights for _, weights in parts)])
        order = np.lexsort((pairs.right, pairs.left))
        self.counts["pairs"] = len(order)
        return placed, pairs.only(order), bits[order].astype(np.float64), affinities

    def hear(
        self, judged: Judged, model: Model, sample: Pairs, pairs: Pairs, bits: NDArray[np.float64]
    ) -> tuple[Model, Pairs, NDArray[np.float64]]:
        """Learn once more with what people judged, then correct what is left over."""
        taught = taught_by(pairs, bits, judged)
        told = partial(corrections_by, *taught, self.one_in)
        model = train(model, sample.codes, sample.free, self.one_in, self.engine.each, self.reach, told)
        before = weigh(Pairs(np.zeros(0, np.int32), np.zeros(0, np.int32), taught.codes, taught.free), model, alone)
        model = replace(model, corrections=correct(taught, model.weights(), before.astype(np.float64)))
        bits = weigh(pairs, model, self.engine).astype(np.float64)
        kept = np.flatnonzero(bits >= FLOOR)
        self.counts["pairs"] = len(kept)
        return model, pairs.only(kept), bits[kept]

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage and tell of it."""
        begun = time.perf_counter()
        self.say(name)(0, 1)
        yield
        self.timings[name] = self.timings.get(name, 0.0) + time.perf_counter() - begun
        self.say(name)(1, 1)

    def say(self, name: str) -> Callable[[int, int], None]:
        """Give a callback for one stage."""
        return lambda done, total: self.progress(name, done, total) if self.progress else None


def surely(model: Model, pairs: Pairs) -> Pairs:
    """Keep the pairs that are sure enough to teach which places belong together."""
    return pairs.only(weigh(pairs, model, alone) > SURE)


def worth_telling(
    before: Model, model: Model, affinities: list[Affinity], pairs: Pairs
) -> tuple[Pairs, NDArray[np.float32]]:
    """Read places anew, weigh once more, and keep what reaches the floor, with the weights."""
    pairs = pairs._replace(codes=pairs.codes.copy())
    recode(pairs, weigh(pairs, before, alone), affinities)
    bits = weigh(pairs, model, alone)
    kept = bits >= FLOOR
    return pairs.only(kept), bits[kept]


def hopeful(logs: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give m/u, in natural logs, with what places that differ may turn out to be worth."""
    hoped = logs.copy()
    for place in PLACES:
        hoped[place, 1:FIRST_AFFINITY].reshape(7, 8)[:, DIFFERENT] += SLACK * np.log(2)
    return hoped
