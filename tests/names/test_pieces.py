from khabar.names import NameIndex, parse
from khabar.names.pieces import may_be_piece


def test_words_cut_in_two_are_one_part_and_the_text_stays() -> None:
    read = parse("حني ن سليم ركاب")
    assert [part.form for part in read.parts] == ["حنين", "سليم", "ركاب"]
    assert read.parts[0].text == "حني ن"


def test_short_names_and_particles_stay_apart() -> None:
    assert len(parse("علي طه ركاب").parts) == 3
    assert [part.role for part in parse("سليم بن علي").parts] == ["given", "particle", "family"]
    assert not may_be_piece("طه", "arabic")


def test_an_index_finds_them_whatever_it_has_read_before() -> None:
    index = NameIndex(["حني ن ركاب", "حني سليم", "سليم ن ركاب", "حني ن ركاب"])
    assert [hit.position for hit in index.search("Hanin Rikab")][:2] == [0, 3]


def test_what_a_broken_file_left_behind_is_no_part() -> None:
    assert parse("نن  سليم ركاب").given == "سليم"
