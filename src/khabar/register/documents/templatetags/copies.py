"""How it is said that two documents are not independent, in the language of the page."""

from django import template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.checks.copied import Sure
from khabar.register.documents.models import Dependence

register = template.Library()

SURE: dict[Sure, Promise] = {
    Sure.SURE: _("as good as certain"),
    Sure.LIKELY: _("likely"),
}


@register.filter
def sure_words(sure: str) -> Promise:
    """How sure it is, in words."""
    return SURE[Sure(sure)]


@register.filter
def percent(part: int, whole: int) -> int:
    """A share in whole percent. Ex: 19|percent:20 -> 95"""
    return round(100 * part / whole) if whole else 0


@register.filter
def stands_in(dependence: Dependence) -> str:
    """How much of the later document stands in the earlier, and how. Ex: "95 % of it ..., in the same order"."""
    told = dependence.told
    share = {"share": percent(told["shared"], told["other_rows"]), "rows": told["shared"]}
    times, of, _bits = told["order"]
    if of and 2 * times >= of and not told["sorted_by"]:
        return (
            str(_("%(share)s %% of the later one stands in the earlier one, in the same order (%(rows)s rows)")) % share
        )
    return str(_("%(share)s %% of the later one stands in the earlier one (%(rows)s rows)")) % share
