"""A release list beside the figures: how many it names, how they are recorded; small numbers not to the public."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.checks import Recorded
from khabar.readers import ReadOptions
from khabar.register.documents.models import RecordList
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.deciding import merge
from khabar.register.people.models import Membership
from khabar.register.press.comparing import SMALL
from khabar.register.press.documenting import count_now
from khabar.register.press.questions import ask
from khabar.register.press.releasing import hidden_of, release_shown

HEADER = ["id", "name", "event", "event_date"]


@pytest.mark.django_db
def test_of_a_list_it_is_told_how_many_are_recorded_how(own_home: Home, write: Callable[..., Path]) -> None:
    held = [["1", "سامي الحداد", "اعتقال", "2013"]]
    listed = [["1", "سامي حداد", "إفراج", "2014-05-10"], ["2", "نبيل العبد", "إفراج", "2014-05-10"]]
    take_in(own_home, write("held.csv", HEADER, *held), "A", None, ReadOptions())
    take_in(own_home, write("list.csv", HEADER, *listed), "B", None, ReadOptions())
    first, again, _other = Membership.objects.order_by("record").select_related("person")
    merge(first.person, again.person, "the same mother", None)
    question = ask({"title_en": "x", "counts": "released", "release_list": RecordList.objects.get(name="list")})
    assert release_shown(question.floors.first(), is_public=False) is None
    shown = release_shown(count_now(question), is_public=False)
    assert shown is not None
    assert (shown.twice, shown.persons, shown.held) == (0, 2, 50)
    assert dict(shown.states)[Recorded.NEVER] == 1
    assert release_shown(question.floors.first(), is_public=True) is None


@given(st.fixed_dictionaries({state: st.integers(0, 40) for state in Recorded}))
def test_no_small_number_can_be_subtracted_from_the_sum(counts: dict[Recorded, int]) -> None:
    hidden = hidden_of(counts)
    assert {state for state, count in counts.items() if 0 < count < SMALL} <= hidden
    assert len(hidden) != 1 or sum(count > 0 for count in counts.values()) == 1
