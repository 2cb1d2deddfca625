"""What of this app has a history: link runs."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse

from khabar.register.accounts.roles import Right
from khabar.register.analysis.models import LinkRun
from khabar.register.documents.histories import HISTORIES, LINES, Line, Told


def _page(run: LinkRun) -> str:
    return reverse("run", args=[run.public_id])


def _lines(keys: Sequence[str]) -> dict[str, Line]:
    found = LinkRun.objects.filter(public_id__in=keys)
    return {one.public_id: Line(f"{one.at:%Y-%m-%d %H:%M} UTC", _page(one)) for one in found}


def add_histories() -> None:
    """Say so; called once by `ready`."""
    HISTORIES["run"] = Told(
        "run",
        LinkRun,
        "public_id",
        lambda run: f"{run.at:%Y-%m-%d %H:%M} UTC",
        _page,
        lambda run: Q(subject=f"link run {run.public_id}"),
        read=Right.ANALYSE,
        judge=Right.ANALYSE,
    )
    LINES["link run"] = _lines
