from khabar.model import BadInput


def test_it_is_a_sentence_with_an_exit_code() -> None:
    assert (str(BadInput("a.csv: broken. Mend it.")), BadInput("").exit_code) == ("a.csv: broken. Mend it.", 1)
    assert BadInput("wrong call", exit_code=2).exit_code == 2
