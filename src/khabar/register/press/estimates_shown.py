"""An estimate in words: never without its interval and what it assumes; where there is none, why."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from khabar.register.press.models import Floor

NONE = gettext_lazy("the diagnostics of the calculation do not hold")
REASONS: dict[str, Promise] = {
    "too_few_lists": gettext_lazy("fewer than three independent lists name them"),
    "too_many_lists": gettext_lazy("more lists name them than the calculation can hold"),
    "no_overlap": gettext_lazy("nobody stands on two of the lists"),
    "chains_disagree": gettext_lazy("separate runs of the calculation do not agree"),
    "too_few_draws": gettext_lazy("the calculation did not settle"),
    "several_answers": gettext_lazy("the lists fit several different answers"),
    "too_wide": gettext_lazy("the interval is too wide to say anything"),
    "unstable": gettext_lazy("asked in another way, the same lists give another answer"),
}
"""By the names that `khabar.counting` gives to them."""
ASSUMPTIONS: dict[str, Promise] = {
    "closed": gettext_lazy("that those who are counted stayed the same while the lists were made"),
    "linked": gettext_lazy("that records of one person were linked, and of several persons not"),
    "reachable": gettext_lazy("that nobody was out of reach of every list"),
    "dated": gettext_lazy("that dates and places are as the lists say"),
    "classes": gettext_lazy("that lists are independent within groups of persons who are alike"),
}


@dataclass(frozen=True, slots=True)
class EstimateShown:
    """An estimate of a day (None: refused) with its 95 % credible interval, or the reasons, and what it assumes."""

    median: int | None
    low: int | None
    high: int | None
    documented: int
    lists: int
    reasons: tuple[Promise, ...]
    assumptions: tuple[Promise, ...]
    day: str

    @property
    def range(self) -> str:
        """Ex: "about 510 (480 to 560)"."""
        values = {"median": f"{self.median:,}", "low": f"{self.low:,}", "high": f"{self.high:,}"}
        return _("about %(median)s (%(low)s to %(high)s)") % values


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
        kept["documented"],
        kept["lists"],
        tuple(dict.fromkeys(REASONS.get(key, NONE) for key in kept["reasons"])),
        tuple(ASSUMPTIONS[key] for key in kept["assumptions"] if key in ASSUMPTIONS),
        kept["day"],
    )


def estimate_words(shown: EstimateShown | None) -> str:
    """One sentence, in the language in use; of nothing, that nothing was made."""
    if not shown:
        return _("No estimate is given: none was made.")
    if shown.median is None or shown.low is None or shown.high is None:
        reasons = _("; ").join(str(one) for one in shown.reasons or (NONE,))
        return _("No estimate is given: %(reasons)s.") % {"reasons": reasons}
    values = {
        "median": f"{shown.median:,}", "low": f"{shown.low:,}", "high": f"{shown.high:,}", "lists": shown.lists,
        "documented": f"{shown.documented:,}", "assumptions": _("; ").join(str(one) for one in shown.assumptions),
    }  # fmt: skip
    return (
        _(
            "We estimate %(median)s in all (95 %% credible interval %(low)s–%(high)s), from the %(documented)s persons "
            "on %(lists)s independent lists, assuming %(assumptions)s."
        )
        % values
    )
