"""What went wrong with a name that was not found first, told by kind so that no name has to be shown."""

from benchmarks.names.scoring import Answer
from benchmarks.names.sets import Case

from khabar.names import compare, parse


def kind(case: Case, n: int, answer: Answer) -> str | None:
    """The kind of error of query n, or None when the right row stands alone in the first place."""
    right = case.truth[n]
    score = max((score for row, score in answer if row in right), default=None)
    first = next(((row, s) for row, s in answer if row not in right), None)
    if score is not None and (first is None or first[1] < score):
        return None
    if score is not None and first is not None and first[1] == score:
        return "namesake"
    asked, wanted = parse(case.queries[n]).parts, case.pool[next(iter(right))]
    steps = compare(case.queries[n], wanted).alignment
    if len(parse(wanted).parts) > len(asked) and any(len(part.form) < 3 for part in parse(wanted).parts):
        return "word cut in two"
    if len(parse(wanted).parts) < len(asked):
        return "part missing"
    if any(step.how == "different" and step.role == "given" for step in steps):
        return "other given name"
    if any(step.how == "different" and step.role == "family" for step in steps):
        return "other family name"
    return "other spelling in the middle" if any(step.how == "different" for step in steps) else "another row is nearer"
