"""Many lists in, who is the same person out, every link explained in bits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from khabar.linkage.evaluation import Score, evaluate
    from khabar.linkage.explanation import Step, explain
    from khabar.linkage.growing import grow
    from khabar.linkage.index import Index, Matched, make_index
    from khabar.linkage.index_files import open_index, save_index
    from khabar.linkage.linked import Linked, Progress
    from khabar.linkage.linking import link, link_later
    from khabar.linkage.outputs import write_outputs
    from khabar.linkage.recipe import Recipe, read_recipe

__all__ = [
    "Index",
    "Linked",
    "Matched",
    "Progress",
    "Recipe",
    "Score",
    "Step",
    "evaluate",
    "explain",
    "grow",
    "link",
    "link_later",
    "make_index",
    "open_index",
    "read_recipe",
    "save_index",
    "write_outputs",
]

_HOME = {
    "Index": "index",
    "Linked": "linked",
    "Matched": "index",
    "Progress": "linked",
    "Recipe": "recipe",
    "Score": "evaluation",
    "Step": "explanation",
    "evaluate": "evaluation",
    "explain": "explanation",
    "grow": "growing",
    "link": "linking",
    "link_later": "linking",
    "make_index": "index",
    "open_index": "index_files",
    "read_recipe": "recipe",
    "save_index": "index_files",
    "write_outputs": "outputs",
}


def __getattr__(name: str) -> Any:
    """Load what is asked for: the compiled loops take a second to import."""
    if name not in _HOME:
        raise AttributeError(f"khabar.linkage has no {name!r}")
    from importlib import import_module

    return getattr(import_module(f"khabar.linkage.{_HOME[name]}"), name)
