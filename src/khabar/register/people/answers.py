"""The answer sheet: every piece of news of one person, with its source and how it travelled."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import F

from khabar import model
from khabar.register.documents.bearers import sources_by_bearer
from khabar.register.documents.convert import chain_from_rows
from khabar.register.documents.copies import Voices, voices
from khabar.register.documents.models import Document, Intake, Record, RecordList, Source, Standing, Succession
from khabar.register.documents.readings import readings_of
from khabar.register.people.facilities import NamedFacility, facilities_of
from khabar.register.people.grounds import in_portions
from khabar.register.people.models import Claim, Person


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the answer sheet: a claim, the document and row it stands in, and its whole attribution chain.

    `also` are the rows of earlier editions that say exactly the same. `left_out_of` is the newer edition in which this
    row no longer stands, `changed_in` the one in which the row stands without this claim. `readings` is what the
    record's values were read as, `facilities` what its facility may mean on the controlled list. `counts_as` is the
    source whose word it is, where that is another than its own: sources that rest on one another count once.
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
    counts_as: str = ""

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
    answers = answer_sheets([person.pk]).get(person.pk, [])
    own = sources_by_bearer({hop.bearer for answer in answers if answer.claim.hops for hop in answer.chain})
    whose = voices(answer.document for answer in answers)
    return [replace(answer, counts_as=_voice(answer, own, whose)) for answer in answers]


def _voice(answer: Answer, own: Mapping[str, Source], whose: Voices) -> str:
    """The source whose word a row is, where that is another one than its own; "" where it is not."""
    name = answer.document.source.name
    told = next((own[hop.bearer].name for hop in answer.chain if hop.bearer in own), "") if answer.claim.hops else ""
    voice = told or whose.of(answer.document.pk, name)
    return "" if voice == name else voice


def answer_sheets(persons: Collection[int]) -> dict[int, list[Answer]]:
    """The answer sheets of several persons, by key, without whose word each row is; asks as often as for one."""
    claims = Claim.objects.filter(record__membership__person__in=persons).annotate(
        person=F("record__membership__person")
    )
    rows = list(claims.select_related("record").defer("record__cells").order_by("record_id", "ordinal"))
    records = {row.record_id: row.record for row in rows}
    documents = Document.objects.select_related("source").in_bulk({record.document_id for record in records.values()})
    lists = RecordList.objects.in_bulk({record.list_id for record in records.values()})
    of: dict[int, list[Claim]] = {}
    for row in rows:
        row.record = record = records[row.record_id]
        record.document, record.list = documents[record.document_id], lists[record.list_id]
        of.setdefault(row.person, []).append(row)
    later = {
        earlier: record
        for keys in in_portions(records)
        for earlier, record in Succession.objects.filter(earlier__in=keys).values_list("earlier_id", "record_id")
    }
    newer = _newer_editions(set(documents))
    found = {
        person: [_answer(same, newer, later) for same in _by_row_of_the_list(theirs, later)]
        for person, theirs in of.items()
    }
    readings = readings_of(answer.record for answers in found.values() for answer in answers)
    facilities = facilities_of(answer.claim.facility_key for answers in found.values() for answer in answers)

    def whole(answer: Answer) -> Answer:
        known = facilities.get(answer.claim.facility_key, ())
        return replace(answer, readings=readings[answer.record.pk], facilities=known)

    return {
        person: sorted(map(whole, answers), key=lambda answer: (not answer.claim.date, answer.claim.date))
        for person, answers in found.items()
    }


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
