from khabar.names import joining, words
from khabar.names.alternates import MOST, readings
from khabar.names.joining import Unit


def read(text: str) -> list[str]:
    return [form for form, _ in readings(joining.join(words.cut(text))[0])]


def test_what_may_be_dropped_is_read_without_it_too() -> None:
    assert "rikab" in read("Abu Rikab")
    assert "صلاح" in read("صلاح الدين")


def test_a_final_maqsura_may_be_a_ya() -> None:
    assert read("على") == ["على", "علي"]


def test_lam_alef_that_a_broken_file_turned_is_read_both_ways() -> None:
    assert "سلام" in read("سالم")
    assert "عبدالسلام" in read("عبدالسالم")


def test_the_form_comes_first_and_costs_nothing() -> None:
    for text in ("Abu Rikab", "على", "عبدالسالم", "Assad"):
        several = readings(joining.join(words.cut(text))[0])
        assert several[0][1] == 0.0
        assert len(several) <= MOST
        assert all(cost < 0 for _, cost in several[1:])


def test_a_final_alef_maqsura_is_rather_ya_where_that_is_the_usual_name() -> None:
    ali, mona = (dict(readings(Unit(0, 0, form, "arabic", "name"))) for form in ("على", "منى"))
    assert ali["علي"] > -0.1 > mona["مني"]
