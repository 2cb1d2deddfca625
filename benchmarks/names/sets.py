"""What is asked and what is searched: real lists with a known truth, which stay on the machine that holds them."""

import csv
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.names.crowd import crowd

from khabar.names import keys

POOL = 55_000
"""Rows of the large pools: about the length of the public list that the prototype was measured on."""


@dataclass(frozen=True, slots=True)
class Case:
    """Names asked for, rows searched, and the rows that are right for each name.

    `groups` gives for each query the words under which it is reported apart as well, as "syria" or "unseen".
    """

    name: str
    queries: list[str]
    pool: list[str]
    truth: list[frozenset[int]]
    groups: list[frozenset[str]] = field(default_factory=list)

    def part(self, places: list[int], name: str = "") -> "Case":
        """Only some of the queries."""
        groups = [self.groups[n] for n in places] if self.groups else []
        return Case(
            name or self.name, [self.queries[n] for n in places], self.pool, [self.truth[n] for n in places], groups
        )


def read(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def releases(data: Path, second: str, half: str) -> Case:
    """Names of one release asked for among the other's, which stand in a crowd of 55,000 like them.

    `half` is "tune" or "test": half of the pairs each, so that what was tuned on one is measured on the other.
    """
    people = data / "people"
    first, other = read(people / "release_a.csv"), read(people / second)
    row = {record["record_id"]: n for n, record in enumerate(first)}
    name = {record["record_id"]: record["name"] for record in other}
    pairs = [
        pair
        for pair in read(people / "releases_truth.csv")
        if (int(pair["record_id_b"][1:]) % 2 == 0) == (half == "tune")
    ]
    known = [record["name"] for record in first]
    pool = known + crowd(known + [record["name"] for record in read(people / "release_b.csv")], POOL - len(known))
    queries = [name[pair["record_id_b"]] for pair in pairs]
    truth = [frozenset([row[pair["record_id_a"]]]) for pair in pairs]
    script = "latin" if "latin" in second else "arabic"
    return Case(f"releases {script} to arabic", queries, pool, truth)


def to_latin(data: Path) -> Case:
    """Arabic names asked for among Latin ones: the test half of the releases, no crowd."""
    people = data / "people"
    first, other = read(people / "release_a.csv"), read(people / "release_b_latin.csv")
    row = {record["record_id"]: n for n, record in enumerate(other)}
    name = {record["record_id"]: record["name"] for record in first}
    pairs = [pair for pair in read(people / "releases_truth.csv") if int(pair["record_id_b"][1:]) % 2]
    queries = [name[pair["record_id_a"]] for pair in pairs]
    return Case(
        "releases arabic to latin", queries, [record["name"] for record in other],
        [frozenset([row[pair["record_id_b"]]]) for pair in pairs],
    )  # fmt: skip


def union(data: Path, source: str, target: str) -> Case:
    """Persons of two regulations of the European Union: one form asked for among all others and a release.

    Reported apart are those of whom no other form has a part in common with the one asked for, by index keys, as noms
    de guerre and nicknames: nothing that reads only names can find them, so their share is what R@1 can't pass.
    """
    persons = read(data / "people" / "eu_person_alias_groups.csv")
    second = "release_a.csv" if target == "arabic" else "release_b_latin.csv"
    pool = [record["name"] for record in read(data / "people" / second)]
    queries, truth, groups = [], [], []
    for person in persons:
        arabic = whole(person["arabic"].split("|"))
        latin = whole(person["latin_forms"].split("|")) or [person["name"]]
        asked = latin[:1] if source == "latin" else arabic[:1]
        offered = arabic if target == "arabic" else latin[1:] if source == "latin" else latin
        if not asked or not offered:
            continue
        shared = any(set(keys(asked[0])) & set(keys(form)) for form in offered)
        truth.append(frozenset(range(len(pool), len(pool) + len(offered))))
        pool.extend(offered)
        queries.append(asked[0])
        origin = "syria" if person["list"] == "EU-SYR" else "other"
        groups.append(frozenset([origin, f"{origin}, {'a part' if shared else 'no part'} in common"]))
    return Case(f"EU {source} to {target}", queries, pool, truth, groups)


def whole(forms: list[str]) -> list[str]:
    """The forms of two words or more; parts that stand apart are put together when there is none."""
    forms = [" ".join(form.split()) for form in forms if form.strip()]
    longer = [form for form in forms if " " in form]
    return longer or ([" ".join(forms)] if len(forms) > 1 else [])


def tokens(data: Path) -> Case:
    """Single Latin words that were held out from training, among the Arabic words that they write."""
    written: dict[str, set[str]] = defaultdict(set)
    with (data / "names" / "wd_arabic_test.tsv").open(encoding="utf-8", newline="") as lines:
        for latin, letters, _ in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            written[latin].add(letters.replace(" ", ""))
    pool = sorted({word for words in written.values() for word in words})
    place = {word: n for n, word in enumerate(pool)}
    asked = random.Random(4).sample(sorted(written), 2000)
    return Case("held-out words", asked, pool, [frozenset(place[word] for word in written[latin]) for latin in asked])


def every_case(data: Path) -> Iterator[Case]:
    """All cases, the releases with the half that nothing was tuned on."""
    yield releases(data, "release_b_latin.csv", "test")
    yield releases(data, "release_b.csv", "test")
    yield to_latin(data)
    for source, target in (("latin", "arabic"), ("arabic", "latin"), ("latin", "latin")):
        yield union(data, source, target)
    yield tokens(data)
