from khabar.register.people.searching.wordings import Wordings


def test_each_text_has_one_number_and_the_empty_one_fits_nothing() -> None:
    wordings = Wordings()
    assert [wordings.number(text) for text in ("SY04", "", "SY0401", "SY04")] == [1, 0, 2, 1]
    assert wordings.where(lambda text: text.startswith("SY04")).tolist() == [False, True, True]
    assert not wordings.where(lambda _: True)[0]
    assert Wordings(wordings.texts).number("SY0401") == 2
