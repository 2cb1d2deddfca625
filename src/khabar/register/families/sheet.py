"""The answer sheet of a family: every piece of news of the persons that a case worker confirmed, and of nobody else."""

from dataclasses import dataclass
from datetime import datetime

from khabar import model
from khabar.checks.told import OF_DEATH
from khabar.model import ClaimKind
from khabar.register.families.casework import notes
from khabar.register.families.casework.matching import decided
from khabar.register.families.contradictions import contradictions
from khabar.register.families.models import Enquiry
from khabar.register.people.answers import Answer, answer_sheet
from khabar.register.people.summaries import Summary, summarise

NAMED = frozenset({model.HopKind.PUBLISHED, model.HopKind.OFFICIAL})


@dataclass(frozen=True, slots=True)
class News:
    """One row: a claim with its source and its way, and whether it came since the last visit."""

    answer: Answer
    since: datetime
    is_new: bool

    @property
    def way(self) -> list[tuple[str, model.HopKind]]:
        """How it came, oldest first. Who is neither publisher nor office is not named: a witness stays hidden."""
        return [(hop.bearer if hop.kind in NAMED else "", hop.kind) for hop in self.answer.chain]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows about one person, and what they add up to."""

    news: list[News]
    summary: Summary

    @property
    def puzzles(self) -> list[str]:
        """What does not fit together, in plain sentences."""
        return contradictions(self.summary)

    @property
    def new(self) -> int:
        """How many rows came since the last visit."""
        return sum(one.is_new for one in self.news)


def deaths_of(enquiry: Enquiry) -> list[Answer]:
    """What says of confirmed persons that they died, and the family has not been told yet."""
    told = _told(enquiry)
    return [
        answer
        for one in decided(enquiry)
        if one.confirmed
        for answer in answer_sheet(one.person)
        if _is_death(answer) and answer.claim.claim_id not in told
    ]


def _told(enquiry: Enquiry) -> dict[str, datetime]:
    """When the family was told each claim of a death, by claim id."""
    lines = notes.lines(enquiry, notes.TOLD)
    return {claim: datetime.fromisoformat(line["at"]) for line in lines for claim in line["claims"]}


def _is_death(answer: Answer) -> bool:
    return ClaimKind(answer.claim.kind) in OF_DEATH


def sheets_of(enquiry: Enquiry) -> list[Sheet]:
    """What a family may read, one sheet for each confirmed person of whom something may be read. Raises vault.Shut.

    Of a record that says somebody died nothing at all is shown before a case worker has reached the family: its other
    cells may say the same. Nor is a person without any other record: an empty sheet would say it all.
    """
    told, sheets = _told(enquiry), []
    for one in decided(enquiry):
        if one.confirmed:
            answers = answer_sheet(one.person)
            deaths = [answer for answer in answers if _is_death(answer)]
            hard = {answer.record.pk for answer in deaths if answer.claim.claim_id not in told}
            since = {a.record.pk: max(one.at, told[a.claim.claim_id]) for a in deaths if a.record.pk not in hard}
            shown = [answer for answer in answers if answer.record.pk not in hard]
            news = [_news(answer, since.get(answer.record.pk, one.at), enquiry.visited_before) for answer in shown]
            sheets += [Sheet(news, summarise(shown))] if shown else []
    return sheets


def _news(answer: Answer, open_since: datetime, last_visit: datetime | None) -> News:
    """A row. It is new if it was taken in, or opened to the family, since its last visit."""
    since = max(answer.document.received_at, open_since)
    return News(answer, since, last_visit is None or since > last_visit)
