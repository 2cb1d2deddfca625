import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.model import BadInput
from khabar.register.mail.addresses import checked


def test_an_address_travels_in_one_form() -> None:
    assert checked(" Amal@Made-Up.Example ") == "Amal@made-up.example"
    assert checked("amal@سجل.example") == "amal@xn--rgbn6c.example"


@pytest.mark.parametrize(
    "said",
    ["", "a", "a@", "@b.example", "a@b@c.example", "a@b.example\n", "a@b.example\r\nBcc: c@d.example", "a\0@b.example",
     "a@b.example,c@d.example", "A <a@b.example>", "أمل@b.example", f"{'a' * 250}@b.example", "a\u202e@b.example"],
)  # fmt: skip
def test_what_is_no_address_is_refused_in_a_sentence(said: str) -> None:
    with pytest.raises(BadInput):
        checked(said)


@given(st.text())
def test_what_is_taken_can_never_begin_another_line(said: str) -> None:
    try:
        address = checked(said + "@made-up.example")
    except BadInput:
        return
    assert address.isascii()
    assert address.isprintable()
    assert not set(address) & set(" ,;<>\r\n")
    assert checked(address) == address
