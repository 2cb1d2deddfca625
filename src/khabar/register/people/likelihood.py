"""How likely somebody is who was asked for, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FROM: tuple[tuple[float, Promise], ...] = (
    (0.9, _("very likely the one asked for")),
    (0.6, _("likely the one asked for")),
    (0.2, _("perhaps the one asked for")),
    (0.0, _("less likely the one asked for")),
)
"""The least probability of each wording, going by the name alone. Of two namesakes each is at most "perhaps"."""


def in_words(sure: float) -> Promise:
    """The words for a probability. Ex: in_words(0.93) -> "very likely the one asked for"."""
    return next(words for least, words in FROM if sure >= least)


def in_percent(sure: float) -> str:
    """A probability for people, never all or nothing. Ex: in_percent(0.934) -> "93 %"; in_percent(1.0) -> "> 99 %"."""
    return "> 99 %" if sure > 0.99 else "< 1 %" if sure < 0.01 else f"{sure * 100:.0f} %"
