"""Which records and persons fit what is asked besides names."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from khabar import places, readers
from khabar.register.documents.models import Change, Document
from khabar.register.people.facilities import spellings_of
from khabar.register.people.models import Claim
from khabar.register.people.searching.held import Held
from khabar.register.people.searching.loading import KINDS, UNREAD, days, number_of
from khabar.register.people.searching.question import Question

Mask = NDArray[np.bool_]
GRADES = "ABCDE"


def fitting(held: Held, asked: Question) -> Mask | None:
    """For each row, whether it meets every condition that one record can meet by itself, None where there is none.

    Kind, place, facility, period and rating must fit one claim, of a source that fits. Different conditions may be met
    by different records of a person (`persons_who`).
    """
    parts = list(_parts(held, asked))
    if not parts:
        return None
    persons = held.records["person"]
    alive = held.records["alive"] & (persons > 0)
    everyone = [persons_who(held, alive & part) for part in parts]
    fit: Mask = np.logical_and.reduce(everyone)[persons]
    return alive & fit


def persons_who(held: Held, rows: Mask) -> Mask:
    """For each key of a person, whether one of these rows is theirs."""
    found = np.zeros(held.persons, np.bool_)
    found[held.records["person"][rows]] = True
    return found


def _parts(held: Held, asked: Question) -> Iterator[Mask]:
    """For each condition, the rows that meet it: the most telling last, whose rows a page shows."""
    if asked.after:
        yield _taken_in_since(held, asked.after)
    if asked.origin:
        yield _places(held, asked.origin)[held.records["origin"]]
    if asked.number:
        yield _numbered(held, asked.number)
    documents = _documents(held, asked)
    claims = _claims(held, asked)
    if claims is not None:
        said = np.zeros(held.records.size, np.bool_)
        said[held.claims["row"][claims & held.claims["alive"]]] = True
        yield said if documents is None else said & documents
    elif documents is not None:
        yield documents


def _claims(held: Held, asked: Question) -> Mask | None:
    claims, found = held.claims, []
    if asked.kind:
        found.append(claims["kind"] == KINDS[asked.kind])
    if asked.since:
        found.append(claims["last"] >= days(asked.since)[0])
    if asked.until:
        found.append(claims["first"] <= days(asked.until)[1])
    if asked.place:
        found.append(_places(held, asked.place)[claims["place"]])
    if asked.facility:
        found.append(_facilities(held, asked.facility)[claims["facility"]])
    if asked.credibility:
        found.append(claims["credibility"] <= int(asked.credibility))
    return np.logical_and.reduce(found) if found else None


def _places(held: Held, words: str) -> Mask:
    """The places that lie in what these words mean, and those unread whose words hold all of these."""
    pcode, wanted = places.find(words).pcode, set(readers.fold_facility(words).split())

    def fits(place: str) -> bool:
        if place.startswith(UNREAD):
            return bool(wanted) and wanted.issubset(place[1:].split())
        return bool(pcode) and place.startswith(pcode)

    return held.places.where(fits)


def _facilities(held: Held, words: str) -> Mask:
    """The facilities that the controlled list takes for the same as these words, and those that have them all."""
    key = readers.fold_facility(words)
    same, wanted = spellings_of(key), set(key.split())
    return held.facilities.where(lambda text: text in same or (bool(wanted) and wanted.issubset(text.split())))


def _numbered(held: Held, text: str) -> Mask:
    read = readers.read_values({"national_id": text, "register_number": text}, readers.Habits())
    national, register = (
        [number_of(one) for one in (read[field].read_as, *read[field].alternatives) if one] if field in read else []
        for field in ("national_id", "register_number")
    )
    short = [number_of(text[1:]) for text in [read["national_id"].read_as] if text.startswith("0")]
    numbers = held.records
    return np.isin(numbers["national"], [*national, *short]) | np.isin(numbers["register"], register)


def _documents(held: Held, asked: Question) -> Mask | None:
    """The rows of documents whose source is so named, and rated well enough."""
    if not (asked.source or asked.reliability):
        return None
    grades = GRADES[: GRADES.index(asked.reliability) + 1] if asked.reliability else "ABCDEF"
    wanted = asked.source.casefold().split()
    told = Document.objects.order_by().values_list("pk", "source__name", "source__reliability")
    known: dict[str, bool] = {}
    found = []
    for document, source, grade in told:
        if source not in known:
            known[source] = grade in grades and all(word in source.casefold() for word in wanted)
        if known[source]:
            found.append(document)
    return _of_documents(held, found)


def _of_documents(held: Held, documents: list[int]) -> Mask:
    column = held.records["document"]
    among = np.zeros(int(column.max(initial=0)) + 1, np.bool_)
    among[[one for one in documents if one < len(among)]] = True
    return among[column]


def _taken_in_since(held: Held, change: int) -> Mask:
    """The rows of documents that were taken in, also in part, after a change, and those of claims entered since."""
    kinds = ("rows taken in", "claim entered")
    since = Change.objects.filter(pk__gt=change, kind__in=kinds).values_list("kind", "subject")
    told = {kind: {subject.split()[1] for one, subject in since if one == kind} for kind in kinds}
    documents = Document.objects.filter(public_id__in=told["rows taken in"]).values_list("pk", flat=True)
    entered = Claim.objects.filter(pk__in=[int(key) for key in told["claim entered"]]).values_list(
        "record_id", flat=True
    )
    rows = _of_documents(held, list(documents))
    places = held.rows_of(list(entered))
    rows[places[places >= 0]] = True
    return rows
