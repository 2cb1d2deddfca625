"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest


def register(request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration, so that no page of made-up people can be taken for a real one."""
    return {"is_demo": settings.IS_DEMO}
