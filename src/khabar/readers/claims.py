"""What a row of a list asserts about the person it names."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from khabar.formats import table
from khabar.model import Claim, ClaimKind, Reading, Record, claim_id
from khabar.readers.languages import language_of
from khabar.readers.wording import fold

DENIED = re.compile(r"(?<!\w)(?:not|never|no longer|without|و?لم|و?لا(?! [يت]?زال)|و?ليس|و?غير|دون|بدون|بلا) [^,;،؛]*")
"""What a cell says did not happen, after folding: up to the next comma. "لا يزال" means "still", and denies nothing."""


@cache
def _words() -> tuple[re.Pattern[str], Mapping[str, ClaimKind]]:
    """A pattern of all words of the table, whole, the longest first; and the kind of each, in the table's order."""
    kinds = {fold(word): ClaimKind(kind) for kind, words in table("events").items() for word in words}
    either = "|".join(re.escape(word) for word in sorted(kinds, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)"), kinds


@lru_cache(10_000)
def kind_of(words: str) -> ClaimKind:
    """The kind of claim that these words of a list make; OTHER when they are not in the table, or deny what it names.

    A word counts once, in the longest phrase that holds it; of several kinds, the first of the table is meant.

    Ex: kind_of("Released") -> ClaimKind.LISTED_RELEASED; kind_of("اعتقال") -> ClaimKind.DETAINED;
    kind_of("sentenced to death") -> ClaimKind.SENTENCED; kind_of("not released") -> ClaimKind.OTHER
    """
    pattern, kinds = _words()
    found = {kinds[word] for word in pattern.findall(DENIED.sub("", fold(words)))}
    return next((kind for kind in dict.fromkeys(kinds.values()) if kind in found), ClaimKind.OTHER)


def claims(record: Record, read: Mapping[str, Reading], language: str = "") -> Iterator[Claim]:
    """The claims of one record: its event, then its status where that says something else.

    `read` is what its values were read as (`read_values`), by field; `language` is that of its list, which counts where
    the words of a claim don't tell theirs.

    A row that says nothing of what happened still says that the person stands on the list (LISTED), so that no record
    is without a claim. The date, place and facility belong to the first claim. Ordinals count from 0.
    """
    said = [(words, kind_of(words)) for key in ("event", "status") if (words := record.values.get(key, ""))]
    if len(said) == 2 and said[0][1] == said[1][1] != ClaimKind.OTHER:
        said.pop()
    for ordinal, (words, kind) in enumerate(said or [("", ClaimKind.LISTED)]):
        first = record.values if ordinal == 0 else {}
        yield Claim(
            id=claim_id(record.list_name, record.record_id, kind, ordinal),
            list_name=record.list_name,
            record_id=record.record_id,
            kind=kind,
            ordinal=ordinal,
            verbatim=words,
            date=_read_as(read, "event_date") if first else "",
            date_verbatim=first.get("event_date", ""),
            place=first.get("event_place", ""),
            pcode=_read_as(read, "event_place") if first else "",
            facility=first.get("facility", ""),
            language=language_of(words) or language or language_of(record.name),
        )


def _read_as(read: Mapping[str, Reading], field: str) -> str:
    return read[field].read_as if field in read else ""
