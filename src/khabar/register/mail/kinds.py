"""The kinds of mail. Each is a fixed text; an app that sends mail says its kinds here in `ready`, and nothing calls up.

Ex: KINDS["news"] = Kind(subject, text, receiver_of)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where a mail goes, and the words for the places in its text, if it has any. Ex: {"code": "1234 5678"}.

    `off`: the link with which the receiver ends such mails, for mail programs; "" for none.
    """

    address: str
    words: Mapping[str, str] = field(default_factory=dict)
    off: str = ""


Told = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A fixed subject and paragraphs, with places like %(code)s. Neither may say anything about people.

    `receiver` is asked by the worker right before sending, with what was sealed into the outbox; None: it goes nowhere
    any more. It may be asked again, when a try failed.
    """

    subject: Promise
    text: tuple[Promise, ...]
    receiver: Callable[[Told], Receiver | None]


KINDS: dict[str, Kind] = {}
"""By name. Filled by `ready` of each app that sends mail."""
