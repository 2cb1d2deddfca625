"""The recipe of a link run for people: its name, and where it differs from that of the run in force."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from khabar.linkage import Recipe
from khabar.linkage.choosing import recipe_named, recipe_names
from khabar.model import BadInput
from khabar.register.analysis.cache import recipe_of
from khabar.register.analysis.models import LinkRun
from khabar.register.home import Home


class Told(NamedTuple):
    """`name` is empty where no recipe that is kept has these settings; `other` are setting, value before, value now."""

    name: str
    name_before: str
    threshold: float
    other: list[tuple[str, Any, Any]]


def told(home: Home, run: LinkRun, before: LinkRun | None) -> Told:
    """What the page of a run says of its recipe beside that of the run in force.

    Ex: told(home, run, before).other -> [("threshold", 0.5, 0.9)]
    """
    now = _plain(home, run)
    then = _plain(home, before) if before else {}
    return Told(_name(now, home.recipes), _name(then, home.recipes), now["threshold"], differences(then, now))


def differences(then: Mapping[str, Any], now: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    """The settings that differ; none where one of both is not known."""
    if not then or not now:
        return []
    return [(name, _text(then.get(name)), _text(now[name])) for name in now if then.get(name) != now[name]]


def _text(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else value


def _plain(home: Home, run: LinkRun) -> dict[str, Any]:
    """The settings as the run's files tell them; before they are there, as they were asked for."""
    recipe = recipe_of(home, run)
    return recipe.plain() if recipe else dict(run.recipe) or Recipe().plain()


def _name(settings: Mapping[str, Any], own: Path) -> str:
    for name in recipe_names(own):
        try:
            if recipe_named(name, own).plain() == settings:
                return name
        except BadInput:
            continue
    return ""
