"""Add somebody who may sign in, give them another password, or see to their second factors.

The first administrator is made here, never over the network. Without --role somebody may read, no more.
The password is asked for at the keyboard (or read from standard input); it never stands on a command line.
With factors --reset somebody who lost phone, keys and recovery codes signs in by password alone again.
"""

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from khabar.cli.arguments import add_register
from khabar.cli.show import tell
from khabar.model import BadInput

if TYPE_CHECKING:
    from khabar.register.accounts.models import User


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=["add", "password", "factors"],
        help="add a user, set a user's password, or show a user's second factors",
    )
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
    parser.add_argument(
        "--reset", action="store_true", help="with factors: take them all away; the user's sessions end"
    )
    add_register(parser)


def run(args: argparse.Namespace) -> int:
    if args.reset and args.what != "factors":
        raise BadInput("--reset belongs to khabar user factors NAME.", exit_code=2)
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
    if args.what == "factors":
        return _factors(user, reset=args.reset)
    set_password(user, _ask_password())
    tell(f"“{args.name}” has another password now.")
    return 0


def _factors(user: "User", *, reset: bool) -> int:
    from khabar.register.accounts.factors.actions import reset_factors
    from khabar.register.accounts.factors.queries import factors_of

    if reset:
        reset_factors(user)
        tell(f"“{user.username}” has no second factor now and signs in by password; their sessions ended.")
        return 0
    found = factors_of(user)
    app = "an authenticator app" if found.app else "no authenticator app"
    tell(f"“{user.username}” has {app}; passkeys: {len(found.passkeys)}; recovery codes left: {found.codes_left}.")
    return 0


def _ask_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password (12 characters or more): ")
    if first != getpass.getpass("Again: "):
        raise BadInput("the two passwords differ. Try again.")
    return first
