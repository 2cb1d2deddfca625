"""Which records and persons fit what is asked besides names."""

from collections.abc import Iterable, Iterator
from typing import Any

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
Rows = NDArray[np.integer[Any]]
FEW = 6
"""So many numbers are sooner compared with a column each than all looked up at once."""
GRADES = "ABCDE"


def fitting(held: Held, asked: Question) -> Mask | None:
    """For each key of a person, whether they meet every condition besides names; None where there is none.

    Kind, place, facility, period and rating must fit one claim, of a source that fits. Different conditions may be met
    by different records of a person.
    """
    met = [held.persons_of(rows) for rows in _parts(held, asked)]
    return np.logical_and.reduce(met) if met else None


def _parts(held: Held, asked: Question) -> Iterator[Rows]:
    """For each condition, the rows that meet it."""
    records = held.records
    if asked.after:
        yield np.flatnonzero(_taken_in_since(held, asked.after))
    if asked.origin:
        yield np.flatnonzero(_marked(_places(held, asked.origin), records["origin"]))
    if asked.number:
        yield _numbered(held, asked.number)
    documents = _documents(held, asked)
    said = _claims(held, asked)
    if said is not None:
        yield said if documents is None else said[documents[records["document"][said]]]
    elif documents is not None:
        yield np.flatnonzero(_marked(documents, records["document"]))


def _claims(held: Held, asked: Question) -> Rows | None:
    """The rows of the claims that meet all that one claim must; what is dear to look up is so of few claims."""
    claims, found = held.claims, []
    if asked.kind:
        found.append(claims["kind"] == KINDS[asked.kind])
    if asked.since:
        found.append(claims["last"] >= days(asked.since)[0])
    if asked.until:
        found.append(claims["first"] <= days(asked.until)[1])
    if asked.credibility:
        found.append(claims["credibility"] <= int(asked.credibility))
    marks = {}
    if asked.place:
        marks["place"] = _places(held, asked.place)
    if asked.facility:
        marks["facility"] = _facilities(held, asked.facility)
    if not (found or marks):
        return None
    if not found:
        column, marked = marks.popitem()
        found.append(_marked(marked, claims[column]))
    some = np.flatnonzero(np.logical_and.reduce([claims["alive"], *found]))
    for column, marked in marks.items():
        some = some[marked[claims[column][some]]]
    return claims["row"][some]


def _marked(marked: Mask, column: NDArray[np.int32]) -> Mask:
    """For each number of a column, whether it is marked."""
    wanted = np.flatnonzero(marked)
    return _one_of(wanted.tolist(), column) if len(wanted) <= FEW else marked[column]


def _one_of(wanted: Iterable[int], column: NDArray[Any]) -> Mask:
    """For each number of a column, whether it is one of these few."""
    found = np.zeros(len(column), np.bool_)
    for one in wanted:
        found |= column == one
    return found


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


def _numbered(held: Held, text: str) -> Rows:
    read = readers.read_values({"national_id": text, "register_number": text}, readers.Habits())
    national, register = (
        [number_of(one) for one in (read[field].read_as, *read[field].alternatives) if one] if field in read else []
        for field in ("national_id", "register_number")
    )
    short = [number_of(text[1:]) for text in [read["national_id"].read_as] if text.startswith("0")]
    found = _one_of({*national, *short}, held.records["national"]) | _one_of(set(register), held.records["register"])
    return np.flatnonzero(found)


def _documents(held: Held, asked: Question) -> Mask | None:
    """For each key of a document, whether its source is so named, and rated well enough."""
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
    return _documents_marked(held, found)


def _documents_marked(held: Held, documents: list[int]) -> Mask:
    marked = np.zeros(int(held.records["document"].max(initial=0)) + 1, np.bool_)
    marked[[one for one in documents if one < len(marked)]] = True
    return marked


def _taken_in_since(held: Held, change: int) -> Mask:
    """The rows of documents that were taken in, also in part, after a change, and those of claims entered since."""
    kinds = ("rows taken in", "claim entered")
    since = Change.objects.filter(pk__gt=change, kind__in=kinds).values_list("kind", "subject")
    told = {kind: {subject.split()[1] for one, subject in since if one == kind} for kind in kinds}
    documents = Document.objects.filter(public_id__in=told["rows taken in"]).values_list("pk", flat=True)
    entered = Claim.objects.filter(pk__in=[int(key) for key in told["claim entered"]]).values_list(
        "record_id", flat=True
    )
    rows = _marked(_documents_marked(held, list(documents)), held.records["document"])
    places = held.rows_of(list(entered))
    rows[places[places >= 0]] = True
    return rows
