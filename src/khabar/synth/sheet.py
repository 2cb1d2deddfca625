"""One list from its people to its written columns: draft, names, facts, and the rows copied from elsewhere."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from khabar.synth.damage import pass_through_pdf
from khabar.synth.draft import Draft, draft
from khabar.synth.facts import write_facts
from khabar.synth.names import NAME_PARTS, write_names
from khabar.synth.oddity import Oddity
from khabar.synth.people import People
from khabar.synth.personality import Personality
from khabar.synth.texts import Texts, join

Rows = npt.NDArray[np.int64]

_OF_EVENTS = (
    Oddity.event_off | Oddity.contradicted_fate | Oddity.back_dated_death | Oddity.false_release | Oddity.late_release
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One list as written: its draft, all its name parts, shown or not, and its other columns."""

    kind: Personality
    drafted: Draft
    columns: dict[str, Texts]

    def shown(self) -> dict[str, Texts]:
        """The columns that the list shows, under canonical names, after `record_id` and `list`."""
        count = len(self.drafted.event)
        head = {
            "record_id": self.kind.form.record_ids(0, count),
            "list": np.full(count, self.kind.name, dtype=object),
        }
        rest = self.kind.columns[1:]
        return head | {name: self._full_names() if name == "name" else self.columns[name] for name in rest}

    def _full_names(self) -> Texts:
        given, family = (self.columns[f"{part}_name"] for part in ("given", "family"))
        middle = [self.columns["father_name"], self.columns["grandfather_name"]]
        if self.kind.habits.family_first:
            return join([family + ",", given, *middle])
        return join([given, *middle, family])


def write_sheet(
    people: People, kind: Personality, source: Sheet | None, copied: int, rng: np.random.Generator
) -> Sheet:
    """Write the list of `people`, with `copied` rows of the list `source` among them."""
    own = len(people.person)
    from_rows = np.empty(0, np.int64)
    if source:
        from_rows = np.sort(rng.choice(len(source.drafted.event), copied, replace=False))
        people = people.followed_by(source.drafted.people.take(from_rows))
    order = rng.permutation(len(people.person))
    drafted = draft(people.take(order), kind, rng)
    names = write_names(drafted, kind, rng)
    sheet = Sheet(kind, drafted, names | write_facts(drafted, kind, rng))
    if source:
        _copy(source, from_rows, sheet, np.argsort(order)[own:])
    pass_through_pdf(names, drafted, kind, rng)
    _, first = np.unique(drafted.people.person, return_index=True)
    drafted.mark(~np.isin(np.arange(len(order)), first), Oddity.twice_in_list)
    return sheet


def _copy(source: Sheet, from_rows: Rows, sheet: Sheet, to_rows: Rows) -> None:
    """Write the names and the copied columns of `source` over the rows `to_rows`, and take its oddities over."""
    columns = sheet.kind.copies.columns if sheet.kind.copies else ()
    for column in (*NAME_PARTS, *columns):
        sheet.columns[column][to_rows] = source.columns[column][from_rows]
    flags, theirs = sheet.drafted.oddities, source.drafted.oddities[from_rows]
    own = 0 if "event_date" in columns else int(_OF_EVENTS)
    flags[to_rows] = (flags[to_rows] & own) | (theirs & ~own & ~int(Oddity.twice_in_list)) | int(Oddity.copied)
