from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register.people.searching.telling import told

from khabar.readers import ReadOptions
from khabar.register.home import Home
from khabar.register.intake.taking_in import take_in
from khabar.register.people.searching import kept
from khabar.register.people.searching.following import load_all, unseen
from khabar.register.people.searching.held import Held

HEADER = ["id", "name", "mother_name", "event", "event_date", "event_place", "facility"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(home: Home, write: Callable[..., Path]) -> Held:
    rows = [[str(n), "سمر الخباز", "هند", "held", "2012", "حمص", "Central Prison"] for n in range(5)]
    take_in(home, write("a.csv", HEADER, *rows), "A", None, ReadOptions())
    found = Held()
    load_all(found)
    return found


def test_what_is_kept_comes_back_and_goes_on(home: Home, held: Held) -> None:
    assert kept.load(home) is None
    assert kept.kept_until(home) == 0
    for _ in range(2):
        kept.save(home, held)
    again = kept.load(home)
    assert again
    assert told(again) == told(held)
    assert unseen(again) == []
    assert (again.last_record, again.last_move) == (held.last_record, held.last_move)
    assert again.names.search("Samar Khabbaz") == held.names.search("Samar Khabbaz")
    again.drop_documents(again.records["document"].tolist())
    assert kept.kept_until(home) == held.seen[0]
    assert [path.name for path in home.root.glob("searching*")] == ["searching"]
    assert kept.folder_of(home).stat().st_mode & 0o077 == 0


def test_what_other_code_made_or_is_damaged_is_not_used(
    home: Home, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.save(home, held)
    with monkeypatch.context() as other:
        other.setattr(kept, "_made_with", lambda: "another")
        assert kept.load(home) is None
    (kept.folder_of(home) / "records" / "key.npy").write_bytes(b"")
    assert kept.load(home) is None
