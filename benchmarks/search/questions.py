"""Questions drawn from what a register holds, the same for the same register."""

import csv
import random
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

ARABIC = ("\u0600", "\u06ff")


def drawn(count: int) -> dict[str, list[Any]]:
    """By kind of question, `count` of them, or as many as there are different ones."""
    from khabar.model import ClaimKind
    from khabar.register.documents.models import Source
    from khabar.register.people.models import Claim
    from khabar.register.people.searching.question import Question

    chance = random.Random(9)
    records = _some(chance, 12 * count)
    arabic = [one for one in records if _is_arabic(one.name)]
    latin = [one for one in records if not _is_arabic(one.name)]
    mothers = [one for one in records if one.values.get("mother_name")]
    numbers = [one for one in records if one.values.get("national_id") or one.values.get("register_number")]
    claims = Claim.objects.filter(record__in=[one.pk for one in records]).exclude(date="").select_related("record")
    placed = list(claims.exclude(place="").order_by("pk"))[:count]
    housed = list(claims.exclude(facility="").order_by("pk"))[:count]
    sources = list(Source.objects.order_by("name").values_list("name", flat=True))
    return {
        "name_latin": [Question(name=one.name) for one in latin[:count]],
        "name_arabic": [Question(name=one.name) for one in arabic[:count]],
        "name_two_parts": [Question(name=_ends(one.name)) for one in records[:count]],
        "name_one_part": [Question(name=one.name.split()[0]) for one in records[:count]],
        "name_and_mother": [
            Question(name=_ends(one.name), mother=one.values["mother_name"]) for one in mothers[:count]
        ],
        "name_place_period": [
            Question(name=_ends(one.record.name), place=one.place, since=one.date[:4], until=one.date[:4])
            for one in placed
        ],
        "facility_period": [Question(facility=one.facility, since=one.date[:4], until=one.date[:4]) for one in housed],
        "place_period_kind": [
            Question(place=one.place, since=one.date[:7], until=one.date[:7], kind=one.kind) for one in placed
        ],
        "source_rating": [
            Question(source=source, reliability=grade, credibility=credibility)
            for source in sources
            for grade in ("", "B", "E")
            for credibility in ("", "3")
        ],
        "kind_of_claim": [Question(kind=kind.value) for kind in ClaimKind],
        "number": [
            Question(number=one.values.get("national_id") or one.values["register_number"]) for one in numbers[:count]
        ],
    }


def _some(chance: random.Random, count: int) -> list[Any]:
    from khabar.register.documents.models import Record

    first, last = (Record.objects.order_by(order).values_list("pk", flat=True)[0] for order in ("pk", "-pk"))
    keys = [chance.randint(first, last) for _ in range(count)]
    held = Record.objects.in_bulk(keys)
    return [held[key] for key in dict.fromkeys(keys) if key in held and len(held[key].name.split()) > 1]


def _is_arabic(name: str) -> bool:
    return any(ARABIC[0] <= letter <= ARABIC[1] for letter in name)


def _ends(name: str) -> str:
    words = name.split()
    return f"{words[0]} {words[-1]}"


def pairs(truth: Path, count: int) -> list[tuple[str, set[int]]]:
    """Names from one list, and the keys of the rows of the same person in other lists, as the generator knows."""
    from khabar.register.documents.models import Record

    persons: dict[str, dict[str, str]] = defaultdict(dict)
    with truth.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            persons[row["person_id"]].setdefault(row["list"], row["record_id"])
    several = [rows for _, rows in sorted(persons.items()) if len(rows) > 1]
    found = []
    for rows in random.Random(11).sample(several, min(count, len(several))):
        held = [
            Record.objects.filter(list__name=of_list, given_id=given, repeat=0).values_list("name", "pk").first()
            for of_list, given in rows.items()
        ]
        (name, _), *others = [one for one in held if one] or [("", 0)]
        if others:
            found.append((name, {key for _, key in others}))
    return found


def share_found(wanted: list[tuple[str, set[int]]], search: Callable[[str], list[int]]) -> float:
    """The share of names that lead to one of their records among the first 25 others."""
    return round(sum(bool(keys & set(search(name))) for name, keys in wanted) / max(len(wanted), 1), 3)
