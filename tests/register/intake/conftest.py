"""A case worker at the pages, and the background worker at work in this process."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from khabar.register.accounts.models import User
from khabar.register.accounts.roles import Role
from khabar.register.intake.models import Job, Upload
from khabar.register.worker import work

LIST = "id,name,mother,status\na1,سامي الخطيب,هدى,مفقود\na2,عمر الحلبي,منى,معتقل\na3,x,y,z,too many\n"


@pytest.fixture
def amal(db: None) -> User:
    return User.objects.create_user("amal", password="x", role=Role.CASE_WORKER)


@pytest.fixture
def pages(client: Client, amal: User) -> Client:
    client.force_login(amal)
    return client


Send = Callable[..., Upload]


@pytest.fixture
def send(pages: Client) -> Send:
    """Upload a file through the page."""

    def to_page(text: str | bytes = LIST, name: str = "list.csv", source: str = "A", list_name: str = "") -> Upload:
        content = text.encode() if isinstance(text, str) else text
        told = {"files": SimpleUploadedFile(name, content), "source": source, "list_name": list_name}
        answer = pages.post("/intake/", told)
        assert answer.status_code == 302, answer.content.decode()
        return Upload.objects.get(public_id=answer["Location"].split("/")[-2])

    return to_page


Take = Callable[..., Job]


@pytest.fixture
def ask(pages: Client) -> Take:
    """Press "Take it in" on the page of an upload, with corrections."""

    def press(upload: Upload, **told: str) -> Job:
        upload.refresh_from_db()
        follows = upload.follows.public_id if upload.follows else ""
        form = {"version": upload.version, "source": upload.source_name, "list_name": upload.list_name or "list"}
        form |= {"follows": follows, "take_in": "1", **told}
        answer = pages.post(f"/intake/uploads/{upload.public_id}/", form)
        assert answer.status_code == 302, answer.content.decode()
        return Job.objects.get(public_id=answer["Location"].split("/")[-2])

    return press


@pytest.fixture
def take(send: Send, ask: Take) -> Take:
    """Upload a file, have it taken in, and let the worker do it."""

    def whole(*given: object, **told: object) -> Job:
        job = ask(send(*given, **told))
        work(until_idle=True)
        job.refresh_from_db()
        return job

    return whole
