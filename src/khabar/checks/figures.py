"""Whether two published figures agree, in one of four fixed words, and why where they can't be held together."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khabar.checks.scopes import meaning
from khabar.dates import span

OF_ONE_DAY = frozenset({"held", "missing", "disappeared", "displaced"})
"""What is counted at one moment: how many are held today says nothing of how many were held a month ago."""


class Verdict(StrEnum):
    """What a figure is beside another one. None of them says which of the two is right."""

    CONSISTENT = "consistent"
    LOWER = "lower"
    HIGHER = "higher"
    APART = "can't be compared"


class Why(StrEnum):
    """Why two figures can't be compared, or what to know where they are."""

    COUNTS = "counts something else"
    PERIOD = "another period"
    DAY = "another day"
    PLACE = "another place"
    SCOPE = "another scope"
    NESTED = "a longer period but a smaller place"
    UNBOUNDED = "no bounds"
    PERIOD_UNSAID = "period not said"
    PLACE_UNSAID = "place not said"
    SCOPE_UNSAID = "scope not said"
    PART = "a part of the other"
    WHOLE = "holds the other"


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity with its bounds (None: open) and what has to be the same in another one before they are compared.

    `counts` is a kind ("released"), `place` a P-code, `since`, `until` and `said` (when it was published) are EDTF;
    `scope` says in words which cases are in it; two wordings of one scope are the same. "" is "not said".
    """

    low: int | None
    high: int | None
    counts: str
    place: str = ""
    since: str = ""
    until: str = ""
    said: str = ""
    scope: str = ""

    @property
    def begin(self) -> date | None:
        """The first day that is counted; None when it is not said."""
        return span(self.since)[0]

    @property
    def end(self) -> date | None:
        """The last day that is counted. Nobody counts what comes after they publish."""
        return span(self.until)[1] or span(self.said)[1]


@dataclass(frozen=True, slots=True)
class Check:
    """A verdict on a figure, the reasons why it can't be compared, and what else to know of the comparison."""

    verdict: Verdict
    reasons: tuple[Why, ...] = ()
    cautions: tuple[Why, ...] = ()


def compare_figures(one: Counted, other: Counted) -> Check:
    """Hold a figure against another.

    Of the same period and place they are consistent when their ranges meet. When one is a part of the other (a
    shorter period, a smaller place) it is only asked not to be the larger. What counts something else, or cases of
    another scope, can't be compared. Where something is not said, it is taken to be the same, with a caution.

    Ex: compare_figures(Counted(200, 900, "released"), Counted(476, None, "released")).verdict -> CONSISTENT
        compare_figures(Counted(100, 193, "released"), Counted(476, None, "released")).verdict -> LOWER
    """
    if one.counts != other.counts or not one.counts:
        return Check(Verdict.APART, (Why.COUNTS,))
    reasons = [why for why, differs in _differences(one, other) if differs]
    when, where = _period(one, other), _place(one, other)
    if when is None:
        reasons.append(Why.PERIOD)
    if where is None:
        reasons.append(Why.PLACE)
    if when and where and when != where:
        reasons.append(Why.NESTED)
    if reasons:
        return Check(Verdict.APART, tuple(reasons))
    cautions = _cautions(one, other)
    if nested := when or where:
        cautions = (*cautions, Why.PART if nested < 0 else Why.WHOLE)
    if _is_above(one, other) and not (nested and nested > 0):
        return Check(Verdict.HIGHER, (), cautions)
    if _is_above(other, one) and not (nested and nested < 0):
        return Check(Verdict.LOWER, (), cautions)
    return Check(Verdict.CONSISTENT, (), cautions)


def _differences(one: Counted, other: Counted) -> tuple[tuple[Why, bool], ...]:
    scopes = {meaning(one.scope), meaning(other.scope)} - {frozenset()}
    of_days = one.counts in OF_ONE_DAY
    days = one.end, other.end
    unbounded = (one.low is None and one.high is None) or (other.low is None and other.high is None)
    return (
        (Why.UNBOUNDED, unbounded),
        (Why.SCOPE, len(scopes) > 1),
        (Why.DAY, of_days and None not in days and days[0] != days[1]),
    )


def _is_above(one: Counted, other: Counted) -> bool:
    return one.low is not None and other.high is not None and one.low > other.high


def _period(one: Counted, other: Counted) -> int | None:
    """0: the same; -1: the first is a part of the other; 1: the other way round; None: neither."""
    if one.counts in OF_ONE_DAY:
        return 0
    starts, stops = _order(other.begin, one.begin), _order(one.end, other.end)
    if starts * stops < 0 or _is_apart(one, other) or _is_apart(other, one):
        return None
    return starts or stops


def _order(one: date | None, other: date | None) -> int:
    """-1: the first is the earlier; 0: as early, or one of them is not known."""
    if one is None or other is None or one == other:
        return 0
    return -1 if one < other else 1


def _is_apart(one: Counted, other: Counted) -> bool:
    """Whether the first ends before the other begins."""
    return bool(one.end and other.begin and one.end < other.begin)


def _place(one: Counted, other: Counted) -> int | None:
    """As `_period`, by the P-codes of administrative units."""
    if one.place == other.place or not one.place or not other.place:
        return 0
    if one.place.startswith(other.place):
        return -1
    return 1 if other.place.startswith(one.place) else None


def _cautions(one: Counted, other: Counted) -> tuple[Why, ...]:
    both = (one, other)
    asked = (
        (Why.PERIOD_UNSAID, any(each.end is None for each in both)),
        (Why.PLACE_UNSAID, bool(one.place) != bool(other.place)),
        (Why.SCOPE_UNSAID, bool(one.scope.strip()) != bool(other.scope.strip())),
    )
    return tuple(why for why, holds in asked if holds)
