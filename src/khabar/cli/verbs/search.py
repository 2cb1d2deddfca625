"""Find people by name, in Arabic or Latin letters, in any spelling. NAME may be - to read it from standard input.

A name on the command line stays in the shell's history; with - it does not.
"""

import argparse
import sys

from khabar.cli.arguments import add_json, add_register, whole_number
from khabar.cli.show import table, tell, tell_json


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the name, or - to read it from standard input")
    parser.add_argument("--limit", metavar="N", type=whole_number(1, 1000), default=20, help="most people shown (20)")
    add_register(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from khabar.register.opening import open_register

    open_register(args.register)
    from khabar.register.people.queries import search

    text = sys.stdin.readline().strip() if args.name == "-" else args.name
    hits = search(text, limit=args.limit)
    rows = [
        {
            "person": hit.person.public_id,
            "weight": round(hit.weight, 2),
            "sure": round(hit.sure, 4),
            "why": [
                {"asked": step.a, "found": step.b, "how": step.how, "part": step.role, "weight": round(step.weight, 2)}
                for step in hit.comparison.alignment
            ],
            "name": hit.record.name,
            "names": hit.names,
            "list": hit.record.list.name,
            "record_id": hit.record.record_id,
            "source": hit.record.document.source.name,
            "records": hit.records,
            "retracted": hit.retracted,
        }
        for hit in hits
    ]
    if args.json:
        tell_json(rows)
    elif rows:
        table(
            ("name", "how sure", "also written", "source", "list, record", "person"),
            [
                (
                    row["name"],
                    hit.sure_in_percent,
                    " · ".join(name for name in hit.names if name != row["name"]),
                    f"{row['source']} (retracted: {hit.retracted} of {hit.records})"
                    if hit.retracted
                    else row["source"],
                    f"{row['list']}, {row['record_id']}",
                    row["person"],
                )
                for row, hit in zip(rows, hits, strict=True)
            ],
        )
        for hit in hits:
            tell(f"{hit.record.name}: {hit.sure_in_words}, {hit.sure_in_percent}, going by the name alone; because")
            for line in hit.why:
                tell(f"    {line}")
    else:
        tell("Nobody of this name was found. Try fewer parts of the name, or another spelling.")
    return 0
