"""Look whether machine and register are fit: versions, disks, rights, clock, database, backups, worker.

Changes nothing. Each line says what was found, and below it what to do. What matters most: an unencrypted disk
holds detainees' names for whoever takes it.
Exit code 1 when something is bad, 0 when there are warnings at most.
"""

import argparse

from khabar.cli.arguments import add_json, add_register
from khabar.cli.show import table, tell_json, text


def configure(parser: argparse.ArgumentParser) -> None:
    add_register(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from khabar.register.home import open_home
    from khabar.register.opening import set_up_django

    home = open_home(args.register)
    set_up_django(home)
    from khabar.register.doctor import examine
    from khabar.register.doctor.finding import State

    findings = list(examine(home))
    if args.json:
        tell_json(
            [
                {"check": one.check, "state": one.state, "found": one.found, "todo": one.todo}
                for one in findings
            ]
        )  # fmt: skip
    else:
        colours = {State.OK: "green", State.WARNING: "yellow", State.BAD: "bold red"}
        told = [one.found + (f"\n-> {one.todo}" if one.todo else "") for one in findings]
        rows = [
            (text(one.state, colours[one.state]), one.check, words) for one, words in zip(findings, told, strict=True)
        ]
        table(("", "check", "found"), rows)
    return 1 if any(one.state == State.BAD for one in findings) else 0
