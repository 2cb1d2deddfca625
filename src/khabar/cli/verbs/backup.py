"""Write the register into one encrypted file, while it is in use; only the holder of the key can open it.

First make a key: khabar backup --new-key FILE. It prints the recipient, which stays with the register (--recipient, or
under [backup] in register.toml); the file is the only thing that opens backups, so keep it offline, and a copy of it.
The backup holds everything but secret.key and what lives for hours: sessions, invitations, searches, wrong tries.
Exit code 1 also when stored documents are damaged: the backup is made all the same, and they are named.
"""

import argparse
from datetime import UTC, datetime
from pathlib import Path

from khabar.cli.arguments import add_json, add_register
from khabar.cli.show import progress, size, tell, tell_json, warn
from khabar.model import BadInput


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", metavar="FILE", type=Path, help="the new file (default: one in the folder that register.toml names)"
    )
    parser.add_argument(
        "--recipient", metavar="age1...", action="append", default=[], help="who can open it; may be repeated"
    )
    parser.add_argument("--recipients", metavar="FILE", type=Path, help="a file with recipients, one a line")
    parser.add_argument("--new-key", metavar="FILE", type=Path, help="make a key instead, and print its recipient")
    add_register(parser)
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    return _new_key(args) if args.new_key else _backup(args)


def _new_key(args: argparse.Namespace) -> int:
    from khabar.register.backup.keys import new_key

    if args.to or args.recipient or args.recipients:
        raise BadInput("--new-key makes a key and nothing else. Leave the other options away.", exit_code=2)
    if args.new_key.resolve().is_relative_to(args.register.resolve()):
        raise BadInput(f"{args.new_key}: a key inside the register protects nothing. Name another place.", exit_code=2)
    recipient = new_key(args.new_key)
    if args.json:
        tell_json({"key": str(args.new_key), "recipient": recipient})
        return 0
    tell(f"Recipient: {recipient}")
    tell(f"For backups without arguments, write into {args.register / 'register.toml'}:")
    tell(f'[backup]\nfolder = "/media/backup"\nrecipients = ["{recipient}"]')
    tell(f"Take {args.new_key} off this machine, and keep a second copy: without it no backup can be opened.")
    return 0


def _backup(args: argparse.Namespace) -> int:
    from khabar.register.backup.keys import read_recipients, recipients_in
    from khabar.register.chosen import choices
    from khabar.register.home import open_home
    from khabar.register.opening import start_django

    home = open_home(args.register)
    chosen = choices(home)
    named = args.recipient + (recipients_in(args.recipients) if args.recipients else [])
    recipients = read_recipients(named or chosen.recipients)
    if not (folder := args.to or chosen.folder):
        raise BadInput("--to is missing. Name the new file, or a folder under [backup] in register.toml.", exit_code=2)
    start_django(home)
    from khabar.register.backup.names import name
    from khabar.register.backup.saving import save

    path = args.to or folder / name(home, datetime.now(UTC))
    with progress() as bar:
        saved = save(home, path, recipients, bar)
    if args.json:
        tell_json(
            {"file": str(path), "size": saved.size, "sha256": saved.digest, "octets": saved.octets}
            | {"documents": saved.documents, "rows": saved.rows, "chains": saved.chains, "damaged": saved.damaged}
        )
    else:
        tell(f"Written to {path}: {size(saved.octets)} as {size(saved.size)}, SHA-256 {saved.digest}")
        stand = ", ".join(f"{name} log at entry {head['length']:,}" for name, head in saved.chains.items())
        tell(f"{sum(saved.rows.values()):,} rows, {saved.documents:,} documents; {stand or 'no logs'}")
    for public_id in saved.damaged:
        warn(f"khabar: document {public_id}: its stored bytes are missing or not those that were sealed.")
    return 1 if saved.damaged else 0
