"""A link run in the background: its stages written down for the page, and what stops it said there."""

from time import monotonic

from django.conf import settings

from khabar.model import BadInput
from khabar.register.analysis.models import LinkRun, RunState
from khabar.register.analysis.proposing import compute

EVERY = 1.0
"""Seconds between two notes of how far a run is."""


def compute_in_background(key: int) -> None:
    """Compute a run that waits, or that a killed worker left; one that is done or decided is left alone."""
    run = LinkRun.objects.filter(pk=key, state__in=(RunState.WAITING, RunState.RUNNING)).first()
    if run is None:
        return
    LinkRun.objects.filter(pk=key).update(state=RunState.RUNNING)
    last = 0.0

    def note(stage: str, done: int, total: int) -> None:
        nonlocal last
        if monotonic() - last >= EVERY:
            last = monotonic()
            LinkRun.objects.filter(pk=key).update(stage=stage[:60], done=done, total=total)

    try:
        with settings.HOME.writing("this link run"):
            compute(settings.HOME, run, note)
    except BadInput as refusal:
        LinkRun.objects.filter(pk=key).update(state=RunState.FAILED, refusal=str(refusal))
    except Exception:
        LinkRun.objects.filter(pk=key).update(state=RunState.FAILED, refusal="this should not have happened; report it")
        raise
