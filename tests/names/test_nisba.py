from khabar.names import joining, words
from khabar.names.nisba import is_nisba


def test_a_nisba_has_its_article_and_stands_on_the_list() -> None:
    def last(text: str) -> bool:
        return is_nisba(joining.join(words.cut(text))[-1])

    assert all(map(last, ("سليم الحلبي", "Salim al-Halabi", "Salim Ad-Dimashqi", "Salim Elhalaby")))
    assert not any(map(last, ("سليم حلبي", "سليم الخولي", "Salim Halabi", "Salim al-Khouli")))
