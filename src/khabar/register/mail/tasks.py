"""What the background worker does for this app. A task holds the key of a mail, and nothing else."""

from django_tasks import task


@task()
def send(letter: int) -> None:
    """Send a mail, by its key."""
    from khabar.register.mail.sending import send as send_now

    send_now(letter)
