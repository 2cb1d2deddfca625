"""What a row of a list asserts about the person it names."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from khabar.dates import read_date
from khabar.formats import table
from khabar.model import Claim, ClaimKind, Record, claim_id
from khabar.readers.columns import fold


@cache
def _words() -> Sequence[tuple[re.Pattern[str], ClaimKind]]:
    """One pattern per kind of claim, in the order of the table: its words, whole, after folding."""
    found = []
    for kind, words in table("events").items():
        either = "|".join(re.escape(fold(word)) for word in sorted(words, key=len, reverse=True))
        found.append((re.compile(rf"(?<!\w)(?:{either})(?!\w)"), ClaimKind(kind)))
    return found


@cache
def kind_of(words: str) -> ClaimKind:
    """The kind of claim that these words of a list make; OTHER when they are not in the table.

    Ex: kind_of("Released") -> ClaimKind.LISTED_RELEASED; kind_of("اعتقال") -> ClaimKind.DETAINED
    """
    folded = fold(words)
    return next((kind for pattern, kind in _words() if pattern.search(folded)), ClaimKind.OTHER)


def claims(record: Record) -> Iterator[Claim]:
    """The claims of one record: its event, then its status where that says something else.

    A row that says nothing of what happened still says that the person stands on the list (LISTED), so that no record
    is without a claim. The date, place and facility belong to the first claim. Ordinals count from 0.
    """
    said = [(words, kind_of(words)) for key in ("event", "status") if (words := record.values.get(key, ""))]
    if len(said) == 2 and said[0][1] == said[1][1]:
        said.pop()
    for ordinal, (words, kind) in enumerate(said or [("", ClaimKind.LISTED)]):
        first = record.values if ordinal == 0 else {}
        written = first.get("event_date", "")
        yield Claim(
            id=claim_id(record.list_name, record.record_id, kind, ordinal),
            list_name=record.list_name,
            record_id=record.record_id,
            kind=kind,
            ordinal=ordinal,
            verbatim=words,
            date=read_date(written).edtf if written else "",
            date_verbatim=written,
            place=first.get("event_place", ""),
            facility=first.get("facility", ""),
        )
