from khabar.names.scripts.arabic import fold, sound


def test_letters_that_lists_use_for_each_other() -> None:
    assert fold("أإآٱ") == "اااا"
    assert fold("فائزة") == "فايزه"
    assert fold("کریم") == "كريم"


def test_a_final_maqsura_stays_and_one_inside_does_not() -> None:
    assert fold("منى") == "منى"
    assert fold("منىر") == "منير"
    assert sound("منى") == sound("مني")


def test_broken_allah_is_mended() -> None:
    assert fold("عبدهللا") == "عبدالله"
