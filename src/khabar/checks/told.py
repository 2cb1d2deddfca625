"""A claim with what a check has to know about it."""

from dataclasses import dataclass
from datetime import date

from khabar.dates import span
from khabar.model import Claim, ClaimKind, Credibility

OF_DEATH = frozenset({ClaimKind.REPORTED_DEAD, ClaimKind.DECLARED_DEAD, ClaimKind.BURIED, ClaimKind.REMAINS_IDENTIFIED})
"""Claims that say that somebody died."""

SAYS_NOTHING = frozenset({ClaimKind.LISTED, ClaimKind.OTHER})
"""Claims that say neither where somebody is nor whether they live."""


@dataclass(frozen=True, slots=True)
class Told:
    """A claim, the name of its source, and whether a person (not a default) gave its credibility.

    `counts_as` names the source whose word it is, where that is another one: it passed on, or copied, what that said.
    """

    claim: Claim
    source: str
    is_rated: bool = False
    counts_as: str = ""

    @property
    def voice(self) -> str:
        """By whom it counts where sources are counted."""
        return self.counts_as or self.source

    @property
    def holds(self) -> bool:
        """Whether a person rated the claim confirmed or probable (1 or 2)."""
        return self.is_rated and self.claim.credibility in (Credibility.CONFIRMED, Credibility.PROBABLE)

    @property
    def first(self) -> date | None:
        """The first day it may speak of; None when it is open or not said."""
        return span(self.claim.date)[0]

    @property
    def last(self) -> date | None:
        """The last day it may speak of; None when it is open or not said."""
        return span(self.claim.date)[1]
