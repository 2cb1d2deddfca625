"""With whom somebody writes through a case worker, and what was written: each side's lines lie in its own vault."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from khabar.model import new_public_id
from khabar.register.accounts.models import User
from khabar.register.families import vault
from khabar.register.families.casework import notes
from khabar.register.families.models import Enquiry, State

LINKS, LINES = "relays", "relayed"


@dataclass(frozen=True, slots=True)
class Line:
    """One text: written by this side, and handed on or not yet; or by the other, as the case worker handed it on."""

    key: str
    at: datetime
    text: str
    is_own: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class Link:
    """One conversation: its number on this side, the other side (None: it has left), and the lines."""

    number: int
    other: Enquiry | None
    lines: list[Line]


def link(one: Enquiry, other: Enquiry, actor: User) -> None:
    """Let two sides write to each other. That they do stands sealed on both sides, and nowhere else."""
    notes.add(one, LINKS, actor, {"other": other.public_id})
    notes.add(other, LINKS, actor, {"other": one.public_id})


def links_of(party: Enquiry) -> list[Link]:
    """The conversations of one side, in the order in which they began. Raises vault.Shut."""
    held = vault.parts(party, LINKS, LINES)
    names = [str(line["other"]) for line in held.get(LINKS, {}).get("lines", [])]
    living = Enquiry.objects.filter(public_id__in=names).exclude(state=State.WITHDRAWN).select_related("worker")
    others = {one.public_id: one for one in living}
    said = held.get(LINES, {}).get("lines", [])
    return [
        Link(number, others.get(name), [_line(line) for line in said if line["other"] == name])
        for number, name in enumerate(names, 1)
    ]


def _line(line: dict[str, Any]) -> Line:
    return Line(line["key"], datetime.fromisoformat(line["at"]), line["text"], line["own"], line["done"])


def add_line(party: Enquiry, other: Enquiry, text: str, actor: User | None) -> None:
    """A line of this side (actor None), which waits, or one of the other that a case worker hands on."""
    said = {"key": new_public_id(), "other": other.public_id, "text": text}
    notes.add(party, LINES, actor, {**said, "own": actor is None, "done": actor is not None})


def mark_done(party: Enquiry, key: str) -> None:
    """A line of this side was handed on, or kept back."""
    said = notes.lines(party, LINES)
    vault.put(party, LINES, {"lines": [{**line, "done": line["done"] or line["key"] == key} for line in said]})


def leave(party: Enquiry) -> None:
    """Take out of the other sides' vaults what came from here. Call where everything is taken back, before that."""
    try:
        others = [one.other for one in links_of(party) if one.other]
    except vault.Shut:  # the key is lost, and with it who the others are
        return
    for other in others:
        said = [line for line in notes.lines(other, LINES) if line["other"] != party.public_id or line["own"]]
        vault.put(other, LINES, {"lines": said})


def move(family: Enquiry, to: User) -> None:
    """Who answers a family answers those too who write to it. Call in the transaction that gives it to somebody."""
    others = [one.other.pk for one in links_of(family) if one.other]
    Enquiry.objects.filter(pk__in=others, witness=True).update(worker=to)
