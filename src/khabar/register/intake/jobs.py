"""Long work on a document: asked for and stopped by a person, done by the background worker."""

from collections.abc import Callable
from time import sleep

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from khabar.model import BadInput
from khabar.register.accounts.actions import audit
from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Right, needs
from khabar.register.documents.models import Document
from khabar.register.documents.queries import held
from khabar.register.documents.undoing import begin_undo, finish_undo, undo_some
from khabar.register.home import Busy, Home
from khabar.register.intake import tasks
from khabar.register.intake.mappings import remember
from khabar.register.intake.models import Job, Kind, State, Upload
from khabar.register.intake.taking_in import Wish, go_on, take_in_sealed
from khabar.register.intake.uploading import list_of, options_of

TURN = 1.0
"""Seconds between two tries to get hold of the register while another long write holds it."""


class Stopped(Exception):
    """Somebody asked to stop. What was written whole stays."""


@needs(Right.TAKE_IN)
@transaction.atomic
def ask_to_take_in(upload: Upload, actor: User) -> Job:
    """Let a file be taken in as its page says."""
    job = Job.objects.create(kind=Kind.TAKE_IN, upload=upload, file_name=upload.file_name, by=actor)
    audit(actor, "intake asked for", f"job {job.public_id}", upload=upload.public_id)
    _enqueue(job)
    return job


@needs(Right.TAKE_IN)
@transaction.atomic
def ask_to_go_on(document: Document, actor: User) -> Job:
    """Let an interrupted intake, or an interrupted undoing of one, go on."""
    kind = Kind.UNDO if document.intake.undo_began_at else Kind.TAKE_IN
    job = Job.objects.create(kind=kind, document=document, file_name=document.file_name, by=actor)
    audit(actor, "asked to go on", f"job {job.public_id}", document=document.public_id)
    _enqueue(job)
    return job


@needs(Right.TAKE_IN)
@transaction.atomic
def ask_to_undo(document: Document, why: str, actor: User) -> Job:
    """Let an intake be undone as a whole. Raises BadInput when something rests on it, or no reason is given."""
    begin_undo(document, why, actor=actor)
    return ask_to_go_on(Document.objects.get(pk=document.pk), actor)


@needs(Right.TAKE_IN)
@transaction.atomic
def ask_to_stop(job: Job, actor: User) -> None:
    """Let it stop after the rows that are being written."""
    Job.objects.filter(pk=job.pk).update(is_to_stop=True)
    audit(actor, "asked to stop", f"job {job.public_id}")


@needs(Right.TAKE_IN)
@transaction.atomic
def resume(job: Job, actor: User) -> None:
    """Let what was stopped, or was given up, go on."""
    job = Job.objects.select_for_update().get(pk=job.pk)
    if job.is_open and not is_given_up(job):
        return
    job.state, job.is_to_stop, job.message, job.ended_at = State.WAITING, False, "", None
    job.save()
    audit(actor, "asked to go on", f"job {job.public_id}")
    _enqueue(job)


def _enqueue(job: Job) -> None:
    job.task = str(tasks.do.enqueue(job.pk).id)
    job.save(update_fields=["task"])


def is_given_up(job: Job) -> bool:
    """Whether a job that seems to be under way will never be done: workers died over it too often."""
    return job.is_open and not DBTaskResult.objects.filter(pk=job.task, status__in=("READY", "RUNNING")).exists()


def perform(key: int) -> None:
    """Do a job, as soon as no other long write is under way. Called by the worker alone; may be called again."""
    job = Job.objects.select_related("document", "upload", "by").get(pk=key)
    if not job.is_open:
        return
    home: Home = settings.HOME
    try:
        _in_turn(home, job)
    except Stopped:
        _end(job, State.STOPPED)
    except BadInput as refusal:
        _end(job, State.REFUSED, str(refusal))
    except Exception as error:
        _end(job, State.FAILED, f"this should not have happened ({type(error).__name__}). Report it.")
        raise


def _in_turn(home: Home, job: Job) -> None:
    """Wait until the register is free, then work."""
    while True:
        _heed(job)
        try:
            with home.writing("this work"):
                _work(home, job)
                return
        except Busy:
            sleep(TURN)


def _work(home: Home, job: Job) -> None:
    now = timezone.now()
    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, began_at=now, moved_at=now)
    if job.kind == Kind.UNDO and job.document:
        _undo(job, job.document)
    elif job.document:
        _note(job, edition=go_on(home, job.document, _mover(job), job.by))
    elif job.upload:
        _take_in(home, job, job.upload)
    _end(job, State.DONE)


def _take_in(home: Home, job: Job, upload: Upload) -> None:
    wish = Wish(upload.file_name, upload.source_name, list_of(upload), options_of(upload), upload.follows)
    move = _mover(job)

    def watch(stage: str, done: int, total: int) -> None:
        if job.document is None:
            _note(job, document=held(upload.digest))
        move(stage, done, total)

    taken = take_in_sealed(home, upload.digest, upload.size, wish, watch, job.by)
    _note(job, document=taken.document, was_held=taken.was_held, edition=taken.edition)
    for table in upload.survey.get("tables", ()):
        if columns := upload.columns.get(table["sheet"]):
            headers = [column["header"] for column in table["columns"]]
            remember(taken.document.source, headers, columns, upload.user)
    upload.is_discarded = True
    upload.save()


def _undo(job: Job, document: Document) -> None:
    intake, move = document.intake, _mover(job)
    total = max(intake.records, document.records.count())
    done = total - document.records.count()
    move("undo", done, total)
    while taken := undo_some(intake):
        done += taken
        move("undo", done, total)
    finish_undo(intake)


def _mover(job: Job) -> Callable[[str, int, int], None]:
    """Notes on the job how far it is, and stops it when asked to."""
    began: list[int] = []

    def move(_: str, done: int, total: int) -> None:
        if not began:
            began.append(done)
            Job.objects.filter(pk=job.pk).update(began_with=done)
        Job.objects.filter(pk=job.pk).update(done=done, total=total, moved_at=timezone.now())
        _heed(job)

    return move


def _heed(job: Job) -> None:
    if Job.objects.filter(pk=job.pk, is_to_stop=True).exists():
        raise Stopped


def _note(job: Job, **told: object) -> None:
    for name, value in told.items():
        setattr(job, name, value)
    job.save(update_fields=[*told])


def _end(job: Job, state: State, message: str = "") -> None:
    now = timezone.now()
    Job.objects.filter(pk=job.pk).update(state=state, message=message, ended_at=now, is_to_stop=False)
