"""What case workers write down about an enquiry, kept in its vault: it goes with all else at a withdrawal."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from khabar.register.accounts.models import User
from khabar.register.families import vault
from khabar.register.families.models import Enquiry

MATCHES, CHECKED, TOLD, MESSAGES, OPENED = "matches", "checked", "told", "messages", "opened"
SHARED, TIPS = "shared", "tips"


def lines(enquiry: Enquiry, part: str) -> list[dict[str, Any]]:
    """The lines of one kind, in the order in which they were written. Raises vault.Shut."""
    return list(vault.get(enquiry, part).get("lines", []))


def add(enquiry: Enquiry, part: str, actor: User | None, said: Mapping[str, Any]) -> None:
    """Append one line with who and when (None: the family). Call while the enquiry is held. Raises vault.Shut."""
    line = {"at": timezone.now().isoformat(), "by": actor.get_username() if actor else "", **said}
    vault.put(enquiry, part, {"lines": [*lines(enquiry, part), line]})
