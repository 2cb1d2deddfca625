"""Find people by name, in Arabic or Latin letters, in any spelling. NAME may be - to read it from standard input.

A name on the command line stays in the shell's history; with - it does not. What else is known narrows the search; NAME
may then be "".
"""

import argparse
import sys
from typing import TYPE_CHECKING, Any

from khabar.cli.arguments import add_json, add_register, whole_number
from khabar.cli.show import progress, table, tell, tell_json
from khabar.model import BadInput

if TYPE_CHECKING:
    from khabar.register.people.searching.hits import Hit

WORDS = {
    "mother": "mother's name",
    "father": "father's name",
    "number": "national number, or number in the civil register",
    "origin": "where the person is from",
    "kind": "what is said: detained, seen_alive, listed_released, ...",
    "place": "where, of the same claim",
    "facility": "facility, of the same claim",
    "since": "first day, month or year of the same claim",
    "until": "last day, month or year of the same claim",
    "source": "words of the name of its source",
    "reliability": "worst reliability of the source, A to E",
    "credibility": "worst credibility of the claim, 1 to 5",
}


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="the name, or - to read it from standard input")
    for field, words in WORDS.items():
        parser.add_argument(f"--{field}", metavar="TEXT", default="", help=words)
    parser.add_argument("--limit", metavar="N", type=whole_number(1, 1000), default=20, help="most people shown (20)")
    add_register(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from khabar.register.opening import open_register

    open_register(args.register)
    from khabar.register.people.search_forms import SearchForm
    from khabar.register.people.searching.current import bring_up_to_date
    from khabar.register.people.searching.hits import look_up

    asked = {field: getattr(args, field) for field in WORDS}
    form = SearchForm(asked | {"name": sys.stdin.readline().strip() if args.name == "-" else args.name})
    if not form.is_valid():
        field, errors = next(iter(form.errors.items()))
        raise BadInput(f"{'NAME' if field in ('name', '__all__') else f'--{field}'}: {errors[0]}", exit_code=2)
    with progress() as show:
        bring_up_to_date(show)
    hits = look_up(form.question, limit=args.limit, patient=True).hits
    if args.json:
        tell_json([_told(hit) for hit in hits])
    elif hits:
        table(
            ("name", "how sure", "also written", "source", "list, record", "person"),
            [_line(_told(hit), hit) for hit in hits],
        )
        for hit in hits:
            _explain(hit)
    else:
        tell("Nobody was found. Try fewer parts of the name, another spelling, or fewer conditions.")
    return 0


def _told(hit: "Hit") -> dict[str, Any]:
    return {
        "person": hit.person.public_id,
        "weight": None if hit.weight is None else round(hit.weight, 2),
        "sure": None if hit.sure is None else round(hit.sure, 4),
        "why": [
            {"asked": step.a, "found": step.b, "how": step.how, "part": step.role, "weight": round(step.weight, 2)}
            for compared in hit.compared.values()
            for step in compared.alignment
        ],
        "name": hit.record.name,
        "names": hit.names,
        "list": hit.record.list.name,
        "record_id": hit.record.record_id,
        "source": hit.record.document.source.name,
        "records": hit.records,
        "retracted": hit.retracted,
    }


def _line(row: dict[str, Any], hit: "Hit") -> tuple[object, ...]:
    taken_back = f"{row['source']} (retracted: {row['retracted']} of {row['records']})"
    return (
        row["name"],
        hit.sure_in_percent if hit.sure is not None else "",
        " · ".join(name for name in row["names"] if name != row["name"]),
        taken_back if row["retracted"] else row["source"],
        f"{row['list']}, {row['record_id']}",
        row["person"],
    )


def _explain(hit: "Hit") -> None:
    if hit.sure is not None:
        tell(f"{hit.record.name}: {hit.sure_in_words}, {hit.sure_in_percent}, going by the name alone; because")
    elif hit.weight is not None:
        tell(f"{hit.record.name}: the names weigh {hit.weight:.1f} bits together; because")
    for line in hit.why:
        tell(f"    {line}")
