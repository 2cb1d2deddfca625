"""Where the work runs: one file per engine, found by its name.

An engine is a module with two functions, whose results come in the order of what they were given:

- `each(function, tasks)` applies a function to every task, in this process: sorting, training on a sample, weighing.
- `walk_all(walker, parts)` walks the parts of all blocks (`walker.Part`), wherever it likes: `batches.as_batch` makes a
  part into an Arrow batch that carries its records, `batches.errand` what every worker gets once. See `processes`.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from khabar.model import BadInput


def load_engine(name: str) -> ModuleType:
    """Load an engine by its file's name. Ex: load_engine("local"). Raises BadInput when there is none."""
    if not name.isidentifier() or find_spec(f"{__name__}.{name}") is None:
        raise BadInput(f"there is no engine `{name}`. Use `local`.")
    return import_module(f"{__name__}.{name}")
