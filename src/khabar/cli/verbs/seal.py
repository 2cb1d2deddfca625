"""Seal files into a bag (BagIt, SHA-256 and SHA-512) that anybody can verify without khabar.

The bag appears whole or not at all. Keep the printed seal elsewhere: it stands for every byte in the bag.
"""

import argparse
from pathlib import Path

from khabar.cli.arguments import add_json
from khabar.cli.show import progress, tell, tell_json


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help="what to seal")
    parser.add_argument("--to", required=True, metavar="BAG", type=Path, help="the new folder that becomes the bag")
    add_json(parser)


def run(args: argparse.Namespace) -> int:
    from khabar.evidence import seal

    with progress() as bar:
        sealed = seal(args.files, args.to, bar)
    if args.json:
        tell_json({"bag": str(sealed.bag), "files": sealed.files, "octets": sealed.octets, "seal": sealed.seal})
    else:
        files = "1 file" if sealed.files == 1 else f"{sealed.files:,} files"
        tell(f"Sealed {files}, {sealed.octets:,} bytes, in {sealed.bag}")
        tell(f"Seal: {sealed.seal}")
    return 0
