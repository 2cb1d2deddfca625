"""What the background worker does for this app: it calls actions, no more."""

from django_tasks import task


@task()
def link(run: int) -> None:
    """Compute a link run, by its key, and leave it for a person to accept."""
    from khabar.register.analysis.computing import compute_in_background

    compute_in_background(run)
