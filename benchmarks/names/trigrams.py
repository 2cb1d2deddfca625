"""PostgreSQL's pg_trgm on a private server of this machine, Arabic romanised by nothing: letters as they are."""

from benchmarks.names.sets import Case

MOST = 100


def trigrams(case: Case) -> list[list[tuple[int, float]]]:
    """The thirty most similar rows by trigrams, for the first 100 queries."""
    import psycopg
    from tests.cluster import start

    cluster = start()
    cluster.run("CREATE DATABASE names")
    answers = []
    with psycopg.connect(cluster.url("names")) as base:
        base.execute("CREATE EXTENSION pg_trgm")
        base.execute("CREATE TABLE row (id int, name text)")
        with base.cursor().copy("COPY row FROM STDIN") as copy:
            for number, name in enumerate(case.pool):
                copy.write_row((number, name))
        for query in case.queries[:MOST]:
            found = base.execute(
                "SELECT id, similarity(name, %s) AS alike FROM row ORDER BY alike DESC, id LIMIT 30", (query,)
            )
            answers.append([(int(row), float(alike)) for row, alike in found])
    return answers
