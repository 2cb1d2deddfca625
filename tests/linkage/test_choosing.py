"""Recipes by name."""

from pathlib import Path

import pytest

from khabar.linkage.choosing import recipe_named, recipe_names
from khabar.linkage.recipe import Recipe
from khabar.model import BadInput


def test_every_recipe_can_be_read_and_says_what_it_is_for(tmp_path: Path) -> None:
    assert set(recipe_names()) >= {"usual", "strict", "wide"}
    for name, about in recipe_names().items():
        assert about.endswith(".")
        assert isinstance(recipe_named(name), Recipe)
    assert recipe_named("usual") == Recipe()
    assert recipe_named("strict").threshold > Recipe().threshold
    assert set(recipe_names(tmp_path / "none")) == set(recipe_names())


def test_ones_own_goes_first_and_rubbish_is_said(tmp_path: Path) -> None:
    (tmp_path / "strict.toml").write_text("# Ours.\nthreshold = 0.97\n")
    (tmp_path / "torn.toml").write_bytes(b"\xff\xfe")
    assert recipe_names(tmp_path)["strict"] == "Ours."
    assert recipe_names(tmp_path)["torn"] == ""
    assert recipe_named("strict", tmp_path).threshold == 0.97
    with pytest.raises(BadInput, match="no recipe “none”"):
        recipe_named("none", tmp_path)
    with pytest.raises(BadInput, match="no text in UTF-8"):
        recipe_named("torn", tmp_path)
