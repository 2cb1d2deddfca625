"""Somebody at work on the persons of a register, in a process of their own: `python -m tests.flow.hands SEED STEPS`.

KHABAR_REGISTER names the register. Judges, merges, splits, moves and undoes at random among the first persons, and
prints a line for each step: "kept ID" or "refused SENTENCE".
"""

import random
import sys

import django

FIRST = 12
"""Records that the hands reach for: few, so that two of them get into each other's way."""


def main() -> None:
    django.setup()
    from khabar.model import BadInput

    chance, steps = random.Random(int(sys.argv[1])), int(sys.argv[2])
    for _ in range(steps):
        try:
            line = f"kept {step(chance)}"
        except BadInput as refusal:
            line = f"refused {refusal}"
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def step(chance: random.Random) -> str:
    """Decide something; returns the decision's id. Raises BadInput when it makes no sense any more."""
    from khabar.model import Verdict
    from khabar.register.people.deciding import judge, merge, move, split, undo
    from khabar.register.people.models import Decision, Membership

    records = list(Membership.objects.order_by("record").select_related("person")[:FIRST])
    one, other = chance.sample(records, 2)
    seen = list(Membership.objects.filter(person=one.person).values_list("record_id", flat=True))
    match chance.randrange(5):
        case 0:
            made = judge(one.record_id, other.record_id, chance.choice(list(Verdict)), "looked at both", None)
        case 1:
            made = merge(one.person, other.person, "the same family", None)
        case 2:
            made = split(one.person, [one.record_id], "not the same", None, seen)
        case 3:
            made = move(one.person, [one.record_id], other.person, "belongs there", None, seen)
        case _:
            decisions = list(Decision.objects.order_by("-pk")[:5])
            if not decisions:
                return step(chance)
            made = undo(chance.choice(decisions), "mistaken", None)
    return str(made.public_id)


if __name__ == "__main__":
    main()
