"""Readings as the tables hold them: beside each record, small, with version and rule named by number.

Record.readings is {field: [read as, how sure, number of the rule, [alternatives]]}; what was written stands in
Record.values. See docs/decisions.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from django.db.models import F

from khabar import model
from khabar.readers import tally
from khabar.register.documents.bulk import as_json, insert
from khabar.register.documents.models import Document, Intake, ReadingRule, Record, UnreadValue

LONGEST = 300
"""Unread words are listed up to this many characters; the record holds them whole."""

Readings = Mapping[str, model.Reading]


class RuleBook:
    """The number of every rule, by version and words; a rule that is met for the first time is stored.

    Load it inside the transaction that stores the readings.
    """

    def __init__(self) -> None:
        self.numbers = {(rule.version, rule.rule): rule.pk for rule in ReadingRule.objects.all()}

    def number(self, reading: model.Reading) -> int:
        """The number of the rule by which something was read."""
        key = reading.version, reading.rule
        if key not in self.numbers:
            self.numbers[key] = ReadingRule.objects.create(version=reading.version, rule=reading.rule).pk
        return self.numbers[key]


def readings_to_row(readings: Readings, rules: RuleBook) -> str:
    """The readings of one record, as its column holds them."""
    return "{" + ",".join(_part(reading, rules.number(reading)) for reading in readings.values()) + "}"


@lru_cache(1 << 16)
def _part(reading: model.Reading, number: int) -> str:
    told = [reading.read_as, reading.sure, number, *([reading.alternatives] if reading.alternatives else [])]
    return f"{as_json(reading.field)}:{as_json(told)}"


def readings_from_row(record: Record, rules: Mapping[int, ReadingRule]) -> dict[str, model.Reading]:
    """The readings that `readings_to_row` wrote."""
    return {
        field: model.Reading(
            field, record.values[field], read_as, sure, rules[number].rule, rules[number].version, tuple(*others)
        )
        for field, (read_as, sure, number, *others) in record.readings.items()
    }


def readings_of(records: Iterable[Record]) -> dict[int, dict[str, model.Reading]]:
    """What the values of these records were read as, by primary key; asks the database once."""
    rows = list(records)
    numbers = {told[2] for record in rows for told in record.readings.values()}
    rules = ReadingRule.objects.in_bulk(numbers)
    return {record.pk: readings_from_row(record, rules) for record in rows}


def count_readings(intake: Intake, found: Sequence[Readings]) -> None:
    """Count what was read, unread or said to be unknown, by field, and keep the words of what is unread.

    Call inside the transaction that stores the readings, once for each; `intake` is saved by the caller.
    """
    intake.tally = tally(found, intake.tally)
    unread: Counter[tuple[str, str]] = Counter()
    whys: dict[tuple[str, str], str] = {}
    for reading in (reading for readings in found for reading in readings.values()):
        if reading.standing == "unread":
            words = reading.field, reading.verbatim[:LONGEST]
            unread[words] += 1
            whys.setdefault(words, reading.rule)
    _keep_unread(intake.document, unread, whys)


def _keep_unread(
    document: Document, unread: Mapping[tuple[str, str], int], whys: Mapping[tuple[str, str], str]
) -> None:
    texts = {text for _, text in unread}
    held: dict[tuple[str, str], int] = {}
    for some in _in_parts(sorted(texts)):
        rows = UnreadValue.objects.filter(document=document, text__in=some)
        held |= {(row.field, row.text): row.pk for row in rows}
    new = []
    for (field, text), count in unread.items():
        if (field, text) in held:
            UnreadValue.objects.filter(pk=held[field, text]).update(count=F("count") + count)
        else:
            new.append((document.pk, field, text, whys[field, text], count))
    insert(UnreadValue, ("document", "field", "text", "why", "count"), new)


def _in_parts(texts: list[str]) -> Iterable[list[str]]:
    return (texts[start : start + 500] for start in range(0, len(texts), 500))
