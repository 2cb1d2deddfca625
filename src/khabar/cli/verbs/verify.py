"""Verify a sealed bag, or with --register a whole register; what fails is named, and the exit code is 1.

A bag: every file that was changed, removed, added or renamed. Needs neither a register nor a network.
A register: every document's bytes, the custody log and the audit log, also against an anchor file, to which a register
found whole adds where its logs stand. Keep a copy of that file elsewhere.
"""

import argparse
import os
from pathlib import Path

from khabar.cli.arguments import add_json
from khabar.cli.show import progress, tell, tell_json, warn
from khabar.model import BadInput


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bag", nargs="?", metavar="BAG", type=Path, help="the folder of the bag")
    parser.add_argument(
        "--register",
        nargs="?",
        metavar="DIR",
        type=Path,
        const=Path(os.environ.get("KHABAR_DATA") or "khabar-data"),
        help="verify this register instead (DIR: $KHABAR_DATA, else ./khabar-data)",
    )
    parser.add_argument("--anchor", metavar="FILE", type=Path, help="the anchor file (default: DIR/anchors.jsonl)")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    if (args.bag is None) == (args.register is None):
        raise BadInput("name either a bag or --register.", exit_code=2)
    return _bag(args) if args.register is None else _register(args)


def _bag(args: argparse.Namespace) -> int:
    from khabar.evidence import verify

    with progress() as bar:
        found = verify(args.bag, bar)
    if args.json:
        problems = [{"path": problem.path, "what": problem.what} for problem in found.problems]
        tell_json(
            {"whole": bool(found), "files": found.files, "octets": found.octets, "seal": found.seal}
            | {"problems": problems}
        )
    elif found:
        tell(f"Whole: {found.files:,} {'file' if found.files == 1 else 'files'}, {found.octets:,} bytes")
        tell(f"Seal: {found.seal}")
    for problem in found.problems:
        warn(f"khabar: {args.bag}: {problem}")
    return 0 if found else 1


def _register(args: argparse.Namespace) -> int:
    from khabar.register.opening import open_register

    home = open_register(args.register)
    from khabar.register.verification import verify_register

    anchor = args.anchor or home.anchors
    with home.writing("this check"), progress() as bar:
        problems = verify_register(home, anchor, bar)
    if args.json:
        tell_json({"whole": not problems, "anchor": str(anchor), "problems": problems})
    elif not problems:
        tell(f"Whole: every document, the custody log and the audit log. Anchored in {anchor}")
    for problem in problems:
        warn(f"khabar: {args.register}: {problem}")
    return 1 if problems else 0
