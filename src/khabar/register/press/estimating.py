"""What an estimate says of a question: who stands on which independent lists, and what counting makes of that.

A list of people to be released does not sample the detained, and lists that rest on one another are one list.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from hashlib import sha256
from typing import Any

from django.db import models
from django.utils import timezone

from khabar.counting import Count, Histories, estimate
from khabar.model import ClaimKind
from khabar.register.documents.models import Dependence, Ruling
from khabar.register.people.models import Claim
from khabar.register.press.models import Question

METHOD = "latent_class"
LEAST = 3
"""Fewer independent lists say nothing of those on none of them."""
Caught = tuple[int, int, int]
"""A person, a list and a document, by key: that the list names the person as the question asks."""


def histories_of(caught: Iterable[Caught]) -> Histories:
    """How many persons stand on exactly which lists, called by their keys.

    Ex: histories_of([(1, 7, 1), (1, 8, 2), (2, 7, 1)]) -> of the lists "7" and "8": one person on both, one on "7"
    """
    lists_of: dict[int, set[int]] = {}
    for person, of_list, _document in caught:
        lists_of.setdefault(person, set()).add(of_list)
    names = sorted({one for found in lists_of.values() for one in found})
    patterns = Counter(frozenset(found) for found in lists_of.values())
    rows = [[one in pattern for one in names] for pattern in patterns]
    return Histories.make([str(one) for one in names], rows, patterns.values())


def groups_of(caught: Collection[Caught], pairs: Iterable[tuple[int, int]]) -> list[list[str]]:
    """Lists that count as one, since documents of theirs rest on one another; each group of two or more."""
    of_document: dict[int, set[int]] = {}
    for _person, of_list, document in caught:
        of_document.setdefault(document, set()).add(of_list)
    group = {one: {one} for found in of_document.values() for one in found}
    for earlier, later in pairs:
        joined = sorted(of_document.get(earlier, set()) | of_document.get(later, set()))
        if earlier in of_document and later in of_document:
            whole = set().union(*(group[one] for one in joined))
            group.update(dict.fromkeys(whole, whole))
    once = {min(found): found for found in group.values() if len(found) > 1}
    return [[str(one) for one in sorted(found)] for _first, found in sorted(once.items())]


def release_lists_among(question: Question, keys: Collection[int]) -> list[str]:
    """Which lists are of people to be released: the one that the question names, and those that mostly tell of that."""
    claims = Claim.objects.filter(record__list__in=keys, ordinal=0, is_withdrawn=False).order_by()
    columns = claims.values_list("record__list", "kind").annotate(rows=models.Count("pk"))
    rows = Counter({(of_list, kind): rows for of_list, kind, rows in columns})
    sizes: Counter[int] = Counter()
    for (of_list, _kind), size in rows.items():
        sizes[of_list] += size
    found = {key for key in keys if 2 * rows[key, ClaimKind.LISTED_RELEASED.value] >= sizes[key] > 0}
    if question.release_list_id:
        found |= {question.release_list_id} & set(keys)
    return [str(key) for key in sorted(found)]


def estimate_of(question: Question, caught: Collection[Caught], before: dict[str, Any]) -> dict[str, Any]:
    """What counting says, as it is kept; what it said `before`, where it rests on the same lists."""
    histories, copies, releases = grounds_of(question, caught)
    made_of = digest_of(histories, copies, releases)
    if before.get("made_of") == made_of:
        return _marked(before, is_old=False)
    left = independent_of(histories.lists, copies, releases)
    if len(left) < LEAST:
        return refused(histories.documented, len(left)) | {"made_of": made_of}
    return told(estimate(histories, METHOD, releases=releases, copies=copies)) | {"made_of": made_of}


def grounds_of(question: Question, caught: Collection[Caught]) -> tuple[Histories, list[list[str]], list[str]]:
    """What an estimate rests on: who stands on which lists, which of those are copies, which are of releases."""
    histories = histories_of(caught)
    pairs = Dependence.objects.exclude(ruling=Ruling.REJECTED).values_list("earlier", "later")
    releases = release_lists_among(question, [int(name) for name in histories.lists])
    return histories, groups_of(caught, pairs), releases


def aged(question: Question, caught: Collection[Caught], kept: dict[str, Any]) -> dict[str, Any]:
    """An estimate as it is kept, marked as old when it would rest on other lists or persons now. {} stays {}."""
    return _marked(kept, is_old=kept.get("made_of") != digest_of(*grounds_of(question, caught))) if kept else kept


def _marked(kept: dict[str, Any], *, is_old: bool) -> dict[str, Any]:
    if kept.get("is_old", False) == is_old:
        return kept
    return {name: value for name, value in kept.items() if name != "is_old"} | ({"is_old": True} if is_old else {})


def independent_of(lists: Collection[str], copies: list[list[str]], releases: list[str]) -> list[str]:
    """The lists that are left to count with: of copies the first, of releases none, nor of what rests on them."""
    left = set(lists) - set(releases)
    for group in copies:
        left -= set(group) if set(group) & set(releases) else set(group[1:])
    return sorted(left, key=int)


def refused(documented: int, lists: int) -> dict[str, Any]:
    """That there are too few lists to begin with."""
    kept = {"day": f"{timezone.now():%Y-%m-%d}", "method": METHOD, "documented": documented, "lists": lists}
    return kept | {"estimate": None, "reasons": ["too_few_lists"], "assumptions": []}


def digest_of(histories: Histories, copies: list[list[str]], releases: list[str]) -> str:
    """Says whether two estimates rest on the same lists."""
    cells = [(row.tolist(), int(count)) for row, count in zip(histories.cells, histories.counts, strict=True)]
    return sha256(repr((histories.lists, cells, copies, releases)).encode()).hexdigest()


def told(answer: Count) -> dict[str, Any]:
    """An answer as plain values: never an estimate without its interval and what it assumes."""
    return {
        "day": f"{timezone.now():%Y-%m-%d}",
        "method": answer.method,
        "documented": answer.documented,
        "lists": len(answer.diagnostics["lists"]),
        "estimate": answer.estimate.plain() if answer.estimate else None,
        "reasons": [one.key for one in answer.reasons],
        "assumptions": [one.key for one in answer.assumptions],
    }
