import re

import pytest

from khabar.linkage import Linked
from khabar.linkage.coded import HOT, KEYS
from khabar.linkage.comparisons import COMPARISONS
from khabar.linkage.gather import USED
from khabar.linkage.kinship import _KINDS
from khabar.linkage.report import report
from khabar.linkage.rules import RULES
from khabar.linkage.wording import Wording

ARABIC = Wording("ar")


def test_every_level_class_key_and_column_is_told_in_arabic() -> None:
    for comparison in COMPARISONS:
        for words in filter(None, comparison.levels):
            assert not re.search("[a-z]", ARABIC.level(words))
        ARABIC.column(comparison.name)
    for kind in _KINDS:
        assert not re.search("[a-z]", ARABIC.kin(f"{kind}, same event"))
    for key in (*HOT[:KEYS], *RULES):
        assert not re.search("[a-z]", ARABIC.rule(key))
    for column in USED:
        assert not re.search("[a-z]", ARABIC.column(column))


@pytest.mark.parametrize("text", ["same sound (rare)", "hardly ever the same", "before looking"])
def test_english_stays_as_it_is(text: str) -> None:
    assert Wording("en").level(text) == text


def test_a_value_takes_the_place_of_its_braces() -> None:
    assert ARABIC.say("{low} to {high}", low=1, high=2) == "من 1 إلى 2"


def test_the_arabic_half_of_the_page_has_no_english_heading(linked: Linked) -> None:
    half = report(linked).split('<section lang="ar"')[1]
    headings = re.findall(r"<h2>(.*?)</h2>|<th [^>]*>(.*?)</th>", half)
    assert len(headings) > 20
    assert not [h for pair in headings for h in pair if re.search("[a-z]", h)]
