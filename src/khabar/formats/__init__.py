"""Field tables shared by readers and exports, as YAML for people to edit."""

from functools import cache
from importlib import resources
from typing import Any

import yaml


@cache
def table(name: str) -> Any:
    """The content of `formats/NAME.yaml`.

    Ex: table("columns")["mother_name"] -> ["mother_name", "mother", "اسم الأم", ...]
    """
    text = resources.files("khabar.formats").joinpath(f"{name}.yaml").read_text("utf-8")
    return yaml.safe_load(text)
