"""What a person reads in a document and enters: a mention of somebody, and what is said of them, word for word."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from khabar import dates, model, names, places, readers
from khabar.model import BadInput
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.bulk import insert
from khabar.register.documents.changes import note
from khabar.register.documents.convert import chain_to_rows
from khabar.register.documents.models import Document, Intake, Record, RecordList
from khabar.register.documents.readings import RuleBook, readings_to_row
from khabar.register.documents.revising import revise
from khabar.register.people.actions import mint
from khabar.register.people.models import Claim, Entry, NameKey

MENTION = (
    "name", "father_name", "mother_name", "sex", "birth_date", "age", "origin_place", "national_id", "register_number",
)  # fmt: skip
"""What a document may say of somebody beside what happened to them."""


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as a person enters it, in the words of the document.

    `date` is the EDTF that they read the words as ("" to let them be read); `page` and `where` say where it stands.
    """

    kind: model.ClaimKind
    verbatim: str
    page: int | None = None
    where: str = ""
    date_verbatim: str = ""
    date: str = ""
    place: str = ""
    facility: str = ""
    language: str = ""
    hops: Sequence[model.Hop] = ()


@needs(Right.TAKE_IN)
@transaction.atomic
def enter(document: Document, of_whom: Record | Mapping[str, str], said: Said, actor: User | None = None) -> Claim:
    """Keep one claim of a document: of a record that it holds, or of somebody whom it mentions (values by field).

    A new mention is a record of the document's list, and of a person of its own until somebody says who it is. Raises
    BadInput when the intake is being undone, no name or words are given, or nothing says where they stand.
    """
    if Intake.objects.select_for_update().get(document=document).undo_began_at:
        raise BadInput(_("The intake of this document was undone. Take it in again first."))
    if not said.verbatim.strip() or (said.page is None and not said.where.strip()):
        raise BadInput(_("Enter the words of the document, and where in it they stand."))
    record = of_whom if isinstance(of_whom, Record) else _mention(document, of_whom)
    if record.document_id != document.pk:
        raise BadInput(_("This row is of another document."))
    claim = _claim(record, said)
    Entry.objects.create(claim=claim, by=actor, page=said.page, where=said.where.strip())
    note(actor, "claim entered", f"claim {claim.pk}", document=document.public_id, record=record.pk)
    return claim


def _mention(document: Document, values: Mapping[str, str]) -> Record:
    """A record of somebody whom a document mentions, with its person and search keys."""
    kept = {field: text for field in MENTION if (text := values.get(field, "").strip())}
    if "name" not in kept:
        raise BadInput(_("Enter the name as the document writes it."))
    of_list, _is_new = RecordList.objects.get_or_create(name=document.intake.list_name)
    read = readers.read_values(kept, readers.Habits(dated=document.intake.options.get("dated", "")))
    record = Record.objects.create(
        document=document,
        list=of_list,
        given_id=f"by hand {model.new_public_id()}",
        row=0,
        name=kept["name"],
        cells=[],
        values=kept,
        readings=json.loads(readings_to_row(read, RuleBook())),
    )
    mint([record.pk])
    insert(NameKey, ("key", "record"), ((key, record.pk) for key in dict.fromkeys(names.keys(record.name))))
    return record


def _claim(record: Record, said: Said) -> Claim:
    last = record.claims.aggregate(last=Max("ordinal"))["last"]
    ordinal = 0 if last is None else last + 1
    place = places.find(said.place) if said.place else None
    date = said.date or (dates.read_date(said.date_verbatim).edtf if said.date_verbatim else "")
    return Claim.objects.create(
        claim_id=model.claim_id(record.list.name, record.record_id, said.kind, ordinal),
        record=record,
        kind=said.kind,
        ordinal=ordinal,
        verbatim=said.verbatim.strip(),
        date=date,
        date_verbatim=said.date_verbatim,
        place=said.place,
        pcode=place.pcode if place else "",
        facility=said.facility,
        facility_key=readers.fold_facility(said.facility),
        hops=chain_to_rows(said.hops),
        language=said.language or readers.language_of(said.verbatim) or readers.language_of(record.name),
    )


@needs(Right.REVIEW)
def withdraw(claim: Claim, reason: str, actor: User | None, withdrawn: bool = True) -> Claim:
    """Take back a claim that was entered by hand, or let it stand again; it stays where it is, marked.

    Raises BadInput for a claim that stands in a list (its document is corrected or retracted instead).
    """
    if not Entry.objects.filter(claim=claim).exists():
        raise BadInput(_("Only what a person entered is withdrawn. A document is retracted as a whole."))
    return revise(claim, "is_withdrawn", withdrawn, reason, actor, seen=not withdrawn)
