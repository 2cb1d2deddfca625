"""Count people by the overlaps of lists: those documented, and an estimate of all, or why none is given.

DIR is what `khabar link FILE ... --out DIR` wrote; --histories takes a table instead: one column of 0 and 1 per list
and a column `count`. At least three lists are needed that were made independently: say with --copies which ones are
one list, and with --release which are lists of releases. A refused estimate makes the exit code 1.
"""

import argparse
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from khabar.cli.arguments import add_json, whole_number
from khabar.cli.show import progress, table, tell, tell_json
from khabar.model import BadInput

if TYPE_CHECKING:
    from khabar.counting import Count, Overlap

METHODS = ("latent_class", "loglinear", "decomposable", "chao")
SHOWN = 15


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("linked", nargs="?", metavar="DIR", type=Path, help="the --out of khabar link")
    parser.add_argument("--histories", metavar="CSV", type=Path, help="capture histories instead of DIR")
    parser.add_argument("--method", choices=METHODS, default=METHODS[0], help="how to estimate (latent_class)")
    parser.add_argument(
        "--release", metavar="LIST", action="append", default=[], help="a list of releases, to be left out"
    )
    parser.add_argument(
        "--copies", metavar="LIST,LIST", type=_names, action="append", default=[], help="lists that are one list"
    )
    parser.add_argument("--by", metavar="DATE", type=_day, help="the day on which the lists stood so")
    parser.add_argument("--seed", metavar="S", type=whole_number(0, 2**31), default=1, help="of what is drawn (1)")
    parser.add_argument("--picture", metavar="FILE", type=Path, help="draw the overlaps into an SVG file")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    if (args.linked is None) == (args.histories is None):
        raise BadInput("name either DIR or --histories CSV: what is to be counted.", exit_code=2)
    from khabar.charts import as_file
    from khabar.counting import Sampling, estimate, overlaps, picture, plain, prepare, read_clusters, read_histories

    given = read_clusters(args.linked) if args.linked else read_histories(args.histories)
    used = prepare(given, args.release, args.copies).histories
    with progress() as bar:
        count = estimate(
            given,
            args.method,
            releases=args.release,
            copies=args.copies,
            sampling=Sampling(seed=args.seed),
            progress=bar,
        )
    if args.picture:
        args.picture.write_text(as_file(picture(used, "Who stands on which lists")), encoding="utf-8")
    rows = overlaps(used)
    if args.json:
        tell_json({**plain(count, args.by or ""), "overlaps": [row._asdict() for row in rows]})
    else:
        _show_lists(used.sizes, rows)
        _show_answer(count, args.by or "")
        if args.picture:
            tell(f"The picture of the overlaps: {args.picture}")
    return 1 if count.refused else 0


def _show_lists(sizes: Mapping[str, int], rows: Sequence["Overlap"]) -> None:
    table(("list", "people"), [(name, f"{size:,}") for name, size in sizes.items()])
    shown = [(f"{row.people:,}", " + ".join(row.lists)) for row in rows[:SHOWN]]
    if len(rows) > SHOWN:
        shown.append((f"{sum(row.people for row in rows[SHOWN:]):,}", f"{len(rows) - SHOWN} other groups of lists"))
    table(("people", "on exactly these lists"), shown)


def _show_answer(count: "Count", day: str) -> None:
    from khabar.counting import in_words, remark

    if count.variants:
        rows = [
            (remark("en", one.what), f"{one.answer.median:,.0f} ({one.answer.low:,.0f} to {one.answer.high:,.0f})")
            for one in count.variants
            if one.answer
        ]
        table(("asked another way", "people in all, 95 % interval"), rows)
    for language in ("en", "ar"):
        tell("\n".join(in_words(count, language, day)))
        tell()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day, as 2026-05-03") from None
