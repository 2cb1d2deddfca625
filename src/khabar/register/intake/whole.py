"""Keeping a file that khabar does not read, and handing out the sealed file of a document."""

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from khabar.model import BadInput
from khabar.register.accounts.budgets import FILES, within
from khabar.register.accounts.roles import Right, needs
from khabar.register.accounts.views import user_of
from khabar.register.documents.keeping import hand_out, keep_whole
from khabar.register.documents.models import Document
from khabar.register.intake.models import Upload
from khabar.register.intake.uploading import discard, list_of


@needs(Right.TAKE_IN)
@require_POST
def keep(request: HttpRequest, public_id: str) -> HttpResponse:
    """Keep a file that can't be read as a document, for people to read and enter what it says."""
    upload = get_object_or_404(Upload, public_id=public_id, is_discarded=False)
    if not upload.refusal:
        return redirect("upload", public_id)
    said = (upload.file_name, upload.source_name, list_of(upload), upload.dated)
    try:
        document = keep_whole(upload.digest, upload.size, *said, actor=user_of(request))
    except BadInput:
        return redirect("upload", public_id)
    discard(upload, actor=user_of(request))
    return redirect("document", document.public_id)


@needs(Right.TAKE_IN)
@within(FILES)
@require_POST
def sealed_file(request: HttpRequest, public_id: str) -> HttpResponseBase:
    """The sealed bytes, to carry away. The name of the file tells nothing, and no browser shows what is in it."""
    document = get_object_or_404(Document, public_id=public_id)
    opened = hand_out(settings.HOME, document, user_of(request))
    name = f"document-{document.public_id[:8]}.{document.form}"
    return FileResponse(opened, as_attachment=True, filename=name, content_type="application/octet-stream")
