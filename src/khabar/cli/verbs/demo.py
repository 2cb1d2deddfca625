"""Try khabar: made-up lists and statements taken in, linked, measured against the truth, and served.

The demonstration lives in its own data directory and never mixes with a real register. A second start finds it there.
"""

import argparse
import json
from pathlib import Path

from khabar.cli.arguments import whole_number
from khabar.cli.show import progress, table, tell


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-serve", action="store_true", help="end after the summary")
    parser.add_argument(
        "--people",
        metavar="N",
        type=whole_number(10, 5_000_000),
        default=5556,
        help="how many people (5556: 10,000 records)",
    )
    parser.add_argument(
        "--port", metavar="N", type=whole_number(1, 65535), default=8000, help="port on 127.0.0.1 (8000)"
    )
    parser.add_argument(
        "--register", metavar="DIR", type=Path, default=Path("khabar-demo"), help="its data directory (./khabar-demo)"
    )


def run(args: argparse.Namespace) -> int:
    from khabar.cli.demonstration import build, kept, sign_in
    from khabar.cli.loopback import check_port
    from khabar.cli.serving import serve

    if not args.no_serve:
        check_port(args.port)
    summary = kept(args.register, args.people)
    if summary is None:
        with progress() as bar:
            summary = build(args.register, args.people, bar)
    else:
        tell(f"The demonstration made before is still in {args.register}; remove that folder to make it anew.")
    counts = [(name.replace("_", " "), f"{value:,}") for name, value in summary["counts"].items()]
    table(("count", ""), counts)
    table(("stage", "seconds"), [(stage, f"{seconds:.1f}") for stage, seconds in summary["seconds"].items()])
    linkage = summary["linkage"]
    tell(f"Linkage against the truth: precision {linkage['precision']:.3f}, recall {linkage['recall']:.3f}")
    Path("demo.json").write_text(json.dumps(summary, ensure_ascii=False, indent=2) + "\n", "utf-8")
    tell("Written to demo.json")
    if args.no_serve:
        return 0
    home, name, password = sign_in(args.register)
    tell(f"Sign in as {name} with the password {password}")
    return serve(home, args.port)
