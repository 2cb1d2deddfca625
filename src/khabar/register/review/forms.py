"""What a reviewer says of a pair, and which pairs they want to see."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from khabar.model import Verdict
from khabar.register.documents.models import Change, RecordList, Source
from khabar.register.people.models import RunInForce
from khabar.register.review.actions import LONGEST_REASON
from khabar.register.review.holding import Wish

VERDICTS = {"s": Verdict.SAME, "d": Verdict.DIFFERENT, "u": Verdict.UNSURE}
"""By the key that says it."""

WISHES = ("list", "source", "run", "kind")
KINDS = (
    ("", _("all")),
    ("open", _("two persons that may be one")),
    ("linked", _("one person that may be two")),
    ("second", _("waits for a second opinion")),
    ("senior", _("two people disagree")),
    ("check", _("drawn by chance, to check the linkage")),
)


class DecideForm(forms.Form):
    """A verdict, and why, if somebody wants to say it."""

    do = forms.ChoiceField(choices=[(key, key) for key in VERDICTS])
    reason = forms.CharField(max_length=LONGEST_REASON, required=False)


class WishForm(forms.Form):
    """Which pairs to show."""

    kind = forms.ChoiceField(label=_("Which pairs"), choices=KINDS, required=False)
    list = forms.ChoiceField(label=_("From the list"), required=False)
    source = forms.ChoiceField(label=_("From the source"), required=False)
    run = forms.ChoiceField(label=_("Suggested by the link run"), required=False)

    def __init__(self, data: "QueryDict | None") -> None:
        super().__init__(data, auto_id="wish_%s")
        choices = {
            "list": RecordList.objects.order_by("name").values_list("public_id", "name"),
            "source": Source.objects.order_by("name").values_list("public_id", "name"),
            "run": _runs(),
        }
        for name, known in choices.items():
            self.fields[name].choices = [("", _("all")), *known]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["class"] = "form-select"


def _runs() -> "list[tuple[str, str]]":
    """The link runs that count, by when they were accepted."""
    subjects = {f"link run {run}": run for run in RunInForce.objects.values_list("run", flat=True)}
    found = Change.objects.filter(subject__in=subjects, kind="link run").order_by("-pk")
    return [(subjects[one.subject], f"{one.at:%Y-%m-%d %H:%M} UTC") for one in found]


def wish_of(asked: QueryDict) -> Wish:
    """What an address or a form asks for; anything else is left out."""
    return Wish(**{name: asked.get(name, "")[:30] for name in WISHES})
