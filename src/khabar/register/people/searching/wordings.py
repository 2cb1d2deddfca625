"""Words that many claims share, by number."""

from collections.abc import Callable, Iterable

import numpy as np
from numpy.typing import NDArray


class Wordings:
    """Each different text once; the empty one has number 0.

    Ex: wordings = Wordings(); wordings.number("SY04") -> 1; wordings.number("SY04") -> 1
    """

    def __init__(self, texts: Iterable[str] = ("",)) -> None:
        self.texts = list(texts)
        self._numbers = {text: number for number, text in enumerate(self.texts)}

    def number(self, text: str) -> int:
        """The number of a text, which is added where it is new."""
        found = self._numbers.get(text)
        if found is None:
            found = self._numbers[text] = len(self.texts)
            self.texts.append(text)
        return found

    def where(self, fits: Callable[[str], bool]) -> NDArray[np.bool_]:
        """For each number, whether its text fits; the empty one never does."""
        found = np.fromiter(map(fits, self.texts), np.bool_, len(self.texts))
        found[0] = False
        return found
