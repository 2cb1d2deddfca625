"""Recipes by name: one TOML file each, those of khabar and those in a folder of one's own. The file name is the key."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from khabar.linkage.recipe import Recipe, read_recipe
from khabar.model import BadInput


def recipe_names(own: Path | None = None) -> dict[str, str]:
    """Every recipe, with what the first line of its file says; one's own goes before khabar's of the same name.

    Ex: recipe_names()["strict"] -> "Links only what is nearly certain; more is left to people."
    """
    return {name: _about(file) for name, file in sorted(_files(own).items())}


def recipe_named(name: str, own: Path | None = None) -> Recipe:
    """The recipe of this name. Raises BadInput where there is none, or its file is no recipe."""
    found = _files(own).get(name)
    if found is None:
        raise BadInput(f"there is no recipe “{name}”. Use {', '.join(sorted(_files(own)))}.")
    return read_recipe(Path(str(found)))


def _files(own: Path | None) -> dict[str, Traversable]:
    folders: list[Traversable] = [files("khabar.linkage").joinpath("recipes")]
    if own is not None and own.is_dir():
        folders.append(own)
    return {entry.name[:-5]: entry for folder in folders for entry in folder.iterdir() if entry.name.endswith(".toml")}


def _about(file: Traversable) -> str:
    try:
        first = file.read_text("utf-8").partition("\n")[0]
    except (OSError, UnicodeDecodeError):
        return ""
    return first.lstrip("# ").strip() if first.startswith("#") else ""
