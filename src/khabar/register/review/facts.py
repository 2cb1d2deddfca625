"""What makes a pair consequential: hard news, news that one person would contradict, women and children, two lists."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from khabar.model import ClaimKind
from khabar.register.documents.models import Record
from khabar.register.people.grounds import in_portions
from khabar.register.people.models import Claim

DEATH = (
    ClaimKind.DECLARED_DEAD, ClaimKind.REPORTED_DEAD, ClaimKind.BURIED, ClaimKind.REMAINS_IDENTIFIED,
)  # fmt: skip
LIFE = (ClaimKind.SEEN_ALIVE, ClaimKind.SEEN_FREE, ClaimKind.CONTACTED)
GROWN = 18
"""Years; who is younger at the time of the record is a child."""
NUMBER = re.compile(r"\d{1,3}")
YEAR = re.compile(r"[12]\d{3}")
MANY = 5_000
"""From how many records on the claims of the whole register are asked for at once."""


def news_of(records: Collection[int]) -> dict[int, set[str]]:
    """Of these records, those that tell of a death or of life, with "death" and "life"."""
    claims = Claim.objects.filter(kind__in=[*DEATH, *LIFE], is_withdrawn=False).order_by()
    wanted = set(records)
    if len(wanted) > MANY:
        rows: Iterable[tuple[int, str]] = claims.values_list("record_id", "kind").iterator()
    else:
        rows = (
            row
            for keys in in_portions(wanted)
            for row in claims.filter(record__in=keys).values_list("record_id", "kind")
        )
    found: dict[int, set[str]] = {}
    for record, kind in rows:
        if record in wanted:
            found.setdefault(record, set()).add("death" if kind in DEATH else "life")
    return found


def facts_of(one: Record, other: Record, news: Sequence[set[str]]) -> dict[str, bool]:
    """What is true of a pair, by the names of `usefulness.BOOSTS`; what is not is left out.

    `news`: "death" and "life", as the records of either person tell.
    """
    a, b = news
    told = {
        "hard_news": "death" in a | b,
        "at_odds": ("death" in a and "life" in b) or ("life" in a and "death" in b),
        "woman_or_child": any(is_woman_or_child(record.values, record.readings) for record in (one, other)),
        "two_lists": one.list_id != other.list_id,
    }
    return {name: True for name, is_so in told.items() if is_so}


def is_woman_or_child(values: Mapping[str, str], readings: Mapping[str, Sequence[object]]) -> bool:
    """Whether a record says so: by sex, by age, or by birth and event. Ex: {"age": "15 سنة"} -> True; {} -> False."""
    if _read(readings, "sex") == "female":
        return True
    if told := NUMBER.search(values.get("age", "")):
        return int(told[0]) < GROWN
    born, then = YEAR.match(_read(readings, "birth_date")), YEAR.match(_read(readings, "event_date"))
    return (
        bool(born and then) and int(_read(readings, "event_date")[:4]) - int(_read(readings, "birth_date")[:4]) < GROWN
    )


def _read(readings: Mapping[str, Sequence[object]], field: str) -> str:
    return str(readings[field][0]) if field in readings else ""
