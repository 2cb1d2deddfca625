"""What every page knows."""

from django.conf import settings
from django.http import HttpRequest

from khabar.register.accounts.roles import Right, may


def register(request: HttpRequest) -> dict[str, object]:
    """Whether this is the demonstration, so that no made-up person is taken for a real one; what the user may do."""
    user = getattr(request, "user", None)
    return {
        "is_demo": settings.IS_DEMO,
        "may_answer_families": may(user, Right.FAMILIES),
        "may_review": may(user, Right.REVIEW),
        "may_analyse": may(user, Right.ANALYSE),
        "may_take_in": may(user, Right.TAKE_IN),
    }
