"""Where nouns of `khabar.model` become rows of this app's tables, and back."""

from khabar import model
from khabar.register.documents.bulk import as_json
from khabar.register.documents.convert import chain_from_rows, chain_to_rows
from khabar.register.people.models import Claim

CLAIM_COLUMNS = (
    "claim_id", "record", "kind", "ordinal", "verbatim", "date", "date_verbatim", "place", "pcode", "facility",
    "facility_key", "credibility", "hops", "language",
)  # fmt: skip


def claim_to_row(claim: model.Claim, record: int, facility_key: str) -> tuple[object, ...]:
    """A claim as values in the order of CLAIM_COLUMNS; `record` is the primary key of its record.

    `facility_key` is what its facility was read as, "" when it names none.
    """
    said = (claim.verbatim, claim.date, claim.date_verbatim, claim.place, claim.pcode, claim.facility)
    hops = as_json(chain_to_rows(claim.hops))
    rated = claim.credibility.value, hops, claim.language
    return (claim.id, record, claim.kind.value, claim.ordinal, *said, facility_key, *rated)


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
        pcode=row.pcode,
        facility=row.facility,
        credibility=model.Credibility(row.credibility),
        hops=chain_from_rows(row.hops),
        language=row.in_language,
    )
