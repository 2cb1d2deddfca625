"""Two wordings of one scope are one, in either language; what the list does not know is compared as it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.checks.scopes import meaning


@pytest.mark.parametrize(
    "wordings",
    [
        ("including criminal cases", "criminal cases included", "Including those held on criminal charges"),
        ("including criminal cases", "بمن فيهم أصحاب القضايا الجنائية", "بما في ذلك الموقوفون في قضايا جنائية"),
        ("civilians only", "only civilians", "من المدنيين فقط", "مدنيون حصراً"),
        ("The figure does not include foreign nationals", "excluding foreigners", "ولا يشمل هذا الرقم الأجانب"),
        ("women and children excluded", "not counting children, women", "ما عدا النساء والأطفال"),
        ("both civilians and combatants", "من مدنيين ومقاتلين"),
        ("Political cases", "political  cases "),
    ],
)
def test_wordings_of_one_scope_mean_the_same(wordings: tuple[str, ...]) -> None:
    assert len({meaning(each) for each in wordings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("including criminal cases", "excluding criminal cases"),
        ("including criminal cases", "criminal cases only"),
        ("excluding women", "excluding women and children"),
        ("excluding those freed on bail", "excluding those freed in May"),
        ("باستثناء المتهمين الأجانب", "باستثناء الأجانب"),
        ("political cases", "criminal cases"),
        ("all cases", "those held"),
    ],
)
def test_other_scopes_stay_apart(one: str, other: str) -> None:
    assert meaning(one) != meaning(other)


def test_each_clause_has_its_own_way() -> None:
    both = {("excluded", "children"), ("included", "women")}
    assert meaning("excluding children but including women") == both
    assert meaning("including women, excluding children") == both


@given(st.text("abcdeقضايامن و", min_size=1, max_size=20).filter(str.strip))
def test_in_and_out_are_never_the_same(cases: str) -> None:
    assert meaning(f"including {cases}") != meaning(f"excluding {cases}")
    assert meaning(f"including {cases}") == meaning(f" Including  {cases}.")
