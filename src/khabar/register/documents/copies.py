"""Which documents are not independent of each other, and whose word each is: what rests on one another counts once."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from khabar.register.documents.bearers import sources_by_bearer
from khabar.register.documents.convert import chain_from_rows
from khabar.register.documents.models import Dependence, Document, RecordList, Ruling, Source


def dependences(documents: Collection[int] | None = None) -> "QuerySet[Dependence]":
    """What was noticed, the surest first: all of it, or between these documents."""
    found = Dependence.objects.select_related("earlier__source", "later__source").order_by("-sure", "-id")
    return found if documents is None else found.filter(earlier__in=documents, later__in=documents)


def dependences_of(thing: Document | Source | RecordList) -> "QuerySet[Dependence]":
    """What was noticed of a document, of what a source published, or of the documents of a list."""
    if isinstance(thing, Document):
        return dependences().filter(Q(earlier=thing) | Q(later=thing))
    if isinstance(thing, Source):
        return dependences().filter(Q(earlier__source=thing) | Q(later__source=thing))
    held = Document.objects.filter(pk__in=thing.records.order_by().values("document")).values("pk")
    return dependences().filter(Q(earlier__in=held) | Q(later__in=held))


@dataclass(frozen=True, slots=True)
class Voices:
    """Whose word documents are, by key: the name of the source that each counts as; and why where it is another's."""

    names: dict[int, str]
    because: list[Dependence]

    def of(self, document: int, name: str) -> str:
        """The source that a document counts as; its own, by name, where nothing else is known."""
        return self.names.get(document, name)


def voices(documents: Iterable[Document]) -> Voices:
    """Whose word each of these documents is. Ask it of the documents that speak of one person, or of a few.

    A document whose chain begins with another source is that one's word. Documents that rest on one another are the
    word of the earliest of them, and so are those that hold rows of one list, unless somebody rejected it.
    Count `set(names.values())` to say how many sources say something.
    """
    by_key = {one.pk: one for one in documents}
    if not by_key:
        return Voices({}, [])
    because = [one for one in dependences(by_key) if one.ruling != Ruling.REJECTED] if len(by_key) > 1 else []
    later = {one.later_id for one in because}
    ordered = sorted(by_key, key=lambda key: (key in later, by_key[key].received_at, key))
    place = {key: number for number, key in enumerate(ordered)}
    first = list(range(len(ordered)))

    def root(number: int) -> int:
        while first[number] != number:
            number = first[number]
        return number

    for one, other in [*((one.earlier_id, one.later_id) for one in because), *_of_one_list(by_key)]:
        low, high = sorted((root(place[one]), root(place[other])))
        first[high] = low
    own = _own_voices(by_key.values())
    return Voices({key: own[ordered[root(place[key])]] for key in by_key}, because)


def _of_one_list(documents: Collection[int]) -> list[tuple[int, int]]:
    """Pairs of documents that hold records of one list."""
    if len(documents) == 1:
        return []
    lists = Document.objects.filter(pk__in=documents).values_list("pk", "intake__list_name")
    first: dict[str, int] = {}
    return [(first.setdefault(name, key), key) for key, name in lists.order_by("pk") if name]


def _own_voices(documents: Iterable[Document]) -> dict[int, str]:
    """The source with which the chain of each document begins; its own where the bearers are none of the register's."""
    chains = {one.pk: chain_from_rows(one.chain) for one in documents}
    known = sources_by_bearer({hop.bearer for chain in chains.values() for hop in chain})
    return {
        one.pk: next((known[hop.bearer].name for hop in chains[one.pk] if hop.bearer in known), one.source.name)
        for one in documents
    }
