"""Which lists may be used: copies count once, a list of releases does not sample the detained."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from khabar.counting.answer import Remark
from khabar.counting.histories import Histories
from khabar.model import BadInput

NEARLY = 0.95
"""Share of a list's people who stand on another one from which it looks like a copy or a part of that."""
FEW = 10
"""People below whom a list is too small to look like a part of another."""
RELEASED = re.compile(r"releas|freed|إفراج|افراج|مفرج|إخلاء سبيل|اخلاء سبيل", re.IGNORECASE)


class Prepared(NamedTuple):
    """The histories to count with, what was done to the lists or noticed of them, and the people no longer in it."""

    histories: Histories
    notes: tuple[Remark, ...]
    set_aside: int


def prepare(histories: Histories, releases: Collection[str] = (), copies: Iterable[Sequence[str]] = ()) -> Prepared:
    """Make copies one list, and leave out lists of releases and empty ones; each with a note.

    Raises BadInput for a name that is no list, or for copies that are fewer than two lists.
    """
    notes: list[Remark] = []
    before = histories.documented
    groups = [tuple(dict.fromkeys(group)) for group in copies]
    for name in [*releases, *(name for group in groups for name in group)]:
        if name not in histories.lists:
            raise BadInput(f"there is no list {name}. The lists are {', '.join(histories.lists)}.", exit_code=2)
    named = [name for group in groups for name in group]
    if any(len(group) < 2 for group in groups) or len(set(named)) < len(named):
        raise BadInput("copies are two lists or more, and a list can be in one group of copies.", exit_code=2)
    for group in groups:
        histories = histories.merged(group)
        notes.append(Remark("copies", {"lists": ", ".join(group), "list": group[0]}))
        releases = {group[0] if name in group else name for name in releases}
    for name in [name for name in histories.lists if name in set(releases)]:
        histories = histories.without(name)
        notes.append(Remark("release_left_out", {"list": name}))
    for name, size in histories.sizes.items():
        if not size:
            histories = histories.without(name)
            notes.append(Remark("empty_left_out", {"list": name}))
    notes += _noticed(histories)
    return Prepared(histories, tuple(notes), before - histories.documented)


def _noticed(histories: Histories) -> Iterator[Remark]:
    for name in histories.lists:
        if RELEASED.search(name):
            yield Remark("sounds_like_release", {"list": name})
    sizes = histories.sizes
    together = histories.cells.T.astype(int) @ (histories.cells * histories.counts[:, None])
    for one, name in enumerate(histories.lists):
        for other, whole in enumerate(histories.lists):
            shared = int(together[one, other])
            if one != other and sizes[name] >= FEW and shared >= NEARLY * sizes[name]:
                values = {"list": name, "other": whole, "shared": f"{shared:,}", "size": f"{sizes[name]:,}"}
                yield Remark("looks_like_copy", values)
        if int(together[one].sum()) == sizes[name]:
            yield Remark("shares_nobody", {"list": name})
