"""Find which records speak of the same person, in files or in the register.

With FILEs: link lists without a register and write records.parquet, pairs.parquet, clusters.parquet, model.json and
report.html to --out DIR, and index/, by which later lists are matched without linking everything again (--against DIR).
Without FILEs: link what the register holds; persons follow from it. Only what is new or changed since the last run is
looked at, unless everything is asked for (--anew, or another recipe or threshold); --propose only shows what would
change, and leaves it to somebody to accept or reject on the page of link runs; --checked only tells what people judged
of pairs that were drawn by chance on that page. --undo WHY takes the latest accepted run back; an earlier one can be
taken back after it, since each run rests on those before it.
"""

import argparse
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from khabar.cli.arguments import add_json, add_register, probability
from khabar.cli.show import progress, table, tell, tell_json
from khabar.model import BadInput
from khabar.readers import load_options

COUNTED = {
    "records": "records in the register",
    "new": "records new or changed",
    "pairs": "pairs kept",
    "linked": "pairs linked",
    "mothers": "pairs held apart by their mothers",
    "persons_now": "persons before",
    "persons_then": "persons after",
    "unchanged": "persons left as they are",
    "merged": "persons that come together",
    "into": "persons they become",
    "split": "persons that fall apart",
    "unmet": "judgements of people that can't be met",
}
"""What is told of a run in the register, in this order; --json gives every count."""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", metavar="FILE", type=Path, help="lists to link without a register")
    parser.add_argument("--out", metavar="DIR", type=Path, help="where to write the results (with FILEs)")
    parser.add_argument(
        "--against",
        metavar="DIR",
        type=Path,
        help="match FILEs against this --out of an earlier run, by what it learned; the results hold both",
    )
    parser.add_argument("--engine", choices=["local"], default="local", help="where to compute (default: local)")
    parser.add_argument(
        "--threshold", metavar="P", type=probability, help="match probability from which records are linked"
    )
    parser.add_argument("--recipe", metavar="FILE", type=Path, help="a recipe (TOML)")
    parser.add_argument(
        "--mapping", metavar="FILE", type=Path, help="a mapping file (TOML) for columns with other names"
    )
    parser.add_argument("--anew", action="store_true", help="link everything the register holds, not only what is new")
    parser.add_argument(
        "--propose", action="store_true", help="change nobody: compute the run and say what would change"
    )
    parser.add_argument(
        "--checked", action="store_true", help="link nothing: say how good the linkage is, by pairs drawn and judged"
    )
    parser.add_argument("--undo", metavar="WHY", help="take the latest accepted run back; WHY stays in its history")
    add_register(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    if args.files and not args.out:
        raise BadInput("--out is missing. Say where to write the results: --out DIR.", exit_code=2)
    for name in ("threshold", "recipe"):
        if args.against and getattr(args, name) is not None:
            raise BadInput(f"--{name} stays as it was with --against. Leave it away, or link everything.", exit_code=2)
    if not args.files and (args.out or args.against):
        raise BadInput(
            "there is no FILE to link. Name the lists, or leave --out and --against away to link the register.",
            exit_code=2,
        )
    for name in ("anew", "propose", "checked", "undo"):
        if args.files and getattr(args, name):
            raise BadInput(f"--{name} is about the register. Leave it away to link FILEs.", exit_code=2)
    if args.undo is not None:
        return _undo(args)
    return _files(args) if args.files else _checked(args) if args.checked else _register(args)


def _files(args: argparse.Namespace) -> int:
    from khabar.linkage import write_outputs
    from khabar.pipeline import link_files

    options = load_options(args.mapping)
    with progress() as bar:
        found = link_files(
            args.files,
            options,
            recipe=args.recipe,
            threshold=args.threshold,
            engine=args.engine,
            against=args.against,
            folder=args.out.resolve().parent,
            progress=bar,
        )
        write_outputs(found.linked, args.out, index=True)
    rejected = {path: survey.rejected for path, survey in found.surveys.items() if survey.rejected}
    counts = {**found.linked.counts, "rejected_rows": sum(rejected.values())}
    if args.json:
        tell_json({"out": str(args.out), "counts": counts, "seconds": found.linked.timings, "rejected": rejected})
    else:
        table(("count", ""), counts.items())
        table(("stage", "seconds"), [(stage, f"{seconds:.2f}") for stage, seconds in found.linked.timings.items()])
        for path, rows in rejected.items():
            tell(f"{path}: {rows} rows were rejected and are not linked; khabar intake --dry-run shows them.")
        tell(f"Written to {args.out}: open {args.out / 'report.html'} to look.")
    return 1 if rejected else 0


def _register(args: argparse.Namespace) -> int:
    if args.mapping is not None:
        raise BadInput("--mapping is for linking FILEs. Leave it away to link the register.", exit_code=2)
    recipe = _recipe(args)
    from khabar.register.opening import open_register

    home = open_register(args.register)
    from khabar.register.analysis.actions import link_register, propose

    begun = perf_counter()
    with home.writing("this run"), progress() as bar:
        run = (propose if args.propose else link_register)(home, progress=bar, anew=args.anew, recipe=recipe)
    changes = {name: count for name, count in run.changes.items() if isinstance(count, int)}
    if args.json:
        tell_json({"run": run.public_id, "state": run.state, "counts": run.counts, "changes": changes})
        return 0
    told = {**run.counts, **changes}
    table(("count", ""), [(words, told[name]) for name, words in COUNTED.items() if name in told])
    tell(
        f"It looked at everything: {run.get_why_display()}."
        if run.is_whole
        else "It looked at what was new or changed."
    )
    tell(f"Link run {run.public_id} took {perf_counter() - begun:.1f} s; its files: {home.runs / run.public_id}")
    if args.propose:
        tell("Nothing was changed. Accept or reject it on the page of link runs.")
    return 0


def _checked(args: argparse.Namespace) -> int:
    """Precision and recall by judged pairs, or why nothing is said of them (then the exit code is 1)."""
    from khabar.register.opening import open_register

    open_register(args.register)
    from khabar.register.review.sampling import checked

    found = checked()
    if found is None:
        raise BadInput("no pairs have been drawn to check the linkage. Draw them on the page of the latest link run.")
    told = found.quality
    shares = {"precision": told.precision, "recall of the pairs kept": told.recall}
    if args.json:
        said = {name: share and share._asdict() for name, share in shares.items()}
        tell_json({**said, "judged": told.judged, "left": found.left, "refused": list(told.refused)})
    else:
        rows = [(name, f"{one.median:.3f} ({one.low:.3f} to {one.high:.3f})") for name, one in shares.items() if one]
        table(("what", "95 % interval"), [*rows, ("pairs judged", told.judged), ("pairs not judged yet", found.left)])
        if told.refused:
            tell(f"Nothing is said of precision and recall: {', '.join(told.refused)}.")
        if not found.is_current:
            tell("The sample was drawn before the latest link run.")
    return 1 if told.refused else 0


def _undo(args: argparse.Namespace) -> int:
    from khabar.register.opening import open_register

    home = open_register(args.register)
    from khabar.register.analysis.actions import take_back
    from khabar.register.analysis.cache import in_force

    with home.writing("taking a link run back"):
        latest = in_force()[-1:]
        if not latest:
            raise BadInput(f"{home.root}: no link run counts, so there is none to take back.")
        run = take_back(latest[0], args.undo)
    if args.json:
        tell_json({"run": run.public_id, "state": run.state, "counts": run.counts})
    else:
        tell(f"Link run {run.public_id} was taken back: the runs before it count again, with the ids that persons had.")
    return 0


def _recipe(args: argparse.Namespace) -> dict[str, Any] | None:
    """The recipe that was asked for, as plain values; None where none was."""
    if args.recipe is None and args.threshold is None:
        return None
    from khabar.linkage import read_recipe

    recipe = read_recipe(args.recipe)
    return (recipe if args.threshold is None else replace(recipe, threshold=args.threshold)).plain()
