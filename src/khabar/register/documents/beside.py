"""Pages of upper apps about a list: each app says so here in `ready`, so that the page of the list leads there."""

from collections.abc import Callable, Sequence

from khabar.register.documents.models import RecordList

BESIDE: list[Callable[[RecordList], Sequence[tuple[str, str]]]] = []
"""Each gives words and page of what it knows of a list."""


def beside(of_list: RecordList) -> list[tuple[str, str]]:
    """Everything else that is to be seen of a list."""
    return [line for known in BESIDE for line in known(of_list)]
