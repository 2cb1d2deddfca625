"""What is typed of a tip, and of a place that is publicly known."""

from django import forms


class TipForm(forms.Form):
    """A tip, as far as the family knows it."""

    place = forms.CharField(max_length=200, required=False)
    when = forms.CharField(max_length=60, required=False)
    number = forms.CharField(max_length=60, required=False)
    said = forms.CharField(max_length=2000, required=False)


class PlaceForm(forms.Form):
    """A facility of the controlled list, by name, and from when to when it stood."""

    name = forms.CharField(max_length=200)
    opened = forms.CharField(max_length=60, required=False)
    closed = forms.CharField(max_length=60, required=False)
