"""What a system's answers are worth: the right row first, among ten, and how far weights tell right from wrong."""

from collections.abc import Sequence

import numpy as np

Answer = Sequence[tuple[int, float]]
"""Rows found for one query with their scores, best first."""


def measures(answers: Sequence[Answer], truth: Sequence[frozenset[int]]) -> dict[str, float]:
    """R@1 and R@10 (at the first place a tie of two counts half, a larger one nothing; also with ties wrong), AUPR.

    At the tenth place a tie counts by the share of it that fits. AUPR: area under the precision-recall curve of the
    first row of every query, over all queries.
    """
    first, first_wrong, ten, ten_wrong = [], [], [], []
    best: list[tuple[float, bool]] = []
    for answer, right in zip(answers, truth, strict=True):
        score = max((score for row, score in answer if row in right), default=None)
        above = sum(score is not None and other > score for _, other in answer)
        level = sum(score is not None and other == score and row not in right for row, other in answer)
        found = score is not None
        first.append((1.0 if level == 0 else 0.5 if level == 1 else 0.0) if found and not above else 0.0)
        first_wrong.append(float(found and not above and not level))
        ten.append(min(1.0, max(0, 10 - above) / (level + 1)) if found else 0.0)
        ten_wrong.append(float(found and above + level < 10))
        if answer:
            best.append((answer[0][1], first[-1] > 0))
    return {
        "r1": float(np.mean(first)), "r10": float(np.mean(ten)), "r1_ties_wrong": float(np.mean(first_wrong)),
        "r10_ties_wrong": float(np.mean(ten_wrong)), "aupr": area(best, len(truth)),
    }  # fmt: skip


def area(scored: Sequence[tuple[float, bool]], right: int) -> float:
    """The area under precision over recall, equal scores taken at once; `right` is how many there are to find."""
    if not scored:
        return 0.0
    scores, true = np.array([s for s, _ in scored]), np.array([t for _, t in scored], float)
    order = np.argsort(-scores, kind="stable")
    ends = np.flatnonzero(np.append(np.diff(scores[order]) != 0, True))
    hits = np.cumsum(true[order])[ends]
    recall = hits / right
    return float((np.diff(recall, prepend=0.0) * hits / (ends + 1)).sum())
