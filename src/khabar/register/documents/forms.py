"""What a person types into the pages of this app."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khabar.model import Reliability


class ReliabilityForm(forms.Form):
    """How far a source can be relied on, and why; `seen` is the rating that the page showed."""

    reliability = forms.ChoiceField(
        label=_("Reliability, A to F"),
        choices=[(grade.value, grade.value) for grade in Reliability],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    reason = forms.CharField(
        label=_("Why"), max_length=2000, widget=forms.TextInput(attrs={"class": "form-control", "dir": "auto"})
    )
    seen = forms.CharField(max_length=1, widget=forms.HiddenInput)
