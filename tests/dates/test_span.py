from datetime import date

import pytest

from khabar.dates import span

SPANS = {
    "2012-02": (date(2012, 2, 1), date(2012, 2, 29)),
    "2012-02-03?": (date(2012, 2, 3), date(2012, 2, 3)),
    "2012~/..": (date(2012, 1, 1), None),
    "../2012-02": (None, date(2012, 2, 29)),
    "[2012,2014]": (date(2012, 1, 1), date(2014, 12, 31)),
    "197X": (date(1970, 1, 1), date(1979, 12, 31)),
    "2012-22": (date(2012, 6, 1), date(2012, 8, 31)),
    "XXXX-08-12": (None, None),
    "": (None, None),
}


@pytest.mark.parametrize(("edtf", "days"), SPANS.items())
def test_the_days_that_a_reading_may_mean(edtf: str, days: tuple[date | None, date | None]) -> None:
    assert span(edtf) == days
