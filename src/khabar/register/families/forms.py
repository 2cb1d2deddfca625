"""What a family types in."""

from collections.abc import Collection
from typing import Any

from django import forms

from khabar.register.families.models import Purpose
from khabar.register.families.steps import Step

SHORT, LONG = 300, 4000
"""The most characters of an answer in one line, and of a longer text."""


class StepForm(forms.Form):
    """The questions of one step. Nothing is filled in by the browser, and nothing is kept by it."""

    def __init__(self, step: Step, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "id_%s"
        for one in step.questions:
            attrs: dict[str, object] = {"dir": "auto", "autocomplete": "off", "spellcheck": "false"}
            if one.hint:
                attrs["aria-describedby"] = f"hint_{one.name}"
            if one.choices:
                field: forms.Field = forms.ChoiceField(choices=one.choices, required=False)
            elif one.rows > 1:
                area = forms.Textarea(attrs={**attrs, "rows": one.rows})
                field = forms.CharField(max_length=LONG, required=False, widget=area)
            else:
                line = forms.TextInput(attrs=attrs)
                field = forms.CharField(max_length=SHORT, required=one.required, widget=line)
            field.label, field.help_text = str(one.label), str(one.hint)
            self.fields[one.name] = field


class ConsentForm(forms.Form):
    """What a family allows, and to whom."""

    given = forms.MultipleChoiceField(choices=Purpose, required=False)
    recipients = forms.CharField(max_length=SHORT, required=False)
    chosen = forms.TypedMultipleChoiceField(required=False)

    def __init__(self, data: Any, names: Collection[str]) -> None:
        super().__init__(data)
        self.fields["chosen"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]


class QuestionForm(forms.Form):
    """A recognition question and its answer."""

    question = forms.CharField(max_length=SHORT)
    answer = forms.CharField(max_length=SHORT)
