"""What is public, the latest first."""

from typing import Any

from khabar.register.documents.models import Standing
from khabar.register.press.models import Article, Figure, Question, Statement

TABLES: dict[str, Any] = {"article": Article, "statement": Statement, "figure": Figure, "question": Question}
NEEDED = {
    "article": ("document__source",),
    "statement": ("article__document__source",),
    "figure": ("article__document__source", "statement__article__document__source", "question"),
    "question": (),
}
"""What is looked up together with a row of each kind."""


def public(kind: str) -> Any:
    """The rows of one kind that are public."""
    rows = TABLES[kind].objects.filter(published_at__isnull=False, withdrawn_at=None)
    return rows.select_related(*NEEDED[kind]) if NEEDED[kind] else rows


def latest(limit: int) -> list[Any]:
    """The latest public things of every kind together, the latest first. What a source took back is not among them."""
    found: list[Any] = []
    for kind in TABLES:
        rows = public(kind)
        if kind != "question":
            document = "document" if kind == "article" else "article__document"
            rows = rows.exclude(**{f"{document}__standing": Standing.RETRACTED})
        found += rows.order_by("-published_at")[:limit]
    return sorted(found, key=lambda one: one.published_at, reverse=True)[:limit]
