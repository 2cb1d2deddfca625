"""Make a register anew from a backup: into an empty folder, and with DATABASE_URL into an empty PostgreSQL database.

Everything is checked on the way and verified before anything stands there; a backup that is cut off, altered or made
for another key leaves nothing behind. A backup from SQLite goes into PostgreSQL, and the other way round.
Exit code 1 also when the restored register does not verify: it had these faults when the backup was made.
"""

import argparse
from pathlib import Path

from khabar.cli.arguments import add_json, add_register
from khabar.cli.show import progress, size, tell, tell_json, warn


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the backup")
    parser.add_argument("--identity", required=True, metavar="KEYFILE", type=Path, help="the key that opens it")
    add_register(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from khabar.register.backup.keys import read_identities
    from khabar.register.backup.restoring import restore

    with progress() as bar:
        restored = restore(args.file, read_identities(args.identity), args.register, bar)
    about = restored.about
    if args.json:
        tell_json(
            {"register": str(args.register), "made_at": about["at"], "made_by": about["khabar"]}
            | {"documents": restored.documents, "rows": restored.rows, "octets": restored.octets}
            | {"chains": about["chains"], "whole": not restored.problems, "problems": restored.problems}
        )
    else:
        rows = sum(restored.rows.values())
        tell(f"Restored into {args.register}, as it stood on {about['at']}: {size(restored.octets)}")
        tell(f"{rows:,} rows, {restored.documents:,} documents" + ("" if restored.problems else "; it verifies."))
        tell(
            "It has a new secret.key. If you kept a copy of the old one, put it there; else authenticator apps and "
            "recovery codes are set up anew, and earlier searches can't be told from the log."
        )
    for problem in restored.problems:
        warn(f"khabar: {args.register}: {problem}")
    return 1 if restored.problems else 0
