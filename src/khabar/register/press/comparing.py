"""The figures of one question side by side: in one table, in one chart, each with its verdict."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from khabar.charts import Range, ranges
from khabar.checks import Check, Counted, compare_figures
from khabar.register.press.estimates_shown import EstimateShown, estimate_shown
from khabar.register.press.models import Figure, Floor, Question
from khabar.register.press.showing import FigureShown, Words, show_figure
from khabar.register.press.staleness import standing_of
from khabar.register.press.words import bounds

SMALL = 10
"""A smaller number of documented persons is not told to the public: subtracted from another, it might isolate one."""


@dataclass(frozen=True, slots=True)
class FloorShown:
    """What the register documents; for the public, None where there are too few to say how many.

    `is_old`: something changed since, and it is being counted anew. `estimate`: None where nobody asked for one.
    """

    documented: int | None
    less: int | None
    records: int | None
    lists: int
    day: str
    is_old: bool
    estimate: EstimateShown | None


@dataclass(frozen=True, slots=True)
class Beside:
    """The verdict on a figure beside another one."""

    other: str
    check: Check


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of a question and its verdicts: beside what the register documents (None: not counted), beside what it
    estimates (None: no estimate stands), and beside the others."""

    number: int
    figure: FigureShown
    documented: int | None
    check: Check | None
    estimated: Check | None
    others: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Everything that a page shows of a question."""

    rows: tuple[Row, ...]
    floor: FloorShown | None
    chart: SafeString


def table_of(question: Question, figures: Sequence[Figure], words: Words, *, is_public: bool) -> Table:
    """The figures beside each other, by the day they were published, the undated last."""
    ordered = sorted(figures, key=lambda one: (not one.article.date, one.article.date, one.pk))
    shown = [show_figure(one, words) for one in ordered]
    floor = question.floors.first()
    told = floor_shown(floor, is_public=is_public)
    counted = [counted_of(question, one) for one in ordered]
    rows = []
    for at, one in enumerate(shown):
        least = floor.by_figure.get(one.public_id) if floor else None
        check = None if least is None else compare_figures(counted[at], _floor_of(counted[at], least))
        others = [
            Beside(f"{other + 1}. {shown[other].speaker}", compare_figures(counted[at], counted[other]))
            for other in range(len(shown))
            if other != at
        ]
        if is_public and least is not None and least < SMALL:
            least = check = None
        rows.append(Row(at + 1, one, least, check, _beside_estimate(question, counted[at], told), tuple(others)))
    return Table(tuple(rows), told, _chart(question, rows, told))


def counted_of(question: Question, figure: Figure) -> Counted:
    """A figure as checks compare it; what it does not say itself is taken from the question."""
    return Counted(
        figure.low,
        figure.high,
        figure.counts,
        figure.pcode or question.place,
        figure.since or question.since,
        figure.until or ("" if figure.article.date else question.until),
        figure.article.date,
        figure.scope or question.scope,
    )


def _floor_of(figure: Counted, documented: int) -> Counted:
    """What the register documents within the figure's own period, place and scope: at least so many, no most."""
    return Counted(
        documented, None, figure.counts, figure.place, figure.since, figure.until, figure.said, figure.scope
    )  # fmt: skip


def _beside_estimate(question: Question, figure: Counted, told: FloorShown | None) -> Check | None:
    """The verdict beside the interval, which is of the question's own period, place and scope; None without one."""
    estimate = told.estimate if told else None
    if estimate is None or estimate.low is None or estimate.high is None:
        return None
    asked = question.counts, question.place, question.since, question.until, estimate.day, question.scope
    return compare_figures(figure, Counted(estimate.low, estimate.high, *asked))


def floor_shown(floor: Floor | None, *, is_public: bool) -> FloorShown | None:
    """The floor as a page tells it."""
    if floor is None:
        return None
    hides = is_public and floor.documented < SMALL
    less = None if is_public and floor.less < SMALL else floor.less
    documented, records = (None, None) if hides else (floor.documented, floor.records)
    standing = standing_of(floor.question)
    estimate = None if hides else estimate_shown(floor)
    day = f"{standing.at or floor.at:%Y-%m-%d}"
    return FloorShown(documented, less, records, floor.lists, day, standing.is_old, estimate)


def _chart(question: Question, rows: Sequence[Row], floor: FloorShown | None) -> SafeString:
    drawn = [
        Range(f"{row.number}. {_short(row.figure.speaker)}", row.figure.low, row.figure.high, bounds(row.figure))
        for row in rows
    ]
    if floor and floor.estimate and floor.estimate.high is not None:
        estimate = floor.estimate
        drawn.append(Range(_("estimate of this register"), estimate.low, estimate.high, estimate.range))
    documented = float(floor.documented) if floor and floor.documented is not None else None
    label = _("documented: %(n)s") % {"n": f"{documented:,.0f}"} if documented is not None else ""
    title = _("What each source says, from the least to the most it can mean")
    return mark_safe(ranges(title, drawn, documented, label))  # noqa: S308 - charts escape every word


def _short(label: str, longest: int = 34) -> str:
    return label if len(label) <= longest else f"{label[: longest - 1]}…"
