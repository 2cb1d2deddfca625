"""The writes of the search: what is asked is kept for its user alone. Logs hold keyed digests, never a name."""

import hashlib
import hmac
import json
from dataclasses import replace

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from khabar.register.accounts.actions import audit
from khabar.register.accounts.factors.sealed import seal, unseal
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.models import Change
from khabar.register.people.models import SEARCH_LIFE, SavedSearch, Search
from khabar.register.people.searching.question import Question

SECRET = ("name", "mother", "father", "number")
"""Fields whose words stand in the audit log as keyed digests; of the others only that they were filled in."""


@transaction.atomic
def keep_search(user: User, asked: Question) -> Search:
    """Keep a search for eight hours under an opaque address."""
    Search.objects.filter(at__lt=timezone.now() - SEARCH_LIFE).delete()
    search = Search.objects.create(user=user, text=asked.as_text())
    said = json.loads(asked.as_text())
    digests = {("query" if field == "name" else field): _digest(said[field]) for field in SECRET if field in said}
    others = sorted(set(said) - set(SECRET))
    audit(user, "searched", f"search {search.public_id}", **digests, **({"fields": others} if others else {}))
    return search


@needs(Right.READ)
@transaction.atomic
def save_search(asked: Question, label: str, user: User) -> SavedSearch:
    """Keep a question until its user forgets it, sealed with the register's key."""
    saved = SavedSearch(user=user, seen=_last_change())
    told = json.dumps([label.strip(), replace(asked, after=0).as_text()], ensure_ascii=False)
    saved.sealed = seal(told.encode(), _owner(saved))
    saved.save()
    audit(user, "search saved", f"saved search {saved.public_id}")
    return saved


def opened(saved: SavedSearch) -> tuple[str, Question]:
    """The label and the question of a saved search. Raises Unreadable when it was sealed with another key."""
    label, asked = json.loads(unseal(bytes(saved.sealed), _owner(saved)))
    return label, Question.from_text(asked)


@needs(Right.READ)
@transaction.atomic
def run_again(saved: SavedSearch, user: User, *, only_new: bool) -> Search:
    """Ask the same again: of everybody, or only of who was taken in since it was last run."""
    _label, asked = opened(saved)
    seen = saved.seen
    saved.seen, saved.ran_at = _last_change(), timezone.now()
    saved.save(update_fields=["seen", "ran_at"])
    return keep_search(user, replace(asked, after=seen if only_new else 0))


@needs(Right.READ)
@transaction.atomic
def forget_search(saved: SavedSearch, user: User) -> None:
    """Take a saved search out for good."""
    audit(user, "saved search forgotten", f"saved search {saved.public_id}")
    saved.delete()


def _last_change() -> int:
    return Change.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def _digest(word: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), word.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()


def _owner(saved: SavedSearch) -> str:
    return f"saved search {saved.public_id}"
