"""The flow, in the order it happens: the one place where sibling rooms meet.

file -> its form and a survey -> rows -> records -> claims, and tables for linkage. Nothing here touches a database; the
register and the command line call these and keep or print what comes out.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.dates import read_date
from khabar.linkage import Linked, link, link_later, read_recipe
from khabar.model import FIELDS, Article, BadInput, Reading, Record
from khabar.readers import (
    Columns,
    Fact,
    Habits,
    Part,
    ReadOptions,
    Rejected,
    Row,
    Survey,
    Table,
    Tally,
    Text,
    as_given,
    form_of,
    read,
    read_values,
    records,
    survey,
    tally,
)

if TYPE_CHECKING:
    import pyarrow as pa

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Opened:
    """A document that can be read: where its bytes are, its form and options, and what the survey found."""

    path: Path
    file_name: str
    form: str
    options: ReadOptions
    survey: Survey

    def parts(self) -> Generator[Part]:
        """Read it again from the start, as often as wanted; the parts come in the same order every time."""
        return read(self.path, self.form, self.options, self.file_name)

    def in_tables(self) -> Iterator[tuple[Table, Rejected | Row]]:
        """Its rows, sound or rejected, each with the table that it stands in."""
        tables = iter(self.survey.tables)
        with closing(self.parts()) as parts:
            for part in parts:
                if isinstance(part, Columns):
                    table = next(tables)
                elif isinstance(part, Rejected | Row):
                    yield table, part

    def rejected_rows(self) -> Iterator[tuple[str, int, str, str]]:
        """Sheet, row, reason and raw text of every row that is no record."""
        for table, part in self.in_tables():
            if isinstance(part, Rejected):
                yield table.sheet, part.row, part.reason, part.raw
            elif table.reason:
                yield table.sheet, part.row, table.reason, "\t".join(part.cells)


def open_document(path: Path, options: ReadOptions, file_name: str = "", *, needs_names: bool = True) -> Opened:
    """Look through a document. Raises BadInput with one sentence when it is missing or can't be read.

    Without `needs_names` a table in which no names are recognised yet is no reason to refuse.
    """
    name = file_name or path.name
    if not path.is_file():
        what = "this is not a plain file" if path.exists() else "there is no such file"
        what = "this is a folder, not a file" if path.is_dir() else what
        raise BadInput(f"{path}: {what}. Check the path.")
    form = form_of(name)
    with closing(read(path, form, options, name)) as parts:
        return Opened(path, name, form, options, survey(parts, options, name, needs_names=needs_names))


def list_records(opened: Opened, list_name: str, seen: Counter[str]) -> Iterator[Record]:
    """The records of a list in a file, sheet after sheet; `seen` tells repeated ids apart, across files too."""
    several = opened.survey.has_several_lists
    for table, part in opened.in_tables():
        if isinstance(part, Row) and not table.reason:
            yield from records([part], table.columns, list_name, table.sheet, several, seen)


def preview(opened: Opened) -> Tally:
    """How many values of a document would be read, by field, if it were taken in."""

    def readings() -> Iterator[Mapping[str, Reading]]:
        for table, part in opened.in_tables():
            if isinstance(part, Row) and not table.reason:
                habits = Habits(frozenset(table.month_first), opened.options.dated)
                for record in as_given([part], table.columns, "", table.sheet):
                    yield read_values(record.values, habits)

    return tally(readings())


def to_table(found: Iterable[Record]) -> "pa.Table":
    """Records as a table of texts: list, record_id and every canonical field in use; null where a cell is empty."""
    import pyarrow as pa

    kept = list(found)
    used = [name for name in FIELDS if name not in ("list", "record_id") and any(name in r.values for r in kept)]
    columns: dict[str, list[str | None]] = {
        "list": [record.list_name for record in kept],
        "record_id": [record.record_id for record in kept],
    }
    columns |= {name: [record.values.get(name) for record in kept] for name in used}
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


@dataclass(frozen=True, slots=True)
class LinkedFiles:
    """What linking lists in files gave, and for each file how it was read."""

    linked: Linked
    surveys: dict[str, Survey]


def link_files(
    paths: Sequence[Path],
    options: ReadOptions,
    *,
    recipe: Path | None = None,
    threshold: float | None = None,
    engine: str = "local",
    against: Path | None = None,
    folder: Path | None = None,
    progress: Progress | None = None,
) -> LinkedFiles:
    """Read lists from files and link them, without a register. Raises BadInput.

    A file's list is its stem, unless a list column says otherwise. `against`: the outputs of an earlier run, which are
    carried on; recipe, threshold and engine are then as they were. `folder`: where pairs wait that memory can't hold.
    """
    seen: Counter[str] = Counter()
    tables, surveys = [], {}
    for number, path in enumerate(paths):
        if progress:
            progress("read", number, len(paths))
        opened = open_document(path, options)
        if not opened.survey.tables:
            raise BadInput(f"{path}: this is a text, not a list; only lists can be linked. Leave it out.")
        tables.append(to_table(list_records(opened, path.stem, seen)))
        surveys[str(path)] = opened.survey
    if progress:
        progress("read", len(paths), len(paths))
    if against is not None:
        return LinkedFiles(link_later(against, tables, progress=progress), surveys)
    chosen = read_recipe(recipe)
    if threshold is not None:
        chosen = replace(chosen, threshold=threshold)
    return LinkedFiles(link(tables, recipe=chosen, engine=engine, progress=progress, folder=folder), surveys)


def read_article(path: Path, options: ReadOptions | None = None, file_name: str = "") -> tuple[str, Article]:
    """The text of an article in a file and what was read in it; spans count characters of the text. Raises BadInput."""
    from khabar.statements import read_statement

    opened = open_document(path, options or ReadOptions(), file_name, needs_names=False)
    text, hints = "", {}
    with closing(opened.parts()) as parts:
        for part in parts:
            if isinstance(part, Text):
                text += "\n" * (part.start - len(text)) + part.text
            elif isinstance(part, Fact):
                hints[part.name] = part.text
    if not text:
        raise BadInput(f"{opened.file_name}: this is a list, not a text; `khabar intake` takes lists in.")
    if "date" in hints:
        hints["date"] = read_date(hints["date"][:10]).edtf or read_date(hints["date"]).edtf
    return text, read_statement(text, hints=hints)
