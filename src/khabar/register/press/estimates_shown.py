"""An estimate in words: never without its interval and what it assumes; where there is none, why."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.register.press.models import Floor
from khabar.register.press.words import apart

NONE = _("the diagnostics of the calculation do not hold")
REASONS: dict[str, Promise] = {
    "too_few_lists": _("fewer than three independent lists name them"),
    "too_many_lists": _("more lists name them than the calculation can hold"),
    "no_overlap": _("nobody stands on two of the lists"),
    "chains_disagree": _("separate runs of the calculation do not agree"),
    "too_few_draws": _("the calculation did not settle"),
    "several_answers": _("the lists fit several different answers"),
    "too_wide": _("the interval is too wide to say anything"),
    "unstable": _("asked in another way, the same lists give another answer"),
}
"""By the names that `khabar.counting` gives to them."""
ASSUMPTIONS: dict[str, Promise] = {
    "closed": _("that those who are counted stayed the same while the lists were made"),
    "linked": _("that records of one person were linked, and of several persons not"),
    "reachable": _("that nobody was out of reach of every list"),
    "dated": _("that dates and places are as the lists say"),
    "classes": _("that lists are independent within groups of persons who are alike"),
}


@dataclass(frozen=True, slots=True)
class EstimateShown:
    """An estimate of a day (None: refused) with its 95 % credible interval, or the reasons, and what it assumes.

    `is_old`: it would rest on other lists or persons now.
    """

    median: int | None
    low: int | None
    high: int | None
    lists: int
    reasons: tuple[Promise, ...]
    assumptions: tuple[Promise, ...]
    day: str
    is_old: bool = False

    @property
    def range(self) -> str:
        """Ex: "about 510 (480 to 560)"."""
        values = {"median": f"{self.median:,}", "low": f"{self.low:,}", "high": f"{self.high:,}"}
        return str(_("about %(median)s (%(low)s to %(high)s)") % values)


def estimate_shown(floor: Floor) -> EstimateShown | None:
    """What was kept of an estimate; None where nobody asked for one. One without its interval is none."""
    kept = floor.estimate
    if not kept:
        return None
    found = kept["estimate"] or {}
    return EstimateShown(
        found.get("median"),
        found.get("low"),
        found.get("high"),
        kept["lists"],
        tuple(dict.fromkeys(REASONS.get(key, NONE) for key in kept["reasons"])),
        tuple(ASSUMPTIONS[key] for key in kept["assumptions"] if key in ASSUMPTIONS),
        kept["day"],
        kept.get("is_old", False),
    )


def estimate_words(shown: EstimateShown | None) -> str:
    """One or two sentences, in the language in use; of nothing, that nothing was made.

    Upon how many persons it rests is not told: beside the documented number, the difference might isolate one.
    """
    if not shown:
        return str(_("No estimate is given: none was made."))
    made = _made(shown)
    if shown.median is None or shown.low is None or shown.high is None:
        reasons = str(_("; ")).join(str(one) for one in shown.reasons or (NONE,))
        refused = str(_("No estimate is given: %(reasons)s.") % {"reasons": reasons})
        return f"{refused} {made}"
    values = {"median": f"{shown.median:,}", "low": f"{shown.low:,}", "high": f"{shown.high:,}"}
    assumptions = str(_("; ")).join(str(one) for one in shown.assumptions)
    sentences = (
        _("We estimate %(median)s in all (95 %% credible interval %(low)s–%(high)s),") % values,
        _("assuming %(assumptions)s.") % {"assumptions": assumptions},
        _("It rests on %(lists)s independent lists.") % {"lists": shown.lists},
        made,
    )
    return " ".join(str(one) for one in sentences)


def _made(shown: EstimateShown) -> str:
    """The day on which counting was asked, and whether that is what it would say now."""
    day = str(_("The calculation is of %(day)s.") % {"day": apart(shown.day)})
    old = str(_("What it rests on changed since; the calculation was not made anew."))
    return f"{day} {old}" if shown.is_old else day
