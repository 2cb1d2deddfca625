"""Serve the register's pages on this machine until Ctrl-C.

A background worker runs beside them for long work. It is started again when it dies, and ends with the pages.
"""

import argparse

from khabar.cli.arguments import add_register, whole_number


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", metavar="N", type=whole_number(1, 65535), default=8000, help="port on 127.0.0.1 (8000)"
    )
    add_register(parser)


def run(args: argparse.Namespace) -> int:
    from khabar.cli.loopback import check_port
    from khabar.cli.serving import serve
    from khabar.register.opening import open_register

    check_port(args.port)
    home = open_register(args.register)
    return serve(home, args.port)
