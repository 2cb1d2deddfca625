"""The short lines above a story."""

from khabar.statements.headers import best_title, is_header, is_outlet, outlet_in


def test_a_header_names_an_outlet_or_a_date_and_is_no_title() -> None:
    assert is_header("Harbour Post | World | 3 May 2021")
    assert is_header("Harbour Post")
    assert is_header("عاجل")
    assert not is_header("Forty men came home, says the council of the town")


def test_the_outlet_is_the_part_worded_as_one() -> None:
    assert outlet_in(["World | Harbour Post | 3 May 2021"]) == "Harbour Post"
    assert outlet_in(["بغداد: المستقل العربي"]) == "المستقل العربي"
    assert outlet_in(["عاجل"]) == ""
    assert is_outlet("شبكة أخبار الضفة")


def test_the_title_is_the_first_line_that_says_something() -> None:
    assert best_title(["Harbour Post", "Forty men came home, says council"]) == 1
    assert best_title(["Harbour Post | World"]) == -1
