"""A figure in words that are safe to print: with floor, range, date, scope and source, in both languages."""

from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from khabar import places
from khabar.register.press.comparing import SMALL, FloorShown
from khabar.register.press.estimates_shown import estimate_words
from khabar.register.press.models import Question
from khabar.register.press.showing import FigureShown
from khabar.register.press.words import apart, bounds, counted, period

LANGUAGES = ("ar", "en")


def quotes(
    figure: FigureShown, question: Question | None, floor: FloorShown | None, address: str
) -> tuple[tuple[str, str], ...]:
    """By language, the text that one click copies."""
    return tuple((language, quote(language, figure, question, floor, address)) for language in LANGUAGES)


def quote(language: str, figure: FigureShown, question: Question | None, floor: FloorShown | None, address: str) -> str:
    """One or two sentences on what was said, one on what is documented, one on what is estimated, the address."""
    with override(language):
        estimated = estimate_words(floor.estimate if floor else None)
        sentences = [_said(figure, language), *_details(figure), _documented(figure, question, floor), estimated]
        return " ".join([*sentences, apart(address)])


def _said(figure: FigureShown, language: str) -> str:
    article = figure.article
    told = _("“%(words)s” (%(range)s) – %(counts)s") % {
        "words": apart(figure.text), "range": bounds(figure), "counts": counted(figure.counts),
    }  # fmt: skip
    through = " > ".join(dict.fromkeys(hop.bearer for hop in figure.chain if hop.bearer not in figure.speaker))
    day = apart(article.date) or _("a day that is not said")
    values = {"speaker": apart(figure.speaker), "day": day, "figure": told}
    said = _("%(speaker)s, published on %(day)s: %(figure)s.") % values
    if through:
        said += " " + _("It reached this register through: %(bearers)s.") % {"bearers": apart(through)}
    return said


def _details(figure: FigureShown) -> list[str]:
    where = place_name(figure.pcode) or figure.where
    told = (
        (_("Period: %(text)s."), period(figure.since, figure.until) or _("not said")),
        (_("Place: %(text)s."), where),
        (_("Which cases count: %(text)s."), figure.scope or _("not said")),
        (_("Definition: %(text)s."), figure.definition),
        (_("How it was counted: %(text)s."), figure.method or _("not said")),
    )
    return [sentence % {"text": apart(text.rstrip("."))} for sentence, text in told if text]


def _documented(figure: FigureShown, question: Question | None, floor: FloorShown | None) -> str:
    if question is None or floor is None:
        return _("This register has not counted what it documents itself by this definition.")
    count, day = floor.documented, apart(floor.day)
    if count is None:
        few = _("Fewer than %(n)s persons are individually documented (name, date, place) by this register on %(day)s.")
        return few % {"n": SMALL, "day": day}
    told = _("At least %(n)s persons are individually documented (name, date, place) by this register, as of %(day)s.")
    return told % {"n": f"{count:,}", "day": day}


def place_name(pcode: str) -> str:
    """A unit by its name in the language in use. "" for none."""
    place = places.gazetteer().get(pcode) if pcode else None
    if place is None:
        return ""
    return place.name_ar if get_language() == "ar" else place.name_en
