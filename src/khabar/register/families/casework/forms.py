"""What a case worker types in, and a family's message."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khabar.register.families.models import Purpose
from khabar.register.people.forms import ReasonForm


class DecideForm(ReasonForm):
    """Whether an enquiry is about a person, and why."""

    person = forms.CharField(max_length=22)
    verdict = forms.ChoiceField(choices=[("confirmed", _("Confirm")), ("refused", _("Refuse"))])


class CheckForm(forms.Form):
    """One step of making sure who asks, and whether it was passed."""

    what = forms.CharField(max_length=300)
    outcome = forms.ChoiceField(choices=[("passed", _("passed")), ("failed", _("not passed")), ("open", _("open"))])


class AnswerForm(forms.Form):
    """What somebody answered to a family's recognition question."""

    said = forms.CharField(max_length=300)


class MessageForm(forms.Form):
    """A message to a family, or from one."""

    text = forms.CharField(max_length=4000)


class ShareForm(forms.Form):
    """For what a file is made, and for whom."""

    purpose = forms.ChoiceField(choices=[(one, one.label) for one in (Purpose.SHARE, Purpose.COURT)])
    recipient = forms.CharField(max_length=300)


class ReachedForm(forms.Form):
    """That a family was reached, by whom, when and how."""

    who = forms.CharField(max_length=300)
    when = forms.CharField(max_length=60)
    how = forms.CharField(max_length=2000)
