"""Names that are nearly each other and are not: as single words, and as brothers and sisters of one father."""

import csv
import random
import re
from pathlib import Path

from benchmarks.names.sets import Case, read

from khabar.names import compare, parse
from khabar.names.scripts import load

ALIKE = """
محمد محمود أحمد حمد حامد حميد حماد; حسن حسين حسان; علي علاء عالية علا; سعيد سعد أسعد; خالد خليل خلود
رامي رامز رامية; عمر عمار عامر عمرو; ملك ملاك مالك; سامي سامر سمير سمر; جمال جميل جميلة; أمير أمين; أمل أمال
كمال كامل كميل; صالح صلاح صلح; سليم سالم سلام سلمى سليمان سلمان; ماهر مهران مهر; نور نورا نوري; ناصر نصر نصار
"""
"""Sets of names that ears and keyboards confuse; those of issue and experiments first."""

_FOLD = load("arabic").fold
SETS = [[_FOLD(word) for word in group.split()] for group in re.split(r"[;\n]", ALIKE.strip())]
SET_OF = {word: group for group in SETS for word in group}


def words(data: Path) -> Case:
    """Latin spellings of such names, as far as training did not see that pair, among all of them."""
    spelled: set[tuple[str, str]] = set()
    with (data / "names" / "wd_arabic_test.tsv").open(encoding="utf-8", newline="") as lines:
        for latin, letters, _ in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            spelled.add((latin, _FOLD(letters.replace(" ", ""))))
    arabic = {record["record_id"]: record["name"] for record in read(data / "people" / "release_b.csv")}
    for record in read(data / "people" / "release_b_latin.csv"):
        spelled.add((parse(record["name"]).given.lower(), _FOLD(parse(arabic[record["record_id"]]).given)))
    pool = sorted(SET_OF)
    asked = sorted((latin, word) for latin, word in spelled if word in SET_OF and latin)
    return Case("hard words", [latin for latin, _ in asked], pool, [frozenset([pool.index(w)]) for _, w in asked])


def brothers(data: Path) -> Case:
    """Latin names of a release among the same names in Arabic and those of all brothers with a name nearly theirs."""
    arabic = {record["record_id"]: record["name"] for record in read(data / "people" / "release_b.csv")}
    queries, pool, truth = [], [], []
    for record in read(data / "people" / "release_b_latin.csv"):
        parts = parse(arabic[record["record_id"]]).parts
        given = _FOLD(parts[0].text)
        if given in SET_OF and len(parts) > 2:
            queries.append(record["name"])
            truth.append(frozenset([len(pool)]))
            rest = " ".join(part.text for part in parts[1:])
            pool.extend(f"{name} {rest}" for name in [given, *(n for n in SET_OF[given] if n != given)])
    return Case("hard brothers", queries, pool, truth)


def siblings(data: Path, several: int = 8) -> Case:
    """Latin names of a release among the same names in Arabic, each with so many brothers and sisters: father, kin and
    family the same, given names as usual as they are on the list."""
    arabic = {record["record_id"]: parse(record["name"]).parts for record in read(data / "people" / "release_b.csv")}
    lot, given = random.Random(8), [parts[0].text for parts in arabic.values() if parts]
    queries, pool, truth = [], [], []
    for record in read(data / "people" / "release_b_latin.csv"):
        parts = arabic[record["record_id"]]
        if len(parts) > 2:
            rest = " ".join(part.text for part in parts[1:])
            others = (name for name in iter(lambda: lot.choice(given), None) if _FOLD(name) != _FOLD(parts[0].text))
            family = [parts[0].text, *(next(others) for _ in range(several))]
            queries.append(record["name"])
            truth.append(frozenset([len(pool)]))
            pool.extend(f"{name} {rest}" for name in family)
    return Case("hard siblings", queries, pool, truth)


def apart(case: Case) -> dict[str, float]:
    """Of names that stand with their siblings after them: how often the given name speaks for its own, and against a
    sibling's, by `compare`."""
    ends = [min(right) for right in case.truth]
    own, others = [], []
    for query, start, end in zip(case.queries, ends, [*ends[1:], len(case.pool)], strict=True):
        first, *rest = (compare(query, name).alignment[0].weight for name in case.pool[start:end])
        own.append(first > 0)
        others += [weight < 0 for weight in rest]
    return {"own_speaks_for": sum(own) / len(own), "sibling_speaks_against": sum(others) / len(others)}
