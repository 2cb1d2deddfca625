"""What a person types into the pages of this app."""

from django import forms

from khabar.readers.header import DELIMITERS

ENCODINGS = ("utf-8", "utf-16", "windows-1256", "iso-8859-6", "windows-1252")


class ChooseForm(forms.Form):
    """Who publishes or tells the files, and the list that they are editions, copies or parts of."""

    source = forms.CharField(max_length=300)
    list_name = forms.CharField(max_length=300, required=False)


class ReadForm(forms.Form):
    """As what a file is to be taken in and how it is to be read, at the version of it that a person looked at."""

    version = forms.IntegerField()
    source = forms.CharField(max_length=300)
    list_name = forms.CharField(max_length=300, required=False)
    encoding = forms.ChoiceField(choices=[("", ""), *((name, name) for name in ENCODINGS)], required=False)
    delimiter = forms.ChoiceField(choices=[("", ""), *((one, one) for one in DELIMITERS)], required=False)
    dated = forms.CharField(max_length=60, required=False)
    follows = forms.CharField(max_length=22, required=False)
