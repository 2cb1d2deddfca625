"""Learn the channels and count names: python learn.py TOKENS.tsv ROMANIZER.sqlite3 LISTS [FOLDER] writes the tables.

TOKENS.tsv is the training half of the Wikidata name pairs of NETransliteration-COLING2018 (CC0); ROMANIZER.sqlite3 the
table of the package arabic-name-romanizer 0.2.0 (MIT; Wikidata and Algerian name lists, CC0); LISTS a folder with two
releases of one public list of people (`lists.py`), of which only counts of letters are kept. The tables are written
beside this file, or into FOLDER. The same input gives the same bytes.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khabar.compiled import njit
from khabar.names.channel import ALPHABETS, BEFORE, WEAK, Contexts, Floats, by_length, smoothed
from khabar.names.data.lists import of_one_spelling, read_releases
from khabar.names.data.spellings import HOME, Pairs, attested_lines, of_one_name, read_tokens, read_units

HERE = Path(__file__).parent
ROUNDS = 8
LEAST, LEAST_GENERAL = 0.4, 0.7
CHUNKS = {
    "arabic_latin": re.compile(r"[b-df-hj-np-tv-z]{0,3}[aeiouy]{0,3}"),
    "latin_latin": re.compile(r"[a-z]{0,2}"),
    "arabic_arabic": re.compile(r".{0,2}"),
}


@njit(cache=True)
def expect(
    contexts: NDArray[np.int32], size: NDArray[np.int32], width: NDArray[np.int32], chunks: NDArray[np.int32],
    weight: Floats, chance: Floats, counts: Floats,
) -> float:  # fmt: skip
    """Add the expected counts of every chunk in every context, and give the log likelihood (forward-backward)."""
    ahead, back = np.zeros((24, 24)), np.zeros((24, 24))
    total = 0.0
    for row in range(len(weight)):
        n, m = size[row], width[row]
        ahead[:] = 0.0
        back[:] = 0.0
        ahead[0, 0] = back[n, m] = 1.0
        for i in range(n):
            for j in range(m + 1):
                for k in range(min(5, m - j + 1)):
                    if ahead[i, j] > 0 and chunks[row, j, k] >= 0:
                        ahead[i + 1, j + k] += ahead[i, j] * chance[contexts[row, i], chunks[row, j, k]]
        if ahead[n, m] <= 0:
            continue
        total += weight[row] * np.log(ahead[n, m])
        for i in range(n - 1, -1, -1):
            for j in range(m + 1):
                for k in range(min(5, m - j + 1)):
                    if back[i + 1, j + k] > 0 and chunks[row, j, k] >= 0:
                        way = chance[contexts[row, i], chunks[row, j, k]] * back[i + 1, j + k]
                        back[i, j] += way
                        counts[contexts[row, i], chunks[row, j, k]] += weight[row] * ahead[i, j] * way / ahead[n, m]
    return total


def learn(pairs: Pairs, source: str, target: str) -> tuple[Contexts, list[str], Floats]:
    """Expected counts of chunks (columns) in contexts (rows) after eight rounds of expectation maximisation."""
    pattern = CHUNKS[f"{source}_{target}"]
    contexts = Contexts(ALPHABETS[source], WEAK[source])
    usable = sorted(
        (a, b, weight)
        for (a, b), weight in pairs.items()
        if set(a) <= set(ALPHABETS[source]) and set(b) <= set(ALPHABETS[target]) and len(a) <= 15 and len(b) <= 18
    )
    number = {chunk: n for n, chunk in enumerate(["", *ALPHABETS[target]])}
    rows, chunks = np.zeros((len(usable), 15), np.int32), np.full((len(usable), 19, 5), -1, np.int32)
    for row, (a, b, _) in enumerate(usable):
        for i, letter in enumerate(a):
            rows[row, i] = contexts.place(letter, contexts.before(a, i), a[i + 1 : i + 2])
        for j in range(len(b) + 1):
            for k in range(min(5, len(b) - j + 1)):
                if pattern.fullmatch(b, j, j + k):
                    chunks[row, j, k] = number.setdefault(b[j : j + k], len(number))
    size = np.array([len(a) for a, _, _ in usable], np.int32)
    width = np.array([len(b) for _, b, _ in usable], np.int32)
    weight = np.array([weight for _, _, weight in usable])
    lengths = np.array([len(chunk) for chunk in number])
    chance = np.tile(by_length()[lengths], (len(contexts.wider), 1))
    if source == target:
        for place, letter in enumerate(ALPHABETS[source]):
            chance[contexts.wider // (3 * BEFORE) == place, number[letter]] = 0.8
    letter_of = np.arange(len(chance)) // (len(chance) // len(ALPHABETS[source]))
    for _ in range(ROUNDS):
        counts = np.zeros_like(chance)
        likelihood = expect(rows, size, width, chunks, weight, chance, counts)
        sys.stderr.write(f"{source} to {target}: {likelihood / weight.sum():.4f} per pair, {len(usable)} pairs\n")
        chance = smoothed(counts, by_letter(counts, letter_of), lengths, contexts)
    return contexts, list(number), counts


def by_letter(counts: Floats, letter_of: NDArray[np.int64]) -> Floats:
    """Counts summed over the contexts of each letter."""
    summed = np.zeros((letter_of.max() + 1, counts.shape[1]))
    np.add.at(summed, letter_of, counts)
    return summed


def lines(contexts: Contexts, chunks: list[str], counts: Floats) -> Iterable[str]:
    """The table: letter, class before (as in `Contexts.before`), next letter, "chunk count ..." each line.

    A line with "*" for the context holds the counts of a letter in all contexts, rare chunks included.
    """
    letters = contexts.letters
    order = sorted(range(len(chunks)), key=chunks.__getitem__)

    def line(head: str, row: Floats, least: float) -> Iterable[str]:
        held = [f"{chunks[n] or '-'} {row[n]:.1f}" for n in order if row[n] >= least]
        if held:
            yield f"{head}\t{' '.join(held)}\n"

    width = BEFORE * (len(letters) + 1)
    for place, letter in enumerate(letters):
        own = counts[place * width : (place + 1) * width]
        yield from line(f"{letter}\t*\t*", own.sum(0), LEAST_GENERAL)
        for n, row in enumerate(own):
            after = (letters + "-")[n % (len(letters) + 1)]
            yield from line(f"{letter}\t{n // (len(letters) + 1)}\t{after}", row, LEAST)


def main() -> None:
    """Write the tables of the channels, attested.tsv and frequencies.tsv into a folder, by default this one."""
    tokens, (units, attested, counts) = read_tokens(Path(sys.argv[1])), read_units(Path(sys.argv[2]))
    folder = Path(sys.argv[4]) if len(sys.argv) > 4 else HERE
    pairs = {pair: tokens.get(pair, 0.0) + units.get(pair, 0.0) for pair in sorted(tokens.keys() | units.keys())}
    alike, listed = of_one_spelling(pairs), read_releases(Path(sys.argv[3]))
    arabic = {pair: alike.get(pair, 0.0) + listed.get(pair, 0.0) for pair in alike.keys() | listed.keys()}
    for name, learned in (
        ("arabic_latin", learn(pairs, "arabic", "latin")),
        ("latin_latin", learn(of_one_name(units), "latin", "latin")),
        ("arabic_arabic", learn(arabic, "arabic", "arabic")),
    ):
        (folder / f"{name}.tsv").write_text("".join(lines(*learned)), "utf-8")
    (folder / "attested.tsv").write_text("".join(attested_lines(attested)), "utf-8")
    rows = (f"{form}\t" + "\t".join(str(counts[form][country]) for country in HOME) for form in sorted(counts))
    (folder / "frequencies.tsv").write_text("form\t" + "\t".join(HOME) + "\n" + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
