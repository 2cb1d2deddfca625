"""Places as people write them, found in the gazetteer of Syria's administrative units with their P-codes."""

from khabar.places.finding import VERSION, ReadPlace, find
from khabar.places.gazetteer import Place, gazetteer

__all__ = ["VERSION", "Place", "ReadPlace", "find", "gazetteer"]
