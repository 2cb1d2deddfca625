"""What the background worker does for this app: it calls actions, no more."""

from django_tasks import task


@task()
def do(job: int) -> None:
    """Do a job, by its key."""
    from khabar.register.intake.jobs import perform
    from khabar.register.people.tasks import ask_to_make_searchable

    perform(job)
    ask_to_make_searchable()


@task()
def look(upload: int) -> None:
    """Look through an uploaded file, by its key."""
    from django.conf import settings

    from khabar.register.intake.models import Upload
    from khabar.register.intake.uploading import look_through

    found = Upload.objects.filter(pk=upload).first()
    if found is not None:
        look_through(settings.HOME, found)
