"""Pages that hold names are not left behind in a browser's cache."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def unkept(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: no page is stored anywhere, unless a view said otherwise. Static files are answered before it."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answer
