"""What stands in front of the register: a proxy that encrypts, and says who asks."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]
TELL = (
    "The proxy in front of this register does not say who asks. Let it send X-Forwarded-For, and say in register.toml "
    "how many proxies there are.\n"
)


def front(get_response: Answer) -> Answer:
    """Middleware: with a public address set, every request came encrypted, and from where the proxies say.

    If they said nothing, wrong tries from everywhere would count as if they came from the proxy, and lock everybody
    out: such a request is refused. What a client wrote into the header itself stands further left and is not read.
    """

    def answer(request: HttpRequest) -> HttpResponse:
        public = settings.PUBLIC
        if not public.addresses:
            return get_response(request)
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        try:
            client = ip_address(told[-public.proxies].strip())
        except (IndexError, ValueError):
            return HttpResponse(TELL, status=400, content_type="text/plain; charset=utf-8")
        request.META["REMOTE_ADDR"] = str(client)
        request.META["wsgi.url_scheme"] = "https"
        return get_response(request)

    return answer
