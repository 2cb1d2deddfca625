"""People's names across scripts: parts, normal form, keys and similarity, for Arabic and Latin letters alike.

- `parse(text)` -> `Name` with its `Part`s; `.given .father .grandfather .family` as far as position tells
- `four_parts(texts)` -> the same four of many names, many times as fast
- `sound(part)` -> the phonemes of one part; `key(part)` -> its coarse class: both scripts alike, "" for no letters
- `keys(text)` -> index keys of a whole name, for a table with one row per key: names with equal keys are candidates
- `near_keys(text)` -> the keys to look for when a name is asked for, with how much each counts
- `compare(a, b)` -> `NameComparison(similarity, weight, alignment)`: bits, with the `Step`s they come from
- `explain(comparison, language)` -> why, a sentence for each step, in English or Arabic
- `NameIndex(names)` -> `.search(query, limit)` gives `Hit(position, weight)`, best first; `.add(name)`,
  `.remove(position)`, `.save(folder)`, `NameIndex.load(folder)`
- `how_sure(weights, among)` -> how likely each of the hits is the one asked for, given the weights of all
- `spelled_as(asked)` -> a function that tells which of several names is spelled as the one asked for
"""

from khabar.names.certainty import how_sure
from khabar.names.columns import four_parts
from khabar.names.comparison import How, NameComparison, Step, compare
from khabar.names.exact import spelled_as
from khabar.names.explaining import explain
from khabar.names.index import Hit, NameIndex
from khabar.names.keys import keys, near_keys
from khabar.names.parsing import parse
from khabar.names.parts import Name, Part
from khabar.names.sounds import key, sound

__all__ = [
    "Hit",
    "How",
    "Name",
    "NameComparison",
    "NameIndex",
    "Part",
    "Step",
    "compare",
    "explain",
    "four_parts",
    "how_sure",
    "key",
    "keys",
    "near_keys",
    "parse",
    "sound",
    "spelled_as",
]
