from datetime import date

import numpy as np
import pytest

from khabar.dates import read_date, span
from khabar.synth.calendar import FORMS, write_days


@pytest.mark.parametrize("form", FORMS)
def test_each_way_to_write_a_day_is_read_back_as_that_day(form: str) -> None:
    day = date(2013, 5, 24)
    (written,) = write_days(np.array([(day - date(1970, 1, 1)).days], np.int32), {form: 1.0}, np.random.default_rng(1))
    first, last = span(read_date(written).edtf)
    assert first is not None and last is not None
    assert first <= day <= last
