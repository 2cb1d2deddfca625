"""What is typed to carry files away, and to keep the list of recipients."""

from django import forms

from khabar.register.families.casework.forms import ShareForm


class AskForm(ShareForm):
    """For what and for whom a package is made, and why."""

    reason = forms.CharField(max_length=300)


class AnswerForm(forms.Form):
    """What a second person says of a package, and why."""

    reason = forms.CharField(max_length=300)
    verdict = forms.ChoiceField(choices=[("agreed", ""), ("refused", "")])


class RecipientForm(forms.Form):
    """The name of an organisation."""

    name = forms.CharField(max_length=120)
