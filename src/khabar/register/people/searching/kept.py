"""What searches look at, kept on disk so that a new process need not read the register. It can always be made again."""

import json
import shutil
from pathlib import Path
from typing import Any
from uuid import uuid4

from khabar.model import BadInput
from khabar.names import NameIndex
from khabar.register.home import Home
from khabar.register.made_with import made_with
from khabar.register.people.searching.held import Held
from khabar.register.people.searching.wordings import Wordings

INDEXES = ("names", "mothers", "fathers")
ABOUT, WORDS = "about.json", "words.json"


def folder_of(home: Home) -> Path:
    """Where it lies; no backup holds it."""
    return home.root / "searching"


def save(home: Home, held: Held) -> None:
    """Keep it, whole or not at all, in place of what was kept before; readable by this user alone."""
    place, new = folder_of(home), home.root / f"searching-{uuid4().hex}"
    new.mkdir(mode=0o700)
    try:
        for name in INDEXES:
            getattr(held, name).save(new / name)
        for columns in ("records", "claims"):
            (new / columns).mkdir()
            getattr(held, columns).save(new / columns)
        about = {
            "made_with": _made_with(),
            "seen": held.seen,
            "last_record": held.last_record,
            "last_move": held.last_move,
        }
        words = {"places": held.places.texts, "facilities": held.facilities.texts}
        (new / WORDS).write_text(json.dumps(words, ensure_ascii=False), "utf-8")
        (new / ABOUT).write_text(json.dumps(about, ensure_ascii=False), "utf-8")
        old = home.root / f"searching-{uuid4().hex}"
        if place.exists():
            place.rename(old)
        new.rename(place)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def kept_until(home: Home) -> int:
    """The key of the last change that what is kept shows, 0 where nothing usable is kept."""
    about = _about(home)
    return int(about["seen"][0]) if about else 0


def load(home: Home) -> Held | None:
    """What was kept; None where there is nothing, or it was made by other code."""
    about = _about(home)
    if about is None:
        return None
    held, place = Held(), folder_of(home)
    try:
        for name in INDEXES:
            setattr(held, name, NameIndex.load(place / name))
        for columns in ("records", "claims"):
            getattr(held, columns).load(place / columns)
        words = json.loads((place / WORDS).read_text("utf-8"))
    except (OSError, EOFError, ValueError, BadInput):
        return None
    held.seen = (int(about["seen"][0]), str(about["seen"][1]))
    held.last_record, held.last_move = about["last_record"], about["last_move"]
    held.places, held.facilities = Wordings(words["places"]), Wordings(words["facilities"])
    return held


def _about(home: Home) -> dict[str, Any] | None:
    try:
        about = json.loads((folder_of(home) / ABOUT).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return dict(about) if about.get("made_with") == _made_with() else None


def _made_with() -> str:
    return made_with(
        "khabar.names", "khabar.dates", "khabar.places", "khabar.readers", "khabar.register.people.searching"
    )
