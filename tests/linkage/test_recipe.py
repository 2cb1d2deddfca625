from pathlib import Path

import pytest

from khabar.linkage import Recipe, read_recipe
from khabar.linkage.rules import RULES, read_rule
from khabar.model import BadInput


def test_a_recipe_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text('threshold = 0.9\nrules = ["birth day + given initial"]\n')
    recipe = read_recipe(path)
    assert recipe == Recipe(threshold=0.9, rules=("birth day + given initial",))
    assert read_recipe(recipe) is recipe
    assert read_recipe(None) == Recipe()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("threshold = 2", "between 0 and 1"),
        ("treshold = 0.5", "no setting"),
        ("threshold = 'high'", "number"),
        ("rules = 'all'", "list of texts"),
        ("threshold =", "not a TOML"),
        ("pairs_in_all = 0", "at least 1"),
        ("pairs_in_all = inf", "whole number"),
        ("pairs_per_record = 2.5", "whole number"),
        ("pairs_per_record = 99999999999999999999", "at most"),
        ("threshold = nan", "between 0 and 1"),
        ("threshold = true", "number"),
        ("threshold = [0.5]", "number"),
        ("[threshold]", "number"),
        ("threshold = 0.5\nthreshold = 0.6", "not a TOML"),
        ("unscored = 5", "between -1000 and 0"),
        ("unscored = nan", "between -1000 and 0"),
        ("rules = []", "list of texts"),
        ("rules = [1]", "list of texts"),
        ("rules = ['shoe size']", "there is no key `shoe size`"),
        ("rules = ['']", "there is no key ``"),
        ("rules = ['birth day + age', 'age + birth day']", "twice"),
    ],
)
def test_mistakes_are_named(tmp_path: Path, text: str, word: str) -> None:
    path = tmp_path / "recipe.toml"
    path.write_text(text)
    with pytest.raises(BadInput, match=word) as refused:
        read_recipe(path)
    assert str(refused.value).startswith(str(path))
    assert "\n" not in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="can't be read"):
        read_recipe(tmp_path / "none.toml")


def test_rules_are_read() -> None:
    rule = read_rule("given class + birth year")
    assert rule.mask == 1 | 1 << 9
    assert not rule.unbound & 1
    assert rule.unbound & 1 << 3
    assert [read_rule(text).name for text in RULES] == list(RULES)
    with pytest.raises(BadInput, match="no key `shoe size`"):
        read_rule("shoe size")
