"""What khabar finds in articles, against what careful readers found: `python -m benchmarks.statements`.

--set dev|test|fresh|unseen and --language en|ar measure a part. What goes wrong stands below: how often, by kind,
and of every kind N mistakes themselves (--examples N, 2 where nothing is said); the mistakes of the set `dev` only,
because a reader that is mended by looking at the others is no longer measured by them. --dry keeps no result.
"""

import argparse
import json
import statistics
from collections import Counter
from typing import Any

from benchmarks.results import keep
from benchmarks.statements.facts import document
from benchmarks.statements.quantities import figures, percentages, suggestions
from benchmarks.statements.reading import Reading, read
from benchmarks.statements.sayings import statements
from benchmarks.statements.scopes import Scoped, scoped, scopes
from benchmarks.statements.tally import Mistake, Tally
from tests.statements.annotated import SETS, annotated

LANGUAGES = ("en", "ar")


def score(readings: list[Reading]) -> Tally:
    """Everything that is measured, over some articles."""
    tally = Tally()
    for reading in readings:
        for measure in (document, statements, figures, percentages, suggestions):
            measure(tally, reading)
    return tally


def timed(readings: list[Reading]) -> dict[str, Any]:
    """Milliseconds of CPU for an article, the first (which loads the words) left out."""
    spent = sorted(1000 * reading.seconds for reading in readings[1:])
    words = sum(len(reading.there.text.split()) for reading in readings)
    high = spent[min(len(spent) - 1, int(0.95 * len(spent)))]
    return {
        "articles": len(readings),
        "words": words,
        "p50 ms": round(statistics.median(spent), 2),
        "p95 ms": round(high, 2),
    }


def show(title: str, measures: dict[str, Any]) -> None:
    print(f"\n{title:24}{'n':>6}{'precision':>11}{'recall':>9}{'F1':>8}")
    for kind, held in measures.items():
        shown = ["-" if held[k] is None else f"{held[k]:.3f}" for k in ("precision", "recall", "f1")]
        print(f"{kind:24}{held['n']:>6}{shown[0]:>11}{shown[1]:>9}{shown[2]:>8}")


def tell(tally: Tally, examples: int) -> None:
    """What goes wrong: of every kind how often it was missed, wrong or other than what is there, and some of them."""
    kinds: dict[str, list[Mistake]] = {}
    for mistake in tally.mistakes:
        kinds.setdefault(mistake.kind, []).append(mistake)
    print("what goes wrong:")
    for kind, held in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        print(f"  {kind:22}" + ", ".join(f"{how} {n}" for how, n in Counter(m.how for m in held).most_common()))
        for m in held[:examples]:
            print(f"  {m.kind:16} {m.how:7} {m.article}: {' '.join(m.text.split())[:160]}  {m.told}")


def _scopes(title: str, articles: list[Scoped]) -> dict[str, Any]:
    """The scope of figures in some of the small articles."""
    tally = Tally()
    for article in articles:
        scopes(tally, article)
    show(title, tally.measures())
    return tally.measures()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", choices=SETS)
    parser.add_argument("--language", choices=LANGUAGES)
    parser.add_argument("--examples", type=int, default=2)
    parser.add_argument("--dry", action="store_true")
    args = parser.parse_args()
    sets = (args.set,) if args.set else SETS
    languages = (args.language,) if args.language else LANGUAGES
    readings = [read(a) for a in annotated() if a.set in sets and a.language in languages]
    found: dict[str, Any] = {"time": timed(readings)}
    print(json.dumps(found["time"]))
    for which in sets:
        for language in languages:
            part = [r for r in readings if r.there.set == which and r.there.language == language]
            tally = score(part)
            measures = tally.measures()
            show(f"{which} {language} ({len(part)})", measures)
            errors = Counter(f"{m.kind}: {m.how}" for m in tally.mistakes)
            found[f"{which} {language}"] = {
                "articles": len(part),
                "measures": measures,
                "errors": dict(errors.most_common()),
            }
            tell(tally, args.examples if which == "dev" else 0)
    for which in [one for one in sets if one in ("dev", "test")]:
        for language in languages:
            small = [one for one in scoped() if (one.set, one.language) == (which, language)]
            found[f"scope {which} {language}"] = _scopes(f"{which} {language}, small ({len(small)})", small)
    for title, part in (("all", readings), ("held out", [r for r in readings if r.there.set in ("test", "fresh")])):
        show(f"{title} ({len(part)})", score(part).measures())
    if not args.dry:
        keep("statements", found)


if __name__ == "__main__":
    main()
