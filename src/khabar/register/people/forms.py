"""What a person types into the pages of this app; what they search for stands in `search_forms.py`."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from khabar.model import BearerKind, Credibility, Hop, HopKind
from khabar.register.documents.languages import LANGUAGES
from khabar.register.documents.models import Standing
from khabar.register.documents.templatetags.documents import BEARERS, HOPS

BOX = {"class": "form-control", "dir": "auto"}


class ReasonForm(forms.Form):
    """Why somebody decides something."""

    reason = forms.CharField(label=_("Why"), max_length=2000, widget=forms.TextInput(attrs=BOX))


class RegroupForm(ReasonForm):
    """Some records of a person, and where they belong; `seen` are the records that the page showed."""

    records = forms.TypedMultipleChoiceField(coerce=int, required=False)
    seen = forms.TypedMultipleChoiceField(coerce=int)
    to = forms.CharField(max_length=200, required=False)

    def __init__(self, data: Any, held: list[int]) -> None:
        super().__init__(data)
        for name in ("records", "seen"):
            self.fields[name].choices = [(key, key) for key in held]  # type: ignore[attr-defined]


class CredibilityForm(ReasonForm):
    """How credible a claim is; `seen` is the rating that the page showed."""

    credibility = forms.ChoiceField(
        label=_("Credibility, 1 to 6"),
        choices=[(grade.value, grade.value) for grade in Credibility],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    seen = forms.CharField(max_length=1)


class LanguageForm(ReasonForm):
    """In which language the words of a claim, or all of a document, are; `seen_language` is what the page showed."""

    language = forms.ChoiceField(
        label=_("Language"),
        choices=[("", _("as its letters show")), *LANGUAGES.items()],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    seen_language = forms.CharField(max_length=8, required=False)


class StandingForm(ReasonForm):
    """Whether a document stands; `seen` is what the page showed."""

    standing = forms.ChoiceField(
        label=_("This document"), choices=Standing, widget=forms.Select(attrs={"class": "form-select"})
    )
    seen = forms.CharField(max_length=10)


class HopForm(forms.Form):
    """One bearer of an attribution chain."""

    bearer = forms.CharField(label=_("Who"), max_length=300, widget=forms.TextInput(attrs=BOX))
    what = forms.ChoiceField(
        label=_("What it is"),
        choices=[("", _("not said")), *((kind.value, words) for kind, words in BEARERS.items())],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    kind = forms.ChoiceField(
        label=_("How it was known"),
        choices=[(kind.value, words) for kind, words in HOPS.items()],
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    date = forms.CharField(label=_("When"), max_length=60, required=False, widget=forms.TextInput(attrs=BOX))
    unsure = forms.CharField(
        label=_("What is not certain"), max_length=500, required=False, widget=forms.TextInput(attrs=BOX)
    )

    @property
    def hop(self) -> Hop:
        """The bearer as the model's value."""
        said = self.cleaned_data
        what = BearerKind(said["what"]) if said["what"] else None
        return Hop(said["bearer"], HopKind(said["kind"]), said["date"], said["unsure"], what)


HopFormSet = forms.formset_factory(HopForm, extra=1, can_delete=True, can_order=True)
"""A chain, one form a bearer in order, and an empty one to add another."""
