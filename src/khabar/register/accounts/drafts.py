"""What users typed and have not sent yet: kept as they type, so that a lost session loses nothing.

A form that keeps drafts carries `data-draft` with its name (`drafts.js` sends what is typed after a moment) and shows
what `draft_of` gives when it is opened again. Whoever takes the form in calls `drop_draft`. A draft is its user's own:
nobody else reads it, no log and no backup holds it, and it is gone after a month.
"""

import re
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from khabar.register.accounts.models import Draft, User
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of

NO_TEXT = ("csrfmiddlewaretoken", "form", "seen", "do")
MOST = 100_000
"""Characters of one draft."""
AT_MOST = 50
"""Drafts of one user; the oldest go."""


def keep_draft(user: User, form: str, texts: Mapping[str, str]) -> None:
    """Keep what stands in a form now, in place of what stood before; nothing typed: nothing kept."""
    kept = {name: text for name, text in texts.items() if name not in NO_TEXT and text.strip()}
    if not kept:
        drop_draft(user, form)
        return
    Draft.objects.update_or_create(user=user, form=form[:120], defaults={"texts": kept, "at": timezone.now()})
    old = Draft.objects.filter(user=user).order_by("-at", "-pk").values_list("pk", flat=True)[AT_MOST:]
    Draft.objects.filter(pk__in=list(old)).delete()


def draft_of(user: User, form: str) -> dict[str, str]:
    """What was typed into a form and not sent, by field. Ex: draft_of(user, "review 12-345") -> {"reason": "..."}"""
    found = Draft.objects.filter(user=user, form=form[:120]).first()
    return dict(found.texts) if found else {}


def rows_of(draft: Mapping[str, str], prefix: str) -> list[dict[str, str]]:
    """The rows of a form of several rows, as its `initial`.

    A row that was marked to be taken out is left out. Ex: {"hops-0-bearer": "a cousin"} -> [{"bearer": "a cousin"}]
    """
    rows: dict[int, dict[str, str]] = {}
    for name, text in draft.items():
        if told := re.fullmatch(rf"{prefix}-(\d{{1,3}})-(\w+)", name):
            rows.setdefault(int(told[1]), {})[told[2]] = text
    return [row for _number, row in sorted(rows.items()) if "DELETE" not in row and row.get("bearer", "").strip()]


def drop_draft(user: User, form: str) -> None:
    """A form was sent, or emptied: what was typed into it is kept no longer."""
    Draft.objects.filter(user=user, form=form[:120]).delete()


@needs(Right.OWN_ACCOUNT)
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what the script of a page sends while somebody types."""
    texts = {name: str(text) for name, text in request.POST.items()}
    if sum(map(len, texts.values())) > MOST or not texts.get("form"):
        return HttpResponse(status=400)
    keep_draft(user_of(request), texts["form"], texts)
    return HttpResponse(status=204)
