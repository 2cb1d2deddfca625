import pytest

from khabar.register.databases import Server, lacking

GOOD = (15, "UTF8", "C.UTF-8", "C.UTF-8", "c")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ((), ""),
        ((0, 14), "15 or newer"),
        ((1, "SQL_ASCII"), "encoding is SQL_ASCII"),
        ((2, "en_US.UTF-8"), "sorts texts as en_US.UTF-8"),
        ((4, "i"), "sorts texts"),
        ((3, "C"), "no letters but a to z"),
    ],
)
def test_what_a_server_lacks_is_said(changed: tuple[int, object], words: str) -> None:
    facts = list(GOOD)
    if changed:
        facts[changed[0]] = changed[1]
    said = lacking(Server(*facts))
    assert words in said
    assert bool(said) == bool(words)
