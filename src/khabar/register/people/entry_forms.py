"""What a person types in who reads a document and enters what it says of somebody."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khabar.dates import read_date, span
from khabar.model import ClaimKind
from khabar.register.documents.languages import LANGUAGES
from khabar.register.people.entering import Said
from khabar.register.people.templatetags.people import CLAIMS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KINDS = [("", _("choose")), *((kind.value, words) for kind, words in CLAIMS.items() if kind != ClaimKind.LISTED)]


def _line(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "form-control", "dir": "auto", "autocomplete": "off", **attrs})


def _text(label: "_StrPromise", longest: int = 500, **more: Any) -> forms.CharField:
    return forms.CharField(**{"label": label, "max_length": longest, "required": False, "widget": _line(), **more})


def _choice(label: "_StrPromise", choices: Any, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        **{"label": label, "choices": choices, "widget": forms.Select(attrs={"class": "form-select"}), **more}
    )


class MentionForm(forms.Form):
    """Of whom a document speaks, in its own words."""

    name = _text(_("Name"), 300, required=True, help_text=_("As the document writes it."))
    father_name = _text(_("Father"))
    mother_name = _text(_("Mother"))
    birth_date = _text(_("Born"))
    age = _text(_("Age"))
    sex = _text(_("Sex"))
    origin_place = _text(_("From"))
    national_id = _text(_("National number"))
    register_number = _text(_("Register number"))


class SaidForm(forms.Form):
    """One claim: what is said, the words, and where they stand."""

    kind = _choice(_("What is said to have happened"), KINDS)
    verbatim = forms.CharField(
        label=_("The words of the document"),
        max_length=5000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": "3", "dir": "auto"}),
        help_text=_("Word for word, in its own language."),
    )
    page = forms.IntegerField(
        label=_("Page"), min_value=1, max_value=100_000, required=False, widget=_line(inputmode="numeric")
    )
    where = _text(
        _("Where it stands"),
        help_text=_("Where no page is numbered: a paragraph, a minute, a corner."),
    )
    date_verbatim = _text(_("When, as the document writes it"), 300)
    date = _text(
        _("The date as you read it"),
        60,
        help_text=_("Left empty, it is read from the words. 2013, 2013-05, 2013-05-07, 2013~ (about), 2013?"),
    )
    place = _text(_("Place"), 300)
    facility = _text(_("Facility"), 300)
    language = _choice(_("Language"), [("", _("as its letters show")), *LANGUAGES.items()], required=False)

    def clean_date(self) -> str:
        """The date as EDTF. Raises ValidationError when it is none."""
        said = str(self.cleaned_data["date"]).strip()
        if said and span(said) == (None, None):
            read = read_date(said).edtf
            if not read:
                raise forms.ValidationError(_("This is no date. Write 2013, 2013-05 or 2013-05-07."))
            return read
        return said

    def clean(self) -> dict[str, Any]:
        """A claim that nobody can find again is none."""
        said = super().clean() or self.cleaned_data
        if not self.errors and said.get("page") is None and not said.get("where", "").strip():
            self.add_error("page", _("Say on which page it stands, or describe where."))
        return said

    @property
    def said(self) -> Said:
        """The claim, without its chain."""
        told = self.cleaned_data
        plain = ("where", "date_verbatim", "date", "place", "facility", "language")
        words = {name: told[name].strip() for name in plain}
        return Said(ClaimKind(told["kind"]), told["verbatim"], told["page"], **words)
