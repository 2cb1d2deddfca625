"""Read the values of records anew, after an update of khabar or of its word lists.

Dates, places, numbers and what else stands beside the words are read with the rules of this version, in the documents
that were read with others; the words stay as they stand. What could not be read before may be read now.
"""

import argparse

from khabar.cli.arguments import add_json, add_register
from khabar.cli.show import progress, table, tell, tell_json


def configure(parser: argparse.ArgumentParser) -> None:
    add_register(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from khabar.register.opening import open_register

    home = open_register(args.register)
    from khabar.register.intake.rereading import outdated, reread

    with home.writing("reading anew"), progress() as bar:
        answers = [
            {
                "document": document.public_id,
                "file": document.file_name,
                "unread_before": document.intake.unread,
                "changed": reread(document, bar),
                "unread": document.intake.unread,
            }
            for document in outdated()
        ]
    if args.json:
        tell_json(answers)
    elif answers:
        shown = [(one["file"], one["changed"], one["unread_before"], one["unread"]) for one in answers]
        table(("file", "records changed", "values unread before", "values unread now"), shown)
    else:
        tell("Every document was read with this version already.")
    return 0
