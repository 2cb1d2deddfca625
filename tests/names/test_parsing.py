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


def roles(text: str) -> list[tuple[str, str]]:
    return [(part.text, part.role) for part in parse(text).parts]


def test_a_nisba_has_a_role_of_its_own_and_stands_for_the_family() -> None:
    assert roles("سليم خالد الحلبي") == [("سليم", "given"), ("خالد", "father"), ("الحلبي", "nisba")]
    assert roles("Salim Ad-Dimashqi al-Khouli")[1:] == [("Ad-Dimashqi", "nisba"), ("al-Khouli", "family")]
    assert parse("سليم خالد الحلبي").family == "الحلبي"
    assert roles("سليم حلبي") == [("سليم", "given"), ("حلبي", "family")]


def test_capitals_tell_the_family_name() -> None:
    assert roles("RIKAB Salim Ali") == [("RIKAB", "family"), ("Salim", "given"), ("Ali", "father")]
    assert roles("ABU RIKAB Salim") == [("ABU RIKAB", "family"), ("Salim", "given")]
    assert parse("Salim RIKAB").parts[1].sure > parse("Salim Rikab").parts[1].sure
    assert parse("SALIM RIKAB").given == "SALIM"
    assert parse("M. Salim Rikab").family == "Rikab"


def test_titles_stand_apart_also_before_a_stroke() -> None:
    for text in ("د/ هند كريم", "المهندسة/ هند كريم", "اللواء الركن هند كريم", "ڈاکٹر هند كريم"):
        assert (parse(text).given, parse(text).family) == ("هند", "كريم")
