"""What a family types in to be reached by mail, or to come back by one."""

from django import forms

from khabar.register.mail.addresses import LONGEST


class ChannelForm(forms.Form):
    """An address, and whether a mail may say that there is something new."""

    address = forms.CharField(max_length=LONGEST)
    news = forms.BooleanField(required=False)
