"""Where nouns of `khabar.model` become rows of this app's tables, and back."""

from khabar import model
from khabar.register.documents.convert import chain_from_rows, chain_to_rows
from khabar.register.people.models import Claim


def claim_to_row(claim: model.Claim, record_id: int) -> Claim:
    """A claim as it will stand in the table; unsaved. `record_id` is the key of its record's row."""
    return Claim(
        claim_id=claim.id,
        record_id=record_id,
        kind=claim.kind,
        ordinal=claim.ordinal,
        verbatim=claim.verbatim,
        date=claim.date,
        date_verbatim=claim.date_verbatim,
        place=claim.place,
        facility=claim.facility,
        credibility=claim.credibility,
        hops=chain_to_rows(claim.hops),
    )


def claim_from_row(row: Claim) -> model.Claim:
    """The claim that `claim_to_row` stored."""
    return model.Claim(
        id=row.claim_id,
        list_name=row.record.list.name,
        record_id=row.record.record_id,
        kind=model.ClaimKind(row.kind),
        ordinal=row.ordinal,
        verbatim=row.verbatim,
        date=row.date,
        date_verbatim=row.date_verbatim,
        place=row.place,
        facility=row.facility,
        credibility=model.Credibility(row.credibility),
        hops=chain_from_rows(row.hops),
    )
