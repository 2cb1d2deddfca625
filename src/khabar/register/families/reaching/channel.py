"""The address that a family chose for mails: a part of its vault, so it goes with all else at a withdrawal."""

from dataclasses import asdict, dataclass
from typing import Any

from khabar.register.families import vault
from khabar.register.families.models import Enquiry, State

PART = "channel"
AT_ONCE = 1000
"""Channels opened in one go."""


@dataclass(frozen=True, slots=True)
class Channel:
    """Where mails go, in which language, and whether that was confirmed by a code sent there.

    `news`: whether a mail may say that there is something new. `noticed`: when the last one did, "" for never.
    `quiet`: whether codes come only for browsers in which the notes were open before.
    """

    address: str = ""
    language: str = "en"
    news: bool = False
    confirmed: bool = False
    noticed: str = ""
    quiet: bool = False

    @property
    def is_open(self) -> bool:
        """Whether anything may be sent there."""
        return self.confirmed and bool(self.address)


def channel_of(enquiry: Enquiry) -> Channel:
    """What a family chose; an empty one when they chose none. Raises vault.Shut."""
    return _from(vault.get(enquiry, PART))


def _from(said: dict[str, Any]) -> Channel:
    return Channel(**said) if said else Channel()


def keep(enquiry: Enquiry, channel: Channel) -> None:
    """Put it into the vault. Call while the enquiry is held."""
    vault.put(enquiry, PART, asdict(channel))


def with_channel() -> list[Enquiry]:
    """The living enquiries with an address, confirmed or not; the one visited last comes first."""
    living = Enquiry.objects.exclude(state=State.WITHDRAWN).filter(sealed__part=PART)
    return list(living.order_by("-visited_at", "-pk"))


def reached_at(address: str) -> list[Enquiry]:
    """The enquiries whose family confirmed this address; the one visited last comes first.

    All channels are opened for that, with three questions for each thousand: a digest of the address in a table would
    outlive a withdrawal in backups.
    """
    found, wanted = with_channel(), address.casefold()
    reached = []
    for first in range(0, len(found), AT_ONCE):
        some = found[first : first + AT_ONCE]
        said = {key: _from(one) for key, one in vault.of_many(some, PART).items()}
        reached += [
            one for one in some if (its := said.get(one.pk)) and its.is_open and its.address.casefold() == wanted
        ]
    return reached
