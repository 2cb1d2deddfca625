"""What was published lately, as Atom and as JSON Feed: the same words are left out as on pages."""

import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from khabar.register.press.public.addresses import absolute, path_of
from khabar.register.press.public.listing import latest
from khabar.register.press.public.titles import Titled, titled

MOST = 50
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def entries() -> list[Titled]:
    """The latest, in the language in use."""
    return [titled(thing) for thing in latest(MOST)]


@login_not_required
@require_safe
def atom(request: HttpRequest) -> HttpResponse:
    """The feed as Atom (RFC 4287), in which a summary is HTML: its words are escaped, and stay words."""
    feed = Atom1Feed(
        title=_("Statements and figures, with their sources"),
        link=absolute(request, reverse("public")),
        description="",
        language=get_language() or "en",
        feed_url=absolute(request, reverse("public-atom")),
        author_name=_("Khabar"),
    )
    for entry in entries():
        address = absolute(request, path_of(entry.kind, entry.public_id))
        feed.add_item(
            title=_in_xml(entry.title), link=address, description=escape(_in_xml(entry.summary)), unique_id=address,
            pubdate=entry.published, updateddate=entry.updated, author_name=_in_xml(entry.author) or None,
        )  # fmt: skip
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _in_xml(text: str) -> str:
    """A text without the characters that XML can't hold, which would break the feed for everybody."""
    return NOT_IN_XML.sub("\ufffd", text)


@login_not_required
@require_safe
def json_feed(request: HttpRequest) -> HttpResponse:
    """The same as JSON Feed 1.1."""
    items = []
    for entry in entries():
        address = absolute(request, path_of(entry.kind, entry.public_id))
        items.append(
            {
                "id": address,
                "url": address,
                "title": entry.title,
                "content_text": entry.summary,
                "date_published": entry.published.isoformat(),
                "date_modified": entry.updated.isoformat(),
            }
        )
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _("Statements and figures, with their sources"),
        "home_page_url": absolute(request, reverse("public")),
        "feed_url": absolute(request, reverse("public-json")),
        "language": get_language(),
        "items": items,
    }
    return JsonResponse(told, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False})
