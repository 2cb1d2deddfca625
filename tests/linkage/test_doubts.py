from khabar.linkage import Linked
from khabar.linkage.doubts import SHOWN, biggest, doubtful
from khabar.linkage.wording import Wording


def test_the_biggest_clusters_come_first(linked: Linked) -> None:
    cases = biggest(linked, Wording("en"))
    sizes = [len(case.rows) for case in cases]
    assert sizes == sorted(sizes, reverse=True)
    assert 0 < len(cases) <= SHOWN
    assert cases[0].title.endswith(f"{sizes[0]} records")


def test_a_doubtful_cluster_tells_its_weakest_cut_in_both_languages(linked: Linked) -> None:
    english, arabic = doubtful(linked, Wording("en")), doubtful(linked, Wording("ar"))
    assert len(english) == len(arabic) > 0
    assert english[0].note.startswith("weakest cut")
    assert arabic[0].note.startswith("أضعف قطع")
    assert english[0].rows == arabic[0].rows
