"""Log-linear models of capture histories: Poisson regressions in which lists may depend on one another."""

from khabar.counting.loglinear.choosing import Chosen, choose, stepwise
from khabar.counting.loglinear.fitting import Fit, Term, fit, terms_of
from khabar.counting.loglinear.profile import profile_interval

__all__ = ["Chosen", "Fit", "Term", "choose", "fit", "profile_interval", "stepwise", "terms_of"]
