"""What a person types into the pages of this app."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khabar.dates import read_date
from khabar.places import find
from khabar.register.documents.models import RecordList
from khabar.register.press.counts import COUNTS
from khabar.register.press.models import Grounds

LONG = 2000


def line(**attrs: str) -> forms.TextInput:
    """A line for words in either direction."""
    return forms.TextInput(attrs={"class": "form-control", "autocomplete": "off", "dir": "auto", **attrs})


def box(rows: int) -> forms.Textarea:
    """A box for words in either direction."""
    return forms.Textarea(attrs={"class": "form-control", "rows": str(rows), "dir": "auto"})


def choice() -> forms.Select:
    """A list to choose from."""
    return forms.Select(attrs={"class": "form-select"})


def day_field(label: Any) -> forms.CharField:
    """A date as people write it, which becomes EDTF."""
    return forms.CharField(label=label, max_length=60, required=False, widget=line())


def to_day(text: str) -> str:
    """A date as it was typed, as EDTF. Raises ValidationError when it is none."""
    read = read_date(text.strip())
    if text.strip() and not read.edtf:
        raise forms.ValidationError(_("This is no date. Write it as 2013-05-03, 2013-05 or 2013."))
    return read.edtf


def to_pcode(text: str) -> str:
    """The P-code of a place that was typed. Raises ValidationError when the gazetteer does not know it."""
    read = find(text.strip())
    if text.strip() and not read.pcode:
        raise forms.ValidationError(_("No such place is known. Write a governorate, district or subdistrict."))
    return read.pcode


class PasteForm(forms.Form):
    """The text of an article, and who publishes it."""

    source = forms.CharField(label=_("Who publishes or tells it"), max_length=300, widget=line(list="sources"))
    title = forms.CharField(label=_("A name for the document"), max_length=120, widget=line())
    text = forms.CharField(label=_("The article, with its title, as it was published"), widget=box(12))


class AddressForm(forms.Form):
    """Where an article stands on the web, and who publishes it."""

    source = forms.CharField(
        label=_("Who publishes or tells it"), max_length=300, widget=line(list="sources", id="id_fetch_source")
    )
    address = forms.CharField(
        label=_("Address of the article"), max_length=LONG, widget=line(type="url", dir="ltr", inputmode="url")
    )


class Facts(forms.Form):
    """A form whose cleaned values are columns of a statement or a figure."""

    def facts(self) -> dict[str, Any]:
        """What actions ask for."""
        return {name: self.cleaned_data[name] for name in self.fields}


class FoundForm(Facts):
    """Facts with words that stand in a document: line breaks are as they stand there, not as browsers send them."""

    def clean_text(self) -> str:
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")


class StatementForm(FoundForm):
    """Who said it, with which verb, in which words of the document."""

    text = forms.CharField(label=_("What was said, in the words of the document"), strip=False, widget=box(4))
    name = forms.CharField(label=_("Name"), max_length=300, required=False, widget=line())
    role = forms.CharField(label=_("Role"), max_length=300, required=False, widget=line())
    organisation = forms.CharField(label=_("Body"), max_length=300, required=False, widget=line())
    verb = forms.CharField(label=_("Verb"), max_length=100, required=False, widget=line())
    quoted = forms.BooleanField(label=_("in quotation marks"), required=False)


class FigureForm(FoundForm):
    """How many, of what, where, when, by which definition."""

    text = forms.CharField(label=_("The quantity, in the words of the document"), strip=False, widget=line())
    low = forms.IntegerField(label=_("At least"), min_value=0, max_value=10**12, required=False)
    high = forms.IntegerField(label=_("At most"), min_value=0, max_value=10**12, required=False)
    counts = forms.ChoiceField(label=_("What is counted"), choices=tuple(COUNTS.items()), widget=choice())
    who = forms.CharField(label=_("Whom"), max_length=300, required=False, widget=line())
    by = forms.CharField(label=_("Said to be done by"), max_length=300, required=False, widget=line())
    where = forms.CharField(
        label=_("Where, in the words of the document"), max_length=300, required=False, widget=line()
    )
    pcode = forms.CharField(label=_("Place, by name or P-code"), max_length=120, required=False, widget=line())
    since = day_field(_("From"))
    until = day_field(_("Until"))
    scope = forms.CharField(label=_("Which cases count"), max_length=300, required=False, widget=line())
    definition = forms.CharField(label=_("By which definition"), max_length=LONG, required=False, widget=box(2))
    method = forms.CharField(label=_("How it was counted"), max_length=LONG, required=False, widget=box(2))

    def clean_pcode(self) -> str:
        return to_pcode(self.cleaned_data["pcode"])

    def clean_since(self) -> str:
        return to_day(self.cleaned_data["since"])

    def clean_until(self) -> str:
        return to_day(self.cleaned_data["until"])


class QuestionForm(Facts):
    """One thing that several sources count."""

    title_ar = forms.CharField(label=_("What is asked, in Arabic"), max_length=200, required=False, widget=line())
    title_en = forms.CharField(label=_("What is asked, in English"), max_length=200, required=False, widget=line())
    counts = forms.ChoiceField(label=_("What is counted"), choices=tuple(COUNTS.items()), widget=choice())
    place = forms.CharField(label=_("Place, by name or P-code"), max_length=120, required=False, widget=line())
    since = day_field(_("From"))
    until = day_field(_("Until"))
    scope = forms.CharField(label=_("Which cases count"), max_length=300, required=False, widget=line())
    definition = forms.CharField(label=_("By which definition"), max_length=LONG, required=False, widget=box(2))
    release_list = forms.ModelChoiceField(
        label=_("The list of those to be released, where there is one"),
        queryset=RecordList.objects.order_by("name"),
        required=False,
        widget=choice(),
    )

    def clean_place(self) -> str:
        return to_pcode(self.cleaned_data["place"])

    def clean_since(self) -> str:
        return to_day(self.cleaned_data["since"])

    def clean_until(self) -> str:
        return to_day(self.cleaned_data["until"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("title_ar") and not cleaned.get("title_en"):
            raise forms.ValidationError(_("Say what is asked, in Arabic or in English."))
        return cleaned


class LetStandForm(forms.Form):
    """On which grounds a name may stand on public pages."""

    grounds = forms.ChoiceField(label=_("Grounds"), choices=Grounds.choices, widget=choice())
    everywhere = forms.BooleanField(label=_("on every public page, not only of this article"), required=False)
    reason = forms.CharField(label=_("What shows it"), max_length=LONG, widget=box(2))


class ReasonForm(forms.Form):
    """Another value of one field, and why."""

    reason = forms.CharField(label=_("Why"), max_length=LONG, widget=box(2))
