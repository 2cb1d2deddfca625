"""What is typed in a conversation."""

from django import forms


class WriteForm(forms.Form):
    """A line to the other side of the conversation of this number."""

    number = forms.IntegerField(min_value=1)
    text = forms.CharField(max_length=4000)


class BeginForm(forms.Form):
    """What somebody who has news is called, so that it is not handed on; it may stay empty."""

    hide = forms.CharField(max_length=300, required=False)


class HandOnForm(forms.Form):
    """A line as it is handed on; nothing: it is kept back."""

    text = forms.CharField(max_length=4000, required=False)
