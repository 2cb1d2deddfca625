from khabar.names import parse


def test_position_tells_the_parts() -> None:
    name = parse("Dr. Abd al-Rahman Salim Abu Rikab")
    assert (name.given, name.father, name.family) == ("Abd al-Rahman", "Salim", "Abu Rikab")


def test_split_and_joined_spellings_are_one() -> None:
    forms = [[part.form for part in parse(text).parts] for text in ("عبد الرحمن ابو ركاب", "عبدالرحمن أبوركاب")]
    assert forms[0] == forms[1]


def test_family_before_a_comma() -> None:
    name = parse("Khouli, Mohamed Ali")
    assert (name.given, name.father, name.family) == ("Mohamed", "Ali", "Khouli")


def test_what_follows_a_kunya_with_an_article_is_the_family_name() -> None:
    read = parse("أبو أحمد الخولي")
    assert [(part.text, part.role) for part in read.parts] == [("أبو أحمد", "kunya"), ("الخولي", "family")]
