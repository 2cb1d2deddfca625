"""What of an enquiry may leave the register, and for whom: the one place that files for others are made from."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from khabar.exports.sheets import csv_lines
from khabar.model import BadInput
from khabar.register.families import vault
from khabar.register.families.consents import consents_of
from khabar.register.families.giving.recipients import barred, plain
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.pieces import sealing
from khabar.register.families.pieces.models import Kind
from khabar.register.families.pieces.reading import usable
from khabar.register.families.shown import answers_of
from khabar.register.families.steps import STEPS

ABOUT_THE_RELATIVE = frozenset({"who", "birth", "last", "marks"})
FOR_COURTS = frozenset({"your_name", "relation"})
"""Of what a family tells about itself a court gets who asks; how to reach them leaves the register in no file."""


LASTS = timedelta(days=90)
"""How long a recipient may keep a file; it says so itself."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands in every line of a file: its number, who carried it away, for whom and when."""

    number: str
    by: str
    recipient: str
    at: datetime

    @property
    def line(self) -> str:
        """Ex: "Zk3... · amal · The Made-up Centre · 2026-11-30 14:05 UTC"."""
        return f"{self.number} · {self.by} · {self.recipient} · {self.at:%Y-%m-%d %H:%M} UTC"


@dataclass(frozen=True, slots=True)
class File:
    """What others get of an enquiry: its rows, the bytes of a file of its own with their digest, which testimonies."""

    rows: list[tuple[str, str, str]]
    content: bytes
    digest: str
    testimonies: tuple[str, ...] = ()


def named_by(enquiry: Enquiry) -> list[str]:
    """The organisations that a family chose or typed, one by one; none when it allows no sharing. Raises vault.Shut."""
    if Purpose.SHARE not in consents_of(enquiry):
        return []
    return names_in(vault.get(enquiry, "recipients"))


def names_in(said: Mapping[str, Any]) -> list[str]:
    """The organisations that the vault keeps for a family: those of the list first, then those that it typed."""
    typed = (one.strip() for one in re.split(r"[,;،؛\n]", str(said.get("named", ""))))
    return list(dict.fromkeys(filter(None, (*said.get("chosen", ()), *typed))))


def recipients_of(enquiry: Enquiry) -> list[str]:
    """Those of them that may get something: all but what was taken off the list. Raises vault.Shut."""
    off = barred()
    return [name for name in named_by(enquiry) if plain(name) not in off]


def is_allowed(enquiry: Enquiry, purpose: str, recipient: str) -> bool:
    """Whether the family allows now that this recipient has a file for this purpose. Raises vault.Shut."""
    if purpose == Purpose.SHARE:
        return recipient in recipients_of(enquiry)
    return purpose == Purpose.COURT and Purpose.COURT in consents_of(enquiry)


def head(mark: Mark) -> list[tuple[str, str, str, str]]:
    """The first lines of a file: its number, for whom, who took it when, and until when it is good."""
    last, taken = mark.at + LASTS, f"{mark.at:%Y-%m-%d %H:%M} UTC"
    lines = (
        (_("File"), mark.number, ""),
        (_("For"), mark.recipient, ""),
        (_("Taken by"), mark.by, taken),
        (_("Good until"), f"{last:%Y-%m-%d}", _("After this day delete it, and ask for another if you need it.")),
        (_("Note"), _("For this recipient alone. The family may take it back on any day: then delete it."), ""),
    )
    return [(*line, mark.line) for line in lines]


def as_csv(rows: Iterable[tuple[str, ...]]) -> bytes:
    """The bytes of a file."""
    return "".join(csv_lines(rows)).encode()


def file_for(enquiry: Enquiry, purpose: str, recipient: str, mark: Mark) -> File:
    """The file that this recipient may have: what is allowed, and not a word more. Raises BadInput, vault.Shut."""
    if not is_allowed(enquiry, purpose, recipient):
        raise BadInput(_("The family does not allow this. Nothing was made."))
    beside = FOR_COURTS if purpose == Purpose.COURT else frozenset()
    told = [
        (str(one.label), one.words, one.read_as)
        for section in answers_of(enquiry)
        for one in section.answers
        if STEPS[section.number - 1].name in ABOUT_THE_RELATIVE or one.name in beside
    ]
    testimonies = sealing.about_many(usable(enquiry, Kind.TESTIMONY, Purpose(purpose)))
    told += [(_("Testimony"), said["title"], said["text"]) for said in testimonies.values()]
    content = as_csv([*head(mark), *((*row, mark.line) for row in told)])
    return File(told, content, hashlib.sha256(content).hexdigest(), names_of(enquiry, purpose))


def names_of(enquiry: Enquiry, purpose: str) -> tuple[str, ...]:
    """The testimonies that may be used for a purpose now, by their ids."""
    return tuple(piece.public_id for piece in usable(enquiry, Kind.TESTIMONY, Purpose(purpose)))
