"""The answer sheet: every piece of news of one person, with its source and how it travelled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from khabar import model
from khabar.register.documents.convert import chain_from_rows
from khabar.register.documents.models import Document, Intake, Record, RecordList, Standing, Succession
from khabar.register.documents.readings import readings_of
from khabar.register.people.facilities import NamedFacility, facilities_of
from khabar.register.people.models import Claim, Person


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the answer sheet: a claim, the document and row it stands in, and its whole attribution chain.

    `also` are the rows of earlier editions that say exactly the same. `left_out_of` is the newer edition in which this
    row no longer stands, `changed_in` the one in which the row stands without this claim. `readings` is what the
    record's values were read as, `facilities` what its facility may mean on the controlled list.
    """

    claim: Claim
    record: Record
    document: Document
    chain: tuple[model.Hop, ...]
    also: list[Record] = field(default_factory=list)
    left_out_of: Document | None = None
    changed_in: Document | None = None
    readings: Mapping[str, model.Reading] = field(default_factory=dict)
    facilities: tuple[NamedFacility, ...] = ()

    @property
    def is_taken_back(self) -> bool:
        """Whether every document that it stands in was retracted, or who entered it withdrew it: it is shown, and
        counts for nothing.
        """
        return self.document.standing == Standing.RETRACTED or self.claim.is_withdrawn


def answer_sheet(person: Person) -> list[Answer]:
    """Every claim about a person, one row each, none merged away: by date, the undated last, then as they came in.

    What several editions of a list say in the same words of the same row is one claim, with all the places it stands.
    """
    claims = Claim.objects.filter(record__membership__person=person)
    rows = list(claims.select_related("record").defer("record__cells").order_by("record_id", "ordinal"))
    records = {row.record_id: row.record for row in rows}
    documents = Document.objects.select_related("source").in_bulk({record.document_id for record in records.values()})
    lists = RecordList.objects.in_bulk({record.list_id for record in records.values()})
    for row in rows:
        row.record = record = records[row.record_id]
        record.document, record.list = documents[record.document_id], lists[record.list_id]
    later = dict(Succession.objects.filter(earlier__in=records).values_list("earlier_id", "record_id"))
    newer = _newer_editions(set(documents))
    answers = [_answer(same, newer, later) for same in _by_row_of_the_list(rows, later)]
    readings = readings_of(answer.record for answer in answers)
    facilities = facilities_of(answer.claim.facility_key for answer in answers)
    answers = [
        replace(
            answer,
            readings=readings[answer.record.pk],
            facilities=facilities.get(answer.claim.facility_key, ()),
        )
        for answer in answers
    ]
    return sorted(answers, key=lambda answer: (not answer.claim.date, answer.claim.date))


def _by_row_of_the_list(claims: Iterable[Claim], later: Mapping[int, int]) -> list[list[Claim]]:
    """Claims that editions repeat word for word about one row, together, the newest last."""

    def newest(record: int) -> int:
        while record in later:
            record = later[record]
        return record

    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        said = (claim.kind, claim.verbatim, claim.date, claim.date_verbatim, claim.place, claim.facility)
        same = found.setdefault((newest(claim.record_id), *said), [])
        if any(claim.record_id == other.record_id for other in same):
            found[(claim.pk,)] = [claim]
        else:
            same.append(claim)
    return list(found.values())


def _newer_editions(documents: set[int]) -> dict[int, Document]:
    """The edition that follows each of these documents."""
    whole = Intake.objects.filter(follows__in=documents, is_done=True, undo_began_at=None)
    return {intake.follows_id: intake.document for intake in whole.select_related("document") if intake.follows_id}


def _answer(same: Sequence[Claim], newer: dict[int, Document], later: Mapping[int, int]) -> Answer:
    claim = next((one for one in reversed(same) if one.record.document.standing != Standing.RETRACTED), same[-1])
    earlier = [one for one in same if one is not claim]
    record, document = claim.record, claim.record.document
    chain = model.chain(chain_from_rows(document.chain), chain_from_rows(claim.hops))
    newest = same[-1].record
    edition, still_there = newer.get(newest.document_id), newest.pk in later
    return Answer(
        claim,
        record,
        document,
        chain,
        also=[before.record for before in reversed(earlier)],
        left_out_of=None if still_there else edition,
        changed_in=edition if still_there else None,
    )
