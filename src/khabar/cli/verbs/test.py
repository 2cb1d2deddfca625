"""Run every check and test of khabar, setting up what they need first.

Words after -- go to pytest; then only pytest runs, for instance: ./khabar test -- tests/readers -x
"""

import argparse

from khabar.cli.checking import run_checks


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--yes", action="store_true", help="install missing system packages without asking")
    parser.add_argument("rest", nargs="*", metavar="-- PYTEST", help="arguments for pytest")


def run(args: argparse.Namespace) -> int:
    return run_checks(args.rest, may_install=args.yes)
