"""Files that a family sends, on their way: in memory only, so much and no more; nothing in plain touches a disk."""

from collections.abc import Callable
from functools import wraps
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from khabar.media.parent import MOST
from khabar.model import BadInput

IN_ALL = 2 * MOST
"""Bytes of all files of one request."""


class InMemory(FileUploadHandler):
    """Keeps files in memory; what is too large is dropped, and said to be."""

    total = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.octets, self.size = BytesIO(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        self.total += len(raw_data)
        if self.size > MOST or self.total > IN_ALL:
            vars(self.request)["has_too_large"] = True
            self.octets = BytesIO()
            raise SkipFile
        self.octets.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        if self.size > MOST or self.total > IN_ALL:
            return None
        self.octets.seek(0)
        return InMemoryUploadedFile(self.octets, self.field_name, "file", "", file_size, None)


def receiving(guard: Callable[..., Any]) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """A page that takes files: first `guard` says whether somebody may send any, only then the body is read.

    The check against forged requests reads the body, so it comes after the handler of files is set.
    """

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        checked = csrf_protect(view)

        @guard
        @wraps(view)
        def reading(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.upload_handlers = [InMemory(request)]
            return checked(request, *args, **kwargs)

        exempt: Callable[..., HttpResponse] = csrf_exempt(reading)
        return exempt

    return decorate


def files_of(request: HttpRequest, name: str) -> list[bytes]:
    """The bytes of the files that a form sent under a name. Raises BadInput when one was too large."""
    found = [file.read() for file in request.FILES.getlist(name)]
    if getattr(request, "has_too_large", False):
        raise BadInput(_("This is too large: 12 MB at most, 24 MB at a time. Send a smaller one."))
    return found
