"""What is stored comes back as it was, and the tables name their fields as the nouns do."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from khabar import model
from khabar.register.documents.bulk import insert, next_keys
from khabar.register.documents.convert import (
    RECORD_COLUMNS,
    chain_from_rows,
    chain_to_rows,
    record_from_row,
    record_to_row,
)
from khabar.register.documents.models import Document, Record, RecordList, Source

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
HOP = st.builds(model.Hop, bearer=TEXT, kind=st.sampled_from(model.HopKind), date=TEXT, unsure=TEXT)
HOPS = st.lists(HOP, max_size=4)


@given(HOPS)
def test_a_chain_comes_back(hops: list[model.Hop]) -> None:
    assert chain_from_rows(chain_to_rows(hops)) == tuple(hops)


class Records(TestCase):
    @given(st.lists(TEXT, min_size=1, max_size=5), TEXT)
    @settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    def test_a_record_comes_back_to_the_letter(self, cells: list[str], name: str) -> None:
        source = Source.objects.create(name="A")
        document = Document.objects.create(digest="0" * 64, size=1, file_name="x", form="csv", source=source)
        of_list = RecordList.objects.create(name="x")
        record = model.Record("x", "7", model.Locator(row=3), tuple(cells), {"name": name})
        (key,) = next_keys(Record, 1)
        insert(Record, RECORD_COLUMNS, [record_to_row(record, key, document.pk, of_list.pk, "7", 0, "{}")])
        assert record_from_row(Record.objects.get(pk=key)) == record


@pytest.mark.django_db
def test_keys_go_on_after_the_last_one() -> None:
    source = Source.objects.create(name="A")
    assert list(next_keys(Source, 2)) == [source.pk + 1, source.pk + 2]
