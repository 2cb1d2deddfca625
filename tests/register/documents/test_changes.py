"""Every write tells of itself, and who reads on from a cursor misses nothing and sees nothing twice."""

import ast
import random
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic, sleep

import pytest
from django.db import DatabaseError, connection, transaction

import khabar.register
from khabar.register.accounts.models import AuditEntry
from khabar.register.documents.changes import changes_after, note, reading_on
from khabar.register.documents.models import Change, Source

REGISTER = Path(khabar.register.__file__).parent
WITHOUT_CHANGE = {
    "findings/release_views.py": {"carry"},
    "intake/jobs.py": {"ask_to_take_in", "ask_to_go_on", "ask_to_stop", "resume"},
    "intake/uploading.py": {"keep_upload", "discard"},
    "intake/kept.py": {"_sheet"},
    "people/search_actions.py": {"keep_search", "save_search", "forget_search"},
    "documents/changes.py": {"note"},
    "documents/keeping.py": {"hand_out"},
    "backup/saving.py": {"save"},
    "families/copies.py": {"copy_keys", "bring_back"},
    "families/turning.py": {"turn"},
    "families/casework/actions.py": {"note_opening"},
    "backup/rebuilding.py": {"finish"},
    "mail/actions.py": {"post", "end", "forget_old"},
    "families/counts.py": {"count_months"},
    "families/giving/parcels.py": {"ask", "answer", "take"},
    "families/giving/recipients.py": {"add", "set_listed"},
    "families/tips/places.py": {"say", "unsay"},
    "press/fetching.py": {"ask_to_fetch", "_end"},
    "press/recounting.py": {"ask_to_count"},
    "press/recommending.py": {"recommend", "opt_out"},
    "families/reaching/actions.py": {"ask", "give_code", "open_with", "forget_old"},
    "families/reaching/device_actions.py": {"note_use"},
}
"""Writes that leave what the register holds as it is: a wish, a file not taken in, a download, a search, a copy, keys
of the vault and who opened it, what families choose from, what a tip is held against, and counts of finished months.

Users and their factors (`accounts`) are no part of what the register holds, and stand in the audit log alone.
"""


def writers(called: str) -> Iterator[tuple[str, str]]:
    """File and name of every function outside of accounts that calls a function of this name."""
    for path in sorted(REGISTER.rglob("*.py")):
        name = path.relative_to(REGISTER).as_posix()
        if name.startswith("accounts/"):
            continue
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == called
                for call in ast.walk(node)
            ):
                yield name, node.name


def test_every_audited_write_is_told_as_a_change_or_leaves_the_register_as_it_is() -> None:
    audited = set(writers("audit"))
    known = {(file, function) for file, functions in WITHOUT_CHANGE.items() for function in functions}
    assert audited - known == set(), "these call audit() alone: let them call note()"
    assert known - audited == set(), "these are no writes any more"
    assert len(set(writers("note"))) >= 20


@pytest.mark.django_db
def test_a_change_carries_what_its_audit_entry_does() -> None:
    with transaction.atomic():
        change = note(None, "list renamed", "list 1", records=2)
    entry = AuditEntry.objects.get()
    assert (change.kind, change.subject, change.detail) == (entry.action, entry.subject, entry.detail)


@pytest.mark.django_db
def test_a_reader_that_fails_sees_the_same_changes_again() -> None:
    with transaction.atomic():
        keys = [note(None, "x", f"source {n}").pk for n in range(3)]
    with pytest.raises(RuntimeError), reading_on("notices", 2) as changes:
        raise RuntimeError
    seen = []
    for _ in range(3):
        with reading_on("notices", 2) as changes:
            seen.append([change.pk for change in changes])
    assert seen == [keys[:2], keys[2:], []]
    with reading_on("counts") as changes:
        assert len(changes) == 3


@pytest.mark.django_db(transaction=True)
def test_readers_miss_nothing_and_see_nothing_twice_while_many_write() -> None:
    """Writers hold their transactions open for odd times before and after they note; two readers share one cursor.

    On SQLite, where one writes at a time, they take turns: threads of the tests share one database in memory.
    """
    turns: AbstractContextManager[object] = nullcontext() if connection.vendor == "postgresql" else Lock()
    writing, each = 6, 8
    failed: list[Exception] = []
    done = Event()

    def write(seed: int) -> None:
        dice = random.Random(seed)
        try:
            for turn in range(each):
                with turns, transaction.atomic():
                    Source.objects.create(name=f"{seed} {turn}")
                    sleep(dice.random() / 100)
                    note(None, "x", f"writer {seed}", turn=turn)
                    sleep(dice.random() / 100)
                    if dice.random() < 0.2:
                        transaction.set_rollback(True)
        except (DatabaseError, AssertionError) as error:
            failed.append(error)
        finally:
            connection.close()

    def read(seen: list[int]) -> None:
        try:
            until = monotonic() + 60
            while monotonic() < until:
                was_done = done.is_set()
                with turns, reading_on("shared", 3) as changes:
                    seen.extend(change.pk for change in changes)
                if was_done and not changes:
                    return
                sleep(0.002)
        except (DatabaseError, AssertionError) as error:
            failed.append(error)
        finally:
            connection.close()

    found: list[list[int]] = [[], []]
    writers = [Thread(target=write, args=(seed,)) for seed in range(writing)]
    readers = [Thread(target=read, args=(seen,)) for seen in found]
    for thread in (*writers, *readers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    for thread in readers:
        thread.join()
    assert not failed
    assert all(seen == sorted(seen) for seen in found)
    assert sorted(found[0] + found[1]) == [change.pk for change in changes_after(0)]
    assert 0 < Change.objects.count() <= writing * each
