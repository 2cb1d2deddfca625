"""What can be said of a tip. Nothing here asks the register about a person.

An answer rests on three things: places that are publicly known, the form of a number, and what this family sees on its
own page or told itself. So it is the same whether the register holds that person or not, and it never says that
something is new, true or in the register.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from khabar.dates import read_date, span
from khabar.dates.fold import fold
from khabar.readers.numbers import digits_of
from khabar.register.families import vault
from khabar.register.families.models import Enquiry
from khabar.register.families.sheet import sheets_of
from khabar.register.families.tips.models import PublicPlace
from khabar.register.families.tips.places import public_place

NATIONAL_DIGITS = 11
"""Of Syria's national numbers."""

MONEY = re.compile(
    r"\$|€|\b(?:money|pay|paid|dollars?|euros?|transfer|price|cost|bribe)\b"
    r"|دولار|دولارات|يورو|ليرة|ليرات|فلوس|مصاري|مبلغ|تدفع|ندفع|ادفع|حوالة|رشوة"
)
"""Words by which somebody asks for money, folded."""


@dataclass(frozen=True, slots=True)
class Tip:
    """What somebody offered, as the family typed it: where, when, which number, and anything else."""

    place: str = ""
    when: str = ""
    number: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a tip, in the words that were typed, and what can be said of it."""

    words: str
    answers: list[str]


def check(enquiry: Enquiry, tip: Tip) -> list[Part]:
    """What can be said of each part that was told. Raises vault.Shut."""
    seen, own = _seen(enquiry), _own(enquiry)
    place = public_place(tip.place)
    answers = (
        (tip.place, [*_of_place(place, tip.when), *_known(tip.place, seen, own)]),
        (tip.when, _of_day(enquiry, tip.when)),
        (tip.number, [*_of_number(tip.number), *_known(tip.number, seen, own)]),
        (tip.said, [*_of_words(tip.said), *_known(tip.said, seen, own)]),
    )
    nothing = _("We can say nothing about this. That does not mean that it is true.")
    return [Part(words, found or [nothing]) for words, found in answers if words.strip()]


def _of_place(place: PublicPlace | None, when: str) -> list[str]:
    if place is None:
        return [_("We know of no such place in public. It may have another name.")]
    found = [_("It is publicly known that this place exists.")]
    first, last = span(read_date(when).edtf or "") if when.strip() and read_date(when).edtf else (None, None)
    opened, closed = (span(said) if said else (None, None) for said in (place.opened, place.closed))
    if first and closed[1] and first > closed[1]:
        found.append(_("It was closed before that day. This does not fit."))
    if last and opened[0] and last < opened[0]:
        found.append(_("It opened only after that day. This does not fit."))
    return found


def _of_day(enquiry: Enquiry, when: str) -> list[str]:
    if not when.strip():
        return []
    said = read_date(when).edtf
    if not said:
        return [_("We could not read this date.")]
    first, last = span(said)
    if first and first > timezone.now().date():
        return [_("This day has not come yet. This does not fit.")]
    seen = read_date(str(vault.get(enquiry, "last").get("seen_date", ""))).edtf
    earliest = span(seen)[0] if seen else None
    if last and earliest and last < earliest:
        return [_("You told us that this person was seen later. Ask about this.")]
    return []


def _of_number(number: str) -> list[str]:
    if not number.strip():
        return []
    digits = re.sub(r"[\s-]", "", digits_of(number))
    fits = digits.isdecimal() and len(digits) == NATIONAL_DIGITS
    long_enough = _("It has as many digits as a national number.")
    other = _("A national number has 11 digits. This one is different.")
    return [long_enough if fits else other, _("Anybody can make up a number. It proves nothing.")]


def _of_words(said: str) -> list[str]:
    asks = _("They ask for money. Many who ask for money have no news.")
    return [asks] if MONEY.search(fold(said)) else []


def _known(words: str, seen: Sequence[str], own: Sequence[str]) -> list[str]:
    """Whether words of some length stand already where this family, and perhaps others, can read them."""
    wanted, found = fold(words).strip(), []
    if len(wanted) < 4:
        return []
    if any(wanted in one for one in seen):
        found.append(_("This stands on your page already. Others may have read it, too."))
    if any(wanted in one for one in own):
        found.append(_("You told us this yourself. Others may know it from you."))
    return found


def _seen(enquiry: Enquiry) -> list[str]:
    """What stands on the family's page of news, folded."""
    claims = [one.answer.claim for sheet in sheets_of(enquiry) for one in sheet.news]
    return [fold(text) for one in claims for text in (one.place, one.facility, one.verbatim) if text]


def _own(enquiry: Enquiry) -> list[str]:
    """What the family told of its relative, folded."""
    told = vault.parts(enquiry, "who", "birth", "last", "marks")
    return [fold(str(text)) for said in told.values() for text in said.values() if text]
