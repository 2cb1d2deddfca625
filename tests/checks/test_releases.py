"""Release lists: every row has one answer, the answers add up, and nobody is called free or dead too early."""

from hypothesis import given
from hypothesis import strategies as st
from tests.checks.conftest import Tell

from khabar.checks import Listed, Recorded, Told, check_release, check_releases, release_counts
from khabar.model import Claim, ClaimKind

DATES = st.one_of(st.just(""), st.integers(2011, 2018).map(str), st.dates().map(str))
CLAIMS = st.lists(st.tuples(st.sampled_from(list(ClaimKind)), DATES), max_size=5)


def told(claims: list[tuple[ClaimKind, str]]) -> list[Told]:
    return [Told(Claim(str(n), "l", "1", kind, 0, "", date), "A") for n, (kind, date) in enumerate(claims)]


@given(st.lists(st.tuples(st.integers(1, 4), DATES, CLAIMS), max_size=6))
def test_every_row_has_an_answer_and_they_add_up(rows: list[tuple[int, str, list[tuple[ClaimKind, str]]]]) -> None:
    checked = check_releases((Listed(n, who, date), told(claims)) for n, (who, date, claims) in enumerate(rows))
    counts = release_counts(checked)
    assert counts["rows"] == len(rows)
    assert counts["persons"] == len({who for who, _date, _claims in rows}) == counts["rows"] - counts["twice"]
    assert sum(counts[state] for state in Recorded) == counts["persons"]
    for row in checked:
        assert row.repeats is None or row.repeats < row.listed.row
        assert bool(row.grounds) or row.recorded in (Recorded.NEVER, Recorded.NOT_HELD)


def test_what_was_recorded_before(tell: Tell) -> None:
    listed = Listed(1, 1, "2014-06-11")
    held, dead = tell(ClaimKind.HELD, "2013"), tell(ClaimKind.REPORTED_DEAD, "2014-05")
    assert check_release(listed, []) == (Recorded.NEVER, ())
    assert check_release(listed, [held]) == (Recorded.HELD, (held,))
    assert check_release(listed, [held, dead]) == (Recorded.DEAD_BEFORE, (dead,))
    later = tell(ClaimKind.REPORTED_DEAD, "2014")
    assert check_release(listed, [held, later]) == (Recorded.DEAD, (later,))
    free = tell(ClaimKind.SEEN_FREE, "2013-12-01")
    assert check_release(listed, [free]) == (Recorded.ALREADY_FREE, (free,))
    assert check_release(listed, [tell(ClaimKind.HELD, "2012"), free])[0] == Recorded.ALREADY_FREE
    assert check_release(listed, [held, free])[0] == Recorded.HELD
    assert check_release(listed, [tell(ClaimKind.HELD), free])[0] == Recorded.HELD
    assert check_release(listed, [tell(ClaimKind.MISSING_SINCE, "2012")])[0] == Recorded.NOT_HELD
    assert check_release(listed, [tell(ClaimKind.LISTED)])[0] == Recorded.NOT_HELD
    assert check_release(Listed(1, 1, ""), [dead])[0] == Recorded.DEAD
