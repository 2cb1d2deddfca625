"""Splink 5 on the same case file, set up as its guides advise; runs in an environment that has splink: one JSON line.

Names are romanised and stripped of articles, with a consonant skeleton as a further level and as blocking key, dates
are read by khabar beforehand: what a careful user would do.
"""

import json
import logging
import re
import resource
import sys
import time

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from anyascii import anyascii
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_level_library as level
from splink import comparison_library as library

NAMES = ("given_name", "father_name", "grandfather_name", "family_name", "mother_name", "origin_place")
DATES = ("birth_date", "event_date")


def clean(text: str) -> str | None:
    plain = re.sub(r"[^a-z ]", "", anyascii(text).lower().replace("-", " ")).strip()
    plain = re.sub(r"^(al|el|as|ar|an|ad|at|az) +", "", plain).replace(" ", "")
    return (plain[2:] if plain.startswith("al") and len(plain) > 5 else plain) or None


def skeleton(name: str) -> str | None:
    for pair, one in (("kh", "x"), ("gh", "g"), ("sh", "$"), ("ch", "$"), ("th", "t"), ("dh", "d"), ("dj", "j")):
        name = name.replace(pair, one)
    name = re.sub("[aeiouywh]", "", name).translate(str.maketrans("qcgzx", "kkjsh"))
    return re.sub(r"(.)\1+", r"\1", name) or None


def prepare(records: pd.DataFrame) -> pd.DataFrame:
    out = pd.DataFrame({"unique_id": records["row"]})
    for column in NAMES:
        if column in records and records[column].notna().any():
            words = {w: clean(w) for w in records[column].dropna().unique()}
            out[column] = records[column].map(words).astype(object).where(records[column].notna(), None)
            keys = {w: skeleton(w) for w in out[column].dropna().unique()}
            out[f"{column}_key"] = out[column].map(keys).astype(object).where(out[column].notna(), None)
    for column in DATES:
        if column in records and records[column].notna().any():
            text = records[column].astype(object)
            out[column] = text.where(text.str.len() == 10, None)
            out[f"{column}_month"] = text.str[:7].where(text.str.len() >= 7, None)
            out[f"{column}_year"] = pd.to_numeric(text.str[:4]).astype("Int32")
    for column in ("sex", "age", "national_id", "register_number"):
        if column in records and records[column].notna().any():
            out[column] = records[column].astype(object).where(records[column].notna(), None)
    return out


def name_comparison(column: str) -> library.CustomComparison:
    levels = [
        level.NullLevel(column),
        level.ExactMatchLevel(column, term_frequency_adjustments=True),
        level.CustomLevel(f'"{column}_key_l" = "{column}_key_r"', label_for_charts="skeleton"),
        level.JaroWinklerLevel(column, 0.92),
        level.JaroWinklerLevel(column, 0.88),
        level.JaroWinklerLevel(column, 0.75),
        level.ElseLevel(),
    ]
    return library.CustomComparison(output_column_name=column, comparison_levels=levels)


def date_comparison(column: str) -> library.CustomComparison:
    year = f"abs({column}_year_l - {column}_year_r)"
    levels = [
        level.NullLevel(f"{column}_year"),
        level.ExactMatchLevel(column),
        level.DamerauLevenshteinLevel(column, 1),
        level.AbsoluteDateDifferenceLevel(column, input_is_string=True, threshold=7, metric="day"),
        level.CustomLevel(f"{column}_month_l = {column}_month_r"),
        level.CustomLevel(f"{column}_year_l = {column}_year_r"),
        level.CustomLevel(f"{year} <= 1"),
        level.CustomLevel(f"{year} <= 4"),
        level.ElseLevel(),
    ]
    return library.CustomComparison(output_column_name=column, comparison_levels=levels)


def main(case: str, out: str) -> None:
    logging.getLogger("splink").setLevel(logging.ERROR)
    records = pq.read_table(case).to_pandas()
    begun, cpu = time.perf_counter(), time.process_time()
    data = prepare(records)
    have = set(data.columns)
    comparisons = [name_comparison(c) for c in NAMES if c in have] + [date_comparison(c) for c in DATES if c in have]
    comparisons += [library.ExactMatch(c) for c in ("sex", "age", "national_id", "register_number") if c in have]
    g, fa, fm = "given_name_key", "father_name_key", "family_name_key"
    rules = [
        (g, fm), (fa, fm), (g, fa, "birth_date_year"), ("birth_date", "substr(given_name,1,1)"),
        ("event_date", "substr(given_name,1,1)"), ("event_date", "substr(family_name,1,1)"), (fm, "birth_date_year"),
        (g, fa, "event_date_month"), (g, fa, "origin_place"), (fm, "origin_place"), (fm, "event_date_month"),
        (g, "birth_date_year", "event_date_month"), (g, "age"),
    ]  # fmt: skip
    usable = [r for r in rules if all(re.sub(r"^substr\((\w+),.*", r"\1", c) in have for c in r)]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(*r) for r in usable],
        em_convergence=1e-3,
    )
    api = DuckDBAPI(connection=":memory:")
    linker = Linker(api.register(data, dataset_display_name="records"), settings, log_level=40)
    sure = [r for r in (("birth_date", g, fm), ("event_date", g, fm), (g, fa, fm, "birth_date_year")) if set(r) <= have]
    linker.training.estimate_probability_two_random_records_match([block_on(*r) for r in sure or [(g, fm)]], recall=0.4)
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    for rule in ((g, fm), ("birth_date", fa), ("event_date", g), ("birth_date",)):
        if set(rule) <= have:
            try:
                linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule), max_pairs=1e6)
            except Exception as error:  # noqa: BLE001 - the peer goes on without this pass, as its users would
                print(f"a training pass failed: {error!r:.200}", file=sys.stderr)
    found = linker.inference.predict(threshold_match_weight=-4)
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(found, threshold_match_probability=0.95)
    table, labels = found.as_pyarrow_table(), clusters.as_pandas_dataframe()
    wall, cpu = time.perf_counter() - begun, time.process_time() - cpu
    pairs = {"left": table["unique_id_l"], "right": table["unique_id_r"], "bits": table["match_weight"]}
    pq.write_table(pa.table(pairs), f"{out}.pairs")
    ordered = labels.sort_values("unique_id")["cluster_id"].astype("category").cat.codes
    pq.write_table(pa.table({"cluster": ordered.to_numpy()}), f"{out}.clusters")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(json.dumps({"wall": wall, "cpu": cpu, "memory_gib": memory}))


if __name__ == "__main__":
    main(*sys.argv[1:3])
