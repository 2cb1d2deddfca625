"""Two press statements, one Arabic and one English, whose bodies, people and places are invented."""

from importlib.resources import files
from pathlib import Path
from string import Template

import numpy as np

from khabar.synth.words import load


def write_statements(seed: int, folder: Path) -> list[Path]:
    """Fill each template of data/statements by the seed and write it. Ex: statement_ar.txt, statement_en.txt."""
    choices = load("press")
    rng = np.random.default_rng([seed, 7])
    picks = {name: int(rng.integers(100)) for name in choices["ar"]}
    number, day = int(rng.integers(130, 980)), int(rng.integers(2, 28))
    written = []
    for language, table in choices.items():
        values = {name: options[picks[name] % len(options)] for name, options in table.items()}
        template = files("khabar.synth").joinpath(f"data/statements/{language}.txt").read_text("utf-8")
        path = folder / f"statement_{language}.txt"
        path.write_text(Template(template).substitute(values, number=number, day=day), "utf-8", newline="\n")
        written.append(path)
    return written
