import base64
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.register.accounts.factors.codes import (
    DRIFT,
    PERIOD,
    address,
    as_text,
    code,
    digits,
    new_secret,
    step_of,
)

RFC = b"12345678901234567890"
"""The secret of the test values in RFC 6238, appendix B, and RFC 4226, appendix D."""


@pytest.mark.parametrize(
    ("now", "shown"),
    [(59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(now: int, shown: str) -> None:
    assert code(RFC, now // PERIOD) == shown
    assert step_of(RFC, shown, now) == now // PERIOD


def test_a_clock_may_be_one_period_off_and_no_more() -> None:
    now = 1_000_000.0
    current = int(now) // PERIOD
    for off in range(-3, 4):
        assert (step_of(RFC, code(RFC, current + off), now) is not None) == (abs(off) <= DRIFT)


def test_a_code_counts_once_and_no_older_one_after_it() -> None:
    now = 1_000_000.0
    current = int(now) // PERIOD
    assert step_of(RFC, code(RFC, current), now, after=current - 1) == current
    assert step_of(RFC, code(RFC, current), now, after=current) is None
    assert step_of(RFC, code(RFC, current - 1), now, after=current) is None
    assert step_of(RFC, code(RFC, current + 1), now, after=current) == current + 1


@pytest.mark.parametrize("said", ["٢٨٧٠٨٢", "۲۸۷ ۰۸۲", " 287 082\n", "２８７０８２"])
def test_digits_of_every_script_are_read(said: str) -> None:
    assert digits(said) == "287082"
    assert step_of(RFC, said, 59) == 1


@pytest.mark.parametrize("said", ["", "28708", "2870822", "28708x", "²87082", "-287082", "2.87082"])
def test_what_is_no_code_is_none(said: str) -> None:
    assert step_of(RFC, said, 59) is None


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_never_an_error(said: str) -> None:
    assert step_of(RFC, said, 59) in (None, 0, 1, 2)


def test_the_secret_reaches_the_app_by_picture_and_by_hand() -> None:
    secret = new_secret()
    assert len(secret) * 8 == 160
    parts = urlsplit(address(secret, "أمل & co"))
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp")
    assert base64.b32decode(parse_qs(parts.query)["secret"][0]) == secret
    assert base64.b32decode(as_text(secret).replace(" ", "")) == secret
    assert "khabar" not in address(secret, "amal").lower()
