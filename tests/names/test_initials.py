from khabar.names import compare
from khabar.names.initials import initial


def test_an_initial_agrees_with_names_that_begin_with_it() -> None:
    assert initial("latin", "m", "arabic", "م") > 0 > initial("latin", "m", "arabic", "ح")
    assert initial("arabic", "م", "latin", "m") == initial("latin", "m", "arabic", "م")
    assert initial("latin", "m", "latin", "m") > 0 > initial("latin", "m", "latin", "k")


def test_an_initial_tells_less_than_the_name() -> None:
    whole, letter, other = (
        compare(text, "محمد الخولي").weight for text in ("Mohamad Khouli", "M. Khouli", "S. Khouli")
    )
    assert whole > letter > other
