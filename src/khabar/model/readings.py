"""What a value of a record was read as, beside its own words."""

from dataclasses import dataclass

UNKNOWN = "said to be unknown"
"""The rule of a reading whose words say that the thing is not known. Unread, but nobody need look at it again."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as written and as read.

    `field` is canonical, `verbatim` what stands there, `read_as` what it was taken for ("" when unread), `sure` goes
    from 0 to 1, `rule` says how it was read or why not, `version` by which version of which reader, `alternatives`
    what else it may be.
    Ex: Reading("event_place", "صوران", "SY050101", 0.74, "name", "places 2", ("SY020405",))
    """

    field: str
    verbatim: str
    read_as: str
    sure: float
    rule: str
    version: str
    alternatives: tuple[str, ...] = ()

    @property
    def standing(self) -> str:
        """ "read", "unknown" (the words say so) or "unread": every value is one of the three."""
        return "read" if self.read_as else "unknown" if self.rule == UNKNOWN else "unread"
