"""Words in both languages: the same keys and braces, and never an estimate alone."""

import re
from pathlib import Path

import pytest
from tests.counting.tables import KOSOVO, UK_FIVE

import khabar.counting
from khabar.counting import Count, Interval, Remark, estimate, in_words
from khabar.counting.chao import chao
from khabar.counting.wording import LANGUAGES, texts

BRACES = re.compile(r"{\w+}")


def test_both_languages_say_the_same_things_with_the_same_values() -> None:
    english, arabic = (texts(language) for language in LANGUAGES)
    assert english.keys() == arabic.keys()
    for key, text in english.items():
        assert sorted(BRACES.findall(text)) == sorted(BRACES.findall(arabic[key])), key
        assert not re.search(r"[a-z]{4}", BRACES.sub("", arabic[key])), key


def test_every_remark_in_the_code_has_words_and_every_text_is_used() -> None:
    folder = Path(khabar.counting.__file__).parent
    code = "\n".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    assert set(re.findall(r'Remark\(\s*"(\w+)"', code)) <= texts("en").keys()
    assert [key for key in texts("en") if f'"{key}"' not in code] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_estimate_never_stands_alone(language: str) -> None:
    told = "\n".join(in_words(estimate(KOSOVO, "decomposable"), language, "2000-01-31"))
    for number in ("4,400", "12,595", "9,827", "16,544", "10,262", "2000-01-31"):
        assert number in told
    assert texts(language)["decomposable"] in told
    assert told.index("4,400") < told.index("12,595")


@pytest.fixture(scope="module")
def refused() -> Count:
    """A count whose models contradict each other."""
    return estimate(UK_FIVE, "loglinear")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_says_why_and_names_no_estimate(language: str, refused: Count) -> None:
    told = "\n".join(in_words(refused, language))
    assert "2,744" in told
    assert refused.diagnostics["answer"]
    assert f"{refused.diagnostics['answer']['median']:,}" not in told
    assert texts(language)["assuming"] in told


def test_the_share_of_those_on_no_list_is_reckoned_from_the_whole() -> None:
    """17,723 estimated against 12,270 documented is 31 % undocumented, whatever a summary may say."""
    count = Count(
        12_270, Interval(17_723, 15_000, 21_000), "latent_class", (), (), (), chao(KOSOVO), {}, (Remark("closed"),)
    )
    assert count.undocumented is not None
    assert [round(100 * share) for share in count.undocumented] == [31, 18, 42]
    assert "about 31 % of them (18–42 %)" in in_words(count, "en")[1]
