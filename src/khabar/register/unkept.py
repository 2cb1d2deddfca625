"""Pages that hold names are not left behind in a browser's cache, nor found by search engines."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def unkept(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: no page is indexed or stored, unless a view said otherwise. Static files come before it."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("X-Robots-Tag", "noindex, nofollow, noarchive")
        return response

    return answer
