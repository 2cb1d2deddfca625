"""Look after the keys of the vault, where what families tell lies encrypted.

turn seals every enquiry's key anew; the key of before then opens nothing. It is done by itself after a withdrawal.
copy writes the keys, encrypted to a recipient of `khabar backup --new-key`, to one file that is replaced each time.
Keep it apart from the backups, which hold no keys. bring-back gives a restored register its keys again, and give-up
lets go of the enquiries whose keys no copy holds.
"""

import argparse
from pathlib import Path

from khabar.cli.arguments import add_register
from khabar.cli.show import tell
from khabar.model import BadInput


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["turn", "copy", "bring-back", "give-up"], help="what to do with the keys")
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="with copy and bring-back: the copy")
    parser.add_argument(
        "--recipient", action="append", default=[], metavar="AGE1...", help="with copy: who alone can open it"
    )
    parser.add_argument("--key", type=Path, metavar="FILE", help="with bring-back: the key file that opens the copy")
    add_register(parser)


def run(args: argparse.Namespace) -> int:
    if (args.what in ("turn", "give-up")) != (args.file is None) or (args.what == "bring-back") != (
        args.key is not None
    ):
        raise BadInput(
            "write khabar vault turn, khabar vault copy FILE --recipient AGE1..., khabar vault bring-back FILE "
            "--key FILE, or khabar vault give-up.",
            exit_code=2,
        )
    from khabar.register.opening import open_register

    open_register(args.register)
    from khabar.register.backup.keys import read_identities, read_recipients
    from khabar.register.families import copies, turning

    if args.what == "turn":
        tell(f"The key was turned; enquiries sealed anew: {turning.turn()}. The key of before opens nothing.")
    elif args.what == "copy":
        count = copies.copy_keys(args.file, read_recipients(args.recipient))
        tell(f"Keys of {count} enquiries stand in {args.file}. Keep it apart from backups, and keep no older one.")
    elif args.what == "give-up":
        tell(f"Enquiries let go of, because their keys are lost: {copies.give_up()}.")
    else:
        opened, lost = copies.bring_back(args.file, read_identities(args.key))
        tell(f"Enquiries that open again: {opened}; enquiries whose key is not in the copy: {lost}.")
    return 0
