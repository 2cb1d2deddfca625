"""Peers on one case, in an environment that has them: `peer_side.py PEER CASE.json OUT.json` writes answers like ours.

A peer answers at most as many queries as it can in reasonable time; how many is told in what it writes.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

KEPT = 30
PAIRS = {"logic-v2": 120_000}
"""Comparisons that a peer gets in all, when it takes some milliseconds for each."""
QUERIES = {"arabnamer": 50}


def best(scores: np.ndarray) -> list[tuple[int, float]]:
    """The rows with the highest scores, best first."""
    order = np.argsort(-scores, kind="stable")[:KEPT]
    return [(int(row), float(scores[row])) for row in order]


def ranked(queries: list[str], pool: list[str], scorer: Callable[..., float]) -> list[list[tuple[int, float]]]:
    """Every query against every row."""
    found = []
    for start in range(0, len(queries), 50):
        scores = process.cdist(queries[start : start + 50], pool, scorer=scorer, dtype=np.float32, workers=1)
        found += [best(row) for row in scores]
    return found


def romaniser(queries: list[str], pool: list[str]) -> list[list[tuple[int, float]]]:
    """arabic-name-romanizer on what is Arabic, then the words in alphabetical order compared by edits."""
    from arabic_name_romanizer import transliterate_many

    def latin(names: list[str]) -> list[str]:
        return [text.lower() for text in transliterate_many(names)] if arabic(names) else [n.lower() for n in names]

    return ranked(latin(queries), latin(pool), fuzz.token_sort_ratio)


def jaro(queries: list[str], pool: list[str]) -> list[list[tuple[int, float]]]:
    """anyascii and Jaro-Winkler."""
    from anyascii import anyascii

    def plain(names: list[str]) -> list[str]:
        return [anyascii(name).lower() for name in names]

    return ranked(plain(queries), plain(pool), JaroWinkler.similarity)


def logic(queries: list[str], pool: list[str]) -> list[list[tuple[int, float]]]:
    """nomenklatura's logic-v2 on persons that have a name only."""
    from followthemoney import model
    from nomenklatura.matching.logic_v2.model import LogicV2
    from nomenklatura.matching.logic_v2.names.match import name_match

    def person(name: str, n: int) -> Any:
        return model.get_proxy({"id": f"p{n}", "schema": "Person", "properties": {"name": [name]}})

    config = LogicV2.default_config()
    rows = [person(name, n) for n, name in enumerate(pool)]
    return [
        best(np.array([name_match(asked, row, config).score for row in rows]))
        for asked in (person(query, -1) for query in queries)
    ]


def arabnamer(queries: list[str], pool: list[str]) -> list[list[tuple[int, float]]]:
    """arabnamer: Latin names written in Arabic by its model, then its normalisation and ratio."""
    import arabnamer as peer
    from arabnamer.scoring import normalize_arabic

    if not arabic(pool):
        return []
    asked = queries if arabic(queries) else [peer.translit(name).arabic for name in queries]
    return ranked([normalize_arabic(name) for name in asked], [normalize_arabic(name) for name in pool], fuzz.ratio)


def arabic(names: list[str]) -> bool:
    """Whether most names of a list are in Arabic letters."""
    return sum("\u0600" <= name[:1] <= "\u06ff" for name in names) * 2 > len(names)


PEERS = {
    "romaniser + token sort": romaniser,
    "anyascii + Jaro-Winkler": jaro,
    "logic-v2": logic,
    "arabnamer": arabnamer,
}


def main(peer: str, case: str, out: str) -> None:
    asked = json.loads(Path(case).read_text("utf-8"))
    pool, queries = asked["pool"], asked["queries"]
    most = min(QUERIES.get(peer, len(queries)), PAIRS.get(peer, 10**12) // len(pool))
    begun = time.process_time()
    answers = PEERS[peer](queries[:most], pool) if most >= 20 else []
    told = {"answers": answers, "seconds": time.process_time() - begun}
    Path(out).write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:4])
