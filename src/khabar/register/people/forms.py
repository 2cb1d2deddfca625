"""What a person types into the pages of this app."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """A name in Arabic or Latin letters, in any spelling."""

    name = forms.CharField(
        label=_("Name"),
        max_length=300,
        widget=forms.TextInput(
            attrs={"class": "form-control form-control-lg", "dir": "auto", "autocomplete": "off", "spellcheck": "false"}
        ),
    )
