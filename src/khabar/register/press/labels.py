"""Verdicts, their reasons and the marks of statements in words: fixed and neutral, in both languages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.checks import Verdict, Why

VERDICTS: dict[Verdict, Promise] = {
    Verdict.CONSISTENT: _("consistent"),
    Verdict.LOWER: _("lower"),
    Verdict.HIGHER: _("higher"),
    Verdict.APART: _("can't be compared"),
}
WHY: dict[Why, Promise] = {
    Why.COUNTS: _("they count different things"),
    Why.PERIOD: _("they speak of different periods"),
    Why.DAY: _("they speak of different days"),
    Why.PLACE: _("they speak of different places"),
    Why.SCOPE: _("they count different cases"),
    Why.NESTED: _("one covers a longer period, the other a larger place"),
    Why.UNBOUNDED: _("one of them gives neither a least nor a most"),
    Why.PERIOD_UNSAID: _("a period is not said; it was taken to be the same"),
    Why.PLACE_UNSAID: _("a place is not said; it was taken to be the same"),
    Why.SCOPE_UNSAID: _("which cases count is not said by both; it was taken to be the same"),
    Why.PART: _("it covers a part of what the other covers"),
    Why.WHOLE: _("it covers more than the other"),
}
RIGHT: dict[bool | None, Promise] = {
    True: _("agrees with the figures beside it"),
    False: _("does not agree with the figures beside it"),
    None: _("can't be checked by the figures beside it"),
}
MARKS: dict[str, Promise] = {
    "denied": _("denied"),
    "negated": _("negated"),
    "future": _("about the future"),
    "conditional": _("under a condition"),
}
