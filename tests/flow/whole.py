"""Whether persons are what the judgements say: `python -m tests.flow.whole` prints the first trouble of a register."""

import sys

import django


def main() -> None:
    django.setup()
    sys.stdout.write(trouble())


def trouble() -> str:
    """The first law of persons that does not hold; "" when all do."""
    from khabar.register.documents.models import Record
    from khabar.register.people.grounds import everything
    from khabar.register.people.models import Judgement, Membership, Person, RunInForce

    grounds = everything()
    held: dict[int, set[int]] = {}
    for record, person in grounds.held.items():
        held.setdefault(person, set()).add(record)
    if Record.objects.filter(membership=None).exists():
        return "a record is without a person"
    if sorted(map(sorted, held.values())) != sorted(map(sorted, grounds.groups())):
        return "persons are not what the judgements say"
    if set(Person.objects.filter(merged_into=None).values_list("pk", flat=True)) != held.keys():
        return "somebody is alive without a record, or gone with one"
    of_runs = set(Judgement.objects.filter(decision=None).values_list("run", flat=True).distinct())
    if of_runs - set(RunInForce.objects.values_list("run", flat=True)) - accepted():
        return "judgements of a run that nobody accepted"
    if Membership.objects.count() != Record.objects.count():
        return "a membership is missing"
    return ""


def accepted() -> set[str]:
    from khabar.register.analysis.models import LinkRun, RunState

    decided = (RunState.ACCEPTED, RunState.TAKEN_BACK)
    return set(LinkRun.objects.filter(state__in=decided).values_list("public_id", flat=True))


if __name__ == "__main__":
    main()
