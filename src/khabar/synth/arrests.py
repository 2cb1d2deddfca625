"""When and where the invented people were arrested."""

import numpy as np

from khabar.synth.places import towns
from khabar.synth.words import Ints

_SHARE_OF_YEAR = {2011: 0.13, 2012: 0.27, 2013: 0.21, 2014: 0.13, 2015: 0.08, 2016: 0.06, 2017: 0.05, 2018: 0.07}
_FIRST_DAY = 15048  # 2011-03-15
_AT_HOME, _SWEPT, _SWEEP = 0.72, 0.2, 40


def draw_arrests(home: Ints, rng: np.random.Generator) -> tuple[Ints, Ints]:
    """Draw day (from 1970-01-01) and town; one in five was taken in a sweep with others of one town and day."""
    count = len(home)
    years = np.array(list(_SHARE_OF_YEAR))
    first = (years - 1970) * 365 + (years - 1969) // 4
    days = rng.choice(first, size=count, p=list(_SHARE_OF_YEAR.values())) + rng.integers(0, 365, count)
    days = np.maximum(days, _FIRST_DAY + rng.integers(0, 120, count))
    place = np.where(rng.random(count) < _AT_HOME, home, towns().draw(count, rng))
    swept = np.flatnonzero(rng.random(count) < _SWEPT)
    leader = swept // _SWEEP * _SWEEP
    days[swept], place[swept] = days[leader], place[leader]
    return days.astype(np.int32), place.astype(np.int32)
