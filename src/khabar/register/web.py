"""What a register has to do with the open web, as `register.toml` says: nothing by itself. Knows nothing of Django.

[web]
fetch = true     # editors may let the register fetch an article from an address that they type
robots = true    # search engines may read the public pages of what was published
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khabar.model import BadInput


@dataclass(frozen=True, slots=True)
class Web:
    """Whether pages may let the register fetch something, and whether search engines may read `/public/`."""

    fetch: bool = False
    robots: bool = False


def read_web(file: Path, settings: dict[str, Any]) -> Web:
    """What the settings say under [web]. Raises BadInput for anything but these lines."""
    said = settings.get("web", {})
    if not isinstance(said, dict):
        raise BadInput(f"{file}: [web] is not a section. Write [web] and its lines below.")
    for name, value in said.items():
        if name not in ("fetch", "robots"):
            raise BadInput(f"{file}: there is no “{name}” under [web]. Take the line out.")
        if type(value) is not bool:
            raise BadInput(f"{file}: {name} under [web] is true or false. Mend the line.")
    return Web(**said)
