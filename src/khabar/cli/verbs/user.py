"""Add somebody who may sign in, or give them another password.

The first administrator is made here, never over the network. Without --role somebody may read, no more.
The password is asked for at the keyboard (or read from standard input); it never stands on a command line.
"""

import argparse
import getpass
import sys

from khabar.cli.arguments import add_register
from khabar.cli.show import tell
from khabar.model import BadInput


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["add", "password"], help="add a user, or set a user's password")
    parser.add_argument("name", metavar="NAME", help="the user's name")
    parser.add_argument(
        "--role",
        choices=["reader", "case_worker", "senior", "analyst", "editor", "administrator"],
        default="reader",
        help="with add: what they may do (reader)",
    )
    parser.add_argument(
        "--administrator",
        dest="role",
        action="store_const",
        const="administrator",
        help="the same as --role administrator",
    )
    add_register(parser)


def run(args: argparse.Namespace) -> int:
    from khabar.register.opening import open_or_begin, open_register

    (open_or_begin if args.what == "add" else open_register)(args.register)
    from khabar.register.accounts.actions import add_user, set_password
    from khabar.register.accounts.models import User
    from khabar.register.accounts.roles import Role

    if args.what == "add":
        add_user(args.name, _ask_password(), role=Role(args.role))
        tell(f"User “{args.name}” may sign in now.")
        return 0
    user = User.objects.filter(username=args.name).first()
    if user is None:
        raise BadInput(f"there is no user “{args.name}” in {args.register}. Add one with khabar user add.")
    set_password(user, _ask_password())
    tell(f"“{args.name}” has another password now.")
    return 0


def _ask_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password (12 characters or more): ")
    if first != getpass.getpass("Again: "):
        raise BadInput("the two passwords differ. Try again.")
    return first
