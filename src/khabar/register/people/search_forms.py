"""The one form of the search: any of its fields may be left open."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khabar import dates
from khabar.register.people.searching.question import Question
from khabar.register.people.templatetags.people import CLAIMS

QUIET = {"class": "form-control", "dir": "auto", "autocomplete": "off", "spellcheck": "false"}
CHOICE = forms.Select(attrs={"class": "form-select"})
RELIABILITIES = [
    ("", _("any rating")),
    ("A", _("A only")),
    ("B", _("B or better")),
    ("C", _("C or better")),
    ("D", _("D or better")),
    ("E", _("E or better")),
]
CREDIBILITIES = [
    ("", _("any rating")),
    ("1", _("1 only")),
    ("2", _("2 or better")),
    ("3", _("3 or better")),
    ("4", _("4 or better")),
    ("5", _("5 or better")),
]


def _text(label: Any, most: int = 200, **attributes: str) -> forms.CharField:
    widget = forms.TextInput(attrs=QUIET | attributes)
    return forms.CharField(label=label, max_length=most, required=False, widget=widget)


class SearchForm(forms.Form):
    """Names in Arabic or Latin letters in any spelling, and what else may be known of somebody or said of them."""

    name = forms.CharField(
        label=_("Name, in Arabic or Latin letters, in any spelling"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs=QUIET | {"class": "form-control form-control-lg"}),
    )
    mother = _text(_("Mother's name"))
    father = _text(_("Father's name"))
    number = _text(_("National number, or number in the civil register"), 60)
    origin = _text(_("Where the person is from"))
    kind = forms.ChoiceField(
        label=_("What is said"),
        choices=[("", _("anything")), *((kind.value, words) for kind, words in CLAIMS.items())],
        required=False,
        widget=CHOICE,
    )
    place = _text(_("Place"))
    facility = _text(_("Facility"))
    since = _text(_("From (a day, month or year)"), 40)
    until = _text(_("To (a day, month or year)"), 40)
    source = _text(_("Source"), 300, list="sources")
    reliability = forms.ChoiceField(
        label=_("Reliability of the source"), choices=RELIABILITIES, required=False, widget=CHOICE
    )
    credibility = forms.ChoiceField(
        label=_("Credibility of the claim"), choices=CREDIBILITIES, required=False, widget=CHOICE
    )

    def clean_since(self) -> str:
        return _date(self.cleaned_data["since"])

    def clean_until(self) -> str:
        return _date(self.cleaned_data["until"])

    def clean(self) -> dict[str, Any]:
        """Something must be asked for."""
        if not self.errors and Question(**self.cleaned_data).is_empty:
            raise forms.ValidationError(_("Enter a name, or anything else of which you know something."))
        return self.cleaned_data

    @property
    def asks_for_more(self) -> bool:
        """Whether anything but a name is filled in, or wrong: the rest of the form is then open."""
        return any(self[field].value() or self[field].errors for field in self.fields if field != "name")

    @property
    def question(self) -> Question:
        """What is asked, of a valid form."""
        return Question(**self.cleaned_data)


def _date(text: str) -> str:
    """An EDTF date of what somebody typed."""
    read = dates.read_date(text).edtf if text.strip() else ""
    if text.strip() and not read:
        raise forms.ValidationError(_("This is no date that we can read. Write 2012, 2012-03 or 2012-03-15."))
    return read
