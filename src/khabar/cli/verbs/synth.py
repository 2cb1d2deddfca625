"""Make synthetic lists with known truth: made-up people, for trying and measuring."""

import argparse
from pathlib import Path

from khabar.cli.arguments import whole_number
from khabar.cli.show import progress, tell
from khabar.model import BadInput


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", metavar="N", type=whole_number(10, 5_000_000), default=5556, help="how many people")
    parser.add_argument("--lists", metavar="K", type=whole_number(1, 20), default=5, help="how many lists (5)")
    parser.add_argument(
        "--seed", metavar="S", type=whole_number(0, 2**31), default=1, help="the same seed, the same lists"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="where to write them")


def run(args: argparse.Namespace) -> int:
    from khabar.synth import write

    if args.out.is_file():
        raise BadInput(f"{args.out}: this is a file. Name a folder.")
    with progress() as bar:
        written = write(args.people, args.lists, args.seed, args.out, progress=bar)
    for path in written.files:
        tell(str(path))
    tell(f"{written.counts['records']} records; what is true of them: {written.truth}")
    return 0
