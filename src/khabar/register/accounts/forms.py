"""What a person types into the pages of this app."""

from django import forms
from django.utils.translation import gettext_lazy as _

from khabar.register.accounts.roles import Role


class RoleForm(forms.Form):
    """A role; for a user who has one already, with the version of the user that was seen."""

    role = forms.TypedChoiceField(coerce=Role, choices=Role.choices)
    version = forms.IntegerField(required=False)


class AccessForm(forms.Form):
    """Whether a user may sign in, with the version of the user that was seen."""

    active = forms.TypedChoiceField(coerce=lambda value: value == "1", choices=[("1", "1"), ("0", "0")])
    version = forms.IntegerField()


class PolicyForm(forms.Form):
    """The roles that must have a second factor, with the version of the policy that was seen."""

    roles = forms.TypedMultipleChoiceField(coerce=Role, choices=Role.choices, required=False)
    version = forms.IntegerField()


class PasskeyForm(forms.Form):
    """The name that somebody gives one of their passkeys."""

    name = forms.CharField(max_length=60)


class PasswordForm(forms.Form):
    """A new password, typed twice."""

    password = forms.CharField(strip=False, max_length=300)
    again = forms.CharField(strip=False, max_length=300)

    def clean_again(self) -> str:
        again = str(self.cleaned_data["again"])
        if again != self.cleaned_data.get("password"):
            raise forms.ValidationError(_("The two passwords differ."))
        return again


class AcceptForm(PasswordForm):
    """The name and the password that an invited person chooses."""

    name = forms.CharField(max_length=150)
