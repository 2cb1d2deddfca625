"""Take lists and texts into the register, every row kept as it stands.

FILE is a list (.csv, .tsv, .tab, .xlsx, .xlsm, .xls, .ods, .json, .jsonl, .ndjson), a saved web page with or without
lists (.html, .htm) or a text (.txt, .md); what counts are its bytes, not its ending. URL is the address of one on the
open web: it is fetched once, sealed as it came, and kept with its address, the time and what the server said. The same
bytes again add nothing; an interrupted intake goes on where it stopped. Exit code 1 when a row had to be rejected or
something refused; everything else is taken in all the same.
"""

import argparse
from dataclasses import replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from khabar.cli.arguments import add_json, add_register
from khabar.cli.given import Given, take
from khabar.cli.show import Progress, progress, table, tell, tell_json, warn
from khabar.model import BadInput
from khabar.readers import ReadOptions, Survey, day_of, load_options, place_of

if TYPE_CHECKING:
    from khabar.pipeline import Opened
    from khabar.register.intake.taking_in import TakenIn

SHOWN_ROWS = 20
SHOWN_CHARACTERS = 40


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE|URL", help="what to take in")
    parser.add_argument("--source", required=True, metavar="NAME", help="who publishes or tells it")
    parser.add_argument(
        "--list", metavar="NAME", help="the list it is an edition or copy of (default: the file's stem)"
    )
    parser.add_argument(
        "--mapping", metavar="FILE", type=Path, help="a mapping file (TOML): encoding, delimiter, columns, sheets"
    )
    parser.add_argument(
        "--dated",
        metavar="DATE",
        default="",
        help="the document's date: ages without a date of their own count from it",
    )
    parser.add_argument("--dry-run", action="store_true", help="say how it would be read, and keep nothing")
    add_register(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    options = load_options(args.mapping)
    if args.dated:
        options = replace(options, dated=day_of(args.dated, "--dated"))
    if not args.source.strip():
        raise BadInput("--source is empty. Name who publishes or tells it.", exit_code=2)
    with TemporaryDirectory() as folder:
        given = [take(name, Path(folder, str(number))) for number, name in enumerate(args.files)]
        answers = _dry_run(given, options) if args.dry_run else _take_in(args, given, options)
    if args.json:
        tell_json(answers)
    else:
        _show(answers)
    return 1 if any(answer.get("refused") or answer.get("rejected") for answer in answers) else 0


def _dry_run(some: list[Given], options: ReadOptions) -> list[dict[str, Any]]:
    from khabar.pipeline import open_document

    return [_refusable(one, lambda one=one: _surveyed(open_document(one.path, one.read_with(options)))) for one in some]


def _take_in(args: argparse.Namespace, some: list[Given], options: ReadOptions) -> list[dict[str, Any]]:
    from khabar.register.opening import open_or_begin

    for given in some:
        if not given.refused and not given.path.exists():
            raise BadInput(f"{given.path}: there is no such file. Check the path.")
    home = open_or_begin(args.register)
    from khabar.register.intake.taking_in import take_in

    def work(one: Given, bar: Progress) -> dict[str, Any]:
        def tell_progress(stage: str, *counts: int) -> None:
            bar(f"{stage} {one.path.name}", *counts)

        said = one.read_with(options)
        return _taken(take_in(home, one.path, args.source, args.list, said, tell_progress, fetched=one.fetched))

    with home.writing("this one"), progress() as bar:
        return [_refusable(one, lambda one=one: work(one, bar)) for one in some]


def _refusable(one: Given, work: Any) -> dict[str, Any]:
    """The answer for one file; a refusal is an answer too, so that the other files are still taken in."""
    try:
        if one.refused:
            raise BadInput(one.refused)
        return {"file": one.name, **work()}
    except BadInput as refusal:
        warn(f"khabar: {refusal}")
        return {"file": one.name, "refused": str(refusal)}


def _surveyed(opened: "Opened") -> dict[str, Any]:
    from khabar.pipeline import preview

    survey: Survey = opened.survey
    rejected = islice(opened.rejected_rows(), SHOWN_ROWS) if survey.rejected else iter(())
    return {
        "rejected_rows": [
            {"sheet": sheet, "row": row, "reason": reason, "raw": raw} for sheet, row, reason, raw in rejected
        ],
        "records": survey.rows,
        "rejected": survey.rejected,
        "paragraphs": survey.paragraphs,
        "tables": [
            {
                "sheet": table.sheet,
                "header_row": table.row,
                "reason": table.reason,
                "columns": [
                    {"header": match.header, "field": match.field, "sure": match.sure, "suggested": match.suggested}
                    for match in table.columns
                ],
                "sample": [list(row.cells) for row in table.sample],
            }
            for table in survey.tables
        ],
        "notes": survey.notes,
        "values": preview(opened),
        "unread": [],
    }


def _taken(taken: "TakenIn") -> dict[str, Any]:
    document, intake = taken.document, taken.document.intake
    rejected = list(document.rejected_rows.values("sheet", "row", "reason", "raw")[:SHOWN_ROWS])
    return {
        "document": document.public_id,
        "digest": document.digest,
        "was_held": taken.was_held,
        "edition": {"of": intake.follows.public_id, **taken.edition} if intake.follows and taken.edition else None,
        "edition_of": intake.follows.file_name if intake.follows else "",
        "held_since": document.received_at.isoformat(),
        "source": document.source.name,
        "records": intake.records,
        "rejected": 0 if taken.was_held else intake.rejected,
        "paragraphs": intake.paragraphs,
        "tables": [
            {
                "sheet": table.sheet,
                "header_row": table.header_row,
                "reason": table.reason,
                "columns": [
                    {"header": header, "field": name, "sure": sure, "suggested": ""}
                    for header, name, sure in zip(table.headers, table.fields, table.sureness, strict=True)
                ],
            }
            for table in document.tables.all()
        ],
        "notes": intake.notes,
        "values": intake.tally,
        "unread": list(document.unread_values.values("field", "text", "why", "count")[:SHOWN_ROWS]),
        "rejected_rows": [] if taken.was_held else rejected,
    }


def _show(answers: list[dict[str, Any]]) -> None:
    read = [answer for answer in answers if "refused" not in answer]
    if read:
        headers = ("file", "records", "rejected rows", "paragraphs", "")
        table(
            headers,
            [
                (answer["file"], answer["records"], answer["rejected"], answer["paragraphs"], _remark(answer))
                for answer in read
            ],
        )
    for answer in read:
        file = answer["file"]
        for text, (count, places) in answer["notes"].items():
            shown = ", ".join(places[:5]) + (" ..." if count > 5 else "")
            tell(f"{file}: {text}" if places == [""] else f"{file}: {count} x {text} ({shown})")
        for row in answer["rejected_rows"]:
            tell(f"{file}: row {place_of(row['sheet'], row['row'])} is rejected: {row['reason']}")
        for field, counts in answer["values"].items():
            _show_unread(file, field, counts, [words for words in answer["unread"] if words["field"] == field])
        for found in answer["tables"]:
            _show_columns(f"{file} ({found['sheet']})" if found["sheet"] else file, found, "sample" in found)


def _show_unread(file: str, field: str, counts: dict[str, int], words: list[dict[str, Any]]) -> None:
    """How many values of a field could not be read, and which words most often; nothing when all were."""
    if counts["unread"]:
        often = ", ".join(f"“{one['text'][:SHOWN_CHARACTERS]}” ({one['count']} x: {one['why']})" for one in words[:3])
        of_all = f"{counts['unread']} of {sum(counts.values())} values"
        tell(f"{file}: {of_all} of {field} could not be read, and are kept as they stand{': ' if often else ''}{often}")


def _show_columns(where: str, found: dict[str, Any], in_full: bool) -> None:
    """What the columns of a table were taken for: all of them with how sure (a dry run), or only what needs a look."""
    columns = found["columns"]
    if in_full and not found["reason"]:
        shown = [(column["header"], *_taken_for(column)) for column in columns]
        table(("column", "taken for", "sure"), shown, title=where)
    elif unknown := [column["header"] for column in columns if not column["field"]]:
        tell(f"{where}: kept as they stand, but not recognised: {', '.join(unknown)}")


def _taken_for(column: dict[str, Any]) -> tuple[str, str]:
    sure = f"{column['sure']:.0%}" if column["sure"] else ""
    guess = f"({column['suggested']}? Say so in a mapping file)" if column["suggested"] else "(kept as it stands)"
    return column["field"] or guess, sure


def _remark(answer: dict[str, Any]) -> str:
    if answer.get("was_held"):
        return f"held already since {answer['held_since'][:10]} from {answer['source']}: nothing added"
    if edition := answer.get("edition"):
        counts = ", ".join(f"{edition[what]:,} {what}" for what in ("added", "changed", "gone"))
        return f"taken in as an edition of {answer['edition_of']}: {counts}"
    return "taken in" if "document" in answer else "dry run: nothing kept"
