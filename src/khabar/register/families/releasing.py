"""What of an enquiry may leave the register, and for whom: the one place that files for others are made from."""

import hashlib
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from khabar.exports.sheets import csv_lines
from khabar.model import BadInput
from khabar.register.families import vault
from khabar.register.families.consents import consents_of
from khabar.register.families.models import Enquiry, Purpose
from khabar.register.families.pieces import sealing
from khabar.register.families.pieces.models import Kind
from khabar.register.families.pieces.reading import usable
from khabar.register.families.shown import answers_of
from khabar.register.families.steps import STEPS

ABOUT_THE_RELATIVE = frozenset({"who", "birth", "last", "marks"})
FOR_COURTS = frozenset({"your_name", "relation"})
"""Of what a family tells about itself a court gets who asks; how to reach them leaves the register in no file."""


@dataclass(frozen=True, slots=True)
class File:
    """A file for others: its bytes, their digest, by which the register knows what it gave, and which testimonies."""

    content: bytes
    digest: str
    testimonies: tuple[str, ...] = ()


def recipients_of(enquiry: Enquiry) -> list[str]:
    """The organisations that a family named, one by one; none when it allows no sharing. Raises vault.Shut."""
    if Purpose.SHARE not in consents_of(enquiry):
        return []
    named = str(vault.get(enquiry, "recipients").get("named", ""))
    return list(dict.fromkeys(filter(None, (one.strip() for one in re.split(r"[,;،؛\n]", named)))))


def is_allowed(enquiry: Enquiry, purpose: str, recipient: str) -> bool:
    """Whether the family allows now that this recipient has a file for this purpose. Raises vault.Shut."""
    if purpose == Purpose.SHARE:
        return recipient in recipients_of(enquiry)
    return purpose == Purpose.COURT and Purpose.COURT in consents_of(enquiry)


def file_for(enquiry: Enquiry, purpose: str, recipient: str, name: str) -> File:
    """The file that this recipient may have: what is allowed, and not a word more. Raises BadInput, vault.Shut."""
    if not is_allowed(enquiry, purpose, recipient):
        raise BadInput(_("The family does not allow this. Nothing was made."))
    beside = FOR_COURTS if purpose == Purpose.COURT else frozenset()
    head = [
        (_("File"), name, ""),
        (_("For"), recipient, ""),
        (_("Note"), _("For this recipient alone. The family may take it back on any day: then delete it."), ""),
    ]
    told = [
        (str(one.label), one.words, one.read_as)
        for section in answers_of(enquiry)
        for one in section.answers
        if STEPS[section.number - 1].name in ABOUT_THE_RELATIVE or one.name in beside
    ]
    testimonies = sealing.about_many(usable(enquiry, Kind.TESTIMONY, Purpose(purpose)))
    told += [(_("Testimony"), said["title"], said["text"]) for said in testimonies.values()]
    content = "".join(csv_lines([*head, *told])).encode()
    return File(content, hashlib.sha256(content).hexdigest(), names_of(enquiry, purpose))


def names_of(enquiry: Enquiry, purpose: str) -> tuple[str, ...]:
    """The testimonies that may be used for a purpose now, by their ids."""
    return tuple(piece.public_id for piece in usable(enquiry, Kind.TESTIMONY, Purpose(purpose)))
