"""Who says a thing, how far to trust them, and the way it travelled to us."""

from dataclasses import dataclass
from enum import StrEnum


class Reliability(StrEnum):
    """How far a source can be relied on: the letter of the Admiralty code (NATO AJP-2.1). F: "cannot be judged"."""

    RELIABLE = "A"
    USUALLY = "B"
    FAIRLY = "C"
    NOT_USUALLY = "D"
    UNRELIABLE = "E"
    UNJUDGED = "F"


class Credibility(StrEnum):
    """How credible one claim is, whoever made it: the figure of the Admiralty code. 6 means "cannot be judged"."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"


class HopKind(StrEnum):
    """How one bearer of the news came by it."""

    EYEWITNESS = "eyewitness"
    HEARSAY = "hearsay"
    PUBLISHED = "published"
    OFFICIAL = "official"
    LEAKED = "leaked"
    RECEIVED = "received"


class BearerKind(StrEnum):
    """What a bearer of news is."""

    PERSON = "person"
    PAGE = "page"
    OFFICE = "office"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class Hop:
    """One bearer in an attribution chain. `date` is EDTF or empty; `unsure` says in words what is not certain here.

    `what` is what the bearer is (None: nobody said).
    """

    bearer: str
    kind: HopKind
    date: str = ""
    unsure: str = ""
    what: BearerKind | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes or tells: an organisation, an outlet, an office or a person."""

    name: str
    reliability: Reliability = Reliability.UNJUDGED


def chain(document: tuple[Hop, ...], own: tuple[Hop, ...] = ()) -> tuple[Hop, ...]:
    """The whole attribution chain of a claim, oldest hop first: the hops that are its own, then its document's."""
    return own + document
