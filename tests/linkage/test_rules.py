import pytest

from khabar.linkage.rules import RULES, read_rule
from khabar.model import BadInput


def test_every_default_rule_is_read_and_named_once() -> None:
    assert len({read_rule(text).columns for text in RULES}) == len(RULES)


def test_a_rule_teaches_only_what_it_does_not_force() -> None:
    unbound = read_rule("given class + birth year").unbound
    assert not unbound & 1
    assert not unbound >> 8 & 1
    assert unbound >> 3 & 1


@pytest.mark.parametrize(
    ("narrow", "broad", "implied"),
    [
        ("given class + event day", "given loosely + event month", True),
        ("given class + family class", "given and family in any order", True),
        ("given loosely + event day", "given class", False),
        ("birth year", "birth day", False),
    ],
)
def test_what_agrees_where_something_else_does(narrow: str, broad: str, implied: bool) -> None:
    assert read_rule(narrow).implies(read_rule(broad)) is implied


def test_an_unknown_key_is_refused_in_a_sentence() -> None:
    with pytest.raises(BadInput, match="there is no key `shoe size`"):
        read_rule("given class + shoe size")
