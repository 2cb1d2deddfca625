"""A handful of records, and who they belong to: what the laws of persons are tried on."""

from collections import defaultdict

from hypothesis import strategies as st

from khabar.register.documents.models import Document, Record, RecordList, Source
from khabar.register.people.actions import mint
from khabar.register.people.models import Membership

COUNT = 6
PAIR = st.sampled_from([(a, b) for a in range(COUNT) for b in range(a + 1, COUNT)])
"""Two of the records by their place, the lower first."""


def make_records() -> list[int]:
    """COUNT records of one list, each of a person of its own; returns their keys."""
    source = Source.objects.create(name="A")
    document = Document.objects.create(digest="0" * 64, size=1, file_name="x", form="csv", source=source)
    of_list = RecordList.objects.create(name="x")
    rows = [
        Record(document=document, list=of_list, given_id=str(n), row=n, name="n", cells=[], values={})
        for n in range(COUNT)
    ]
    keys = [row.pk for row in Record.objects.bulk_create(rows)]
    mint(keys)
    return keys


def members() -> dict[int, set[int]]:
    """Every person's records."""
    found: dict[int, set[int]] = defaultdict(set)
    for record, person in Membership.objects.values_list("record_id", "person_id"):
        found[person].add(record)
    return dict(found)
