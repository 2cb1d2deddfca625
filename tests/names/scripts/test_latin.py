from khabar.names.scripts.latin import fold, sound


def test_apostrophes_go() -> None:
    assert fold("sa'id") == "said"


def test_digraphs_are_one_sound() -> None:
    assert sound("khouli") == "xwly"
    assert sound("mohamed") == "mwhmd"
