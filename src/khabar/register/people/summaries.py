"""What a person's page says above the rows: fate, whereabouts, best-known values and a timeline, with their grounds."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from khabar import charts, checks
from khabar.model import ClaimKind, Reliability
from khabar.names import parse
from khabar.register.documents.models import Revision, Standing
from khabar.register.people.answers import Answer
from khabar.register.people.convert import claim_from_row
from khabar.register.people.templatetags.people import claim_kind

DATES = ("birth_date",)
NAMES = ("mother_name", "father_name")
TEXTS = ("origin_place", "sex", "register_number", "national_id")


@dataclass(frozen=True, slots=True)
class Value:
    """A best-known value: the canonical field (for a name with its script), the value, and the others."""

    field: str
    best: checks.Best


@dataclass(frozen=True, slots=True)
class Summary:
    """What the claims about one person add up to. `told` are those that count, `rows` the answer sheet by claim id."""

    told: list[checks.Told]
    fate: checks.Fate
    whereabouts: checks.Whereabouts
    rows: dict[str, Answer]
    names: list[Value]
    values: list[Value]

    @property
    def name(self) -> str:
        """The name to call the person by."""
        return self.names[0].best.stated.text if self.names else ""


def summarise(answers: Sequence[Answer]) -> Summary:
    """Sum up the rows of an answer sheet; claims of retracted documents stay rows, and count for nothing here."""
    told = told_in(answers)
    rows = {answer.claim.claim_id: answer for answer in answers}
    return Summary(told, checks.fate(told), checks.whereabouts(told), rows, _names(answers), _values(answers))


def told_in(answers: Sequence[Answer]) -> list[checks.Told]:
    """The claims of an answer sheet that count, as checks take them."""
    return counting(answers, _rated(answers))


def counting(answers: Sequence[Answer], rated: Collection[str] = ()) -> list[checks.Told]:
    """The same, where what people rated is known, or does not matter."""
    return [
        checks.Told(
            claim_from_row(answer.claim),
            answer.document.source.name,
            f"claim {answer.claim.pk}" in rated,
            answer.counts_as,
        )
        for answer in answers
        if not answer.is_taken_back
    ]


def stated_in(answers: Sequence[Answer], field: str) -> list[checks.Stated]:
    """What the records of an answer sheet state of one field, one value a record."""
    texts = {answer.record.pk: answer.record.values.get(field, "") for answer in answers}
    return _stated(answers, texts, field)


def _rated(answers: Sequence[Answer]) -> set[str]:
    """The claims whose credibility a person gave."""
    subjects = [f"claim {answer.claim.pk}" for answer in answers]
    found = Revision.objects.filter(field="credibility", subject__in=subjects)
    return set(found.values_list("subject", flat=True))


def _stated(answers: Sequence[Answer], texts: dict[int, str], field: str = "") -> list[checks.Stated]:
    """One value a record; `texts` by the record's key."""
    records = {answer.record.pk: answer for answer in answers}
    return [
        checks.Stated(
            texts[key],
            key,
            answer.document.source.name,
            Reliability(answer.document.source.reliability),
            answer.document.received_at,
            answer.readings[field].read_as if field in answer.readings else "",
            answer.document.standing == Standing.RETRACTED,
            answer.counts_as,
        )
        for key, answer in records.items()
        if texts.get(key)
    ]


def _names(answers: Sequence[Answer]) -> list[Value]:
    """The best-known name in each script, the script of most records first."""
    texts: dict[str, dict[int, str]] = {}
    for answer in answers:
        texts.setdefault(parse(answer.record.name).script, {})[answer.record.pk] = answer.record.name
    found = [(script, checks.best_name(_stated(answers, some))) for script, some in texts.items()]
    kept = [Value(f"name {script}", best) for script, best in found if best]
    return sorted(kept, key=lambda value: (value.best.stated.is_taken_back, -len(texts[value.field[5:]]), value.field))


def _values(answers: Sequence[Answer]) -> list[Value]:
    """The best-known value of every field that some record states."""
    choose = {
        **dict.fromkeys(DATES, checks.best_date),
        **dict.fromkeys(NAMES, checks.best_name),
        **dict.fromkeys(TEXTS, checks.best_text),
    }
    found = []
    for field, best_of in choose.items():
        if best := best_of(stated_in(answers, field)):
            found.append(Value(field, best))
    return found


def timeline(answers: Sequence[Answer]) -> str:
    """The dated claims as a picture, one lane a kind, in the language of the page; "" where none has a date."""
    lanes: dict[ClaimKind, list[charts.Stretch]] = {}
    undated: Counter[ClaimKind] = Counter()
    for answer in answers:
        kind = ClaimKind(answer.claim.kind)
        told = checks.Told(claim_from_row(answer.claim), "")
        first, last = told.first or told.last, told.last or told.first
        if first and last:
            says = f"{answer.claim.date}: {answer.document.source.name}"
            if answer.is_taken_back:
                says += f" ({Standing.RETRACTED.label})"
            lanes.setdefault(kind, []).append(charts.Stretch(first, last, says))
        else:
            undated[kind] += 1
    if not lanes:
        return ""
    drawn = [
        charts.Lane(str(claim_kind(kind)), stretches, _undated(undated[kind]))
        for kind, stretches in sorted(lanes.items(), key=lambda item: min(stretch.first for stretch in item[1]))
    ]
    return charts.timeline(_("What was said of when"), drawn)


def _undated(count: int) -> str:
    return _("without a date: %(n)s") % {"n": count} if count else ""
