"""What values were read as is stored beside them, comes back, and what is unread is counted and listed."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from khabar import model
from khabar.readers import READ_FIELDS, Habits, ReadOptions, read_values, versions
from khabar.register.accounts.models import User
from khabar.register.documents.models import Document, ReadingRule, Record, RecordList, Source, UnreadValue
from khabar.register.documents.readings import LONGEST, RuleBook, readings_of, readings_to_row
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.models import Claim

HEADER = ["id", "name", "birth_date", "age", "event", "event_date", "event_place", "facility", "phone"]
ROWS = [
    ["1", "سامي الحداد", "2012-02-30", "34", "اعتقال", "5/13/2012", "صوران", "فرع الروابي", "٠٩٣٣١٢٣٤٥٦"],
    ["2", "هدى ناصر", "2012-02-30", "34", "اعتقال", "3/5/2012", "لندن", "غير معروف", "جارهم"],
    ["3", "ليلى منصور", "?", "34", "اعتقال", "", "", "", ""],
]


@pytest.fixture
def document(home: Home, write: Callable[..., Path]) -> Document:
    return take_in(home, write("list.csv", HEADER, *ROWS), "A", None, ReadOptions(dated="2013")).document


@pytest.mark.django_db
def test_each_reading_stands_beside_its_words_with_rule_and_version(document: Document) -> None:
    first, second, third = readings_of(document.records.all()).values()
    assert (first["event_date"].read_as, second["event_date"].read_as) == ("2012-05-13", "2012-03-05")
    assert (first["event_place"].read_as, first["event_place"].alternatives) == ("SY050101", ("SY020405",))
    assert first["phone"] == model.Reading(
        "phone", "٠٩٣٣١٢٣٤٥٦", "+963933123456", 0.9, "a number of Syria, as no country is named", first["phone"].version
    )
    assert (third["age"].read_as, third["age"].rule) == ("1978/1979", "age on the date of the document")
    assert {reading.version for reading in first.values()} <= set(versions())
    assert document.intake.read_with == " · ".join(versions())
    claim = Claim.objects.order_by("pk")[0]
    assert (claim.date, claim.pcode, claim.facility_key) == ("2012-05-13", "SY050101", "فرع روابي")


@pytest.mark.django_db
def test_what_is_unread_is_counted_and_its_words_are_kept(document: Document) -> None:
    tally = document.intake.tally
    assert tally["birth_date"] == {"read": 0, "unread": 2, "unknown": 1}
    assert tally["facility"] == {"read": 1, "unread": 0, "unknown": 1}
    assert list(UnreadValue.objects.values_list("field", "text", "why", "count")) == [
        ("birth_date", "2012-02-30", "the calendar has no 2012-02-30", 2),
        ("event_place", "لندن", "no place of this name in the gazetteer", 1),
        ("phone", "جارهم", "no digit in it", 1),
    ]
    assert [record.values.get("birth_date") for record in Record.objects.all()] == ["2012-02-30", "2012-02-30", "?"]


@pytest.mark.django_db
def test_words_that_are_long_are_listed_in_short_and_counted_together(home: Home, write: Callable[..., Path]) -> None:
    rows = [[str(n), "سامي", "x" * (LONGEST + n)] for n in range(3)]
    take_in(home, write("list.csv", ["id", "name", "birth_date"], *rows), "A", None, ReadOptions())
    assert list(UnreadValue.objects.values_list("text", "count")) == [("x" * LONGEST, 3)]


@pytest.mark.django_db
def test_pages_show_what_could_not_be_read(client: Client, document: Document) -> None:
    client.force_login(User.objects.create_user("amal", password="x"))
    page = client.get(f"/documents/{document.public_id}/").content.decode()
    address = f"/documents/{document.public_id}/unread/birth_date/"
    assert address in page
    unread = client.get(address).content.decode()
    assert "2012-02-30" in unread
    assert "the calendar has no 2012-02-30" in unread
    arabic = client.get(address, headers={"accept-language": "ar"}).content.decode()
    assert "ليس في التقويم 2012-02-30" in arabic
    assert client.get(f"/documents/{document.public_id}/unread/name/").status_code == 404


@pytest.mark.django_db
def test_whose_data_are_used_is_said(client: Client) -> None:
    client.force_login(User.objects.create_user("amal", password="x"))
    page = client.get("/documents/about-the-data/").content.decode()
    assert "Open-Syria/data-geography" in page
    assert "CC BY 4.0" in page


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=20)


class Readings(TestCase):
    @given(st.dictionaries(st.sampled_from(READ_FIELDS), CELLS | st.sampled_from(["صوران", "2012", "?"])))
    @settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    def test_readings_come_back_as_they_were(self, values: dict[str, str]) -> None:
        source = Source.objects.create(name="A")
        document = Document.objects.create(digest="0" * 64, size=1, file_name="x", form="csv", source=source)
        of_list = RecordList.objects.create(name="x")
        record = Record(document=document, list=of_list, given_id="7", row=3, name="", cells=[], values=values)
        record.save()
        read = read_values(values, Habits())
        record.readings = json.loads(readings_to_row(read, RuleBook()))
        record.save()
        assert readings_of([Record.objects.get()])[record.pk] == read
        assert ReadingRule.objects.count() <= len(read)
