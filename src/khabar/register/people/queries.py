"""What pages and actions read of people."""

from collections.abc import Iterator

from khabar import model
from khabar.register.documents.models import Record
from khabar.register.people.models import Person


def living(public_id: str) -> Person | None:
    """The person of this permanent id, or the one it was merged into."""
    person = Person.objects.select_related("merged_into").filter(public_id=public_id).first()
    while person and person.merged_into:
        person = person.merged_into
    return person


def names_of(person: Person) -> list[str]:
    """The names in a person's records, each once, whether or not anything is claimed of them."""
    return list(dict.fromkeys(person.memberships.order_by("record").values_list("record__name", flat=True)))


def linkable() -> Iterator[tuple[int, model.Record]]:
    """Every record of the register with its key, as values for linkage, in the order they came in.

    Of a row that stands in several editions of a list, only the newest: it is one mention, not several.
    """
    rows = (
        Record.objects.filter(succeeded_by=None)
        .order_by("pk")
        .values_list("pk", "list__name", "given_id", "repeat", "values")
    )
    for key, list_name, given_id, repeat, values in rows.iterator(chunk_size=5000):
        identity = model.distinct_id(given_id, repeat)
        yield key, model.Record(list_name, identity, model.Locator(), (), values)
