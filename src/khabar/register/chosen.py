"""What an organisation chose in its register's register.toml. Knows nothing of Django.

[backup]
folder = "/media/backup"            # where `khabar backup` without --to writes; default: none
recipients = ["age1..."]            # who can open backups; default: none

[retention]
backups = 14                        # how many of the newest backups in that folder are kept; 0: all
link_runs = 0                       # how many of the newest link runs keep their files under runs/; 0: all
tries_days = 7                      # how long wrong tries to sign in are kept
enquiries_days = 90                 # how long notes that a family never sent are kept after its last visit; 0: for ever

[vault]
copy = "/media/other/keys.age"      # the copy of the vault's keys, made anew once a day; default: none
recipients = ["age1..."]            # who can open it; default: none
"""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from khabar.model import BadInput
from khabar.register.home import Home

OF_THE_PLACE = ("format", "database")
"""What belongs to the folder, not to the register: it is not part of a backup."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The choices, with their defaults. Numbers are 0 or more."""

    folder: Path | None = None
    recipients: tuple[str, ...] = ()
    backups: int = 14
    link_runs: int = 0
    tries_days: int = 7
    enquiries_days: int = 90
    vault_copy: Path | None = None
    vault_recipients: tuple[str, ...] = ()


def choices(home: Home) -> Chosen:
    """What register.toml says. Raises BadInput for a choice that is not known, or not of its kind."""
    said, where = _read(home.root), home.root / "register.toml"
    sections = {name: _section(said, name, where) for name in ("backup", "retention", "vault")}
    found: dict[str, Any] = {}
    for section, name, kind, words in CHOICES:
        value = sections[section].pop(name, None)
        if value is None:
            continue
        if type(value) is not kind or (isinstance(value, int) and value < 0):
            raise BadInput(f"{where}: {name} under [{section}] is not {words}. Mend the line.", exit_code=2)
        found[f"vault_{name}" if section == "vault" else name] = value
    for section, left in sections.items():
        if left:
            raise BadInput(f"{where}: there is no “{min(left)}” under [{section}]. Take the line out.", exit_code=2)
    for name in {"folder", "vault_copy"} & found.keys():
        found[name] = home.root / Path(found[name]).expanduser()
    for name in {"recipients", "vault_recipients"} & found.keys():
        found[name] = tuple(map(str, found[name]))
    return Chosen(**found)


CHOICES = (
    ("backup", "folder", str, "a text"),
    ("backup", "recipients", list, "a list of texts"),
    ("retention", "backups", int, "a whole number"),
    ("retention", "link_runs", int, "a whole number"),
    ("retention", "tries_days", int, "a whole number"),
    ("retention", "enquiries_days", int, "a whole number"),
    ("vault", "copy", str, "a text"),
    ("vault", "recipients", list, "a list of texts"),
)


def _read(root: Path) -> dict[str, Any]:
    return tomllib.loads((root / "register.toml").read_text("utf-8"))


def _section(said: Mapping[str, Any], name: str, where: Path) -> dict[str, Any]:
    section = said.get(name, {})
    if not isinstance(section, dict):
        raise BadInput(f"{where}: [{name}] is not a section. Write [{name}] and its lines below.", exit_code=2)
    return dict(section)


def portable_settings(home: Home) -> dict[str, Any]:
    """What register.toml says that holds wherever the register stands; no address of a database, so no password."""
    return {name: value for name, value in _read(home.root).items() if name not in OF_THE_PLACE}


def write_settings(root: Path, portable: Mapping[str, Any]) -> None:
    """Give a folder that was just begun the settings of a register that stood elsewhere."""
    said = {**_read(root), **portable}
    top = [f"{name} = {_toml(value)}" for name, value in said.items() if not isinstance(value, dict)]
    for name, section in said.items():
        if isinstance(section, dict):
            top += ["", f"[{name}]", *(f"{key} = {_toml(value)}" for key, value in section.items())]
    (root / "register.toml").write_text("\n".join(top) + "\n", "utf-8")
    (root / "register.toml").chmod(0o600)


def _toml(value: Any) -> str:
    """A text, number, truth or list of these as TOML writes it."""
    return json.dumps(value, ensure_ascii=False)
