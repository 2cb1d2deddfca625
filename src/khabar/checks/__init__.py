"""What claims add up to, and where they contradict each other. Pure: nouns of the model in, findings out.

- `fate(told)`, `whereabouts(told)` -> the two answers about a person, each with the claims it rests on
- `align(...)` -> what a newer edition of a list added, changed and left out
- `contradictions(...)` -> what can't all be true, each with the claims or values it rests on
- `apart(one, other)` -> whether two names of facilities mean two, surely or likely
- `check_releases(rows)`, `release_counts(checked)` -> a release list held against what else is recorded of its people
- `compare_figures(one, other)` -> a verdict on two published figures, in four fixed words
- `best_name(stated)`, `best_date(stated)`, `best_text(stated)` -> the value to show first, and every other one

`khabar.checks.copied` finds lists that are not independent of each other.
"""

from khabar.checks.best_known import Best, Stated, best_date, best_name, best_text
from khabar.checks.contradictions import Conflict, Finding, contradictions
from khabar.checks.editions import Alignment, Line, align, line_of
from khabar.checks.facilities import Apart, Facility, apart
from khabar.checks.fate import Fate, FateState, fate
from khabar.checks.figures import Check, Counted, Verdict, Why, compare_figures
from khabar.checks.releases import Checked, Listed, Recorded, check_release, check_releases, release_counts
from khabar.checks.told import OF_DEATH, Told
from khabar.checks.whereabouts import Whereabouts, WhereState, whereabouts

__all__ = [
    "OF_DEATH",
    "Alignment",
    "Apart",
    "Best",
    "Check",
    "Checked",
    "Conflict",
    "Counted",
    "Facility",
    "Fate",
    "FateState",
    "Finding",
    "Line",
    "Listed",
    "Recorded",
    "Stated",
    "Told",
    "Verdict",
    "WhereState",
    "Whereabouts",
    "Why",
    "align",
    "apart",
    "best_date",
    "best_name",
    "best_text",
    "check_release",
    "check_releases",
    "compare_figures",
    "contradictions",
    "fate",
    "line_of",
    "release_counts",
    "whereabouts",
]
