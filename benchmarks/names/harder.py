"""A harder pool: more namesakes and families, and names asked for as other hands write them.

The persons are those of the releases that nothing was tuned on; their names are changed as lists change them, by a
kind each, and every kind is reported apart. Where it says so no name alone can tell who is meant.
"""

import csv
import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from benchmarks.names.crowd import crowd
from benchmarks.names.sets import POOL, Case, read

from khabar.names import parse
from khabar.names.counted import shares
from khabar.names.scripts import load

Parts = list[str]
Change = Callable[[Parts, "Hand"], Parts]


class Hand:
    """Somebody who writes names: with a lottery, other spellings of a part, and given and family names at hand."""

    def __init__(self, data: Path, given: list[str], families: list[str], seed: int) -> None:
        self.lot = random.Random(seed)
        self.given, self.families = given, families
        self.spellings: dict[str, list[str]] = defaultdict(list)
        fold = load("arabic").fold
        with (data / "names" / "wd_arabic_test.tsv").open(encoding="utf-8", newline="") as lines:
            for latin, letters, _ in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                self.spellings[fold(letters.replace(" ", ""))].append(latin.capitalize())


def typo(parts: Parts, hand: Hand) -> Parts:
    """A letter of one part is left out, doubled or changes places with the next."""
    long = [n for n, part in enumerate(parts) if len(part) > 3]
    if not long:
        return parts
    place = hand.lot.choice(long)
    word, at = parts[place], hand.lot.randrange(1, len(parts[place]) - 1)
    wrong = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return [*parts[:place], hand.lot.choice(wrong), *parts[place + 1 :]]


def kunya(parts: Parts, hand: Hand) -> Parts:
    """A kunya in place of the given name."""
    before = "Abu " if parts[0].isascii() else "أبو "
    return [before + hand.lot.choice(hand.given), *parts[1:]]


CHANGES: dict[str, Change] = {
    "as it is": lambda parts, _: parts,
    "no grandfather": lambda parts, _: [*parts[:2], *parts[-1:]],
    "given and family only": lambda parts, _: [parts[0], parts[-1]],
    "a typo": typo,
    "family first": lambda parts, _: [parts[-1], *parts[:-1]],
    "no blank between two": lambda parts, hand: (
        lambda n: [*parts[:n], parts[n] + parts[n + 1].lower(), *parts[n + 2 :]]
    )(hand.lot.randrange(len(parts) - 1)),
    "kunya for the given name": kunya,
    "another family name": lambda parts, hand: [*parts[:-1], hand.lot.choice(hand.families)],
    "given name as an initial": lambda parts, _: [parts[0][0] + ".", *parts[1:]],
}
OFTEN = dict.fromkeys(CHANGES, 1.0) | {"as it is": 3.0, "no grandfather": 3.0, "a typo": 2.0}


def harder(data: Path, script: str, half: str = "test") -> Case:
    """Names of the second release, in Latin or Arabic letters, among 55,000 Arabic ones with more namesakes.

    `half` is "tune" or "test", as for `sets.releases`.
    """
    people = data / "people"
    first = read(people / "release_a.csv")
    arabic = {record["record_id"]: record["name"] for record in read(people / "release_b.csv")}
    asked = (
        {record["record_id"]: record["name"] for record in read(people / "release_b_latin.csv")}
        if script == "latin"
        else arabic
    )
    row = {record["record_id"]: n for n, record in enumerate(first)}
    known = [record["name"] for record in first]
    rows = [[part.text for part in parse(name).parts] for name in asked.values()]
    hand = Hand(data, [one[0] for one in rows if one], [one[-1] for one in rows if one], 6)
    queries, truth, groups = [], [], []
    for pair in read(people / "releases_truth.csv"):
        if (int(pair["record_id_b"][1:]) % 2 == 0) == (half == "tune"):
            parts = [part.text for part in parse(asked[pair["record_id_b"]]).parts]
            kind = hand.lot.choices(list(OFTEN), list(OFTEN.values()))[0]
            if len(parts) < 3:
                kind = "as it is"
            written = CHANGES[kind](parts, hand)
            if script == "latin" and hand.lot.random() < 0.3:
                written = respelled(written, parts, arabic[pair["record_id_b"]], hand)
            queries.append(" ".join(written))
            truth.append(frozenset([row[pair["record_id_a"]]]))
            groups.append(frozenset([kind]))
    return Case(f"harder {script} to arabic", queries, [*known, *strangers(known, hand)], truth, groups)


def respelled(written: Parts, parts: Parts, arabic: str, hand: Hand) -> Parts:
    """The parts that were not changed, spelled as somebody else did, as far as such a spelling was held out."""
    forms = [part.form for part in parse(arabic).parts]
    if len(forms) != len(parts):
        return written
    known = {part: hand.spellings.get(form) for part, form in zip(parts, forms, strict=True)}
    return [hand.lot.choice(several) if (several := known.get(part)) else part for part in written]


def strangers(known: list[str], hand: Hand) -> Parts:
    """A crowd of which one in three has a family name of the region, and one in fifty is a near namesake of
    somebody."""
    families, size = sorted(shares()), POOL - len(known)
    rows = [row for row in (name.split() for name in known) if len(row) > 3]
    made = []
    for name in crowd(known, size, 7):
        words, chance = name.split(), hand.lot.random()
        if chance < 0.33:
            words[-1] = hand.lot.choice(families)
        elif chance < 0.35:
            words = list(hand.lot.choice(rows))
            words[2] = hand.lot.choice(rows)[2]
        made.append(" ".join(words))
    return made
