"""Who gets which pair: nobody gets one that another has, what is put aside comes last."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.register.review.made import linked, make_users

from khabar.model import Verdict
from khabar.register.documents.models import RecordList
from khabar.register.review.actions import give
from khabar.register.review.gathering import catch_up
from khabar.register.review.holding import Wish, hold, next_pair, seconds_on, skip
from khabar.register.review.models import HELD_FOR, Hold

pytestmark = pytest.mark.django_db


def test_two_reviewers_never_get_one_pair_until_its_time_is_over() -> None:
    _a, b, c, _d, e, f = linked()
    amal, emma, salma, _huda = make_users()
    catch_up()
    assert next_pair(amal) == (b, c)
    assert next_pair(emma) == (e, f)
    assert next_pair(salma) is None
    assert not hold((b, c), emma)
    assert next_pair(amal) == (b, c), "asking again gives the same"
    Hold.objects.filter(user=amal).update(until=timezone.now() - timedelta(seconds=1))
    assert next_pair(salma) == (b, c)
    assert Hold.objects.get(user=salma).until - timezone.now() <= HELD_FOR


def test_what_was_put_aside_comes_when_nothing_else_is_left() -> None:
    _a, b, c, _d, e, f = linked()
    amal, emma, *_ = make_users()
    catch_up()
    first = next_pair(amal)
    assert first == (b, c)
    skip(first, amal)
    assert next_pair(amal) == (e, f)
    skip((e, f), amal)
    assert next_pair(amal) == (b, c)
    assert next_pair(emma) == (e, f), "others get it as before"


def test_ones_own_waiting_opinion_is_not_asked_for_again_and_another_is_asked_first() -> None:
    _a, b, c, _d, e, f = linked()
    amal, emma, salma, huda = make_users()
    catch_up()
    give((e, f), Verdict.UNSURE, "", amal)
    give((b, c), Verdict.SAME, "", amal)
    catch_up()
    assert next_pair(amal) is None
    assert next_pair(emma) == (b, c)
    give((b, c), Verdict.DIFFERENT, "", salma)
    catch_up()
    Hold.objects.all().delete()
    assert next_pair(emma) is None, "it waits for a senior"
    assert next_pair(salma) is None, "who gave neither opinion"
    assert next_pair(huda) == (b, c)


def test_only_what_is_wished_for() -> None:
    _a, b, c, _d, _e, _f = linked()
    amal, *_ = make_users()
    catch_up()
    of_list = RecordList.objects.get().public_id
    assert next_pair(amal, Wish(list=of_list, run="r", kind="open")) == (b, c)
    for wish in (Wish(list="none"), Wish(source="none"), Wish(run="none"), Wish(kind="linked"), Wish(kind="second")):
        assert next_pair(amal, wish) is None
    assert next_pair(amal, Wish(kind="check")) is None


def test_the_time_on_a_pair_is_told_to_who_has_it() -> None:
    _a, b, c, *_rest = linked()
    amal, emma, *_ = make_users()
    catch_up()
    next_pair(amal)
    assert (seconds_on((b, c), amal) or 0) >= 0
    assert seconds_on((b, c), emma) is None
