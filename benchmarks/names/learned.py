"""Whether the shipped tables are what their script makes of its sources, byte for byte."""

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.names.seen import romaniser_table

from khabar.names.data import learn

TABLES = ("arabic_latin.tsv", "latin_latin.tsv", "arabic_arabic.tsv", "attested.tsv", "frequencies.tsv")


def reproduced(data: Path, peers: str) -> bool:
    """Learn once more, into a folder of its own, and compare."""
    script, tokens = Path(str(learn.__file__)), data / "names" / "wd_arabic_train.tsv"
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(script), str(tokens), str(romaniser_table(peers)), str(data / "people"), folder]
        subprocess.run(command, check=True, capture_output=True)
        return all((Path(folder) / name).read_bytes() == (script.parent / name).read_bytes() for name in TABLES)
