"""From lists on disk, by commands alone: taken in, linked, taken back; and what the worker then notices of them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests import databases
from tests.conftest import Answer

Khabar = Callable[..., Answer]
HEADER = ["id", "name", "mother_name", "birth_date", "event", "event_date"]
WORK = """
import django
django.setup()
from khabar.register import often, worker
often.look_after.enqueue()
worker.work(until_idle=True)
"""


def test_lists_are_taken_in_linked_taken_back_and_looked_at(
    khabar: Khabar, write: Callable[..., Path], tmp_path: Path
) -> None:
    given = ["سمير", "ليلى", "خالد", "رنا", "يوسف", "منى", "عمر", "هبة"]
    family = ["الحلبي", "الشامي", "البصري", "النجار", "الخولي"]
    people = [[a, b, c] for a in given for b in given[:4] for c in family[:3]]
    rows = [[str(n), " ".join(who), who[1], str(1950 + n % 40), "dead", "2014"] for n, who in enumerate(people)]
    later = [[str(n), *row[1:4], "seen alive", "2016"] for n, row in enumerate(rows[10:70])]
    for name, found in (("first", rows), ("again", later)):
        assert khabar("intake", write(f"{name}.csv", HEADER, *found), "--source", name).code == 0
    assert khabar("link", "--undo", "nothing there yet").code == 1
    assert khabar("link").code == 0
    folder = tmp_path / "khabar-data"
    told = {**os.environ, **databases.environment(folder), "KHABAR_REGISTER": str(folder)}
    told["DJANGO_SETTINGS_MODULE"] = "khabar.register.settings"
    subprocess.run([sys.executable, "-c", WORK], check=True, env=told, capture_output=True)
    kinds = databases.ask(folder, "SELECT kind, count(*) FROM findings_contradiction GROUP BY kind")
    assert dict(kinds)["alive_after_death"] > 10
    assert databases.ask(folder, "SELECT count(*) FROM documents_dependence")[0][0] == 1
    assert khabar("link", "--undo", "").code == 1
    done = khabar("link", "--undo", "another list first", "--json")
    assert done.code == 0 and '"taken back"' in done.out
    subprocess.run([sys.executable, "-c", WORK], check=True, env=told, capture_output=True)
    assert databases.ask(folder, "SELECT count(*) FROM findings_contradiction")[0][0] == 0
    assert khabar("link", "--undo", "again").code == 1
    assert khabar("link", "x.csv", "--out", "o", "--undo", "why").code == 2
