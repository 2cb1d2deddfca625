"""The bodies of an article, and full names."""

from khabar.statements import read_statement
from khabar.statements.bodies import bodies_in, full_name, nearest_body


def test_an_abbreviation_in_brackets_is_spelled_out_by_the_words_before() -> None:
    assert bodies_in("the UN relief office (UNRO) said")["UNRO"] == "UN relief office"


def test_initials_elsewhere_mean_the_same_body() -> None:
    assert bodies_in("Network for Northern Detainees\n\nNND asks.")["NND"] == "Network for Northern Detainees"


def test_the_body_named_last() -> None:
    text = "The Harbour Union met. The Salt Office wrote."
    assert nearest_body(text, ["Harbour Union", "Salt Office"], 40) == "Salt Office"
    assert nearest_body(text, [], 30) == ""


def test_full_names_in_both_scripts() -> None:
    assert full_name("Osama Tarabishi came. Tarabishi spoke.", "Tarabishi") == "Osama Tarabishi"
    assert full_name("خرج عدنان الملاح من السجن. قال الملاح ذلك.", "الملاح") == "عدنان الملاح"
    assert full_name("Tarabishi spoke.", "Tarabishi") == "Tarabishi"
    assert full_name("Nobody May Forget\n\nTarabishi spoke.", "Tarabishi") == "Tarabishi"
    assert full_name("وأوضحت الخطيب أن ثلاثة ماتوا.", "الخطيب") == "الخطيب"


def test_a_spokesman_is_of_the_body_that_spoke() -> None:
    text = "The Harbour Network said that 4 were freed. “More will follow soon,” spokesman Rami Odeh told reporters."
    assert read_statement(text).statements[-1].speaker.organisation == "Harbour Network"


def test_where_somebody_works_is_their_body() -> None:
    [said] = read_statement("Lina Barakat, who works for the Harbour Legal Centre, said 40 men were freed.").statements
    assert (said.speaker.name, said.speaker.organisation) == ("Lina Barakat", "Harbour Legal Centre")


def test_a_body_before_an_inner_role_needs_no_known_word() -> None:
    [said] = read_statement("Amity International researcher Lina Barakat said 40 men were held.").statements
    assert (said.speaker.role, said.speaker.organisation) == ("researcher", "Amity International")
