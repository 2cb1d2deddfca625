"""What a person types into the pages of this app."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khabar.places import find, gazetteer
from khabar.register.events.models import Kind


def _line(**attrs: str) -> forms.TextInput:
    return forms.TextInput(attrs={"class": "form-control", "autocomplete": "off", **attrs})


class FacilityForm(forms.Form):
    """What is said of a facility. The place is typed as people write it, and becomes a P-code."""

    name_ar = forms.CharField(
        label=_("Name in Arabic"), max_length=200, required=False, widget=_line(dir="rtl", lang="ar")
    )
    name_en = forms.CharField(
        label=_("Name in Latin letters"), max_length=200, required=False, widget=_line(dir="ltr", lang="en")
    )
    kind = forms.ChoiceField(
        label=_("Kind"), choices=Kind.choices, initial=Kind.OTHER, widget=forms.Select(attrs={"class": "form-select"})
    )
    pcode = forms.CharField(
        label=_("Place: a governorate, district or subdistrict, by name or P-code"),
        max_length=120,
        required=False,
        widget=_line(dir="auto"),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": "2", "dir": "auto"}),
    )

    def clean_pcode(self) -> str:
        """The P-code of the place that was typed. Raises ValidationError when the gazetteer does not know it."""
        text = str(self.cleaned_data["pcode"]).strip()
        if not text:
            return ""
        read = find(text)
        if not read.pcode:
            raise forms.ValidationError(_("No such place is known. Write a governorate, district or subdistrict."))
        if read.alternatives:
            choices = ", ".join(_told(pcode) for pcode in (read.pcode, *read.alternatives))
            raise forms.ValidationError(
                _("Several places have this name. Write one of: %(choices)s") % {"choices": choices}
            )
        return read.pcode

    def facts(self) -> dict[str, str]:
        """What `actions` ask for."""
        cleaned: dict[str, Any] = self.cleaned_data
        return {name: str(cleaned[name]).strip() for name in self.fields}


def _told(pcode: str) -> str:
    place = gazetteer()[pcode]
    return f"{pcode} ({place.name_ar} / {place.name_en}, {gazetteer()[pcode[:4]].name_ar})"
