from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.dates import read_age, span

FORMS = [
    ("34", "2012-05-03", "1977-05-04/1978-05-03"),
    ("٣٤ سنة", "2012", "1977/1978"),
    ("5 أشهر", "2012-05-03", "2011-11-04/2011-12-03"),
    ("30-35", "2012", "1976/1982"),
    ("بين 30 و35", "2012", "1976/1982"),
    ("حوالي 34", "2012", "1977~/1978~"),
    ("35+", "2012", "1976~/1977~"),
    ("في الثلاثينات", "2012", "1972/1982"),
    ("ثلاثون سنة", "2012", "1981/1982"),
    ("سنتان", "2012", "2009/2010"),
    ("17 عاماً ونصف", "2012", "1994/1995"),
    ("17 سنة و 3 أشهر", "2012", "1994/1995"),
    ("aged 34", "2012-03~/2012-05~", "1977/1978"),
]


@pytest.mark.parametrize(("age", "on", "edtf"), FORMS)
def test_an_age_gives_the_days_of_birth_that_it_allows(age: str, on: str, edtf: str) -> None:
    assert read_age(age, on).edtf == edtf


@pytest.mark.parametrize(
    ("age", "on", "why"),
    [
        ("34", "", "an age without the date on which it was true"),
        ("34", "../2012", "an age without the date on which it was true"),
        ("غير معروف", "2012", "said to be unknown"),
        ("35-30", "2012", "the end stands before the beginning"),
        ("طفل", "2012", "not an age in a form that we know"),
        ("200", "2012", "older than 120 years"),
        ("about thirty", "2012", "not an age in a form that we know"),
    ],
)
def test_an_age_that_says_nothing_is_unread(age: str, on: str, why: str) -> None:
    read = read_age(age, on)
    assert (read.raw, read.edtf, read.rule) == (age, "", why)


@given(st.dates(date(1900, 1, 1), date(2000, 12, 31)), st.dates(date(2001, 1, 1), date(2019, 12, 31)))
def test_the_true_birthday_is_always_allowed(born: date, on: date) -> None:
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    first, last = span(read_age(str(age), on.isoformat()).edtf)
    assert first is not None and last is not None
    assert first <= born <= last
    assert (last - first).days < 367
