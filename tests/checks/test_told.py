from collections.abc import Callable
from datetime import date

from khabar.checks import Told
from khabar.model import ClaimKind


def test_only_what_a_person_rated_confirmed_or_probable_holds(tell: Callable[..., Told]) -> None:
    assert [tell(ClaimKind.DECLARED_DEAD, rated=figure).holds for figure in ("1", "2", "3", "6", "")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_first_and_last_day_are_those_that_the_date_allows(tell: Callable[..., Told]) -> None:
    told = tell(ClaimKind.HELD, "2013-02")
    assert (told.first, told.last) == (date(2013, 2, 1), date(2013, 2, 28))
    assert (tell(ClaimKind.HELD).first, tell(ClaimKind.HELD, "2013/..").last) == (None, None)
