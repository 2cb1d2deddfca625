"""What a family types in about a testimony."""

from django import forms

from khabar.register.families.forms import SHORT
from khabar.register.families.models import Purpose

LONGEST = 20_000
"""Characters of a testimony."""


class TestimonyForm(forms.Form):
    """Words of a testimony, a title for it, and what it may be used for."""

    title = forms.CharField(max_length=SHORT, required=False)
    text = forms.CharField(max_length=LONGEST, required=False)
    given = forms.MultipleChoiceField(choices=Purpose, required=False)
