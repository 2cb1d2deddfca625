"""Two records side by side: what agrees, in both scripts, with and without what a link run found."""

import pytest

from khabar import names, readers
from khabar.linkage import Step
from khabar.linkage.comparisons import COMPARISONS
from khabar.register.documents.models import Record
from khabar.register.review.beside import Found, _of_level, parts_of, rows_of

ONE = {"name": "محمد الخولاني", "mother_name": "فاطمة", "birth_date": "1980", "sex": "ذكر", "origin_place": "حمص"}
OTHER = {"name": "Mohamad Halabi", "mother_name": "Fatima", "birth_date": "3/5/1980", "sex": "f", "facility": "X"}


def compared(one: dict[str, str], other: dict[str, str], *steps: Step) -> dict[str, Found]:
    both = [Record(name=values["name"], values=values) for values in (one, other)]
    readings = tuple(readers.read_values(values, readers.Habits()) for values in (one, other))
    return {row.field: row.found for row in rows_of(both[0], both[1], readings, steps)}  # type: ignore[arg-type]


def test_values_are_compared_by_what_they_were_read_as() -> None:
    found = compared(ONE, OTHER)
    assert found == {
        "mother_name": Found.AGREES,
        "birth_date": Found.CLOSE,
        "sex": Found.DIFFERS,
        "origin_place": Found.ONE,
        "facility": Found.ONE,
    }
    assert list(found)[-2:] == ["origin_place", "facility"], "what only one says comes last"


def test_two_events_of_one_life_speak_neither_for_nor_against() -> None:
    found = compared(ONE | {"event": "held", "event_date": "2013"}, OTHER | {"event": "released", "event_date": "2013"})
    assert (found["event"], found["event_date"]) == (Found.BOTH, Found.AGREES)


def test_what_the_link_run_found_goes_before() -> None:
    found = compared(ONE, OTHER, Step("mother_name", "different (rare)", -4.0), Step("sex", "same", 1.0))
    assert (found["mother_name"], found["sex"]) == (Found.DIFFERS, Found.AGREES)


def test_every_level_of_every_comparison_comes_to_something_sensible() -> None:
    told = {level.partition(" (")[0]: _of_level(level) for one in COMPARISONS for level in one.levels if level}
    assert told["same day"] == told["same sound"] == told["same"] == Found.AGREES
    assert told["more than four years apart"] == told["differs"] == told["no affinity"] == Found.DIFFERS
    assert told["within a year"] == told["a faint likeness"] == told["often the same"] == Found.CLOSE


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        ("محمد الخولاني", "محمد الخولاني", [Found.AGREES, Found.AGREES]),
        ("محمد الخولاني", "Mohamad al-Khoulani", [Found.CLOSE, Found.CLOSE]),
        ("محمد خالد الخولاني", "محمد الخولاني", [Found.AGREES, Found.ONE, Found.AGREES]),
    ],
)
def test_names_part_by_part(a: str, b: str, found: list[Found]) -> None:
    first, second = parts_of(names.compare(a, b))
    assert [part.found for part in first] == found
    assert len(second) == len(b.split())
    assert first[0].sign in "=≈≠·"
    assert str(first[0].words)
