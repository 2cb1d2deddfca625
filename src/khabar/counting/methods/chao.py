"""The lower bound alone: at least so many, whoever no list could have caught aside."""

from khabar.counting.chains import Sampling
from khabar.counting.chao import chao
from khabar.counting.count import Outcome
from khabar.counting.histories import Histories
from khabar.counting.progress import Progress
from khabar.counting.variants import too_wide

ASSUMPTIONS = ("lower_bound",)
LEAST, MOST = 3, 62


def run(histories: Histories, sampling: Sampling, progress: Progress) -> Outcome:
    """Chao's bias-corrected bound as an answer."""
    found = chao(histories)
    return Outcome(found, tuple(too_wide(found)))
