"""The neutral mail "there is something new for you": when one is due, and when none may be sent."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from khabar.register.documents.changes import note
from khabar.register.families.actions import subject_of
from khabar.register.families.casework import notes
from khabar.register.families.consents import consents_of
from khabar.register.families.models import Enquiry, Purpose, State
from khabar.register.families.reaching.channel import channel_of, keep, with_channel
from khabar.register.families.sheet import deaths_of, sheets_of
from khabar.register.families.vault import Shut
from khabar.register.mail.actions import post

APART = timedelta(days=1)
"""The least time between two mails; and after one, none before the family came."""


def may_be_told(enquiry: Enquiry) -> bool:
    """Whether the family wants such mails and allows to be contacted, and no news of a death is held back from it.

    A family must not be called to its page by a mail while something stands there that a person has to tell first;
    unless that person wrote to them, which is how they are reached. Raises Shut.
    """
    channel = channel_of(enquiry)
    wanted = channel.is_open and channel.news and Purpose.CONTACT in consents_of(enquiry)
    return wanted and (_was_written_to(enquiry) or not deaths_of(enquiry))


def _was_written_to(enquiry: Enquiry) -> bool:
    """Whether a case worker wrote since the last visit."""
    since = enquiry.visited_at or enquiry.at
    lines = notes.lines(enquiry, notes.MESSAGES)
    return any(line["by"] and datetime.fromisoformat(line["at"]) > since for line in lines)


def _has_news(enquiry: Enquiry) -> bool:
    """Whether the family's page shows what was not there at the last visit."""
    since = enquiry.visited_at or enquiry.at
    return _was_written_to(enquiry) or any(one.since > since for sheet in sheets_of(enquiry) for one in sheet.news)


@transaction.atomic
def consider(enquiry: Enquiry) -> bool:
    """Put a mail into the outbox if one is due; returns whether one was. Raises Shut."""
    found = Enquiry.objects.select_for_update().get(pk=enquiry.pk)
    if found.state != State.SENT:
        return False
    channel, now = channel_of(found), timezone.now()
    last = datetime.fromisoformat(channel.noticed) if channel.noticed else None
    if last and (now - last < APART or last > (found.visited_at or found.at)):
        return False
    if not may_be_told(found) or not _has_news(found):
        return False
    keep(found, replace(channel, noticed=now.isoformat()))
    note(None, "enquiry mail due", subject_of(found))
    post("news", channel.language, {"enquiry": found.public_id}, until=now + 2 * APART)
    return True


def consider_all() -> int:
    """Once a day: a mail to every family that has something new; returns to how many."""
    due = 0
    for enquiry in with_channel():
        try:
            due += consider(enquiry)
        except Shut:
            continue
    return due
