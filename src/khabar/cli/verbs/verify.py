"""Verify a sealed bag: every file that was changed, removed, added or renamed is named, and the exit code is 1.

Needs neither a register nor a network.
"""

import argparse
from pathlib import Path

from khabar.cli.arguments import add_json
from khabar.cli.show import progress, tell, tell_json, warn


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bag", metavar="BAG", type=Path, help="the folder of the bag")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from khabar.evidence import verify

    with progress() as bar:
        found = verify(args.bag, bar)
    if args.json:
        problems = [{"path": problem.path, "what": problem.what} for problem in found.problems]
        tell_json({"whole": bool(found), "files": found.files, "octets": found.octets, "seal": found.seal,
                   "problems": problems})  # fmt: skip
    elif found:
        tell(f"Whole: {found.files:,} files, {found.octets:,} bytes")
        tell(f"Seal: {found.seal}")
    for problem in found.problems:
        warn(f"khabar: {args.bag}: {problem}")
    return 0 if found else 1
