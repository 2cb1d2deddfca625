"""The languages in which documents are written, by ISO 639 code, in the language of the page."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LANGUAGES: dict[str, Promise] = {
    "ar": _("Arabic"),
    "en": _("English"),
    "ckb": _("Kurdish (Sorani)"),
    "kmr": _("Kurdish (Kurmanji)"),
    "arc": _("Aramaic or Syriac"),
    "hy": _("Armenian"),
    "fa": _("Persian"),
    "tr": _("Turkish"),
    "fr": _("French"),
    "de": _("German"),
    "ru": _("Russian"),
    "uk": _("Ukrainian"),
    "es": _("Spanish"),
    "el": _("Greek"),
    "he": _("Hebrew"),
}
