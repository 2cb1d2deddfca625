import numpy as np
import pyarrow as pa

from khabar.linkage import evaluate, link


def test_a_town_and_its_governorate_are_learned_to_belong_together() -> None:
    rng = np.random.default_rng(5)
    towns = ["Douma", "Zabadani", "Masyaf", "Salamiyah", "Jableh"]
    regions = ["Rif", "Rif", "Hama", "Hama", "Latakia"]
    given = [
        a + b for a in ("Ka", "Sa", "Na", "Fa", "Ma", "Ra", "Ha", "Ba") for b in ("rim", "mer", "bil", "dil", "jed")
    ]
    rows = [(rng.choice(given), rng.choice(given), rng.choice(given), rng.integers(0, 5)) for _ in range(600)]
    days = [f"19{rng.integers(60, 99)}-{rng.integers(1, 13):02}-{rng.integers(1, 28):02}" for _ in rows]
    tables = [
        pa.table(
            {
                "list": [name] * len(rows),
                "record_id": [str(n) for n in range(len(rows))],
                "given_name": [row[0] for row in rows],
                "father_name": [row[1] for row in rows],
                "family_name": [row[2] for row in rows],
                "birth_date": days,
                "origin_place": [places[row[3]] for row in rows],
            }
        )
        for name, places in (("towns", towns), ("regions", regions))
    ]
    linked = link(tables)
    douma = [r for r in linked.pairs.to_pylist() if r["record_a"] == r["record_b"] and r["list_a"] == "towns"]
    told = {r["origin_place"] for r in douma}
    assert told <= {"some affinity", "often the same", "mostly the same"}
    persons = [str(n) for n in range(len(rows))]
    truth = pa.table({"list": ["towns"] * 600 + ["regions"] * 600, "record_id": persons * 2, "person_id": persons * 2})
    assert evaluate(linked.clusters, truth).f1 > 0.98
