"""Which names training has seen: those made of words that none of its pairs holds are reported apart."""

import subprocess
from dataclasses import replace
from pathlib import Path

from benchmarks.names.sets import Case

from khabar.names import parse
from khabar.names.data.spellings import read_tokens, read_units


def forms(data: Path, peers: str | None) -> frozenset[str]:
    """The forms, Arabic and Latin, that the pairs of training hold; without the romaniser only those of Wikidata."""
    pairs = set(read_tokens(data / "names" / "wd_arabic_train.tsv"))
    if peers:
        pairs |= set(read_units(romaniser_table(peers)).pairs)
    return frozenset(form for pair in pairs for form in pair)


def romaniser_table(peers: str) -> Path:
    """The romaniser's table in the environment of the peers."""
    program = "import arabic_name_romanizer as r; print(r.__file__)"
    told = subprocess.run([peers, "-c", program], capture_output=True, text=True, check=True).stdout.strip()
    return Path(told).parent / "resources" / "names.sqlite3"


def marked(case: Case, known: frozenset[str]) -> Case:
    """The case with its queries marked "unseen" where one of their parts is in no pair of training."""
    unseen = [any(part.form not in known for part in parse(query).parts) for query in case.queries]
    held = case.groups or [frozenset()] * len(case.queries)
    groups = [words | {"unseen"} if new else words for words, new in zip(held, unseen, strict=True)]
    return replace(case, groups=groups)
