"""Assertions about one person or event, each as somebody made it."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from khabar.model.sources import Credibility, Hop


class ClaimKind(StrEnum):
    """What is said to have happened. The kinds follow the acts of the HURIDOCS events standard formats.

    "Listed as released" is not "seen free", and "reported dead" is not "dead": the kind holds what was said, no more.
    """

    DETAINED = "detained"
    ABDUCTED = "abducted"
    HELD = "held"
    TRANSFERRED = "transferred"
    SEEN_ALIVE = "seen_alive"
    TRIED = "tried"
    SENTENCED = "sentenced"
    LISTED_RELEASED = "listed_released"
    SEEN_FREE = "seen_free"
    DECLARED_DEAD = "declared_dead"
    REPORTED_DEAD = "reported_dead"
    BURIED = "buried"
    REMAINS_IDENTIFIED = "remains_identified"
    MISSING_SINCE = "missing_since"
    CONTACTED = "contacted"
    LISTED = "listed"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Claim:
    """One assertion whose subject is one record. Dates are EDTF beside the verbatim text they were read from.

    `pcode` is the administrative unit that the place was read as, "" when unread. `language` is that of the words, an
    ISO 639 code, "" when they don't tell.
    """

    id: str
    list_name: str
    record_id: str
    kind: ClaimKind
    ordinal: int
    verbatim: str
    date: str = ""
    date_verbatim: str = ""
    place: str = ""
    pcode: str = ""
    facility: str = ""
    credibility: Credibility = Credibility.UNJUDGED
    hops: tuple[Hop, ...] = ()
    language: str = ""


def claim_id(list_name: str, record_id: str, kind: ClaimKind, ordinal: int) -> str:
    """The identity of a claim: 32 hex digits hashed from its record, kind and ordinal, the same on every machine.

    Ex: claim_id("camp-lists", "A17", ClaimKind.HELD, 0) == claim_id("camp-lists", "A17", ClaimKind.HELD, 0)
    """
    text = json.dumps([list_name, record_id, kind, ordinal])
    return hashlib.sha256(text.encode()).hexdigest()[:32]
