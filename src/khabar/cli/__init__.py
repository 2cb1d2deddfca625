"""The command line. One verb is one file in `verbs/`, found by its name.

Exit codes: 0 done, 1 the input or the answer is bad, 2 the call is wrong.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, cast

from khabar import __version__
from khabar.cli import verbs
from khabar.model import BadInput

STOPPED = "stopped. What was written whole stays; run the same command again to go on."


class Verb(Protocol):
    """What every file in `verbs/` offers. The first line of its docstring is its line in the help."""

    def configure(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, args: argparse.Namespace) -> int: ...


def verb_names() -> list[str]:
    """The verbs there are."""
    return sorted(module.name for module in iter_modules(verbs.__path__))


def load(name: str) -> Verb:
    """The module of a verb."""
    return cast(Verb, import_module(f"{verbs.__name__}.{name}"))


def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """The command line with the help of every verb; or of one alone, which starts without loading the others."""
    parser = argparse.ArgumentParser(
        prog="khabar",
        description="A register of detained, disappeared and missing people: every piece of news with its source.",
    )
    parser.add_argument("--version", action="version", version=f"khabar {__version__}")
    subparsers = parser.add_subparsers(title="verbs", metavar="VERB", required=True)
    for name in [only] if only else verb_names():
        verb = load(name)
        about = (verb.__doc__ or "").strip()
        sub = subparsers.add_parser(
            name,
            help=about.splitlines()[0],
            description=about,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        verb.configure(sub)
        sub.set_defaults(run=verb.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code. What goes wrong is one sentence on standard error."""
    words = list(sys.argv[1:] if argv is None else argv)
    asked = words[0] if words and words[0] in verb_names() else None
    args = build_parser(asked).parse_args(words)
    try:
        return int(args.run(args))
    except BadInput as refusal:
        return _refuse(STOPPED, 1) if _was_interrupted(refusal) else _refuse(str(refusal), refusal.exit_code)
    except KeyboardInterrupt:
        return _refuse(STOPPED, 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _refuse(f"{where}{error.strerror or error}. Check the path, its rights and the free space.", 1)
    except Exception as error:  # noqa: BLE001 - the last line of defence: a user never meets a traceback
        if os.environ.get("KHABAR_DEBUG"):
            traceback.print_exc()
        if _was_interrupted(error):
            return _refuse(STOPPED, 1)
        if said := _of_the_database(error):
            return _refuse(str(said), said.exit_code)
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        return _refuse(f"this should not have happened ({what}). Report it; KHABAR_DEBUG=1 shows where.", 1)


def _of_the_database(error: Exception) -> BadInput | None:
    """The sentence for a database that went away or is full; None for anything else, or when no register is open."""
    databases = sys.modules.get("khabar.register.databases")
    return databases.trouble(error) if databases else None


def _was_interrupted(error: BaseException | None) -> bool:
    """Whether this went wrong while a Ctrl-C was being handled: a database complains of what was cut off."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def _refuse(sentence: str, exit_code: int) -> int:
    sys.stderr.write(f"khabar: {sentence}\n")
    return exit_code
