"""Where benchmarks keep what they found: one JSON line per run, with the machine and the commit."""

import json
import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def keep(name: str, found: dict[str, Any]) -> None:
    """Append a result to benchmarks/NAME/results.jsonl."""
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True, check=True
    )
    about = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "commit": commit.stdout.strip(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
    }
    with (HERE / name / "results.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(about | found, ensure_ascii=False) + "\n")
